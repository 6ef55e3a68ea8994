#include "generator/model/visit.h"

#include <gtest/gtest.h>

namespace shirube {
namespace {

/// Editions `osaka` and `tokyo`.
Site site() {
  Site site;
  for (const char* id : {"osaka", "tokyo"}) {
    Edition& edition = site.editions.emplace_back();
    edition.id = id;
    edition.lineage = {id};
  }
  return site;
}

Condition only(const std::string& edition) { return {{Text{edition, {}}}, {}}; }

Text text(const std::string& written) { return {written, {}}; }

/// What was visited, each with its editions as letters.
struct Listing {
  std::string all;

  void add(const std::string& what, const EditionSet& editions) {
    if (what.empty()) return;
    all.append(all.empty() ? "" : " ").append(what).append(":");
    if (editions.at(0)) all += 'o';
    if (editions.at(1)) all += 't';
  }
  void operator()(const Condition& condition, const EditionSet& editions) {
    if (!condition.always()) add("?" + condition.only[0].text, editions);
  }
  void operator()(const Text& text, const EditionSet& editions) { add(text.text, editions); }
  void operator()(const MailedText& mailed, const EditionSet& editions) {
    if (!mailed.text.empty()) add("mailed-" + mailed.text.text, editions);
  }
  void operator()(const Body& body, const EditionSet& editions) { add(body.markdown.text, editions); }
  void operator()(const Link& link, const EditionSet& editions) { add(link.to.text, editions); }
  void operator()(const Image& image, const EditionSet& editions) { add(image.file.text, editions); }
  void operator()(const ListedAudience& audience, const EditionSet& editions) { add(audience.id.text, editions); }
  void operator()(const ListedReference& shown, const EditionSet& editions) { add(shown.id.text, editions); }
  void operator()(const SourceReference& source, const EditionSet& editions) { add(source.document.text, editions); }
  void operator()(const Step& step, const EditionSet& editions) { add("#" + step.id.text, editions); }
  void operator()(const ScreenUse& use, const EditionSet& editions) { add("@" + use.screen.text, editions); }
  void operator()(const ScreenElement& element, const EditionSet& editions) { add("." + element.id.text, editions); }
  void operator()(const Reference& reference, const EditionSet& editions) { add("=" + reference.id, editions); }
};

template <typename Page>
std::string visited(const Page& page) {
  const Site all = site();
  Listing listing;
  walk_page(all, page, EditionSet(2, true), listing);
  return listing.all;
}

TEST(Visit, all_that_a_guide_says_is_visited_in_the_order_of_the_page) {
  Guide guide;
  guide.title = text("title");
  guide.summary = text("summary");
  guide.audience.push_back({text("audience"), {}});
  guide.prepare.push_back({{text("prepare"), {}}, {}});
  guide.notes.push_back({NoteKind::note, text("note-title"), {text("note"), {}}, {}});
  Step& step = guide.steps.emplace_back();
  step.id = text("step");
  step.title = text("step-title");
  step.body = {text("body"), {}};
  step.screens.push_back(
      {text("screen"), text("says"), {{text("not visited"), {}}}, {}, {{text("x"), text("fill")}}, {}});
  step.images.push_back({text("file"), text("alt"), text("caption"), {{{}, 1, 1, text("point"), {}}}, {}});
  step.references.push_back({text("table"), {}});
  step.notes.push_back({NoteKind::note, text("n"), {}, {}});
  step.asides.push_back({text("not visited"), text("aside-title"), {text("aside"), {}}, {}});
  step.links.push_back({text("to"), text("label"), {}});
  guide.finish = {text("finish"), {}};
  guide.related.push_back({text("related"), {}, {}});
  guide.sources.push_back({text("document"), text("section"), {}});
  EXPECT_EQ(visited(guide),
            "title:ot summary:ot audience:ot prepare:ot note-title:ot note:ot #step:ot step-title:ot body:ot "
            "@screen:ot says:ot fill:ot file:ot alt:ot caption:ot point:ot table:ot n:ot aside-title:ot aside:ot to:ot "
            "label:ot finish:ot related:ot document:ot section:ot");
}

TEST(Visit, conditions_narrow_what_stands_under_them) {
  Guide guide;
  Step& step = guide.steps.emplace_back();
  step.title = text("step");
  step.condition = only("osaka");
  Aside& aside = step.asides.emplace_back();
  aside.title = text("aside");
  aside.condition = only("tokyo");
  Image& image = step.images.emplace_back();
  image.points.push_back({{}, 1, 1, text("point"), only("osaka")});
  guide.finish = {text("finish"), {}};
  EXPECT_EQ(visited(guide), "?osaka:ot #:o step:o ?osaka:o point:o ?tokyo:o aside: finish:ot");
}

TEST(Visit, a_form_is_visited_section_by_section) {
  Form form;
  form.title = text("title");
  form.summary = text("summary");
  form.audience.push_back({text("audience"), {}});
  form.notes.push_back({NoteKind::note, text("note-title"), {text("note"), {}}, {}});
  form.button = text("button");
  FormSection& section = form.sections.emplace_back();
  section.id = text("not visited");
  section.title = text("section");
  section.body = {text("body"), {}};
  section.condition = only("osaka");
  FormField& field = section.fields.emplace_back();
  field.id = text("not visited");
  field.label = text("label");
  field.help = {text("help"), {}};
  field.unit = text("unit");
  field.example = text("example");
  field.options.push_back({text("not visited"), text("option"), only("tokyo")});
  FormRule& rule = form.rules.emplace_back();
  rule.message = text("message");
  rule.condition = only("tokyo");
  form.finish = {text("finish"), {}};
  form.mails.office = {text("subject"), text("body")};
  form.mails.sender_field = text("not visited");
  form.mails.sender = {text("thanks"), text("next")};
  form.related.push_back({text("related"), {}, {}});
  form.sources.push_back({text("document"), text("place"), {}});
  EXPECT_EQ(visited(form),
            "title:ot summary:ot audience:ot note-title:ot note:ot button:ot ?osaka:ot section:o body:o label:o help:o "
            "unit:o example:o ?tokyo:o option: ?tokyo:ot message:t finish:ot mailed-subject:ot mailed-body:ot "
            "mailed-thanks:ot mailed-next:ot related:ot document:ot place:ot");
}

TEST(Visit, a_reference_is_visited_with_its_columns_groups_and_rows) {
  Reference reference;
  reference.id = "table";
  reference.title = text("title");
  reference.columns = {{text("not visited"), text("column"), ColumnKind::text, only("osaka")}};
  reference.groups = {{text("not visited"), text("group"), {}}};
  reference.rows = {{text("not visited"), {}, {{text("a"), text("b")}}, only("tokyo")}};
  EXPECT_EQ(visited(reference), "=table:ot title:ot ?osaka:ot column:o group:ot ?tokyo:ot a:t b:t");
}

TEST(Visit, a_screen_is_visited_element_by_element) {
  Screen screen;
  screen.title = text("title");
  ScreenElement& group = screen.elements.emplace_back();
  group.id = text("group");
  group.condition = only("osaka");
  ScreenElement& field = group.elements.emplace_back();
  field.id = text("field");
  field.label = text("label");
  field.value = text("value");
  EXPECT_EQ(visited(screen), "title:ot ?osaka:ot .group:o .field:o label:o value:o");
}

TEST(Visit, a_form_of_a_page_is_shown_in_its_editions_where_its_condition_holds) {
  const Site all = site();
  Editions<Guide> guide{"log-in", {}, {1, 1}};
  guide.variants.resize(2);
  EXPECT_EQ(editions_of(guide, 0, all), (EditionSet{false, false}));
  EXPECT_EQ(editions_of(guide, 1, all), (EditionSet{true, true}));
  guide.variants[1].condition = only("tokyo");
  EXPECT_EQ(editions_of(guide, 1, all), (EditionSet{false, true}));
}

}  // namespace
}  // namespace shirube
