#include "generator/render/guide_page.h"

#include <algorithm>

#include "generator/model/hole.h"
#include "generator/model/target.h"
#include "generator/model/value_reference.h"
#include "generator/render/interface_texts.h"
#include "generator/render/page_fill.h"
#include "generator/render/page_frame.h"
#include "generator/render/published_files.h"

namespace shirube {
namespace {

constexpr std::string_view root = "../";

class GuidePage {
 public:
  GuidePage(const Site& site, const Guide& guide, const Edition& edition, const GuideFrame& frame)
      : site_(site), guide_(guide), edition_(edition), frame_(frame) {}

  TemplateData data() const {
    TemplateData data = page_frame(site_, {frame_.language,
                                           page_path(PageKind::guide, guide_.id),
                                           text_of(guide_.title),
                                           text_of(guide_.summary),
                                           frame_.has_url,
                                           !frame_.audiences.empty(),
                                           {}});
    if (frame_.topic == nullptr) {
      data.set("topic", false);
    } else {
      data.set("topic", TemplateData()
                            .with("title", text_of(frame_.topic->title))
                            .with("href", std::string(root) + home_path + "#topic-" + frame_.topic->id.text));
    }
    if (!guide_.contact.empty()) data.set("contact", Html{hole("part:contact:" + guide_.contact.text)});
    data.set("summary", text_of(guide_.summary));
    set_audience(data);
    set_list(data, "prepare", guide_.prepare,
             [](const PrepareItem& item) { return TemplateData().with("body", item.body.content.html); });
    data.set("notes", notes(guide_.notes));
    set_steps(data);
    data.set("finish", guide_.finish.content.html);
    set_list(data, "related", guide_.related, [&](const Link& link) { return related(link); });
    data.set("around", Html{hole("part:around:" + guide_.id)});
    set_list(data, "sources", guide_.sources, [&](const SourceReference& reference) { return source(reference); });
    set_list(data, "changes", guide_.changes,
             [&](const OverlayChange& change) { return TemplateData().with("text", change_in_words(change)); });
    if (guide_.reviewed) {
      data.set("reviewed", TemplateData()
                               .with("iso", format_date(*guide_.reviewed))
                               .with("text", date_in_words(*guide_.reviewed, frame_.language)));
    }
    return data;
  }

 private:
  /// A list under `name`, and whether it has anything under `has-name`.
  template <typename Item, typename Make>
  static void set_list(TemplateData& data, const std::string& name, const std::vector<Item>& items, const Make& make) {
    TemplateList list;
    list.reserve(items.size());
    for (const Item& item : items) list.push_back(make(item));
    data.set("has-" + name, !items.empty());
    data.set(name, std::move(list));
  }

  void set_audience(TemplateData& data) const {
    TemplateList list;
    for (const Audience* audience : frame_.audiences) {
      const bool listed = std::any_of(guide_.audience.begin(), guide_.audience.end(),
                                      [&](const ListedId& item) { return item.id.text == audience->id.text; });
      if (!listed) continue;
      list.push_back(TemplateData()
                         .with("title", text_of(audience->title))
                         .with("href", std::string(root) + audiences_path + "#audience-" + audience->id.text));
    }
    data.set("has-audience", !list.empty());
    data.set("audience", std::move(list));
  }

  void set_steps(TemplateData& data) const {
    TemplateList contents, steps;
    contents.reserve(guide_.steps.size());
    steps.reserve(guide_.steps.size());
    for (const Step& step : guide_.steps) {
      const std::string number = std::to_string(steps.size() + 1);
      contents.push_back(
          TemplateData().with("number", number).with("id", step.id.text).with("title", text_of(step.title)));
      steps.push_back(this->step(step, number));
    }
    data.set("has-contents", contents.size() > 1);
    data.set("contents", std::move(contents));
    data.set("steps", std::move(steps));
  }

  TemplateData step(const Step& step, const std::string& number) const {
    TemplateData data;
    data.set("number", number);
    data.set("id", step.id.text);
    data.set("title", text_of(step.title));
    data.set("body", step.body.content.html);
    TemplateList images;
    for (const Image& item : step.images) images.push_back(image(item));
    data.set("images", std::move(images));
    data.set("notes", notes(step.notes));
    TemplateList asides;
    for (const Aside& aside : step.asides) {
      asides.push_back(TemplateData()
                           .with("id", aside.id.text)
                           .with("title", text_of(aside.title))
                           .with("body", aside.body.content.html));
    }
    data.set("asides", std::move(asides));
    set_list(data, "links", step.links, [&](const Link& link) {
      return TemplateData()
          .with("href", href_with_holes(link.to.text, root))
          .with("label", label_of(link))
          .with("external", is_web_address(link));
    });
    return data;
  }

