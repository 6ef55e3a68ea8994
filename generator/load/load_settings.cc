#include "generator/load/load_settings.h"

#include <algorithm>
#include <string>
#include <string_view>
#include <utility>

#include "generator/load/load_parts.h"
#include "generator/load/map_reader.h"
#include "generator/model/target.h"

namespace shirube {
namespace {

std::optional<Language> load_language(MapReader& map) {
  const auto chosen = map.choice("language", {"ja", "en"});
  if (!chosen) return std::nullopt;
  return *chosen == 0 ? Language::japanese : Language::english;
}

Audience load_audience(MapReader& item) {
  Audience audience;
  audience.id = item.id("id", Need::required);
  audience.title = item.text("title", Need::required);
  audience.summary = item.text("summary");
  audience.condition = item.condition();
  return audience;
}

Topic load_topic(MapReader& item) {
  Topic topic;
  topic.id = item.id("id", Need::required);
  topic.title = item.text("title", Need::required);
  topic.summary = item.text("summary");
  const bool lists_others = item.has("flows") || item.has("forms") || item.has("references");
  topic.guides = load_listed_ids(item, "guides", lists_others ? Need::optional : Need::required);
  topic.flows = load_listed_ids(item, "flows");
  topic.forms = load_listed_ids(item, "forms");
  topic.references = load_listed_ids(item, "references");
  topic.series = item.yes_no("series");
  topic.condition = item.condition();
  return topic;
}

Revision load_revision(MapReader& item) {
  Revision revision;
  revision.version = item.text("version", Need::required);
  revision.date = item.text("date", Need::required);
  revision.author = item.text("author");
  revision.text = item.text("text", Need::required);
  revision.condition = item.condition();
  return revision;
}

/// Values are nested maps of texts; their names are the keys joined by dots.
void load_values(YamlNode& node, const std::string& prefix, Edition& edition, Diagnostics& diagnostics) {
  MapReader map(node, diagnostics);
  for (YamlEntry& entry : node.entries) {
    const std::string& key = entry.key.text;
    if (!is_id(key)) {
      diagnostics.add("invalid-id", entry.key.span, {{"id", key}});
    } else if (entry.value.kind == YamlNode::Kind::map) {
      load_values(entry.value, prefix + key + ".", edition, diagnostics);
    } else if (Text text = map.take_line(entry.value, key); !text.empty()) {
      edition.own_values.insert_or_assign(prefix + key, std::move(text));
    }
  }
}

/// The address of a web root: what is appended to it must come after a `/`.
Text load_url(MapReader& map) {
  Text url = map.web_address("url");
  if (url.text.find_first_of("?#") != std::string::npos) {
    map.diagnostics().add("invalid-address", url.span, {{"value", url.text}});
    return {};
  }
  if (!url.empty() && url.text.back() != '/') url.text += '/';
  return url;
}

/// A path from the server's root on, or an https address: what is appended to it comes after a `/`. It becomes part of
/// the pages' content security policy, so that its host holds nothing but a host.
bool is_endpoint(std::string_view text) {
  constexpr std::string_view scheme = "https://";
  constexpr std::string_view host_characters = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-.:[]";
  const bool is_path = text.starts_with('/') && !text.starts_with("//") && text.size() > 1;
  if (!is_path && !text.starts_with(scheme)) return false;
  if (text.find_first_of("?#") != std::string_view::npos) return false;
  if (std::any_of(text.begin(), text.end(), [](char c) { return c <= ' ' || c >= 0x7F; })) return false;
  const std::string address = is_path ? "https://host" + std::string(text) : std::string(text);
  const std::string_view rest = std::string_view(address).substr(scheme.size());
  const std::string_view host = rest.substr(0, rest.find('/'));
  return is_well_formed_address(address) && host.find_first_not_of(host_characters) == std::string_view::npos;
}

/// `forms: {endpoint: …}`, without a `/` at its end.
Text load_form_endpoint(MapReader& map) {
  YamlNode* node = map.raw("forms");
  if (node == nullptr) return {};
  if (node->kind != YamlNode::Kind::map) return map.report_wrong_type("forms", "map", *node), Text{};
  MapReader forms(*node, map.diagnostics());
  Text endpoint = forms.text("endpoint", Need::required);
  forms.finish();
  if (endpoint.empty()) return {};
  if (!is_endpoint(endpoint.text)) {
    map.diagnostics().add("invalid-address", endpoint.span, {{"value", endpoint.text}}).hint = "endpoint";
    return {};
  }
  if (endpoint.text.back() == '/') endpoint.text.pop_back();
  return endpoint;
}

}  // namespace

SiteSettings load_site_settings(YamlNode& node, Diagnostics& diagnostics) {
  SiteSettings settings;
  MapReader map(node, diagnostics);
  settings.span = map.span();
  settings.title = map.text("title", Need::required);
  settings.summary = map.text("summary");
  settings.introduction = map.markdown("introduction");
  settings.publisher = map.text("publisher");
  settings.theme = map.id("theme");
  settings.language = load_language(map).value_or(Language::japanese);
  settings.review_months = map.number("review-months", 1, 1200).value_or(settings.review_months);
  settings.audiences = map.maps("audiences", Need::optional, load_audience);
  settings.topics = map.maps("topics", Need::optional, load_topic);
  settings.form_endpoint = load_form_endpoint(map);
  settings.has_search = !map.choice("search", {"none"});
  settings.silence = map.ids("silence");
  map.finish();

  std::vector<const Text*> ids;
  for (const Audience& audience : settings.audiences) ids.push_back(&audience.id);
  report_duplicate_ids(ids, diagnostics);
  ids.clear();
  for (const Topic& topic : settings.topics) ids.push_back(&topic.id);
  report_duplicate_ids(ids, diagnostics);
  return settings;
}

Edition load_edition(std::string id, YamlNode& node, Diagnostics& diagnostics) {
  Edition edition;
  edition.id = std::move(id);
  MapReader map(node, diagnostics);
  edition.span = map.span();
  edition.name = map.text("name", Need::required);
  edition.code = map.text("code");
  edition.base = map.id("base");
  edition.own_language = load_language(map);
  edition.url = load_url(map);
  edition.accent = map.color("accent");
  edition.summary = map.text("summary");
  edition.own_form_endpoint = load_form_endpoint(map);
  if (YamlNode* values = map.raw("values")) load_values(*values, "", edition, diagnostics);
  map.finish();
  return edition;
}

Source load_source(std::string id, YamlNode& node, Diagnostics& diagnostics) {
  Source source;
  source.id = std::move(id);
  MapReader map(node, diagnostics);
  source.span = map.span();
  source.title = map.text("title", Need::required);
  source.publisher = map.text("publisher", Need::required);
  source.version = map.text("version");
  source.date = map.text("date");
  source.url = map.web_address("url");
  source.note = map.markdown("note");
  source.revisions = map.maps("revisions", Need::optional, load_revision);
  map.finish();
  return source;
}

}  // namespace shirube
