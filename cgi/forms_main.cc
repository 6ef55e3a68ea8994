// forms.cgi: clock, environment, files and processes around cgi/steps/.
#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <chrono>
#include <cstdlib>
#include <string>
#include <vector>

#include "base/disk.h"
#include "cgi/answer/problem_texts.h"
#include "cgi/answer/response.h"
#include "cgi/configuration/configuration_file.h"
#include "cgi/courier.h"
#include "cgi/protection/protection.h"
#include "cgi/request/body.h"
#include "cgi/request/gateway.h"
#include "cgi/steps/steps.h"

namespace shirube {
namespace {

constexpr ByteCount pack_limit{64 * 1024 * 1024};

void log_line(std::string_view line) {
  // One write, so that lines of several processes do not mix.
  const std::string whole = "forms.cgi: " + std::string(line) + "\n";
  // Where the log itself is gone, nobody is left to tell.
  if (::write(STDERR_FILENO, whole.data(), whole.size()) < 0) return;
}

std::int64_t now_milliseconds() {
  return std::chrono::duration_cast<std::chrono::milliseconds>(std::chrono::system_clock::now().time_since_epoch())
      .count();
}

/// What RFC 3875 (4.1) gives a CGI program and we look at; everything else goes, `HTTP_PROXY` among it.
void drop_environment() {
  constexpr std::array<std::string_view, 8> kept = {"REQUEST_METHOD", "SCRIPT_NAME",  "PATH_INFO",      "QUERY_STRING",
                                                    "REMOTE_ADDR",    "CONTENT_TYPE", "CONTENT_LENGTH", "HTTP_COOKIE"};
  char** next = environ;
  for (char** entry = environ; *entry != nullptr; ++entry) {
    const std::string_view variable = *entry;
    const std::string_view name = variable.substr(0, variable.find('='));
    if (std::find(kept.begin(), kept.end(), name) != kept.end()) *next++ = *entry;
  }
  *next = nullptr;
}

/// What does not change while the process lives. Nothing where it is broken: the log says why.
struct Setting {
  Configuration configuration;
  ServerSecret secret;
};

std::optional<Configuration> read_settings(const std::string& path) {
  if (path.empty()) {
    log_line("error: SHIRUBE_FORMS names no configuration file");
    return std::nullopt;
  }
  auto found = read_configuration_file(Disk(), path);
  if (const auto* error = std::get_if<FileError>(&found)) {
    log_line("error: the configuration cannot be read: " + error->reason);
    return std::nullopt;
  }
  auto& read = std::get<ReadConfiguration>(found);
  for (const ConfigurationFault& fault : read.faults) {
    log_line("error: configuration: " + (fault.key.empty() ? "" : fault.key + ": ") + fault.english);
  }
  if (!read.faults.empty()) return std::nullopt;
  return std::move(read.configuration);
}

std::optional<Setting> prepare(const std::string& path) {
  if (!prepare_sealing()) {
    log_line("error: the system gives no random numbers");
    return std::nullopt;
  }
  std::optional<Configuration> configuration = read_settings(path);
  if (!configuration) return std::nullopt;
  auto secret = read_server_secret(configuration->secret_file);
  if (const auto* error = std::get_if<SecretError>(&secret)) {
    log_line("error: the secret file cannot be used: " + error->reason);
    return std::nullopt;
  }
  return Setting{std::move(*configuration), std::get<ServerSecret>(secret)};
}

/// The pack as it stands on disk, read anew when the site was published again.
class PackFile {
 public:
  explicit PackFile(const Configuration& configuration)
      : path_(configuration.packs + "/" + configuration.edition + ".pack.json"), edition_(configuration.edition) {}

