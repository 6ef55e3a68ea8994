#include "generator/render/page_parts.h"

#include <algorithm>

#include "generator/model/hole.h"
#include "generator/model/target.h"
#include "generator/model/value_reference.h"
#include "generator/render/interface_texts.h"
#include "generator/render/page_fill.h"
#include "generator/render/page_frame.h"
#include "generator/render/published_files.h"
#include "generator/render/reference_view.h"
#include "generator/render/step_figures.h"

namespace shirube {
namespace {

bool is_web_address(const Link& link) { return link.to.text.starts_with("http"); }

std::string source_date(const Text& date, Language language) {
  const auto day = parse_date(date.text);
  return day ? date_in_words(*day, language) : text_of(date);
}

}  // namespace

TemplateData PageParts::frame(PageKind kind, const std::string& id, const Text& title, const Text& summary,
                              const Text& contact) const {
  const PageContext& context = order_.context;
  TemplateData data = page_frame(order_.site, {context.language,
                                               page_path(kind, id),
                                               text_of(title),
                                               text_of(summary),
                                               context.has_url,
                                               !context.audiences.empty(),
                                               {},
                                               context.is_bundle});
  if (context.topic == nullptr) {
    data.set("topic", false);
  } else {
    data.set("topic", TemplateData()
                          .with("title", text_of(context.topic->title))
                          .with("href", std::string(root_of_pages) + home_path + "#topic-" + context.topic->id.text));
  }
  if (!contact.empty()) data.set("contact", Html{hole("part:contact:" + contact.text)});
  data.set("summary", text_of(summary));
  return data;
}

template <typename HtmlOf>
TemplateList PageParts::notes_with(const std::vector<Note>& notes, const HtmlOf& html_of) const {
  constexpr std::string_view kinds[] = {"note", "caution", "warning"};
  TemplateList list;
  for (const Note& note : notes) {
    const std::string kind(kinds[static_cast<std::size_t>(note.kind)]);
    list.push_back(TemplateData()
                       .with("kind", kind)
                       .with("label", interface_text("note-" + kind, order_.context.language))
                       .with("title", text_of(note.title))
                       .with("body", html_of(note.body.content)));
  }
  return list;
}

TemplateList PageParts::notes(const std::vector<Note>& notes) const {
  return notes_with(notes, [](const BodyContent& content) { return content.html; });
}

TemplateData PageParts::step(const Step& step, const std::string& number, StepLevel level) const {
  const StepFigures figures(order_, step);
  const auto numbered = [&](const BodyContent& content) { return figures.with_numbers(content); };
  TemplateData data;
  data.set("number", number);
  data.set("level", level == StepLevel::in_guide ? "3" : "4");
  data.set("id", step.id.text);
  data.set("title", text_of(step.title));
  data.set("body", numbered(step.body.content));
  data.set("has-figures", !step.screens.empty() || !step.images.empty());
  data.set("screens", figures.screens());
  data.set("images", figures.images());
  set_list(data, "references", step.references, [&](const ListedId& listed) { return reference(listed); });
  data.set("notes", notes_with(step.notes, numbered));
  TemplateList asides;
  for (const Aside& aside : step.asides) {
    asides.push_back(TemplateData()
                         .with("id", aside.id.text)
                         .with("title", text_of(aside.title))
                         .with("body", numbered(aside.body.content)));
  }
  data.set("asides", std::move(asides));
  set_links(data, step.links);
  return data;
}

void PageParts::set_audience(TemplateData& data, const std::vector<ListedId>& listed) const {
  TemplateList list;
  for (const Audience* audience : order_.context.audiences) {
    const auto is_it = [&](const ListedId& item) { return item.id.text == audience->id.text; };
    if (std::none_of(listed.begin(), listed.end(), is_it)) continue;
    list.push_back(TemplateData()
                       .with("title", text_of(audience->title))
                       .with("href", std::string(root_of_pages) + audiences_path + "#audience-" + audience->id.text));
  }
  data.set("has-audience", !list.empty());
  data.set("audience", std::move(list));
}

void PageParts::set_links(TemplateData& data, const std::vector<Link>& links) const {
  set_list(data, "links", links, [&](const Link& item) { return link(item); });
}

void PageParts::set_related(TemplateData& data, const std::vector<Link>& links) const {
  set_list(data, "related", links, [&](const Link& item) { return link(item); });
}

TemplateData PageParts::link(const Link& link) const {
  return TemplateData()
      .with("href", href_with_holes(link.to.text, root_of_pages))
      .with("label", label_of(link))
      .with("external", is_web_address(link));
}

/// The link's own label, else the title of what it leads to, else the address.
std::string PageParts::label_of(const Link& link) const {
  if (!link.label.empty()) return text_of(link.label);
  const Target target = parse_target(link.to.text);
  if (target.kind == Target::Kind::page) return hole("title:" + link.to.text);
  if (target.kind == Target::Kind::anchor) return hole("title:" + page_ + link.to.text);
  std::string_view address = link.to.text;
  for (const std::string_view scheme : {"mailto:", "tel:"}) {
    if (address.starts_with(scheme)) address.remove_prefix(scheme.size());
  }
  return with_holes(address);
}

TemplateData PageParts::reference(const ListedId& listed) const {
  const Reference& reference = order_.site.reference(listed.id.text)->in(order_.edition);
  const Reference resolved = resolve_reference(reference, order_.any_edition());
  return table_data(reference_table(resolved, root_of_pages, TablePlace::step), order_.context.language);
}

void PageParts::set_sources(TemplateData& data, const std::vector<SourceReference>& sources) const {
  set_list(data, "sources", sources, [&](const SourceReference& item) { return source(item); });
}

TemplateData PageParts::source(const SourceReference& reference) const {
  const Source& source = *order_.site.source(reference.document.text);
  TemplateData data;
  data.set("title", text_of(source.title));
  data.set("publisher", text_of(source.publisher));
  data.set("version", text_of(source.version));
  data.set("date", source_date(source.date, order_.context.language));
  data.set("section", text_of(reference.section));
  data.set("href", source.url.text);
  data.set("note", source.note.content.html);
  const TableView revisions = revision_table(source);
  if (revisions.groups.front().rows.empty()) {
    data.set("revisions", false);
  } else {
    data.set("revisions", table_data(revisions, order_.context.language));
  }
  return data;
}

TableView PageParts::revision_table(const Source& source) const {
  const Language language = order_.context.language;
  const bool has_authors = std::any_of(source.revisions.begin(), source.revisions.end(),
                                       [](const Revision& revision) { return !revision.author.empty(); });
  TableView table;
  table.caption = interface_text("revisions", language);
  table.is_caption_hidden = true;
  table.columns = {{interface_text("source-version", language)}, {interface_text("source-date", language)}};
  if (has_authors) table.columns.push_back({interface_text("revision-author", language)});
  table.columns.push_back({interface_text("revision-text", language)});
  TableGroup& group = table.groups.emplace_back();
  for (const Revision& revision : source.revisions) {
    if (!revision.condition.holds(order_.any_edition().lineage)) continue;
    TableRow row;
    row.cells = {{{text_of(revision.version)}}, {{source_date(revision.date, language)}}};
    if (has_authors) {
      row.cells.push_back(revision.author.empty() ? TableCell{} : TableCell{{text_of(revision.author)}});
    }
    row.cells.push_back({{text_of(revision.text)}});
    group.rows.push_back(std::move(row));
  }
  return table;
}

void PageParts::set_changes(TemplateData& data, const std::vector<OverlayChange>& changes) const {
  data.set("changes", false);
  if (changes.empty()) return;
  constexpr std::string_view kinds[] = {"change-added", "change-removed", "change-replaced"};
  const Language language = order_.context.language;
  TableView table;
  table.caption = interface_text("changes", language);
  table.is_caption_hidden = true;
  table.columns = {{interface_text("change-where", language)}, {interface_text("change-what", language)}};
  TableGroup& group = table.groups.emplace_back();
  for (const OverlayChange& change : changes) {
    const std::string_view kind = kinds[static_cast<std::size_t>(change.kind)];
    group.rows.push_back({{{{item_of(change)}}, {{interface_text(kind, language)}}}});
  }
  data.set("changes", table_data(table, language));
}

std::string PageParts::item_of(const OverlayChange& change) const {
  const Language language = order_.context.language;
  const auto known = find_interface_text("key-" + change.list, language);
  const std::string key = known ? std::string(*known) : interface_text("key-other", language);
  if (change.title.empty()) return key;
  return interface_text("change-item", language, {{"key", key}, {"title", text_of(change.title)}});
}

void PageParts::set_reviewed(TemplateData& data, const std::optional<Date>& reviewed) const {
  data.set("reviewed", false);
  if (!reviewed) return;
  data.set("reviewed", TemplateData()
                           .with("iso", format_date(*reviewed))
                           .with("text", date_in_words(*reviewed, order_.context.language)));
}

}  // namespace shirube
