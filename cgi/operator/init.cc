// `shirube-forms init`
#include <unistd.h>

#include <filesystem>
#include <utility>
#include <variant>

#include "base/diagnostic_print.h"
#include "cgi/answer/forms_pack.h"
#include "cgi/configuration/configuration_file.h"
#include "cgi/operator/commands.h"
#include "cgi/operator/printed_json.h"
#include "cgi/operator/private_file.h"
#include "cgi/operator/setup.h"
#include "cgi/sealing/server_secret.h"

namespace shirube {
namespace {

// As forms.cgi has it.
constexpr ByteCount largest_pack{64 * 1024 * 1024};

std::string folder_of(const std::string& path) { return std::filesystem::path(path).parent_path().string(); }

/// Goes on after a fault, so that the operator learns of all of them at once.
class Setup {
 public:
  Setup(const FileSystem& files, Console& console) : files_(files), console_(console) {}

  OperatorStatus prepare(const std::string& path, bool json) {
    auto found = read_configuration_file(files_, path);
    if (const auto* error = std::get_if<FileError>(&found)) {
      console_.tell(*error);
      return OperatorStatus::wrong_usage;
    }
    auto& read = std::get<ReadConfiguration>(found);
    for (ConfigurationFault& fault : read.faults) add_fault(std::move(fault));
    // What a wrong configuration names is not to be touched.
    if (faults_.empty()) prepare(read.configuration);
    const OperatorStatus printed = print_results(console_, json ? as_json() : text_);
    return printed == OperatorStatus::fine ? status_ : printed;
  }

 private:
  void prepare(const Configuration& configuration) {
    make_folder("secret_file", folder_of(configuration.secret_file));
    make_secret(configuration.secret_file);
    make_folder("store", folder_of(configuration.store));
    make_the_store(configuration.store);
    check_pack(configuration);
    check_mail(configuration.mail);
    if (has_made_ && ::geteuid() == 0) {
      console_.tell("作ったものはrootのものです。ウェブサーバーの利用者が使えるように、所有者を変えてください（chown）",
                    "what was made belongs to root; give it to the web server's user (chown)");
    }
  }

  void add_fault(ConfigurationFault fault, OperatorStatus status = OperatorStatus::wrong_usage) {
    tell(console_, fault);
    if (static_cast<int>(status) > static_cast<int>(status_)) status_ = status;
    faults_.push_back(std::move(fault));
  }

  void add_fault(const std::string& key, const StoreError& error) {
    console_.tell(error);
    status_ = OperatorStatus::system_failed;
    faults_.push_back({key, error.reason, error.reason});
  }

  void add_done(const std::string& key, const std::string& path, bool made) {
    has_made_ = has_made_ || made;
    const std::string shown = key + ": " + visible_text(path);
    text_ += made ? shown + std::string(console_.in_language("を作りました", " made"))
                  : shown + std::string(console_.in_language("は、そのまま使えます", " is fine as it is"));
    text_ += "\n";
    done_.push_back({{"key", key}, {"path", path}, {"result", made ? "made" : "kept"}});
  }

  void make_folder(const std::string& key, const std::string& folder) {
    const auto made = make_private_folders(folder);
    if (const auto* error = std::get_if<FileError>(&made)) {
      add_fault({key, folder + "を作れません（" + error->reason + "）", folder + " cannot be made: " + error->reason},
                OperatorStatus::system_failed);
      return;
    }
    if (std::get<bool>(made)) add_done(key, folder, true);
    if (may_be_changed_by_everybody(folder)) {
      add_fault({key, folder + "には、ほかの利用者も書き込めます。「chmod go-w」を実行してください",
                 "others may write to " + folder + "; run chmod go-w on it"});
    }
  }

