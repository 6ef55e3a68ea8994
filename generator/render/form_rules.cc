#include "generator/render/form_rules.h"

namespace shirube {
namespace {

std::string rules_path(std::string_view form, std::string_view ending) {
  return std::string("rules/").append(form).append(ending);
}

}  // namespace

std::string rules_json_path(std::string_view form) { return rules_path(form, ".json"); }

std::string rules_script_path(std::string_view form) { return rules_path(form, ".js"); }

std::string rules_script(std::string_view form, std::string_view pack_json) {
  std::string script = "globalThis.shirube=globalThis.shirube||{};shirube.packs=shirube.packs||{};shirube.packs[\"";
  script.append(form).append("\"]=");
  // Outside strings JSON has none of these. A `<` might end a script that somebody pastes the file into, and U+2028
  // and U+2029 end a line in scripts older than ECMAScript 2019.
  constexpr std::string_view separators[] = {"\xE2\x80\xA8", "\xE2\x80\xA9"};
  for (std::size_t at = 0; at < pack_json.size(); ++at) {
    const std::string_view rest = pack_json.substr(at);
    if (rest.front() == '<') {
      script += "\\u003c";
    } else if (rest.starts_with(separators[0]) || rest.starts_with(separators[1])) {
      script += rest.starts_with(separators[0]) ? "\\u2028" : "\\u2029";
      at += separators[0].size() - 1;
    } else {
      script += rest.front();
    }
  }
  return script.append(";\n");
}

}  // namespace shirube
