#include "generator/model/screen.h"

#include <gtest/gtest.h>

namespace shirube {
namespace {

ScreenElement element(ElementKind kind, const std::string& id) {
  ScreenElement element;
  element.kind = kind;
  element.id.text = id;
  return element;
}

Screen screen() {
  Screen screen;
  screen.elements = {element(ElementKind::group, "account"), element(ElementKind::text, "")};
  screen.elements[0].elements = {element(ElementKind::field, "user-name"), element(ElementKind::button, "log-in")};
  return screen;
}

TEST(Screen, elements_are_found_by_their_ids_wherever_they_stand) {
  const Screen all = screen();
  EXPECT_EQ(find_element(all, "account"), &all.elements[0]);
  EXPECT_EQ(find_element(all, "log-in"), &all.elements[0].elements[1]);
  EXPECT_EQ(find_element(all, "log-out"), nullptr);
  EXPECT_EQ(find_element(all, ""), nullptr) << "an element without an id cannot be named";
}

TEST(Screen, elements_are_visited_in_the_order_of_the_file_until_the_visitor_has_enough) {
  const Screen all = screen();
  std::string visited;
  for_each_element(all.elements, [&](const ScreenElement& each) {
    visited += each.id.text + " ";
    return each.id.text != "user-name";
  });
  EXPECT_EQ(visited, "account user-name ");
}

TEST(Screen, every_kind_but_an_item_has_a_word) {
  EXPECT_EQ(std::size(element_kind_words), static_cast<std::size_t>(ElementKind::item));
  EXPECT_EQ(element_kind_words[static_cast<std::size_t>(ElementKind::field)], "field");
  EXPECT_EQ(element_kind_words[static_cast<std::size_t>(ElementKind::icon)], "icon");
}

TEST(Screen, only_what_people_operate_can_be_switched_off_chosen_or_filled) {
  EXPECT_TRUE(can_be_disabled(ElementKind::button));
  EXPECT_FALSE(can_be_disabled(ElementKind::text));
  EXPECT_TRUE(can_be_chosen(ElementKind::checkbox));
  EXPECT_FALSE(can_be_chosen(ElementKind::button));
  EXPECT_TRUE(can_be_filled(ElementKind::secret));
  EXPECT_FALSE(can_be_filled(ElementKind::checkbox));
}

}  // namespace
}  // namespace shirube
