#include "generator/bundle/bundle_pages.h"

#include <nlohmann/json.hpp>

#include "base/date.h"
#include "generator/render/interface_texts.h"
#include "generator/render/page_frame.h"

namespace shirube {
namespace {

using Json = nlohmann::ordered_json;

std::string assignment(const char* name, const Json& value) {
  return std::string("globalThis.") + name + "=" + value.dump() + ";\n";
}

std::string day_in_words(const std::string& made, Language language) {
  const auto moment = parse_moment(made);
  return moment ? date_in_words(date_in_japan(*moment), language) : made;
}

}  // namespace

std::string bundle_script(const BundlePages& bundle, Language language) {
  const std::string day = day_in_words(bundle.made, language);
  Json data;
  data["version"] = bundle.version;
  data["made"] = bundle.made;
  data["expires"] = nullptr;
  data["kiosk"] = nullptr;
  if (bundle.is_for_kiosks) data["kiosk"] = bundle.kiosk_seconds;
  data["notice"] = interface_text("bundle-notice", language, {{"date", day}, {"version", bundle.version}});
  if (const auto last = parse_date(bundle.expires)) {
    data["expires"] = bundle.expires;
    data["warning"] = interface_text("bundle-expired", language, {{"date", date_in_words(*last, language)}});
  }
  return assignment("shirubeBundle", data);
}

std::string with_kiosk_texts(const std::string& script, Language language) {
  constexpr std::string_view family = "kiosk-";
  Json texts = Json::object();
  for (const std::string_view key : interface_text_keys()) {
    if (!key.starts_with(family)) continue;
    // As it stands: the script fills its places in.
    texts[std::string(key.substr(family.size()))] = *find_interface_text(key, language);
  }
  return assignment("shirubeKioskTexts", texts) + script;
}

}  // namespace shirube
