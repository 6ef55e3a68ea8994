#include "generator/bundle/theme.h"

#include <gtest/gtest.h>

#include "generator/model/color.h"

namespace shirube {
namespace {

const ThemeFiles files = {
    {"20-page.css", "b{}\n"}, {"10-tokens.css", "a{}\n"}, {"icon.svg", "<svg/>"}, {"notes.txt", "x"}};

TEST(Theme, style_sheets_follow_each_other_by_name_and_other_files_are_left_out) {
  EXPECT_EQ(make_theme(files, Edition()).stylesheet, "a{}\nb{}\n");
}

TEST(Theme, an_accent_comes_last_and_makes_another_name) {
  Edition osaka;
  osaka.accent.text = "#6a2480";
  const EditionTheme plain = make_theme(files, Edition());
  const EditionTheme own = make_theme(files, osaka);
  EXPECT_EQ(own.stylesheet.find("a{}\nb{}\n:root{--accent:#6a2480;"), 0U);
  EXPECT_NE(own.published.stylesheet, plain.published.stylesheet);
  EXPECT_EQ(own.published.icon, plain.published.icon);
}

TEST(Theme, scripts_have_names_that_follow_their_bytes) {
  const EditionTheme one = make_theme({{"flow.js", "1;"}, {"form.js", "1;"}}, Edition());
  const EditionTheme other = make_theme({{"flow.js", "1;"}, {"form.js", "2;"}}, Edition());
  EXPECT_EQ(one.form_script, "1;");
  EXPECT_EQ(one.published.form_script.find("assets/form-"), 0U);
  EXPECT_NE(one.published.form_script, other.published.form_script);
  EXPECT_EQ(one.published.flow_script, other.published.flow_script);
}

TEST(Theme, an_accent_reads_well_in_the_dark) {
  for (const char* accent : {"#000000", "#6a2480", "#0b4a8f", "#1b6b3a", "#b30000", "#595959"}) {
    Edition edition;
    edition.accent.text = accent;
    const std::string css = make_theme({}, edition).stylesheet;
    const std::size_t dark = css.find("--accent:", css.find("dark"));
    ASSERT_NE(dark, std::string::npos);
    EXPECT_GE(contrast(parse_color(css.substr(dark + 9, 7)), {0x1E, 0x21, 0x28}), 7.0) << css;
  }
}

}  // namespace
}  // namespace shirube
