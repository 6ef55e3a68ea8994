// The `shirube-forms` command: reads the command line, the clock and the environment, and calls the commands.
#include <pwd.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <unistd.h>

#include <CLI/CLI.hpp>

#include <algorithm>
#include <chrono>
#include <csignal>
#include <cstdlib>
#include <exception>
#include <new>

#include "base/disk.h"
#include "cgi/configuration/configuration_file.h"
#include "cgi/operator/commands.h"
#include "cgi/operator/office_keys.h"
#include "cgi/operator/setup.h"
#include "cgi/sealing/server_secret.h"

namespace {

using namespace shirube;

struct Arguments {
  std::string configuration;
  std::string language;
  std::string format = "text";
  std::string receipt;
  std::string folder;
  std::string new_key_file;
  std::string form;
  bool csv = false;
  std::string encoding = "utf-8";
  std::vector<std::string> key_files;
  bool uncertain = false;
  int days = 0;
};

std::string environment(const char* name) {
  const char* value = std::getenv(name);
  return value == nullptr ? std::string() : std::string(value);
}

Language language_of(const Arguments& arguments) {
  const std::string wanted = arguments.language.empty() ? environment("LANG") : arguments.language;
  return wanted.compare(0, 2, "ja") == 0 ? Language::japanese : Language::english;
}

Moment now() {
  const auto since_1970 = std::chrono::system_clock::now().time_since_epoch();
  return {std::chrono::duration_cast<std::chrono::seconds>(since_1970).count()};
}

bool is_user_name(const std::string& name) {
  return !name.empty() && name.size() <= 64 && std::ranges::all_of(name, [](char character) {
    return (character >= 'a' && character <= 'z') || (character >= 'A' && character <= 'Z') ||
           (character >= '0' && character <= '9') || character == '-' || character == '_' || character == '.';
  });
}

/// Who the audit names. Operators usually work as the web server's user, by sudo, which says who they are.
std::string actor() {
  const passwd* user = ::getpwuid(::getuid());
  const std::string name = user == nullptr ? "uid " + std::to_string(::getuid()) : std::string(user->pw_name);
  const std::string caller = environment("SUDO_USER");
  return is_user_name(caller) && caller != name ? caller + " as " + name : name;
}

void add_language(CLI::App& command, Arguments& arguments) {
  command.add_option("--lang", arguments.language, "ja or en (default: after LANG) / 言葉")
      ->check(CLI::IsMember({"ja", "en"}));
}

void add_format(CLI::App& command, Arguments& arguments) {
  command.add_option("--format", arguments.format, "text or json: how results are printed / 結果の書き方")
      ->check(CLI::IsMember({"text", "json"}));
}

void add_configuration(CLI::App& command, Arguments& arguments) {
  command.add_option("--config", arguments.configuration,
                     "the configuration (default: what SHIRUBE_FORMS names) / 設定ファイル");
  add_language(command, arguments);
}

void add_keys(CLI::App& command, Arguments& arguments) {
  command
      .add_option("--key", arguments.key_files,
                  "the office's key file, for what is sealed; may stand several times / 事務所の鍵")
      ->allow_extra_args(false);
}

void add_receipt(CLI::App& command, Arguments& arguments) {
  command.add_option("RECEIPT", arguments.receipt, "as ABCDE-FGHJK / 受付番号")->required();
  add_keys(command, arguments);
}

CLI::App* add_command(CLI::App& app, const std::string& name, const std::string& what, Arguments& arguments) {
  CLI::App* command = app.add_subcommand(name, what);
  add_configuration(*command, arguments);
  if (name != "export") add_format(*command, arguments);
  return command;
}

void add_commands(CLI::App& app, Arguments& arguments) {
  add_command(app, "init", "make secret and store, check the configuration / 準備して、設定を確かめる", arguments);
  add_command(app, "list", "list the submissions / 受付の一覧", arguments);
  add_receipt(*add_command(app, "show", "print one submission / 1件の内容", arguments), arguments);
  CLI::App* save =
      add_command(app, "save-files", "write a submission's files to a folder / 添付ファイルを取り出す", arguments);
  add_receipt(*save, arguments);
  save->add_option("--to", arguments.folder, "where to write them / 書き出し先のフォルダー")->required();

  CLI::App* table = add_command(app, "export", "print a form's submissions as a table / 表にして書き出す", arguments);
  table->add_option("--form", arguments.form, "the form's id / フォームのID")->required();
  table->add_flag("--csv", arguments.csv, "as CSV / CSVで")->required();
  table->add_option("--encoding", arguments.encoding, "utf-8 (default) or cp932 / 文字コード")
      ->check(CLI::IsMember({"utf-8", "cp932"}));
  add_keys(*table, arguments);

  add_command(app, "deliver", "send the mails that are due / 待っているメールを送る", arguments)
      ->add_flag("--uncertain", arguments.uncertain,
                 "also those of which nobody knows whether they arrived / 届いたか分からないものも");
  add_command(app, "purge", "remove old submissions / 古い受付を削除する", arguments)
      ->add_option("--older-than", arguments.days, "days / 日数")
      ->required();
  add_command(app, "stats", "count submissions and mails / 件数", arguments);

  CLI::App* key = app.add_subcommand("new-key", "make a key for sealing / 封をする鍵を作る");
  key->add_option("FILE", arguments.new_key_file, "a new file / 新しいファイル")->required();
  add_format(*key, arguments);
  add_language(*key, arguments);
  for (CLI::App* command : app.get_subcommands({})) {
    command->set_version_flag("--version", std::string("shirube-forms ") + SHIRUBE_VERSION);
  }
}

OperatorStatus deliver(const Disk& disk, Store& store, const Configuration& configuration, const Arguments& arguments,
                       Console& console) {
  if (configuration.mail.smtp.empty()) {
    console.tell("設定にメールサーバーがありません（mail.smtp）", "the configuration names no mail server (mail.smtp)");
    return OperatorStatus::wrong_usage;
  }
  auto password = read_mail_password(disk, configuration.mail);
  if (const auto* fault = std::get_if<ConfigurationFault>(&password)) {
    tell(console, *fault);
    return OperatorStatus::wrong_usage;
  }
  const auto sender = make_smtp_sender(configuration.mail, std::move(std::get<std::string>(password)));
  if (const auto* error = std::get_if<std::string>(&sender)) {
    console.tell("メールを送る準備ができません（" + *error + "）", "mails cannot be sent: " + *error);
    return OperatorStatus::system_failed;
  }
  return run_deliver(store, *std::get<std::unique_ptr<MailSender>>(sender),
                     {.uncertain = arguments.uncertain, .json = arguments.format == "json", .now = now}, console);
}

/// The commands that need a store.
OperatorStatus run_with_store(const CLI::App& app, const Disk& disk, const Arguments& arguments, Console& console) {
  const auto found = find_configuration(disk, arguments.configuration, console);
  if (const auto* status = std::get_if<OperatorStatus>(&found)) return *status;
  const auto& configuration = std::get<Configuration>(found);
  auto keys = read_office_keys(disk, arguments.key_files, console);
  if (!keys) return OperatorStatus::wrong_usage;
  const auto opened = open_store(configuration.store);
  if (const auto* error = std::get_if<StoreError>(&opened)) return fail(console, *error);
  Store& store = *std::get<std::unique_ptr<Store>>(opened);

  const bool json = arguments.format == "json";
  const FindForm find_form = forms_in(disk, configuration.packs, console);
  if (app.got_subcommand("list")) return run_list(store, json, console);
  if (app.got_subcommand("show")) return run_show(store, {arguments.receipt, *keys, json}, find_form, console);
  if (app.got_subcommand("save-files")) {
    return run_save_files(store, disk, {arguments.receipt, arguments.folder, *keys, json}, console);
  }
  if (app.got_subcommand("export")) {
    const CsvEncoding encoding = arguments.encoding == "cp932" ? CsvEncoding::cp932 : CsvEncoding::utf8;
    return run_export(store, {arguments.form, configuration.edition, encoding, *keys, actor(), now()}, find_form,
                      console);
  }
  if (app.got_subcommand("deliver")) return deliver(disk, store, configuration, arguments, console);
  if (app.got_subcommand("purge")) return run_purge(store, {arguments.days, actor(), now(), json}, console);
  return run_stats(store, json, console);
}

OperatorStatus run(const CLI::App& app, Arguments& arguments, Console& console) {
  const Disk disk;
  if (!prepare_sealing()) {
    console.tell("このシステムでは、乱数を使えません", "this system has no randomness");
    return OperatorStatus::system_failed;
  }
  const bool json = arguments.format == "json";
  if (app.got_subcommand("new-key")) return run_new_key(arguments.new_key_file, json, console);
  if (arguments.configuration.empty()) arguments.configuration = environment("SHIRUBE_FORMS");
  if (arguments.configuration.empty()) {
    console.tell("設定ファイルを「--config」で指定してください", "name the configuration file with --config");
    return OperatorStatus::wrong_usage;
  }
  if (app.got_subcommand("init")) return run_init(disk, arguments.configuration, json, console);
  return run_with_store(app, disk, arguments, console);
}

void tell_wrong_usage(const CLI::App& app, const CLI::ParseError& error, const std::string& command, Console& console) {
  if (app.get_subcommands().empty() && !command.empty() && command.front() != '-') {
    console.tell("「" + command + "」というコマンドはありません。「shirube-forms --help」で一覧を見られます",
                 "there is no command “" + command + "”; shirube-forms --help lists them");
    return;
  }
  const std::string problem = error.what();
  console.tell("使い方が違います（" + problem + "）。「shirube-forms --help」で使い方を見られます",
               problem + "; see shirube-forms --help");
}

/// What people wrote goes through this process: no core file, and nothing it makes is for others to read.
void protect_process() {
  const rlimit none = {0, 0};
  static_cast<void>(::setrlimit(RLIMIT_CORE, &none));
  ::umask(S_IRWXG | S_IRWXO);
  // A reader that goes away is to be seen as such: what it did not get is not marked as exported.
  std::signal(SIGPIPE, SIG_IGN);
}

}  // namespace

int main(int argc, char** argv) {
  protect_process();
  CLI::App app{"The operator's command for forms.cgi. / フォームの受付を扱います。", "shirube-forms"};
  app.set_version_flag("--version", std::string("shirube-forms ") + SHIRUBE_VERSION);
  app.require_subcommand(1);
  Arguments arguments;
  add_commands(app, arguments);
  try {
    app.parse(argc, argv);
  } catch (const CLI::ParseError& error) {
    if (error.get_exit_code() == 0) return app.exit(error);  // --help, --version
    StandardConsole console(language_of(arguments));
    tell_wrong_usage(app, error, argc > 1 ? argv[1] : "", console);
    return static_cast<int>(OperatorStatus::wrong_usage);
  }
  StandardConsole console(language_of(arguments));
  try {
    return static_cast<int>(run(app, arguments, console));
  } catch (const std::bad_alloc&) {
    console.tell("メモリーが足りません", "out of memory");
  } catch (const std::exception& error) {
    console.tell(std::string("思わぬ誤り: ") + error.what(), std::string("unexpected failure: ") + error.what());
  }
  return static_cast<int>(OperatorStatus::system_failed);
}
