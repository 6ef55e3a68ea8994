// Configuration: the JSON file of forms.cgi and shirube-forms (docs/forms-cgi.md), read and judged.
// Leaves reading files, and whether what it names is there, to its callers.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace shirube {

enum class MailEncryption { required, opportunistic, none };

struct MailConfiguration {
  std::string smtp;  // smtp://host:port or smtps://host:port, as libcurl takes it; empty: no mail
  MailEncryption encryption = MailEncryption::required;
  std::string user;           // empty: no authentication
  std::string password_file;  // holds the password, one line
  std::string from;           // a mail address
  std::string office;         // a mail address; empty: the office gets no mail
};

struct Limits {
  std::uint64_t body_bytes = 262'144;       // of a body's texts
  std::uint64_t fields = 200;               // names and values in a body
  std::uint64_t body_seconds = 10;          // until the last byte of a body
  std::uint64_t upload_bytes = 10'485'760;  // of one file
  std::uint64_t per_minute = 30;            // confirms and submits of one client
  std::uint64_t token_hours = 24;
};

struct Configuration {
  std::string packs;        // the folder of EDITION.pack.json
  std::string edition;      // its id
  std::string store;        // the path of the SQLite file, without `sqlite:`
  std::string secret_file;  // its path
  std::string base_url;     // the edition's web root; ends in `/`
  MailConfiguration mail;
  Limits limits;
  std::string seal_to;  // the office's public key, 32 bytes; empty: submissions are stored in the clear

  bool is_https() const { return base_url.starts_with("https://"); }
  /// `https://host:port`, without the path.
  std::string origin() const;
};

/// What is wrong with a key (`mail.smtp`; empty: the file as a whole), told to the operator.
struct ConfigurationFault {
  std::string key;
  std::string japanese, english;
};

/// All faults at once. Where there is one, the configuration is not to be used. Relative paths are taken from `folder`,
/// the absolute folder that the configuration file stands in.
struct ReadConfiguration {
  Configuration configuration;
  std::vector<ConfigurationFault> faults;
};

/// Reads at most 64 KiB of JSON. Unknown and doubled keys, wrong types, numbers out of bounds, addresses that are none
/// and a `base_url` that is no http(s) address ending in `/` are faults.
ReadConfiguration read_configuration(std::string_view json, std::string_view folder);

}  // namespace shirube