  TemplateList notes(const std::vector<Note>& notes) const {
    constexpr std::string_view kinds[] = {"note", "caution", "warning"};
    TemplateList list;
    for (const Note& note : notes) {
      const std::string kind(kinds[static_cast<std::size_t>(note.kind)]);
      list.push_back(TemplateData()
                         .with("kind", kind)
                         .with("label", interface_text("note-" + kind, frame_.language))
                         .with("title", text_of(note.title))
                         .with("body", note.body.content.html));
    }
    return list;
  }

  static TemplateData image(const Image& image) {
    TemplateData data;
    data.set("src", std::string(root) + hole("asset:" + image.file.text));
    data.set("alt", text_of(image.alternative));
    data.set("caption", text_of(image.caption));
    std::size_t number = 0;
    set_list(data, "points", image.points, [&](const Callout& point) {
      return TemplateData()
          .with("number", std::to_string(++number))
          .with("x", hundredths(point.x))
          .with("y", hundredths(point.y))
          .with("label", text_of(point.label));
    });
    return data;
  }

  static std::string hundredths(int value) {
    std::string text = std::to_string(value / 100);
    if (value % 100 == 0) return text;
    text.append(".").append(std::to_string(value / 10 % 10));
    return value % 10 == 0 ? text : text.append(std::to_string(value % 10));
  }

  TemplateData related(const Link& link) const {
    return TemplateData()
        .with("href", href_with_holes(link.to.text, root))
        .with("title", label_of(link))
        .with("external", is_web_address(link));
  }

  /// The link's own label, else the title of what it leads to, else the address.
  std::string label_of(const Link& link) const {
    if (!link.label.empty()) return text_of(link.label);
    const Target target = parse_target(link.to.text);
    if (target.kind == Target::Kind::page) return hole("title:" + link.to.text);
    if (target.kind == Target::Kind::anchor) return hole("title:guide:" + guide_.id + link.to.text);
    std::string_view address = link.to.text;
    for (const std::string_view scheme : {"mailto:", "tel:"}) {
      if (address.substr(0, scheme.size()) == scheme) address.remove_prefix(scheme.size());
    }
    return with_holes(address);
  }

  static bool is_web_address(const Link& link) { return link.to.text.compare(0, 4, "http") == 0; }

  TemplateData source(const SourceReference& reference) const {
    const Source& source = *site_.source(reference.document.text);
    TemplateData data;
    data.set("title", text_of(source.title));
    data.set("publisher", text_of(source.publisher));
    data.set("version", text_of(source.version));
    data.set("date", source_date(source.date));
    data.set("section", text_of(reference.section));
    data.set("href", source.url.text);
    data.set("note", source.note.content.html);
    TemplateList revisions;
    for (const Revision& revision : source.revisions) {
      if (!revision.condition.holds(edition_.lineage)) continue;
      revisions.push_back(TemplateData()
                              .with("version", text_of(revision.version))
                              .with("date", source_date(revision.date))
                              .with("author", text_of(revision.author))
                              .with("text", text_of(revision.text)));
    }
    data.set("has-revisions", !revisions.empty());
    data.set("revisions", std::move(revisions));
    return data;
  }

  std::string source_date(const Text& date) const {
    const auto day = parse_date(date.text);
    return day ? date_in_words(*day, frame_.language) : text_of(date);
  }

  std::string change_in_words(const OverlayChange& change) const {
    constexpr std::string_view kinds[] = {"added", "removed", "replaced"};
    if (!change.title.empty()) {
      return interface_text("change-" + std::string(kinds[static_cast<std::size_t>(change.kind)]), frame_.language,
                            {{"title", text_of(change.title)}});
    }
    const auto key = find_interface_text("key-" + change.list, frame_.language);
    return interface_text("change-key", frame_.language,
                          {{"key", key ? std::string(*key) : interface_text("key-other", frame_.language)}});
  }

  const Site& site_;
  const Guide& guide_;
  const Edition& edition_;
  const GuideFrame& frame_;
};

}  // namespace

Html render_guide(const Site& site, const Guide& guide, const Edition& edition, const GuideFrame& frame,
                  const Templates& templates, unsigned worker) {
  return templates.render("guide", frame.language, GuidePage(site, guide, edition, frame).data(), worker);
}

}  // namespace shirube
