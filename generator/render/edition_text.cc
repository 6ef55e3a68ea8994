#include "generator/render/edition_text.h"

#include <algorithm>
#include <cassert>

#include "base/utf8.h"
#include "generator/model/target.h"
#include "generator/model/value_reference.h"
#include "generator/render/interface_texts.h"
#include "generator/render/page_frame.h"

namespace shirube {
namespace {

bool take_prefix(std::string_view& name, std::string_view prefix) {
  if (name.substr(0, prefix.size()) != prefix) return false;
  name.remove_prefix(prefix.size());
  return true;
}

/// The number that a text begins with, as RFC 3966 takes it: digits, without what only makes them readable. An
/// extension or a second number after it is not dialled. Empty where there is no number: better no link than a wrong
/// one.
std::string telephone_address(std::string_view phone) {
  constexpr std::size_t shortest = 3;
  std::string address = "tel:";
  constexpr std::string_view domestic_zero = "(0)";  // as in +81 (0)6: not dialled from abroad
  for (std::size_t at = 0; at < phone.size();) {
    if (address.size() > 4 && address[4] == '+' && phone.substr(at, domestic_zero.size()) == domestic_zero) {
      at += domestic_zero.size();
      continue;
    }
    char32_t c = next_code_point(phone, at);
    if (c >= 0xFF01 && c <= 0xFF5E) c -= 0xFEE0;  // full-width forms to ASCII
    const bool separates = c == U'-' || c == U' ' || c == U'(' || c == U')' || c == U'.' || c == 0x2212 || c == 0x2010;
    if ((c >= U'0' && c <= U'9') || (c == U'+' && address.size() == 4)) {
      address += static_cast<char>(c);
    } else if (!separates) {
      break;
    }
  }
  return address.size() >= 4 + shortest ? address : std::string();
}

}  // namespace

EditionText::EditionText(const EditionView& view, PublishedFiles published, const Templates& templates, unsigned worker)
    : view_(view), published_(std::move(published)), templates_(templates) {
  render_contacts(worker);
  render_around(worker);
}

void EditionText::append(std::string_view name, std::string& text) const {
  const Edition& edition = view_.edition();
  if (const std::string* value = edition.value(name)) {
    text += *value;
  } else if (take_prefix(name, "part:contact:")) {
    text += contacts_.at(std::string(name));
  } else if (take_prefix(name, "part:desk:")) {
    text += desks_.at(std::string(name));
  } else if (take_prefix(name, "contact:")) {
    append_contact(name, text);
  } else if (take_prefix(name, "part:around:")) {
    const auto found = around_.find(std::string(name));
    if (found != around_.end()) text += found->second;
  } else if (take_prefix(name, "part:web-app")) {
    append_web_app(name, text);
  } else if (take_prefix(name, "title:")) {
    append_title(name, text);
  } else if (take_prefix(name, "asset:")) {
    const auto asset = view_.site->assets.find(name);
    if (asset != view_.site->assets.end()) text += asset->second.published;
  } else if (take_prefix(name, "link:")) {
    append_link(name, text);
  } else if (take_prefix(name, "text:")) {
    text += interface_text(name, edition.language);
  } else if (take_prefix(name, "url:")) {
    text.append(edition.url.text).append(name == home_path ? std::string_view() : name);
  } else if (name == "site:title") {
    text += text_of(view_.site->settings.title);
  } else if (name == "edition:name") {
    text += text_of(edition.name);
  } else if (name == "edition:flow-script") {
    text += published_.flow_script;
  } else if (name == "edition:form-script") {
    text += published_.form_script;
  } else if (name == "edition:page-script") {
    text += published_.page_script;
  } else if (name == "edition:search-script") {
    text += published_.search_script;
  } else if (name == "edition:search-head") {
    text += search_head_;
  } else if (name == "edition:kiosk-script") {
    text += published_.kiosk_script;
  } else if (name == "edition:stylesheet") {
    text += published_.stylesheet;
  } else if (name == "edition:icon") {
    text += published_.icon;
  } else {
    assert(false && "a hole that nothing fills");
  }
}

void EditionText::append_link(std::string_view root_and_target, std::string& text) const {
  const std::size_t bar = root_and_target.find('|');
  const std::string target = fill_text(with_holes(root_and_target.substr(bar + 1)), *this);
  text += href_of(target, root_and_target.substr(0, bar));
}

/// A contact block as one line, for search.
void EditionText::append_contact(std::string_view group, std::string& text) const {
  const std::size_t start = text.size();
  for (const std::string_view part : contact_parts) {
    const std::string* value = view_.edition().value(std::string(group).append(".").append(part));
    if (value != nullptr && !value->empty()) text.append(text.size() > start ? " " : "").append(*value);
  }
}

void EditionText::append_title(std::string_view written, std::string& text) const {
  const Target target = parse_target(written);
  const auto page = view_.site->page(target.page_kind, target.id);
  if (target.kind != Target::Kind::page || !page) return;
  if (target.anchor.empty()) {
    text += text_of(*view_.face(*page).title);
    return;
  }
  const auto anchors =
      with_page(*view_.site, *page, [&](const auto& pages) { return anchors_of(pages.in(view_.index)); });
  for (const Anchor& anchor : anchors) {
    if (anchor.id == target.anchor && anchor.title != nullptr) text += text_of(*anchor.title);
  }
}

void EditionText::append_web_app(std::string_view part_and_root, std::string& text) const {
  if (!published_.is_web_app) return;
  if (take_prefix(part_and_root, "-policy:")) {
    text += "; manifest-src 'self'; worker-src 'self'";
    return;
  }
  const auto append_path = [&](std::string_view root, std::string_view path) {
    append_escaped(text, fill_text(root, *this));
    append_escaped(text, path);
    text += '"';
  };
  if (take_prefix(part_and_root, "-worker:")) {
    text += " data-worker=\"";
    append_path(part_and_root, worker_path);
    return;
  }
  take_prefix(part_and_root, ":");
  text += "<link rel=\"manifest\" href=\"";
  append_path(part_and_root, web_app_path);
  text += ">\n";
  if (published_.touch_icon.empty()) return;
  text += "<link rel=\"apple-touch-icon\" href=\"";
  append_path(part_and_root, published_.touch_icon);
  text += ">\n";
}

void EditionText::render_contacts(unsigned worker) {
  contacts_.emplace("contact", contact_block("contact", "contact", worker));
  for (const PageId page : pages_in_order(view_)) {
    const std::string& own = view_.face(page).contact->text;
    if (!own.empty() && contacts_.count(own) == 0) contacts_.emplace(own, contact_block("contact", own, worker));
    if (page.kind != PageKind::flow) continue;
    for (const Outcome& outcome : view_.site->flows[page.index].in(view_.index).outcomes) {
      const std::string& group = outcome.contact.text;
      if (!group.empty() && desks_.count(group) == 0) desks_.emplace(group, contact_block("desk", group, worker));
    }
  }
}

std::string EditionText::contact_block(std::string_view name_of_template, const std::string& group,
                                       unsigned worker) const {
  const Edition& edition = view_.edition();
  const auto value = [&](std::string_view name) {
    const std::string* text = edition.value(group + "." + std::string(name));
    return text == nullptr ? std::string() : *text;
  };
  if (value("name").empty()) return {};
  constexpr std::string_view facts[] = {"phone", "email", "hours", "address"};
  TemplateData data;
  for (const char* name : {"name", "department", "hours", "address", "note"}) {
    data.set(name, value(name));
  }
  data.set("has-facts", std::any_of(std::begin(facts), std::end(facts),
                                    [&](std::string_view name) { return !value(name).empty(); }));
  data.set("phone", false);
  data.set("email", false);
  if (const std::string phone = value("phone"); !phone.empty()) {
    data.set("phone", TemplateData().with("text", phone).with("href", telephone_address(phone)));
  }
  if (const std::string email = value("email"); !email.empty()) {
    std::string mail_address = "mailto:";
    append_url(mail_address, email);
    data.set("email", TemplateData().with("text", email).with("href", mail_address));
  }
  return templates_.render(name_of_template, edition.language, data, worker).text;
}

void EditionText::render_around(unsigned worker) {
  for (const TopicView& topic : view_.topics) {
    if (!topic.topic->series) continue;
    std::vector<PageFace> guides;
    for (const PageId page : topic.pages) {
      if (page.kind == PageKind::guide) guides.push_back(view_.face(page));
    }
    if (guides.size() < 2) continue;
    for (std::size_t i = 0; i < guides.size(); ++i) {
      const auto link_to = [&](const PageFace& guide) {
        return TemplateData()
            .with("href", std::string(guide.id) + ".html")
            .with("title", fill_text(text_of(*guide.title), *this));
      };
      TemplateData data;
      data.set("previous", false);
      data.set("next", false);
      if (i > 0) data.set("previous", link_to(guides[i - 1]));
      if (i + 1 < guides.size()) data.set("next", link_to(guides[i + 1]));
      around_.emplace(guides[i].id, templates_.render("around", view_.edition().language, data, worker).text);
    }
  }
}

}  // namespace shirube
