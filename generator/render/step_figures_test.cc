#include "generator/render/step_figures.h"

#include <gtest/gtest.h>

#include "generator/model/hole.h"
#include "generator/render/interface_texts.h"
#include "generator/render/markdown.h"

namespace shirube {
namespace {

Text text(std::string_view written) {
  Text text;
  text.text = written;
  return text;
}

ScreenElement field(const char* id, const char* label) {
  ScreenElement element;
  element.kind = ElementKind::field;
  element.id = text(id);
  element.label = text(label);
  return element;
}

ScreenUse use(const char* screen, std::initializer_list<const char*> points) {
  ScreenUse use;
  use.screen = text(screen);
  for (const char* point : points) use.points.push_back({text(point), {}});
  return use;
}

Callout point(const char* id, int x, int y, const char* label) {
  Callout point;
  point.id = text(id);
  point.x = x;
  point.y = y;
  point.label = text(label);
  return point;
}

/// A site of one edition and two screens, and a step that uses them.
class StepFiguresTest : public testing::Test {
 protected:
  StepFiguresTest() {
    Edition edition;
    edition.id = "osaka";
    edition.lineage = {"osaka"};
    edition.values["system.name"] = text("大阪システム");
    site.editions = {edition};
    Screen apply;
    apply.id = "apply";
    apply.title = text("申請");
    apply.elements = {field("place", "住所"), field("phone", "電話")};
    Screen log_in;
    log_in.id = "log-in";
    log_in.title = text("{{ system.name }}");
    log_in.elements = {field("name", "名前"), field("place", "場所")};
    site.screens = {{"apply", {apply}, {0}}, {"log-in", {log_in}, {0}}};
    step.id = text("send");
  }

  Image image(const char* file, std::vector<Callout> points) {
    Image image;
    image.file = text(file);
    image.alternative = text("代替");
    image.caption = text("説明");
    image.points = std::move(points);
    return image;
  }

  /// The step's pictures by a template of their names.
  std::string rendered(const std::string& page) const {
    TemplateFiles files;
    for (const std::string_view name : page_template_names()) {
      files.emplace(name, "");
    }
    files["guide"] = page;
    Diagnostics diagnostics;
    Templates templates(files, {}, diagnostics);
    EXPECT_TRUE(diagnostics.all().empty());
    templates.prepare(1);
    const PageOrder order{site, 0, context, templates, 0};
    const StepFigures figures(order, step);
    return templates
        .render("guide", context.language,
                TemplateData().with("screens", figures.screens()).with("images", figures.images()), 0)
        .text;
  }

  std::string screens() const { return rendered("{{#screens}}{{description}}|{{caption}}\n{{/screens}}"); }
  std::string images() const {
    return rendered(
        "{{#images}}{{src}}|{{alt}}|{{caption}}|{{first-number}}|"
        "{{#has-points}}{{#points}}{{number}} {{x}},{{y}} {{label}};{{/points}}{{/has-points}}\n{{/images}}");
  }

  /// A text of the step as the page has it.
  std::string numbered(const std::string& markdown) const {
    Diagnostics diagnostics;
    const Templates templates({}, {}, diagnostics);
    const PageOrder order{site, 0, context, templates, 0};
    return StepFigures(order, step).with_numbers(read_markdown(markdown, {"../", 4, "guide:g"})).text;
  }

