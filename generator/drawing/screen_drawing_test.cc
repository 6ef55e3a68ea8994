#include "generator/drawing/screen_drawing.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "generator/drawing/screen_icons.h"

namespace shirube {
namespace {

using testing::HasSubstr;
using testing::Not;
using testing::StartsWith;

ScreenElement element(ElementKind kind, std::string_view label, std::string_view id = {}) {
  ScreenElement element;
  element.kind = kind;
  element.label.text = label;
  element.id.text = id;
  return element;
}

ScreenElement holding(ElementKind kind, std::vector<ScreenElement> elements) {
  ScreenElement holder = element(kind, "");
  holder.elements = std::move(elements);
  return holder;
}

/// The drawing of a screen called 画面 with these elements.
std::string drawing(std::vector<ScreenElement> elements, const PointNumbers& numbers = {}) {
  Screen screen;
  screen.title.text = "画面";
  screen.elements = std::move(elements);
  return draw_screen(screen, numbers, "図", "d").text;
}

/// What every drawing begins with, up to its elements; `size` is its viewBox's, and `height` the window's.
std::string head(const std::string& size, const std::string& ems, const std::string& height) {
  return "<svg class=\"screen\" role=\"img\" aria-label=\"図\" aria-describedby=\"d\" viewBox=\"0 0 " + size +
         "\" width=\"14em\" height=\"" + ems +
         R"(em"><g font-family="monospace" font-size="16" fill="none" stroke="currentColor"><g class="screen-window">)"
         R"(<rect x="2" y="2" width="220" height=")" +
         height +
         R"(" rx="6"/><g class="screen-title"><rect x="2" y="2" width="220" height="36" rx="6"/>)"
         R"x(<path class="mark" transform="translate(14 8)" d="M0 12a4 4 0 1 0 8 0a4 4 0 1 0-8 0zM13 12a4 4 0 1 0 8 0)x"
         R"x(a4 4 0 1 0-8 0zM26 12a4 4 0 1 0 8 0a4 4 0 1 0-8 0z"/>)x"
         R"(<text x="60" y="26" font-weight="700" fill="currentColor" stroke="none">画面</text></g>)";
}

constexpr std::string_view tail = "</g></g></svg>";

TEST(ScreenDrawing, a_button) {
  EXPECT_EQ(drawing({element(ElementKind::button, "ログイン")}),
            head("224 100", "6.25", "96") +
                R"(<g class="element screen-button"><rect x="14" y="50" width="96" height="32" rx="6"/>)"
                R"(<text x="30" y="72" font-weight="700" fill="currentColor" stroke="none">ログイン</text></g>)" +
                std::string(tail));
}

TEST(ScreenDrawing, a_field_that_is_pointed_at) {
  ScreenElement field = element(ElementKind::field, "ユーザ名", "user");
  field.value.text = "ex000";
  EXPECT_EQ(drawing({field}, {{"user", 1}}),
            head("224 126", "7.875", "122") +
                R"(<g class="callout"><rect x="14" y="50" width="26" height="26" rx="13"/>)"
                R"(<text x="23" y="69" textLength="8" lengthAdjust="spacingAndGlyphs" font-weight="700" )"
                R"(fill="currentColor" stroke="none">1</text></g><g class="element screen-field pointed">)"
                R"(<text x="44" y="68" fill="currentColor" stroke="none">ユーザ名</text><g class="screen-box">)"
                R"(<rect x="44" y="76" width="166" height="32" rx="4" stroke-width="3"/>)"
                R"(<text x="52" y="98" textLength="40" lengthAdjust="spacingAndGlyphs" fill="currentColor" )"
                R"(stroke="none">ex000</text></g></g>)" +
                std::string(tail));
}

