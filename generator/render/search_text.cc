#include "generator/render/search_text.h"

#include <string_view>
#include <utility>

#include "generator/model/hole.h"
#include "generator/model/target.h"
#include "generator/model/value_reference.h"
#include "generator/render/flow_words.h"
#include "generator/render/form_field.h"
#include "generator/render/form_words.h"
#include "generator/render/interface_texts.h"
#include "generator/render/page_frame.h"
#include "generator/render/plain_text.h"
#include "generator/render/reference_table.h"
#include "generator/render/reference_view.h"
#include "generator/render/step_figures.h"

namespace shirube {
namespace {

std::string on_one_line(std::string text) {
  // Most texts are on one line, and have no two spaces together.
  bool is_plain = !text.ends_with(' ');
  for (char before = ' '; const char c : text) {
    is_plain = is_plain && !(c == '\n' || c == '\t' || c == '\r' || (c == ' ' && before == ' '));
    before = c;
  }
  if (is_plain) return text;
  std::string line;
  append_on_one_line(line, text);
  return line;
}

/// What the link says of itself. The title of another page of the site is found there.
std::string words_of(const Link& link) {
  if (!link.label.empty()) return text_of(link.label);
  const Target::Kind kind = parse_target(link.to.text).kind;
  if (kind == Target::Kind::page || kind == Target::Kind::anchor) return {};
  std::string_view address = link.to.text;
  for (const std::string_view scheme : {"mailto:", "tel:"}) {
    if (address.starts_with(scheme)) address.remove_prefix(scheme.size());
  }
  return with_holes(address);
}

class Collector {
 public:
  Collector(PageKind kind, const std::string& id, const Text& title, const Text& summary, const PageOrder& order)
      : order_(order) {
    text_.path = page_path(kind, id);
    text_.title = on_one_line(text_of(title));
    begin("", "");
    add(text_of(summary));
  }

  SearchText take() {
    std::erase_if(text_.sections,
                  [](const SearchSection& section) { return section.heading.empty() && section.texts.empty(); });
    return std::move(text_);
  }

  /// What is added from now on stands there.
  void begin(std::string_view anchor, std::string heading) {
    text_.sections.push_back({std::string(anchor), on_one_line(std::move(heading)), {}});
  }

  void add(std::string text) {
    std::string line = on_one_line(std::move(text));
    if (!line.empty()) text_.sections.back().texts.push_back(std::move(line));
  }

  void add(const Html& html) {
    PlainText plain = plain_text(html.text);
    for (std::string* text : {&plain.text, &plain.readings}) {
      if (!text->empty()) text_.sections.back().texts.push_back(std::move(*text));
    }
  }

  void add_notes(const std::vector<Note>& notes) {
    for (const Note& note : notes) {
      add(text_of(note.title));
      add(note.body.content.html);
    }
  }

  void add_links(const std::vector<Link>& links) {
    for (const Link& link : links) add(words_of(link));
  }

  void add_step(const Step& step) {
    begin(step.id.text, text_of(step.title));
    const StepFigures figures(order_, step);
    add(figures.with_numbers(step.body.content));
    add_links(step.links);
    add_figures(step);
    for (const ListedId& listed : step.references) {
      const Reference& reference = order_.site.reference(listed.id.text)->in(order_.edition);
      const Reference resolved = resolve_reference(reference, order_.any_edition());
      const TableView table = reference_table(resolved, "", TablePlace::step);
      add(table.caption);
      for (const TableGroup& group : table.groups) {
        add(group.title);
        for (const TableRow& row : group.rows) add(words_of_row(table, row));
      }
    }
    for (const Note& note : step.notes) {
      add(text_of(note.title));
      add(figures.with_numbers(note.body.content));
    }
    for (const Aside& aside : step.asides) {
      add(text_of(aside.title));
      add(figures.with_numbers(aside.body.content));
    }
  }

  std::string words_of_row(const TableView& table, const TableRow& row) const {
    std::string words;
    for (std::size_t column = 0; column < row.cells.size(); ++column) {
      for (const TableText& text : row.cells[column]) {
        const bool is_date = table.columns[column].kind == ColumnKind::date;
        const auto date = is_date ? parse_date(text.text) : std::nullopt;
        words.append(words.empty() ? "" : " ");
        words.append(date ? date_in_words(*date, order_.context.language) : text.text);
      }
    }
    return words;
  }

