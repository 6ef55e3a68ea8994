// libcurl's functions, found when they are needed: its thirty libraries would double the time that every request takes
// to begin.
#pragma once

#include <curl/curl.h>

#include <string>
#include <variant>

namespace shirube {

/// The functions used, with the types that the headers at build time give them.
struct CurlLibrary {
  decltype(&curl_global_init) global_init = nullptr;
  decltype(&curl_version_info) version_info = nullptr;
  decltype(&curl_easy_init) easy_init = nullptr;
  decltype(&curl_easy_setopt) easy_setopt = nullptr;
  decltype(&curl_easy_perform) easy_perform = nullptr;
  decltype(&curl_easy_cleanup) easy_cleanup = nullptr;
  decltype(&curl_easy_strerror) easy_strerror = nullptr;
  decltype(&curl_slist_append) slist_append = nullptr;
  decltype(&curl_slist_free_all) slist_free_all = nullptr;
};

/// Loads libcurl.so.4 for as long as the process runs. An error (text) where it is missing, lacks a function, is older
/// than what these headers' options need, or speaks no SMTP or TLS.
std::variant<CurlLibrary, std::string> load_curl();

}  // namespace shirube