TEST(ScreenDrawing, a_table) {
  ScreenElement table = holding(ElementKind::table, {holding(ElementKind::row, {element(ElementKind::text, "受付")})});
  table.columns.emplace_back().text = "状況";
  EXPECT_EQ(drawing({table}),
            head("224 132", "8.25", "128") +
                R"(<g class="element screen-table"><g class="screen-grid">)"
                R"(<g class="screen-cell heading"><rect x="14" y="50" width="196" height="32"/>)"
                R"(<text x="22" y="72" font-weight="700" fill="currentColor" stroke="none">状況</text>)"
                R"(</g><g class="screen-cell"><rect x="14" y="82" width="196" height="32"/>)"
                R"(<g class="element screen-text"><text x="22" y="104" fill="currentColor" )"
                R"(stroke="none">受付</text></g></g></g></g>)" +
                std::string(tail));
}

TEST(ScreenDrawing, texts_are_escaped) {
  Screen screen;
  screen.title.text = "<b>";
  const std::string svg = draw_screen(screen, {}, "\"&", "'").text;
  EXPECT_THAT(svg, HasSubstr(">&lt;b&gt;</text>"));
  EXPECT_THAT(svg, HasSubstr("aria-label=\"&quot;&amp;\" aria-describedby=\"&#39;\""));
}

TEST(ScreenDrawing, the_address_bar_is_drawn_where_there_is_an_address) {
  Screen screen;
  screen.title.text = "画面";
  EXPECT_THAT(draw_screen(screen, {}, "", "").text, Not(HasSubstr("screen-address")));
  screen.address.text = "https://example.jp/";
  EXPECT_THAT(draw_screen(screen, {}, "", "").text, HasSubstr("https://example.jp/</text>"));
}

TEST(ScreenDrawing, a_long_text_makes_the_drawing_as_wide_as_may_be_and_then_higher) {
  const std::string text = "配布要請を一覧から選んで、内容を確認してから次へ進んでください。";
  EXPECT_THAT(drawing({element(ElementKind::text, text)}), HasSubstr("viewBox=\"0 0 352 "));
  EXPECT_THAT(drawing({element(ElementKind::text, "短い")}), HasSubstr("viewBox=\"0 0 224 "));
}

TEST(ScreenDrawing, a_secret_shows_dots_only) {
  ScreenElement secret = element(ElementKind::secret, "パスワード");
  secret.value.text = "abc";
  EXPECT_THAT(drawing({secret}),
              HasSubstr("d=\"M2 12a4 4 0 1 0 8 0a4 4 0 1 0-8 0zM14 12a4 4 0 1 0 8 0a4 4 0 1 0-8 0zM26 "
                        "12a4 4 0 1 0 8 0a4 4 0 1 0-8 0z\""));
  EXPECT_THAT(drawing({secret}), Not(HasSubstr("abc")));
}

TEST(ScreenDrawing, what_is_disabled_has_a_dashed_line) {
  for (const ElementKind kind : {ElementKind::button, ElementKind::field, ElementKind::select, ElementKind::checkbox}) {
    ScreenElement disabled = element(kind, "入力");
    EXPECT_THAT(drawing({disabled}), Not(HasSubstr("stroke-dasharray")));
    disabled.state = ElementState::disabled;
    EXPECT_THAT(drawing({disabled}), HasSubstr("stroke-dasharray"));
  }
  for (const ElementKind kind : {ElementKind::radio, ElementKind::tabs, ElementKind::list, ElementKind::menu}) {
    ScreenElement item = element(ElementKind::item, "要");
    item.state = ElementState::disabled;
    EXPECT_THAT(drawing({holding(kind, {item})}), HasSubstr("stroke-dasharray"));
  }
}

TEST(ScreenDrawing, what_is_chosen_has_a_mark_of_its_own) {
  for (const ElementKind kind : {ElementKind::radio, ElementKind::tabs, ElementKind::list, ElementKind::menu}) {
    ScreenElement item = element(ElementKind::item, "要");
    const std::string plain = drawing({holding(kind, {item})});
    item.state = ElementState::chosen;
    const std::string chosen = drawing({holding(kind, {item})});
    const auto paths = [](const std::string& svg) {
      std::string found;
      for (std::size_t at = svg.find(" d=\""); at != std::string::npos; at = svg.find(" d=\"", at + 1)) {
        found += svg.substr(at, svg.find("/>", at) - at);
      }
      return found;
    };
    EXPECT_NE(paths(plain), paths(chosen));
  }
}