 private:
  void add_figures(const Step& step) {
    for (const ScreenUse& use : step.screens) {
      const Screen& screen = order_.site.screen(use.screen.text)->in(order_.edition);
      add(use.caption.empty()
              ? interface_text("screen-label", order_.context.language, {{"title", text_of(screen.title)}})
              : text_of(use.caption));
    }
    for (const Image& image : step.images) {
      add(text_of(image.caption));
      for (const Callout& point : image.points) add(text_of(point.label));
    }
  }

  const PageOrder& order_;
  SearchText text_;
};

void add_question(const Question& question, Collector& collector, Language language) {
  collector.begin("q-" + question.id.text, text_of(question.ask));
  collector.add(question.help.content.html);
  for (const Choice& choice : question.choices) {
    collector.add(text_of(choice.label));
    collector.add(text_of(choice.note));
  }
  for (const Route& route : question.routes) collector.add(route_in_words(question, route, language));
}

void add_outcome(const Outcome& outcome, Collector& collector) {
  collector.begin("o-" + outcome.id.text, text_of(outcome.title));
  collector.add(outcome.body.content.html);
  collector.add_links(outcome.links);
  if (!outcome.contact.empty()) collector.add(hole("contact:" + outcome.contact.text));
  for (const Step& step : outcome.steps) collector.add_step(step);
}

void add_field(const FormField& field, const Field& rules, const RulePack& pack, Collector& collector) {
  collector.begin(rules.id, rules.label);
  const std::string condition = condition_in_words(rules.when, pack);
  if (!condition.empty()) {
    collector.add(interface_text("form-only-when", pack.language, {{"condition", condition}}));
  }
  collector.add(field.help.content.html);
  for (const std::string& hint : hints_of(rules, pack, HintUse::input)) collector.add(hint);
  collector.add(text_of(field.unit));
  for (const FieldOption& option : rules.options) collector.add(option.label);
}

}  // namespace

SearchText search_text_of(const Guide& guide, const PageOrder& order) {
  Collector collector(PageKind::guide, guide.id, guide.title, guide.summary, order);
  for (const PrepareItem& item : guide.prepare) collector.add(item.body.content.html);
  collector.add_notes(guide.notes);
  // It stands at the page's end, but has no anchor of its own.
  collector.add(guide.finish.content.html);
  collector.add_links(guide.related);
  for (const Step& step : guide.steps) collector.add_step(step);
  return collector.take();
}

SearchText search_text_of(const Flow& flow, const PageOrder& order) {
  Collector collector(PageKind::flow, flow.id, flow.title, flow.summary, order);
  collector.add_notes(flow.notes);
  collector.add_links(flow.related);
  for (const Question& question : flow.questions) add_question(question, collector, order.context.language);
  for (const Outcome& outcome : flow.outcomes) add_outcome(outcome, collector);
  return collector.take();
}

SearchText search_text_of(const Form& form, const RulePack& pack, const PageOrder& order) {
  Collector collector(PageKind::form, form.id, form.title, form.summary, order);
  collector.add_notes(form.notes);
  collector.add(form.finish.content.html);
  collector.add_links(form.related);
  for (std::size_t i = 0; i < form.sections.size(); ++i) {
    const FormSection& section = form.sections[i];
    // A section has no anchor: its first field stands right below its heading.
    collector.begin(section.fields.empty() ? std::string_view() : section.fields.front().id.text,
                    text_of(section.title));
    const std::string condition = condition_in_words(pack.sections[i].when, pack);
    if (!condition.empty()) {
      collector.add(interface_text("form-section-when", pack.language, {{"condition", condition}}));
    }
    collector.add(section.body.content.html);
    for (const FormField& field : section.fields) {
      if (const Field* rules = pack.field(field.id.text)) add_field(field, *rules, pack, collector);
    }
  }
  return collector.take();
}

SearchText search_text_of(const Reference& reference, const PageOrder& order) {
  Collector collector(PageKind::reference, reference.id, reference.title, reference.summary, order);
  collector.add_notes(reference.notes);
  collector.add_links(reference.related);
  const TableView table = reference_table(reference, "");
  for (const TableColumn& column : table.columns) collector.add(column.title);
  for (const TableGroup& group : table.groups) {
    if (!group.title.empty()) collector.begin(group.id, group.title);
    for (const TableRow& row : group.rows) {
      const bool is_headed = !row.cells.empty() && !row.cells.front().empty();
      collector.begin(row.id, is_headed ? row.cells.front().front().text : std::string());
      collector.add(collector.words_of_row(table, row));
    }
  }
  return collector.take();
}

}  // namespace shirube