  std::variant<std::shared_ptr<const FormsPack>, FormsPackError> current() {
    struct stat state = {};
    if (::stat(path_.c_str(), &state) != 0) return FormsPackError{"there is no EDITION.pack.json in `packs`"};
    const bool is_same = pack_ && state.st_ino == state_.st_ino && state.st_size == state_.st_size &&
                         state.st_mtim.tv_sec == state_.st_mtim.tv_sec &&
                         state.st_mtim.tv_nsec == state_.st_mtim.tv_nsec;
    if (is_same) return pack_;
    auto read = Disk().read(path_, pack_limit);
    if (const auto* error = std::get_if<FileError>(&read)) return FormsPackError{error->reason};
    auto opened = FormsPack::open(std::move(std::get<std::string>(read)));
    if (auto* error = std::get_if<FormsPackError>(&opened)) return std::move(*error);
    auto& pack = std::get<FormsPack>(opened);
    if (pack.edition() != edition_) return FormsPackError{"it is the pack of another edition"};
    pack_ = std::make_shared<const FormsPack>(std::move(pack));
    state_ = state;
    return pack_;
  }

 private:
  std::string path_;
  std::string edition_;
  std::shared_ptr<const FormsPack> pack_;
  struct stat state_ = {};
};

/// The store, opened when it is first needed, and again as long as it could not be.
class OpenedStore {
 public:
  explicit OpenedStore(std::string path) : path_(std::move(path)) {}

  StoreResult<Store*> get() {
    if (!store_) {
      auto opened = open_store(path_);
      if (auto* error = std::get_if<StoreError>(&opened)) return std::move(*error);
      store_ = std::move(std::get<std::unique_ptr<Store>>(opened));
    }
    return store_.get();
  }

 private:
  std::string path_;
  std::unique_ptr<Store> store_;
};

GatewayAnswer broken_answer(const Request& request, BodyInput& input) {
  drop_body(request, input, Limits{});
  Response response{500, {}, std::string(bare_page())};
  return {write_response(response, request.method == "HEAD"), {}};
}

/// Only then may bytes from outside be read. False where the process is not safe enough to go on.
bool protect(bool is_fastcgi) {
  ProcessLimits limits;
  if (!is_fastcgi) limits.cpu_seconds = 120;
  if (const auto problem = limit_process(limits)) {
    log_line("error: " + *problem);
    return false;
  }
  if (const auto problem = enter_sandbox(SandboxKind::request)) {
    log_line("error: " + *problem);
    return false;
  }
  return true;
}

int serve(bool is_fastcgi, const RequestHandler& handle) {
  return (is_fastcgi ? serve_fastcgi(handle) : serve_cgi(handle)) ? 0 : 1;
}

bool may_bring_mail(bool is_fastcgi) {
  if (is_fastcgi) return true;
  const char* path = std::getenv("PATH_INFO");
  return path != nullptr && std::string_view(path).ends_with("/submit");
}

/// Nothing where there is no mail, or it has to wait for somebody else to deliver it.
std::unique_ptr<Courier> start_courier(const std::string& configuration) {
  const std::optional<std::string> program = find_operator_program();
  if (!program) {
    log_line("error: shirube-forms is not installed beside forms.cgi: mail waits until it is called to deliver");
    return nullptr;
  }
  auto courier = std::make_unique<Courier>(*program, configuration);
  if (courier->is_running()) return courier;
  log_line("error: no process for delivering mail could be started");
  return nullptr;
}

int run() {
  const char* named = std::getenv("SHIRUBE_FORMS");
  const std::string path = named == nullptr ? "" : named;
  drop_environment();
  const bool is_fastcgi = is_called_by_fastcgi();
  const std::optional<Setting> setting = prepare(path);
  if (!setting) return serve(is_fastcgi, broken_answer);

  const Configuration& configuration = setting->configuration;
  std::unique_ptr<Courier> courier;
  if (!configuration.mail.smtp.empty() && may_bring_mail(is_fastcgi)) courier = start_courier(path);
  if (!protect(is_fastcgi)) return serve(is_fastcgi, broken_answer);

  PackFile pack(configuration);
  OpenedStore store(configuration.store);
  Service service{
      configuration, setting->secret, [&] { return pack.current(); }, [&] { return store.get(); }, now_milliseconds, {},
      log_line};
  if (courier) service.call_courier = [&] { courier->call(); };
  return serve(is_fastcgi,
               [&](const Request& request, BodyInput& input) { return handle_request(service, request, input); });
}

}  // namespace
}  // namespace shirube

int main() { return shirube::run(); }
