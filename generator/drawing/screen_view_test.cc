#include "generator/drawing/screen_view.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace shirube {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;
using testing::Pair;

Text text(std::string_view written) {
  Text text;
  text.text = written;
  return text;
}

ScreenElement element(ElementKind kind, std::string_view id, ElementState state = ElementState::normal) {
  ScreenElement element;
  element.kind = kind;
  element.id = text(id);
  element.label = text(id);
  element.state = state;
  return element;
}

ScreenElement holding(ElementKind kind, std::string_view id, std::vector<ScreenElement> elements) {
  ScreenElement holder = element(kind, id);
  holder.elements = std::move(elements);
  return holder;
}

class ScreenViewTest : public testing::Test {
 protected:
  ScreenViewTest() {
    edition.id = "osaka";
    edition.lineage = {"osaka", "national"};
    edition.values.emplace("contact.name", text("大阪府"));
  }

  /// What is shown: the label or `-`, with the state where it is not normal, and in brackets what it holds.
  std::vector<std::string> shown() const {
    std::vector<std::string> result;
    for (const ScreenElement& element : resolve_screen(screen, use, edition).elements) result.push_back(told(element));
    return result;
  }

  static std::string told(const ScreenElement& element) {
    std::string result = element.label.empty() ? "-" : element.label.text;
    if (!element.value.empty()) result += "=" + element.value.text;
    if (element.state == ElementState::disabled) result += " disabled";
    if (element.state == ElementState::chosen) result += " chosen";
    std::string inner;
    for (const ScreenElement& held : element.elements) inner += (inner.empty() ? "" : ", ") + told(held);
    return element.elements.empty() ? result : result + "[" + inner + "]";
  }

  Screen screen;
  ScreenUse use;
  Edition edition;
};

TEST_F(ScreenViewTest, values_of_the_edition_fill_every_text) {
  screen.title = text("{{ contact.name }}の画面");
  screen.address = text("https://{{ contact.name }}/");
  ScreenElement table = element(ElementKind::table, "{{ contact.name }}");
  table.value = text("{{ contact.name }}{{contact.name}}");
  table.columns = {text("{{ contact.name }}")};
  screen.elements = {table};
  const Screen resolved = resolve_screen(screen, use, edition);
  EXPECT_EQ(resolved.title.text, "大阪府の画面");
  EXPECT_EQ(resolved.address.text, "https://大阪府/");
  EXPECT_EQ(resolved.elements[0].label.text, "大阪府");
  EXPECT_EQ(resolved.elements[0].value.text, "大阪府大阪府");
  EXPECT_EQ(resolved.elements[0].columns[0].text, "大阪府");
}

TEST_F(ScreenViewTest, what_is_hidden_or_of_another_edition_is_left_out) {
  screen.elements = {element(ElementKind::text, "a", ElementState::hidden), element(ElementKind::text, "b"),
                     element(ElementKind::text, "c"), element(ElementKind::text, "d")};
  screen.elements[1].condition.only.push_back(text("tokyo"));
  screen.elements[2].condition.only.push_back(text("national"));
  EXPECT_THAT(shown(), ElementsAre("c", "d"));
}

TEST_F(ScreenViewTest, what_holds_nothing_any_more_is_left_out_with_it) {
  screen.elements = {
      holding(ElementKind::group, "g", {holding(ElementKind::row, "r", {element(ElementKind::text, "a")})}),
      element(ElementKind::group, "empty from the start")};
  use.states = {{text("a"), ElementState::hidden}};
  EXPECT_THAT(shown(), ElementsAre("empty from the start"));
}

TEST_F(ScreenViewTest, a_step_changes_states_and_values) {
  screen.elements = {element(ElementKind::button, "a"), element(ElementKind::field, "b"),
                     element(ElementKind::text, "c", ElementState::hidden)};
  use.states = {{text("a"), ElementState::disabled}, {text("c"), ElementState::normal}};
  use.values = {{text("b"), text("{{ contact.name }}")}};
  EXPECT_THAT(shown(), ElementsAre("a disabled", "b=大阪府", "c"));
}

TEST_F(ScreenViewTest, choosing_an_item_unchooses_those_beside_it) {
  screen.elements = {holding(ElementKind::tabs, "t",
                             {element(ElementKind::item, "a", ElementState::chosen), element(ElementKind::item, "b"),
                              element(ElementKind::item, "c", ElementState::disabled)}),
                     holding(ElementKind::radio, "r", {element(ElementKind::item, "d", ElementState::chosen)}),
                     element(ElementKind::checkbox, "e", ElementState::chosen), element(ElementKind::checkbox, "f")};
  use.states = {{text("b"), ElementState::chosen}, {text("f"), ElementState::chosen}};
  EXPECT_THAT(shown(), ElementsAre("t[a, b chosen, c disabled]", "r[d chosen]", "e chosen", "f chosen"));
}

TEST_F(ScreenViewTest, an_item_that_the_edition_lacks_unchooses_none) {
  screen.elements = {holding(ElementKind::tabs, "t",
                             {element(ElementKind::item, "a", ElementState::chosen), element(ElementKind::item, "b")})};
  screen.elements[0].elements[1].condition.except.push_back(text("osaka"));
  use.states = {{text("b"), ElementState::chosen}};
  EXPECT_THAT(shown(), ElementsAre("t[a chosen]"));
}

TEST_F(ScreenViewTest, a_cell_that_is_left_out_leaves_an_empty_one) {
  const auto row = [](std::vector<ScreenElement> cells) { return holding(ElementKind::row, "row", std::move(cells)); };
  screen.elements = {holding(ElementKind::table, "t",
                             {row({element(ElementKind::link, "a"), element(ElementKind::text, "b")}),
                              row({element(ElementKind::text, "c", ElementState::hidden)})})};
  use.states = {{text("a"), ElementState::hidden}};
  EXPECT_THAT(shown(), ElementsAre("t[row[-, b]]"));
}

TEST_F(ScreenViewTest, points_are_numbered_in_their_order) {
  EXPECT_THAT(number_points(use, 1), IsEmpty());
  use.points.resize(2);
  use.points[0].id = text("password");
  use.points[1].id = text("login");
  EXPECT_THAT(number_points(use, 3), ElementsAre(Pair("login", 4), Pair("password", 3)));
}

}  // namespace
}  // namespace shirube