  Site site;
  PageContext context;
  Step step;
};

TEST_F(StepFiguresTest, numbers_run_on_through_screens_and_pictures) {
  step.screens = {use("log-in", {"place", "name"}), use("apply", {"phone"})};
  step.images = {image("a.png", {point("seal", 1050, 2000, "印")}),
                 image("b.png", {point("", 5, 10000, "欄"), point("stamp", 50, 0, "切手")})};
  EXPECT_EQ(screens(),
            "「大阪システム」画面。②「名前」の入力欄。①「場所」の入力欄。|「大阪システム」の画面\n"
            "「申請」画面。「住所」の入力欄。③「電話」の入力欄。|「申請」の画面\n");
  EXPECT_EQ(images(), "../" + hole("asset:a.png") + "|代替|説明|4|4 10.5,20 印;\n" + "../" + hole("asset:b.png") +
                          "|代替|説明|5|5 0.05,100 欄;6 0.5,0 切手;\n");
  EXPECT_EQ(numbered("{place} {name} {phone} {seal} {stamp}"),
            "<p><span class=\"point-sign\">①</span> <span class=\"point-sign\">②</span> "
            "<span class=\"point-sign\">③</span> <span class=\"point-sign\">④</span> "
            "<span class=\"point-sign\">⑥</span></p>\n");
}

TEST_F(StepFiguresTest, a_picture_whose_numbers_begin_at_one_does_not_say_so) {
  step.images = {image("a.png", {point("seal", 100, 200, "印")})};
  EXPECT_EQ(images(), "../" + hole("asset:a.png") + "|代替|説明||1 1,2 印;\n");
}

TEST_F(StepFiguresTest, a_screen_or_picture_without_points_takes_no_number) {
  step.screens = {use("log-in", {}), use("apply", {"phone"})};
  step.images = {image("a.png", {}), image("b.png", {point("seal", 0, 0, "印")})};
  EXPECT_EQ(images(),
            "../" + hole("asset:a.png") + "|代替|説明|2|\n../" + hole("asset:b.png") + "|代替|説明|2|2 0,0 印;\n");
  EXPECT_EQ(numbered("{phone}{seal}"),
            "<p><span class=\"point-sign\">①</span><span class=\"point-sign\">②</span></p>\n");
}

TEST_F(StepFiguresTest, an_id_on_two_screens_has_a_number_on_each_and_texts_mean_the_first) {
  step.screens = {use("log-in", {"name", "place"}), use("apply", {"place"})};
  EXPECT_EQ(screens(),
            "「大阪システム」画面。①「名前」の入力欄。②「場所」の入力欄。|「大阪システム」の画面\n"
            "「申請」画面。③「住所」の入力欄。「電話」の入力欄。|「申請」の画面\n");
  EXPECT_EQ(numbered("{place}"), "<p><span class=\"point-sign\">②</span></p>\n");
}

TEST_F(StepFiguresTest, a_number_that_a_text_names_by_its_sign_stays_that_number) {
  step.screens = {use("log-in", {"place", "name"})};
  EXPECT_EQ(numbered("{②}に書きます。"), "<p><span class=\"point-sign\">②</span>に書きます。</p>\n");
}

TEST_F(StepFiguresTest, a_name_that_the_step_lacks_stays_as_it_is) {
  step.screens = {use("log-in", {"name"})};
  EXPECT_EQ(numbered("{place}{name}"),
            "<p><span class=\"point-sign\">place</span><span class=\"point-sign\">①</span></p>\n");
}

TEST_F(StepFiguresTest, values_beside_a_number_stay_holes) {
  step.screens = {use("log-in", {"name"})};
  EXPECT_EQ(numbered("{{ a.b }}の{name}と{{ c }}"),
            "<p>" + hole("a.b") + "の<span class=\"point-sign\">①</span>と" + hole("c") + "</p>\n");
  EXPECT_EQ(numbered("{{ a.b }}"), "<p>" + hole("a.b") + "</p>\n");
}

TEST_F(StepFiguresTest, the_steps_own_caption_goes_before_the_screens_title) {
  step.screens = {use("apply", {})};
  step.screens[0].caption = text("{{ system.name }}の申請");
  context.language = Language::english;
  EXPECT_EQ(rendered("{{#screens}}{{caption}}{{/screens}}"), hole("system.name") + "の申請");
  step.screens[0].caption = {};
  EXPECT_EQ(rendered("{{#screens}}{{caption}}{{/screens}}"),
            interface_text("screen-label", Language::english, {{"title", "申請"}}));
}

TEST_F(StepFiguresTest, every_drawing_is_tied_to_its_own_description) {
  step.screens = {use("apply", {}), use("apply", {"phone"})};
  EXPECT_EQ(rendered("{{#screens}}{{description-id}} {{/screens}}"), "send-screen-1_ send-screen-2_ ");
  const std::string drawings = rendered("{{#screens}}{{{drawing}}}{{/screens}}");
  EXPECT_NE(drawings.find("aria-describedby=\"send-screen-1_\""), std::string::npos) << drawings;
  EXPECT_NE(drawings.find("aria-describedby=\"send-screen-2_\""), std::string::npos) << drawings;
}

TEST_F(StepFiguresTest, a_screen_is_drawn_as_the_edition_has_it) {
  Edition national;
  national.id = "national";
  national.lineage = {"national"};
  site.editions.insert(site.editions.begin(), national);
  Screen changed = site.screens[0].variants[0];
  changed.title = text("別の申請");
  site.screens[0].variants.push_back(changed);
  site.screens[0].variant_of_edition = {1, 0};
  site.screens[1].variant_of_edition = {0, 0};
  step.screens = {use("apply", {})};
  EXPECT_EQ(screens(), "「別の申請」画面。「住所」の入力欄。「電話」の入力欄。|「別の申請」の画面\n");
}

}  // namespace
}  // namespace shirube
