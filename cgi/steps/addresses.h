// The addresses that pages and answers name. None comes from a request but for the CGI's own path.
#pragma once

#include <string>
#include <string_view>

#include "cgi/configuration/configuration.h"

namespace shirube {

struct Addresses {
  std::string base;  // the edition's web root, ends in `/`
  std::string cgi;   // the origin and SCRIPT_NAME, without `/` at its end

  std::string confirm(std::string_view form) const { return of(form, "/confirm"); }
  std::string submit(std::string_view form) const { return of(form, "/submit"); }
  std::string done(std::string_view form, std::string_view receipt) const {
    return of(form, "/done?receipt=").append(receipt);
  }
  std::string page(std::string_view form) const { return base + "forms/" + std::string(form) + ".html"; }

 private:
  std::string of(std::string_view form, std::string_view end) const {
    return std::string(cgi).append("/").append(form).append(end);
  }
};

/// `script_name` is the server's; bytes that may not stand in a path (RFC 3986, 3.3) are percent-encoded.
Addresses addresses_of(const Configuration& configuration, std::string_view script_name);

}  // namespace shirube