  void make_secret(const std::string& path) {
    auto found = read_server_secret(path);
    const auto* error = std::get_if<SecretError>(&found);
    if (error == nullptr) return add_done("secret_file", path, false);
    if (error->kind == SecretError::Kind::missing) {
      const auto failed = make_server_secret(path);
      if (!failed) return add_done("secret_file", path, true);
      return add_fault(
          {"secret_file", path + "を作れません（" + failed->reason + "）", path + " cannot be made: " + failed->reason},
          OperatorStatus::system_failed);
    }
    if (error->kind == SecretError::Kind::open_to_others) {
      return add_fault({"secret_file", path + "は、ほかの利用者も読み書きできます。「chmod 600」を実行してください",
                        "others may read or write " + path + "; run chmod 600 on it"});
    }
    if (error->kind == SecretError::Kind::malformed) {
      return add_fault(
          {"secret_file",
           path + "は、initで作ったものではないか、壊れています。ほかの場所に移して、もう一度実行してください",
           path + " was not made by init, or is damaged; move it away and try again"});
    }
    add_fault(
        {"secret_file", path + "を読めません（" + error->reason + "）", path + " cannot be read: " + error->reason},
        OperatorStatus::system_failed);
  }

  void make_the_store(const std::string& path) {
    const bool was_there = files_.kind(path) != FileKind::missing;
    const auto made = make_store(path);
    if (const auto* error = std::get_if<StoreError>(&made)) return add_fault("store", *error);
    auto opened = open_store(path);
    if (const auto* error = std::get_if<StoreError>(&opened)) return add_fault("store", *error);
    if (const auto error = std::get<std::unique_ptr<Store>>(opened)->check()) return add_fault("store", *error);
    add_done("store", path, !was_there);
  }

  void check_pack(const Configuration& configuration) {
    if (may_be_changed_by_everybody(configuration.packs)) {
      add_fault({"packs", configuration.packs + "には、ほかの利用者も書き込めます。「chmod go-w」を実行してください",
                 "others may write to " + configuration.packs + "; run chmod go-w on it"});
    }
    const std::string path = configuration.packs + "/" + configuration.edition + ".pack.json";
    const auto unreadable = [&](const std::string& reason) {
      add_fault(
          {"packs",
           path + "を読めません。「shirube build」の出力の「forms」フォルダーを指定してください（" + reason + "）",
           path + " cannot be read; name the folder forms/ that shirube build writes (" + reason + ")"});
    };
    auto bytes = files_.read(path, largest_pack);
    if (const auto* error = std::get_if<FileError>(&bytes)) return unreadable(error->reason);
    const auto opened = FormsPack::open(std::move(std::get<std::string>(bytes)));
    if (const auto* error = std::get_if<FormsPackError>(&opened)) return unreadable(error->reason);
    const auto& pack = std::get<FormsPack>(opened);
    if (pack.edition() != configuration.edition) {
      return add_fault({"edition", path + "は、版「" + pack.edition() + "」のものです",
                        path + " belongs to the edition “" + pack.edition() + "”"});
    }
    for (const std::string& form : pack.form_ids()) {
      const auto found = pack.form(form);
      if (const auto* error = std::get_if<FormsPackError>(&found)) return unreadable(form + ": " + error->reason);
    }
    add_done("packs", path, false);
  }

  void check_mail(const MailConfiguration& mail) {
    if (mail.password_file.empty()) return;
    auto password = read_mail_password(files_, mail);
    if (auto* fault = std::get_if<ConfigurationFault>(&password)) return add_fault(std::move(*fault));
    if (is_open_to_everybody(mail.password_file)) {
      return add_fault({"mail.password_file",
                        mail.password_file + "は、ほかの利用者も読めます。「chmod 600」を実行してください",
                        "others may read " + mail.password_file + "; run chmod 600 on it"});
    }
    add_done("mail.password_file", mail.password_file, false);
  }

  std::string as_json() const {
    nlohmann::json faults = nlohmann::json::array();
    for (const ConfigurationFault& fault : faults_) {
      faults.push_back({{"key", fault.key}, {"message", console_.in_language(fault.japanese, fault.english)}});
    }
    return printed_json({{"done", done_}, {"faults", std::move(faults)}});
  }

  const FileSystem& files_;
  Console& console_;
  OperatorStatus status_ = OperatorStatus::fine;
  bool has_made_ = false;
  std::vector<ConfigurationFault> faults_;
  nlohmann::json done_ = nlohmann::json::array();
  std::string text_;
};

}  // namespace

OperatorStatus run_init(const FileSystem& files, const std::string& path, bool json, Console& console) {
  return Setup(files, console).prepare(path, json);
}

}  // namespace shirube
