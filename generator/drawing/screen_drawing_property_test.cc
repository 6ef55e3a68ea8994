// Random screens: whatever stands in them, boxes do not overlap and nothing leaves its box.
#include <gtest/gtest.h>

#include <algorithm>
#include <ctime>
#include <random>

#include "generator/drawing/screen_drawing.h"
#include "generator/drawing/screen_layout.h"

namespace shirube {
namespace {

/// Makes screens of a seed. Takes numbers from the engine itself: the distributions differ from library to library.
class RandomScreens {
 public:
  explicit RandomScreens(unsigned seed) : engine_(seed) {}

  Screen screen() {
    Screen screen;
    screen.title = text();
    if (one_in(2)) screen.address.text = "https://www.example.jp/" + text().text;
    screen.elements = elements(1 + below(6), 0);
    return screen;
  }

  /// About a third of the elements, numbered, a few with long numbers.
  PointNumbers numbers(const Screen& screen) {
    PointNumbers numbers;
    int number = one_in(8) ? 95 : 1;
    for_each_element(screen.elements, [&](const ScreenElement& element) {
      if (one_in(3)) numbers.emplace(element.id.text, number++);
      return true;
    });
    return numbers;
  }

 private:
  unsigned below(unsigned limit) { return static_cast<unsigned>(engine_() % limit); }
  bool one_in(unsigned chances) { return below(chances) == 0; }

  Text text() {
    static constexpr std::string_view pieces[] = {"配布",
                                                  "ユーザ名",
                                                  "、",
                                                  "。",
                                                  "「",
                                                  "」",
                                                  "（",
                                                  "）",
                                                  "ー",
                                                  "ッ",
                                                  "ログイン",
                                                  "abc",
                                                  "Password",
                                                  " ",
                                                  "  ",
                                                  "\t",
                                                  "\n",
                                                  "https://a.example/b/c?d=e&f=g",
                                                  "WWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWW",
                                                  "か\u3099",
                                                  "e\u0301\u0302\u0303",
                                                  "①",
                                                  "…",
                                                  "🏥",
                                                  "👩\u200D⚕\uFE0F",
                                                  "🇯🇵",
                                                  "👍🏽",
                                                  "ｱｲｳ",
                                                  "<&\">",
                                                  "한글",
                                                  "\u1100\u1161\u11A8",
                                                  "नमस्ते",
                                                  "مرحبا",
                                                  "\u200B",
                                                  "パスワードをお忘れですか？",
                                                  "1234567890"};
    Text text;
    const unsigned count = one_in(6) ? below(30) : below(4);
    for (unsigned i = 0; i < count; ++i) text.text += pieces[below(std::size(pieces))];
    return text;
  }

  std::vector<ScreenElement> elements(unsigned count, int depth) {
    std::vector<ScreenElement> result;
    for (unsigned i = 0; i < count; ++i) result.push_back(element(depth));
    return result;
  }

  ScreenElement element(int depth) {
    const unsigned first = depth < deepest_ ? 0 : static_cast<unsigned>(ElementKind::field);
    const unsigned last = static_cast<unsigned>(ElementKind::item);
    ScreenElement element = single(static_cast<ElementKind>(first + below(last - first)));
    switch (element.kind) {
      case ElementKind::group:
      case ElementKind::row:
      case ElementKind::column:
        element.elements = elements(below(5), depth + 1);
        break;
      case ElementKind::table:
        for (unsigned i = below(one_in(5) ? 12 : 4); i > 0; --i) element.columns.push_back(text());
        for (unsigned i = below(4); i > 0; --i) {
          element.elements.push_back(single(ElementKind::row));
          element.elements.back().elements = elements(below(one_in(5) ? 12 : 4), depth + 1);
        }
        break;
      case ElementKind::radio:
      case ElementKind::tabs:
      case ElementKind::list:
      case ElementKind::menu:
        for (unsigned i = below(one_in(6) ? 40 : 5); i > 0; --i) element.elements.push_back(single(ElementKind::item));
        break;
      default:
        break;
    }
    return element;
  }

  ScreenElement single(ElementKind kind) {
    ScreenElement element;
    element.kind = kind;
    element.id.text = "e" + std::to_string(++count_);
    element.label = text();
    element.is_error = one_in(2);
    if (can_be_disabled(kind) && one_in(4)) element.state = ElementState::disabled;
    if (can_be_chosen(kind) && one_in(4)) element.state = ElementState::chosen;
    if (can_be_filled(kind) && one_in(2)) element.value = text();
    if (kind == ElementKind::icon || one_in(2)) element.icon.text = icon_names[below(std::size(icon_names))];
    return element;
  }

