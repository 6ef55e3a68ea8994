// The `shirube` command: reads the command line, the clock and the environment, and calls the commands.
#include <CLI/CLI.hpp>

#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <exception>
#include <new>
#include <thread>

#include "base/disk.h"
#include "generator/commands/commands.h"
#include "generator/offline_arguments.h"

namespace {

using namespace shirube;

struct Arguments {
  BuildOptions build;
  FlowOptions flow;
  FormOptions form;
  OfflineOptions offline;
  std::string language;
  std::string format = "text";
  std::string now;
  std::string new_folder;
  std::string code;
};

std::string environment(const char* name) {
  const char* value = std::getenv(name);
  return value == nullptr ? std::string() : std::string(value);
}

Language language_of(const Arguments& arguments) {
  const std::string wanted = arguments.language.empty() ? environment("LANG") : arguments.language;
  return wanted.compare(0, 2, "ja") == 0 ? Language::japanese : Language::english;
}

void add_language(CLI::App& command, Arguments& arguments) {
  command.add_option("--lang", arguments.language, "ja or en (default: after LANG) / 言葉")
      ->check(CLI::IsMember({"ja", "en"}));
}

void add_now(CLI::App& command, Arguments& arguments) {
  command.add_option("--now", arguments.now,
                     "the time, as 2026-11-21, 2026-11-21T09:00:00Z or seconds since 1970 / 時刻");
}

void add_site(CLI::App& command, Arguments& arguments) {
  SiteOptions& site = arguments.build.site;
  command.add_option("SITE", site.site, "folder with content/ (default: the current one) / サイトのフォルダー");
  add_now(command, arguments);
  command.add_flag("--strict", site.strict, "warnings are errors / 警告も間違いとする");
  command.add_option("--format", arguments.format, "text or json: how mistakes are printed / 間違いの書き方")
      ->check(CLI::IsMember({"text", "json"}));
  command.add_option("--jobs", site.jobs, "number of threads (default: one a processor) / 同時に使うスレッドの数")
      ->check(CLI::Range(1, 256));
  add_language(command, arguments);
}

/// A command about one page in one edition.
void add_page(CLI::App& command, const std::string& name, const std::string& what, std::string& page,
              std::string& edition, Arguments& arguments) {
  command.add_option(name, page, what)->required();
  command.add_option("--site", arguments.build.site.site,
                     "folder with content/ (default: the current one) / サイトのフォルダー");
  command.add_option("--edition", edition, "the edition (default: the base one) / 版");
  add_now(command, arguments);
  add_language(command, arguments);
}

void add_flow(CLI::App& command, Arguments& arguments) {
  add_page(command, "FLOW", "the flow's id / フローのID", arguments.flow.flow, arguments.flow.edition, arguments);
}

void add_form(CLI::App& command, Arguments& arguments) {
  add_page(command, "FORM", "the form's id / フォームのID", arguments.form.form, arguments.form.edition, arguments);
}

void add_offline(CLI::App& app, Arguments& arguments) {
  CLI::App* bundle = app.add_subcommand("bundle", "write an edition as one file to carry / オフライン版を作る");
  add_site(*bundle, arguments);
  add_bundle(*bundle, arguments.offline);
  CLI::App* verify = app.add_subcommand("verify", "say whether a bundle is whole, and whose / オフライン版を確かめる");
  add_verify(*verify, arguments.offline);
  add_now(*verify, arguments);
  add_language(*verify, arguments);
  CLI::App* diff = app.add_subcommand("diff", "write an update from one bundle to another / 更新用のファイルを作る");
  add_diff(*diff, arguments.offline);
  add_language(*diff, arguments);
  CLI::App* apply = app.add_subcommand("apply", "put a bundle or update onto a kiosk / オフライン版を端末に入れる");
  add_apply(*apply, arguments.offline);
  add_now(*apply, arguments);
  add_language(*apply, arguments);
}

/// `--now`, else SOURCE_DATE_EPOCH, else the clock; false where the given one cannot be read.
bool set_now(Arguments& arguments) {
  const std::string given = arguments.now.empty() ? environment("SOURCE_DATE_EPOCH") : arguments.now;
  if (given.empty()) {
    const auto since_1970 = std::chrono::system_clock::now().time_since_epoch();
    arguments.build.site.now.seconds = std::chrono::duration_cast<std::chrono::seconds>(since_1970).count();
    return true;
  }
  const auto moment = parse_moment(given);
  if (moment) arguments.build.site.now = *moment;
  return moment.has_value();
}

ExitStatus run(const CLI::App& app, Arguments& arguments) {
  Disk disk;
  SiteOptions& site = arguments.build.site;
  site.language = language_of(arguments);
  site.json = arguments.format == "json";
  if (!set_now(arguments)) {
    print_failure(
        "時刻が読めません。2026-11-21 か 2026-11-21T09:00:00Z のように書いてください（--now、SOURCE_DATE_EPOCH）",
        "the time cannot be read; write it as 2026-11-21 or 2026-11-21T09:00:00Z (--now, SOURCE_DATE_EPOCH)",
        site.language);
    return ExitStatus::wrong_usage;
  }
  if (app.got_subcommand("new")) return run_new(disk, arguments.new_folder, date_in_japan(site.now), site.language);
  if (app.got_subcommand("explain")) return run_explain(arguments.code, site.language);
  if (const auto status = run_offline(app, disk, arguments.offline, site)) return *status;
  if (!disk.real_path(site.site + "/content/.")) {
    print_failure(site.site + ": content フォルダーがありません。サイトのフォルダーを指定してください",
                  site.site + ": there is no folder content/ in it; name the site's folder", site.language);
    return ExitStatus::wrong_usage;
  }
  arguments.flow.site = arguments.form.site = arguments.offline.bundle.site = site;
  if (app.got_subcommand("walk")) return run_walk(disk, arguments.flow);
  if (app.got_subcommand("graph")) return run_graph(disk, arguments.flow);
  if (app.got_subcommand("validate")) return run_validate(disk, arguments.form);
  if (app.got_subcommand("export-schema")) return run_export_schema(disk, arguments.form);
  if (app.got_subcommand("bundle")) return run_bundle(disk, arguments.offline.bundle);
  if (app.got_subcommand("build")) return run_build(disk, arguments.build);
  return arguments.flow.flow.empty() ? run_check(disk, site) : run_coverage(disk, arguments.flow);
}

void print_wrong_usage(const CLI::App& app, const CLI::ParseError& error, const std::string& command,
                       Language language) {
  if (command.empty()) {
    std::fputs(app.help().c_str(), stderr);
    return;
  }
  if (app.get_subcommands().empty() && command.front() != '-') {
    print_failure("「" + command + "」というコマンドはありません。「shirube --help」で一覧を見られます",
                  "there is no command “" + command + "”; shirube --help lists them", language);
    return;
  }
  const std::string problem = error.what();
  print_failure("使い方が違います（" + problem + "）。「shirube --help」で使い方を見られます",
                problem + "; see shirube --help", language);
}

}  // namespace

