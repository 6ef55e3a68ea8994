#include "cgi/configuration/configuration.h"

#include <algorithm>
#include <optional>
#include <span>
#include <utility>

#include <nlohmann/json.hpp>

#include "base/base64.h"
#include "cgi/configuration/addresses.h"
#include "cgi/configuration/fault_texts.h"
#include "cgi/configuration/seal_key.h"
#include "rules/email.h"
#include "rules/object_reader.h"
#include "rules/pack_shape.h"

namespace shirube {
namespace {

using Json = nlohmann::json;

constexpr std::size_t largest_file = std::size_t{64} * 1024;
constexpr std::size_t longest_path = 4095;  // Linux's PATH_MAX, without the NUL
constexpr std::size_t longest_edition = 100;
constexpr std::size_t longest_address = 2000;
constexpr std::size_t longest_user = 254;

constexpr std::string_view keys[] = {"packs",    "edition", "store",  "secret_file",
                                     "base_url", "mail",    "limits", "seal_to"};
constexpr std::string_view mail_keys[] = {"smtp", "tls", "user", "password_file", "from", "office"};

struct Limit {
  std::string_view key;
  std::uint64_t Limits::*number;
  std::uint64_t greatest;
};
constexpr Limit limit_keys[] = {
    {"body_bytes", &Limits::body_bytes, std::uint64_t{16} * 1024 * 1024},
    {"fields", &Limits::fields, 10'000},
    {"body_seconds", &Limits::body_seconds, 600},
    {"upload_bytes", &Limits::upload_bytes, std::uint64_t{1024} * 1024 * 1024},
    {"per_minute", &Limits::per_minute, 100'000},
    {"token_hours", &Limits::token_hours, 720},
};

bool has_control_character(std::string_view text) {
  return std::ranges::any_of(text, [](char c) { return static_cast<unsigned char>(c) < 0x20 || c == 0x7f; });
}

bool is_path(std::string_view text) {
  return !text.empty() && text.size() <= longest_path && !has_control_character(text);
}
bool is_file_path(std::string_view text) { return is_path(text) && !text.ends_with('/'); }

class ConfigurationReader {
 public:
  explicit ConfigurationReader(std::string_view folder) : folder_(folder) {}

  ReadConfiguration read(const Json& json) {
    find_unknown_keys(json, "", keys);
    read_places(json);
    if (const auto found = required_text(json, "base_url")) {
      configuration().base_url = *found;
      if (found->size() > longest_address || !find_path(*found)) wrong("base_url");
    }
    read_mail(json);
    read_limits(json);
    read_seal_key(json);
    return std::move(result_);
  }

 private:
  Configuration& configuration() { return result_.configuration; }
  void add(ConfigurationFault fault) { result_.faults.push_back(std::move(fault)); }
  void wrong(std::string_view key) { add(wrong_fault(key)); }

  void find_unknown_keys(const Json& json, std::string_view object, std::span<const std::string_view> known) {
    std::string list;
    for (const std::string_view key : known) list.append(list.empty() ? "" : ", ").append(key);
    for (const auto& [key, unused] : json.items()) {
      if (std::ranges::find(known, key) == known.end()) add(unknown_key_fault(std::string(object) + key, list));
    }
  }

  /// Nothing where it is missing or no text; the second is told here. `key` is that of the object, `place` the whole.
  std::optional<std::string> text(const Json& json, std::string_view key, std::string_view place) {
    const auto found = json.find(key);
    if (found == json.end()) return std::nullopt;
    if (!found->is_string()) {
      wrong(place);
      return std::nullopt;
    }
    return found->get<std::string>();
  }

  std::optional<std::string> required_text(const Json& json, std::string_view key) {
    if (!json.contains(key)) add(missing_fault(key));
    return text(json, key, key);
  }

  /// An object; nullptr where it is missing or something else, which is told here.
  const Json* object(const Json& json, std::string_view key) {
    const auto found = json.find(key);
    if (found == json.end()) return nullptr;
    if (found->is_object()) return &*found;
    wrong(key);
    return nullptr;
  }

  std::string from_folder(const std::string& path) const {
    if (path.starts_with('/')) return path;
    return std::string(folder_).append(folder_.ends_with('/') ? "" : "/").append(path);
  }

  void read_places(const Json& json) {
    if (const auto found = required_text(json, "packs")) {
      if (!is_path(*found)) wrong("packs");
      configuration().packs = from_folder(*found);
    }
    if (const auto found = required_text(json, "edition")) {
      if (found->size() > longest_edition || !is_pack_id(*found)) wrong("edition");
      configuration().edition = *found;
    }
    constexpr std::string_view kind = "sqlite:";
    if (const auto found = required_text(json, "store")) {
      const bool has_kind = found->starts_with(kind);
      const std::string path = has_kind ? found->substr(kind.size()) : "";
      if (!is_file_path(path)) wrong("store");
      configuration().store = from_folder(path);
    }
    if (const auto found = required_text(json, "secret_file")) {
      if (!is_file_path(*found)) wrong("secret_file");
      configuration().secret_file = from_folder(*found);
    }
  }

  void read_mail(const Json& json) {
    const Json* mail = object(json, "mail");
    if (mail == nullptr) return;
    find_unknown_keys(*mail, "mail.", mail_keys);
    MailConfiguration& read = configuration().mail;
    std::optional<SmtpAddress> server;
    if (const auto found = text(*mail, "smtp", "mail.smtp"); found && !found->empty()) {
      server = found->size() <= longest_address ? read_smtp_address(*found) : std::nullopt;
      if (!server) wrong("mail.smtp");
      read.smtp = *found;
    }
    read_encryption(*mail, server);
    read_login(*mail);
    read_mail_addresses(*mail);
  }

  void read_encryption(const Json& mail, const std::optional<SmtpAddress>& server) {
    MailEncryption& read = configuration().mail.encryption;
    // What goes from a machine to itself nobody else hears, and its mail server seldom has a certificate.
    if (server && server->is_loopback && !server->is_encrypted) read = MailEncryption::none;
    const auto word = text(mail, "tls", "mail.tls");
    if (!word) return;
    if (*word == "required") {
      read = MailEncryption::required;
    } else if (*word == "opportunistic") {
      read = MailEncryption::opportunistic;
    } else if (*word == "none") {
      read = MailEncryption::none;
    } else {
      return wrong("mail.tls");
    }
    if (server && server->is_encrypted && read != MailEncryption::required) add(contradicting_tls_fault());
  }

  void read_login(const Json& mail) {
    MailConfiguration& read = configuration().mail;
    if (const auto found = text(mail, "user", "mail.user")) {
      if (found->size() > longest_user || has_control_character(*found)) wrong("mail.user");
      read.user = *found;
    }
    const auto file = text(mail, "password_file", "mail.password_file");
    if (file && !file->empty()) {
      if (!is_file_path(*file)) wrong("mail.password_file");
      read.password_file = from_folder(*file);
    }
    const bool has_none = file ? file->empty() : !mail.contains("password_file");
    if (!read.smtp.empty() && !read.user.empty() && has_none) add(password_fault());
  }

  void read_mail_addresses(const Json& mail) {
    MailConfiguration& read = configuration().mail;
    if (const auto found = text(mail, "from", "mail.from"); found && !found->empty()) {
      if (!is_email_address(*found)) wrong("mail.from");
      read.from = *found;
    } else if (!read.smtp.empty() && (found || !mail.contains("from"))) {
      add(missing_fault("mail.from"));
    }
    if (const auto found = text(mail, "office", "mail.office"); found && !found->empty()) {
      if (!is_email_address(*found)) wrong("mail.office");
      read.office = *found;
    }
  }

  void read_limits(const Json& json) {
    const Json* limits = object(json, "limits");
    if (limits == nullptr) return;
    std::vector<std::string_view> known;
    for (const Limit& limit : limit_keys) known.push_back(limit.key);
    find_unknown_keys(*limits, "limits.", known);
    for (const Limit& limit : limit_keys) {
      const auto found = limits->find(limit.key);
      if (found == limits->end()) continue;
      // A number with a point or an exponent is none of these, and neither is one above 2^64.
      const std::uint64_t number = found->is_number_unsigned() ? found->get<std::uint64_t>() : 0;
      if (number < 1 || number > limit.greatest) {
        add(number_fault("limits." + std::string(limit.key), limit.greatest));
      } else {
        configuration().limits.*limit.number = number;
      }
    }
  }

  void read_seal_key(const Json& json) {
    const auto found = json.find("seal_to");
    if (found == json.end() || found->is_null()) return;
    const auto written = text(json, "seal_to", "seal_to");
    if (!written) return;
    const auto key = read_key_text(*written);
    if (!key) return wrong("seal_to");
    if (is_weak_seal_key(*key)) add(weak_key_fault());
    configuration().seal_to = *key;
  }

  std::string_view folder_;
  ReadConfiguration result_;
};

std::size_t line_of_byte(std::string_view text, std::size_t byte) {
  const std::string_view before = text.substr(0, byte == 0 ? 0 : byte - 1);
  return static_cast<std::size_t>(std::ranges::count(before, '\n')) + 1;
}

/// Of a text that is no JSON. Only the exception says where.
std::optional<std::size_t> line_of_fault(std::string_view json) {
  try {
    const Json parsed = Json::parse(json);
  } catch (const Json::parse_error& error) {
    return line_of_byte(json, error.byte);
  } catch (const Json::exception&) {  // a number beyond all bounds: `1e999`
  }
  return std::nullopt;
}

ReadConfiguration only_fault(ConfigurationFault fault) {
  ReadConfiguration result;
  result.faults.push_back(std::move(fault));
  return result;
}

}  // namespace

std::string Configuration::origin() const { return base_url.substr(0, find_path(base_url).value_or(0)); }

ReadConfiguration read_configuration(std::string_view json, std::string_view folder) {
  if (json.size() > largest_file) return only_fault(size_fault());
  const auto read = read_tree(json);
  if (const auto* error = std::get_if<PackError>(&read)) {
    return only_fault(error->kind == PackError::Kind::malformed ? doubled_key_fault(error->place)
                                                                : syntax_fault(line_of_fault(json)));
  }
  const Json& parsed = std::get<Json>(read);
  if (!parsed.is_object()) return only_fault(not_an_object_fault());
  return ConfigurationReader(folder).read(parsed);
}

}  // namespace shirube