  static constexpr int deepest_ = 4;
  std::mt19937 engine_;
  int count_ = 0;
};

/// Checks a part and all within. `x`, `y`: the corner of what holds it; `frame`: the box that its texts must lie in.
class PartCheck {
 public:
  void check(const Part& part, int x, int y, Box frame) {
    const Box box{x + part.box.x, y + part.box.y, part.box.width, part.box.height};
    EXPECT_GE(box.width, 0);
    EXPECT_GE(box.height, 0);
    if (part.frame != Frame::none) frame = box;
    for (const PartLine& line : part.lines) {
      const Box own{box.x + line.x, box.y + line.y, line.width(), line_height};
      EXPECT_TRUE(is_inside(own, frame)) << line.line.text << " leaves its frame";
      EXPECT_TRUE(is_inside(own, box)) << line.line.text << " leaves its part";
    }
    for (std::size_t i = 0; i < part.parts.size(); ++i) {
      EXPECT_TRUE(is_inside(part.parts[i].box, {0, 0, box.width, box.height}))
          << part.parts[i].names << " in " << part.names;
      check(part.parts[i], box.x, box.y, frame);
    }
    check_apart(part.parts);
  }

 private:
  static bool is_inside(const Box& inner, const Box& outer) {
    return inner.x >= outer.x && inner.y >= outer.y && inner.right() <= outer.right() &&
           inner.bottom() <= outer.bottom();
  }

  /// Sorted by their tops, so that many rows take no square of time.
  static void check_apart(const std::vector<Part>& parts) {
    std::vector<const Part*> sorted;
    for (const Part& part : parts) sorted.push_back(&part);
    std::sort(sorted.begin(), sorted.end(), [](const Part* a, const Part* b) { return a->box.y < b->box.y; });
    for (std::size_t i = 0; i < sorted.size(); ++i) {
      const Box& upper = sorted[i]->box;
      for (std::size_t j = i + 1; j < sorted.size() && sorted[j]->box.y < upper.bottom(); ++j) {
        const Box& other = sorted[j]->box;
        const bool is_apart = upper.width == 0 || other.width == 0 || other.height == 0 || upper.right() <= other.x ||
                              other.right() <= upper.x;
        EXPECT_TRUE(is_apart) << sorted[i]->names << " and " << sorted[j]->names << " overlap";
      }
    }
  }
};

TEST(ScreenDrawingProperty, boxes_hold_their_contents_and_do_not_overlap) {
  for (unsigned seed = 1; seed <= 400 && !testing::Test::HasFailure(); ++seed) {
    SCOPED_TRACE("seed " + std::to_string(seed));
    RandomScreens random(seed);
    const Screen screen = random.screen();
    const Part drawing = layout_screen(screen, random.numbers(screen));
    EXPECT_LE(drawing.box.width, widest_drawing);
    EXPECT_GE(drawing.box.width, narrowest_drawing);
    PartCheck().check(drawing, 0, 0, drawing.box);
  }
}

TEST(ScreenDrawingProperty, the_same_screen_gives_the_same_bytes) {
  for (unsigned seed = 1; seed <= 40; ++seed) {
    RandomScreens random(seed);
    RandomScreens again(seed);
    const Screen screen = random.screen();
    const Screen same = again.screen();
    EXPECT_EQ(draw_screen(screen, random.numbers(screen), "label", "id").text,
              draw_screen(same, again.numbers(same), "label", "id").text);
  }
}

/// An element that holds another, that another, and so on.
ScreenElement nested(ElementKind kind, int depth) {
  ScreenElement element;
  element.kind = kind;
  element.id.text = "e" + std::to_string(depth);
  if (depth == 0) {
    element.kind = ElementKind::button;
    element.label.text = "ログイン";
  } else if (kind == ElementKind::table) {
    element.elements.emplace_back().kind = ElementKind::row;
    element.elements[0].elements.push_back(nested(kind, depth - 1));
  } else {
    element.elements.push_back(nested(kind, depth - 1));
    element.elements.push_back(element.elements[0].kind == kind ? ScreenElement() : element.elements[0]);
  }
  return element;
}

TEST(ScreenDrawingProperty, deep_nesting_leaves_room_for_texts) {
  for (const ElementKind kind : {ElementKind::group, ElementKind::row, ElementKind::column, ElementKind::table}) {
    Screen screen;
    screen.elements.push_back(nested(kind, 60));
    PointNumbers numbers;
    for (int i = 0; i <= 60; ++i) numbers.emplace("e" + std::to_string(i), i + 1);
    const Part drawing = layout_screen(screen, numbers);
    EXPECT_LE(drawing.box.width, widest_drawing);
    PartCheck().check(drawing, 0, 0, drawing.box);
  }
}

TEST(ScreenDrawingProperty, ten_thousand_elements_take_less_than_a_second) {
  for (const ElementKind kind : {ElementKind::column, ElementKind::row, ElementKind::table}) {
    Screen screen;
    screen.elements.emplace_back().kind = kind;
    std::vector<ScreenElement>* holder = &screen.elements[0].elements;
    if (kind == ElementKind::table) {
      holder->emplace_back().kind = ElementKind::row;
      holder = &holder->front().elements;
    }
    for (int i = 0; i < 10'000; ++i) {
      ScreenElement& button = holder->emplace_back();
      button.kind = ElementKind::button;
      button.label.text = "配布要請を一覧から選んで確認してください。よろしければ押してください。";
    }
    const std::clock_t begin = std::clock();  // this program's own time, whatever else runs
    EXPECT_GT(draw_screen(screen, {}, "", "").text.size(), 1'000'000U);
    EXPECT_LT(std::clock() - begin, CLOCKS_PER_SEC);
  }
}

}  // namespace
}  // namespace shirube
