#include "cgi/mail/curl_library.h"

#include <dlfcn.h>

#include <optional>
#include <string_view>

namespace shirube {
namespace {

constexpr const char* library_name = "libcurl.so.4";  // the number of its ABI
constexpr unsigned oldest_version = 0x075500;         // 7.85.0 brought CURLOPT_PROTOCOLS_STR

std::string loader_error() {
  const char* text = ::dlerror();
  return text != nullptr ? text : std::string(library_name) + " cannot be loaded";
}

// `missing` keeps what the loader says of the first that is not there.
template <typename Function>
void find_function(void* library, const char* name, Function& function, std::optional<std::string>& missing) {
  function = reinterpret_cast<Function>(::dlsym(library, name));
  if (function == nullptr && !missing) missing = loader_error();
}

bool speaks(const curl_version_info_data& version, std::string_view protocol) {
  for (const char* const* word = version.protocols; word != nullptr && *word != nullptr; ++word) {
    if (*word == protocol) return true;
  }
  return false;
}

std::optional<std::string> fault_of(const curl_version_info_data* version) {
  if (version == nullptr || version->age < CURLVERSION_FIRST) return "libcurl does not tell its version";
  const std::string name = std::string("libcurl ") + version->version;
  if (version->version_num < oldest_version) return name + " is older than 7.85.0";
  if (!speaks(*version, "smtp")) return name + " speaks no SMTP";
  if (!speaks(*version, "smtps") || (version->features & CURL_VERSION_SSL) == 0) return name + " has no TLS";
  return std::nullopt;
}

}  // namespace

std::variant<CurlLibrary, std::string> load_curl() {
  void* library = ::dlopen(library_name, RTLD_NOW | RTLD_LOCAL);
  if (library == nullptr) return loader_error();
  CurlLibrary found;
  std::optional<std::string> missing;
  find_function(library, "curl_global_init", found.global_init, missing);
  find_function(library, "curl_version_info", found.version_info, missing);
  find_function(library, "curl_easy_init", found.easy_init, missing);
  find_function(library, "curl_easy_setopt", found.easy_setopt, missing);
  find_function(library, "curl_easy_perform", found.easy_perform, missing);
  find_function(library, "curl_easy_cleanup", found.easy_cleanup, missing);
  find_function(library, "curl_easy_strerror", found.easy_strerror, missing);
  find_function(library, "curl_slist_append", found.slist_append, missing);
  find_function(library, "curl_slist_free_all", found.slist_free_all, missing);
  if (missing) return *missing;
  if (auto fault = fault_of(found.version_info(CURLVERSION_NOW))) return *fault;
  if (found.global_init(CURL_GLOBAL_DEFAULT) != CURLE_OK) return "libcurl cannot be started";
  return found;
}

}  // namespace shirube
