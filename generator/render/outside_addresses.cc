#include "generator/render/outside_addresses.h"

#include <algorithm>

#include "base/hash.h"
#include "base/slot.h"
#include "generator/drawing/qr_code.h"
#include "generator/render/interface_texts.h"
#include "generator/render/page_frame.h"

namespace shirube {
namespace {

constexpr std::string_view qr_directive = "\xEF\xB7\x93qr ";

/// What `append_escaped` made, back again.
std::string unescaped(std::string_view html) {
  constexpr std::pair<std::string_view, char> references[] = {
      {"&amp;", '&'}, {"&lt;", '<'}, {"&gt;", '>'}, {"&quot;", '"'}, {"&#39;", '\''}};
  std::string text;
  while (!html.empty()) {
    const auto found = std::find_if(std::begin(references), std::end(references),
                                    [&](const auto& reference) { return html.starts_with(reference.first); });
    if (found == std::end(references)) {
      text += html.front();
      html.remove_prefix(1);
    } else {
      text += found->second;
      html.remove_prefix(found->first.size());
    }
  }
  return text;
}

bool leads_outside(std::string_view address) {
  constexpr std::string_view schemes[] = {"https:", "http:", "mailto:", "tel:"};
  return std::any_of(std::begin(schemes), std::end(schemes),
                     [&](std::string_view scheme) { return address.starts_with(scheme); });
}

/// An address as people write it down.
std::string_view spoken(std::string_view address) {
  for (const std::string_view scheme : {"mailto:", "tel:"}) {
    if (address.starts_with(scheme)) return address.substr(scheme.size());
  }
  return address;
}

/// The text between tags, without what is for screen readers alone.
std::string text_between_tags(std::string_view html) {
  constexpr std::string_view hidden = "<span class=\"hidden\">";
  std::string text;
  while (!html.empty()) {
    const std::size_t tag = html.find('<');
    text += html.substr(0, tag);
    if (tag == std::string_view::npos) break;
    html.remove_prefix(tag);
    const std::size_t end = html.starts_with(hidden) ? html.find("</span>") : 0;
    if (end == std::string_view::npos) break;
    const std::size_t close = html.find('>', end);
    if (close == std::string_view::npos) break;
    html.remove_prefix(close + 1);
  }
  return unescaped(text);
}

/// The value of a link's href, still escaped; its tag is `<a …>`.
std::string_view href_in(std::string_view tag) {
  constexpr std::string_view name = " href=\"";
  const std::size_t start = tag.find(name);
  if (start == std::string_view::npos) return {};
  tag.remove_prefix(start + name.size());
  return tag.substr(0, tag.find('"'));
}

class Codes {
 public:
  Codes(std::string_view root, Language language) : root_(root), language_(language) {}

  /// The picture's data, or nothing where no code holds the address.
  std::optional<TemplateData> picture(const std::string& address) {
    auto code = draw_qr_code(address);
    if (!code) return std::nullopt;
    const std::string path = "assets/qr-" + sha256_hex(code->svg).substr(0, 12) + ".svg";
    TemplateData data;
    data.set("src", root_ + path);
    data.set("alt", interface_text("qr-code-of", language_, {{"address", address}}));
    data.set("width", std::to_string(code->width));
    drawings.emplace_back(path, std::move(code->svg));
    return data;
  }

  std::vector<std::pair<std::string, std::string>> drawings;

 private:
  std::string root_;
  Language language_;
};

std::string list_of(const std::vector<OutsideLink>& links, Codes& codes, const Templates& templates, Language language,
                    unsigned worker) {
  if (links.empty()) return {};
  TemplateList list;
  for (const OutsideLink& link : links) {
    const std::string text(spoken(link.address));
    const bool is_page = text == link.address;
    TemplateData item;
    item.set("address", link.address);
    item.set("label", link.label);
    // A number or mailbox is told by its link's text alone, as its writer has put it.
    item.set("text", is_page || link.label.empty() ? text : std::string());
    if (auto picture = codes.picture(link.address)) {
      item.set("code", std::move(*picture));
    } else {
      item.set("code", false);
    }
    list.push_back(std::move(item));
  }
  TemplateData data;
  data.set("addresses", std::move(list));
  return templates.render("outside-addresses", language, data, worker).text;
}

}  // namespace

std::string qr_code_mark(std::string_view address) {
  return std::string(qr_directive).append(address).append(slot_end);
}

std::vector<OutsideLink> outside_links(std::string_view page) {
  constexpr std::string_view begin = "<a ";
  std::vector<OutsideLink> links;
  for (std::size_t at = page.find(begin); at != std::string_view::npos; at = page.find(begin, at + 1)) {
    const std::string_view rest = page.substr(at);
    const std::size_t tag_end = rest.find('>');
    if (tag_end == std::string_view::npos) break;
    const std::string address = unescaped(href_in(rest.substr(0, tag_end)));
    if (!leads_outside(address)) continue;
    if (std::any_of(links.begin(), links.end(), [&](const OutsideLink& link) { return link.address == address; })) {
      continue;
    }
    const std::string_view inside = rest.substr(tag_end + 1);
    std::string label = text_between_tags(inside.substr(0, inside.find("</a>")));
    if (label == address) label.clear();
    links.push_back({address, std::move(label)});
  }
  return links;
}

FilledPage with_outside_addresses(std::string page, std::string_view path, const Templates& templates,
                                  Language language, unsigned worker) {
  std::vector<OutsideLink> links = outside_links(page);
  Codes codes(root_of(path), language);
  FilledPage filled;
  std::string_view rest = page;
  for (std::size_t mark = rest.find(slot_begin); mark != std::string_view::npos; mark = rest.find(slot_begin)) {
    filled.page.append(rest.substr(0, mark));
    rest.remove_prefix(mark);
    const std::string_view whole = rest.substr(0, rest.find(slot_end) + slot_end.size());
    rest.remove_prefix(whole.size());
    if (whole == outside_addresses_mark) {
      filled.page += list_of(links, codes, templates, language, worker);
    } else if (whole.starts_with(qr_directive)) {
      const std::string address =
          unescaped(whole.substr(qr_directive.size(), whole.size() - qr_directive.size() - slot_end.size()));
      std::erase_if(links, [&](const OutsideLink& link) { return link.address == address; });
      if (const auto picture = codes.picture(address)) {
        filled.page += templates.render("qr-code", language, *picture, worker).text;
      }
    }
  }
  filled.page.append(rest);
  filled.drawings = std::move(codes.drawings);
  return filled;
}

}  // namespace shirube