TEST(ScreenDrawing, every_kind_of_element_can_be_pointed_at) {
  for (int kind = 0; kind < static_cast<int>(ElementKind::item); ++kind) {
    const std::string svg = drawing({element(static_cast<ElementKind>(kind), "名", "it")}, {{"it", 7}});
    EXPECT_THAT(svg, HasSubstr("font-weight=\"700\" fill=\"currentColor\" stroke=\"none\">7</text>")) << kind;
    EXPECT_THAT(svg, HasSubstr("stroke-width=\"3\"")) << kind;
    EXPECT_THAT(svg, HasSubstr(" pointed\"")) << kind;
  }
}

TEST(ScreenDrawing, items_and_cells_can_be_pointed_at) {
  for (const ElementKind kind : {ElementKind::radio, ElementKind::tabs, ElementKind::list, ElementKind::menu}) {
    EXPECT_THAT(drawing({holding(kind, {element(ElementKind::item, "要", "it")})}, {{"it", 1}}),
                HasSubstr("screen-item pointed"));
  }
  EXPECT_THAT(
      drawing({holding(ElementKind::table, {holding(ElementKind::row, {element(ElementKind::link, "要", "it")})})},
              {{"it", 1}}),
      HasSubstr("screen-link pointed"));
}

TEST(ScreenDrawing, a_number_of_three_digits_widens_its_circle) {
  EXPECT_THAT(drawing({element(ElementKind::link, "要", "it")}, {{"it", 123}}),
              HasSubstr("<g class=\"callout\"><rect x=\"14\" y=\"51\" width=\"32\" height=\"26\" rx=\"13\"/>"));
}

TEST(ScreenDrawing, what_has_no_room_beside_the_rest_of_its_row_stands_below) {
  const ScreenElement wide = element(ElementKind::button, "配布要請を確認する");
  const std::string two = drawing({holding(ElementKind::row, {wide, wide})});
  EXPECT_THAT(two, HasSubstr("y=\"50\" width=\"176\""));
  EXPECT_THAT(two, HasSubstr("y=\"94\" width=\"176\""));
}

TEST(ScreenDrawing, a_table_without_room_for_its_columns_has_headings_beside_the_cells) {
  ScreenElement row = holding(ElementKind::row, {});
  ScreenElement table = element(ElementKind::table, "");
  for (int i = 0; i < 6; ++i) {
    table.columns.emplace_back().text = "見出し";
    row.elements.push_back(element(ElementKind::text, "配布要請"));
  }
  table.elements.push_back(row);
  const std::string svg = drawing({table});
  EXPECT_THAT(svg, Not(HasSubstr("screen-cell heading")));
  EXPECT_THAT(svg, HasSubstr("<text x=\"22\" y=\"72\" font-weight=\"700\""));
  EXPECT_THAT(svg, HasSubstr("<text x=\"82\" y=\"72\" fill"));
}

TEST(ScreenDrawing, a_line_with_half_width_letters_keeps_to_its_width) {
  EXPECT_THAT(
      drawing({element(ElementKind::text, "CSV出力")}),
      HasSubstr("textLength=\"56\" lengthAdjust=\"spacingAndGlyphs\" fill=\"currentColor\" stroke=\"none\">CSV出力<"));
}

TEST(ScreenDrawing, every_icon_has_a_path) {
  for (const std::string_view name : icon_names) EXPECT_THAT(std::string(icon_path(name)), StartsWith("M")) << name;
  EXPECT_EQ(icon_path("unknown"), "");
}

}  // namespace
}  // namespace shirube