int main(int argc, char** argv) {
  CLI::App app{"Shirube makes accessible guides from YAML. / YAMLから手続きの案内を作ります。", "shirube"};
  app.set_version_flag("--version", std::string("shirube ") + SHIRUBE_VERSION);
  app.require_subcommand(1);

  Arguments arguments;
  arguments.build.site.jobs = std::max(1U, std::thread::hardware_concurrency());
  CLI::App* build = app.add_subcommand("build", "check the site, then write it / 確かめて書き出す");
  add_site(*build, arguments);
  build->add_option("--output", arguments.build.output, "where to write (default: SITE/output) / 書き出し先");
  build->add_option("--edition", arguments.build.editions, "only this edition; may stand several times / この版だけ")
      ->allow_extra_args(false);
  CLI::App* check = app.add_subcommand("check", "check the site, write nothing / 確かめるだけ");
  add_site(*check, arguments);
  check->add_option("--coverage", arguments.flow.flow,
                    "also print a flow's paths and what its examples pass / フローの道筋と、例が通るところも示す");
  CLI::App* walk = app.add_subcommand("walk", "say where answers lead in a flow / フローで、答えがどこに着くか");
  add_flow(*walk, arguments);
  walk->add_option("ANSWER", arguments.flow.answers, "the answers, in their order / 答え（順に）");
  walk->add_option("--fact", arguments.flow.facts, "something known, as facility=dental-clinic / 分かっていること")
      ->allow_extra_args(false);
  add_flow(*app.add_subcommand("graph", "print a flow as Graphviz source / フローをGraphvizの形で出す"), arguments);
  add_form(*app.add_subcommand(
               "validate", "judge values from standard input, JSON a line / 標準入力の値（1行に1つのJSON）を確かめる"),
           arguments);
  add_form(
      *app.add_subcommand("export-schema", "print a form's rules as JSON Schema / フォームの規則をJSON Schemaで出す"),
      arguments);
  CLI::App* make = app.add_subcommand("new", "make a small site that builds / 小さなサイトを作る");
  make->add_option("DIR", arguments.new_folder, "a new or empty folder / 新しい（または空の）フォルダー")->required();
  make->add_option("--now", arguments.now, "the time, for the dates in it / 時刻");
  add_language(*make, arguments);
  CLI::App* explain = app.add_subcommand("explain", "say what a mistake's code means / 間違いの説明");
  explain->add_option("CODE", arguments.code, "the word in brackets, as in error[unknown-key] / 角かっこの中の語");
  add_language(*explain, arguments);
  add_offline(app, arguments);
  for (CLI::App* command : app.get_subcommands({})) {
    command->set_version_flag("--version", std::string("shirube ") + SHIRUBE_VERSION);
  }

  try {
    app.parse(argc, argv);
  } catch (const CLI::ParseError& error) {
    if (error.get_exit_code() == 0) return app.exit(error);  // --help, --version
    print_wrong_usage(app, error, argc > 1 ? argv[1] : "", language_of(arguments));
    return static_cast<int>(ExitStatus::wrong_usage);
  }
  try {
    const ExitStatus status = run(app, arguments);
    if (std::fflush(stdout) != 0 || std::ferror(stdout) != 0) {
      print_failure("結果を書き出せません", "the results cannot be written", language_of(arguments));
      return static_cast<int>(ExitStatus::system_failed);
    }
    return static_cast<int>(status);
  } catch (const std::bad_alloc&) {
    print_failure("メモリーが足りません", "out of memory", language_of(arguments));
  } catch (const std::exception& error) {
    print_failure(std::string("思わぬ誤り: ") + error.what(), std::string("unexpected failure: ") + error.what(),
                  language_of(arguments));
  }
  return static_cast<int>(ExitStatus::system_failed);
}
