#include "base/diagnostic_print.h"

#include <algorithm>
#include <map>
#include <string>

#include <gtest/gtest.h>

namespace shirube {
namespace {

/// One file whose line `number` is `line`, with one unknown key in it.
class PrintedLine {
 public:
  explicit PrintedLine(std::string line, std::uint32_t number = 12) : line_(std::move(line)), number_(number) {
    files_.add("content/guides/x.yaml");
  }

  std::string under(std::uint32_t column, std::uint32_t length) const {
    Diagnostics diagnostics;
    diagnostics.add("duplicate-key", {FileId{0}, number_, column, length}, {{"key", "k"}});
    const std::string printed = print_for_people(
        diagnostics, files_, [&](FileId, std::uint32_t) { return line_; }, Language::english, false);
    // Only the source and the caret: what stands around them is tested by itself.
    const std::size_t begin = printed.find('\n') + 1;
    return printed.substr(begin, printed.find(std::string(std::to_string(number_).size() + 1, ' ') + "= hint") - begin);
  }

 private:
  std::string line_;
  std::uint32_t number_;
  FileNames files_;
};

std::string repeated(std::string_view text, int times) {
  std::string result;
  for (int time = 0; time < times; ++time) result += text;
  return result;
}

class DiagnosticPrint : public testing::Test {
 protected:
  DiagnosticPrint() {
    files_.add("content/guides/x.yaml");
    files_.add("content/site.yaml");
  }

  std::string print(Language language, bool color = false) const {
    return print_for_people(
        diagnostics_, files_,
        [](FileId file, std::uint32_t line) {
          const std::map<std::uint32_t, std::string> lines = {{3, "title: x"}, {12, "    titel: ログインする"}};
          return file == FileId{0} ? lines.at(line) : "name: 大阪府";
        },
        language, color);
  }

  void add_unknown_key() {
    diagnostics_.add("unknown-key", {FileId{0}, 12, 5, 5}, {{"key", "titel"}, {"suggestion", "title"}}).hint =
        "suggestion";
  }

  FileNames files_;
  Diagnostics diagnostics_;
};

TEST_F(DiagnosticPrint, ShowsPlaceMessageSourceCaretAndHintInJapanese) {
  add_unknown_key();
  EXPECT_EQ(print(Language::japanese),
            "content/guides/x.yaml:12:5: error[unknown-key]: 「titel」というキーはありません\n"
            "   |\n"
            "12 |     titel: ログインする\n"
            "   |     ^^^^^\n"
            "   = ヒント: 「title」ではありませんか？\n");
}

TEST_F(DiagnosticPrint, ShowsTheSameInEnglish) {
  add_unknown_key();
  EXPECT_EQ(print(Language::english),
            "content/guides/x.yaml:12:5: error[unknown-key]: there is no key “titel” here\n"
            "   |\n"
            "12 |     titel: ログインする\n"
            "   |     ^^^^^\n"
            "   = hint: did you mean “title”?\n");
}

TEST_F(DiagnosticPrint, ShowsSeveralNotesAfterTheHint) {
  Diagnostic& twice = diagnostics_.add("duplicate-key", {FileId{0}, 12, 5, 5}, {{"key", "titel"}});
  twice.notes.push_back({"first-here", {FileId{0}, 3, 1, 5}});
  twice.notes.push_back({"left-out-here", {FileId{1}, 0, 0, 0}});
  EXPECT_EQ(print(Language::japanese),
            "content/guides/x.yaml:12:5: error[duplicate-key]: 「titel」が2回書かれています\n"
            "   |\n"
            "12 |     titel: ログインする\n"
            "   |     ^^^^^\n"
            "   = ヒント: どちらか1つだけを残してください。\n"
            "   = 補足: 最初はここに書かれています: content/guides/x.yaml:3:1\n"
            "   = 補足: どの版に出すかは、ここで決まっています: content/site.yaml\n");
  EXPECT_EQ(print(Language::english),
            "content/guides/x.yaml:12:5: error[duplicate-key]: “titel” is given twice\n"
            "   |\n"
            "12 |     titel: ログインする\n"
            "   |     ^^^^^\n"
            "   = hint: keep only one of the two\n"
            "   = note: first given here: content/guides/x.yaml:3:1\n"
            "   = note: its editions are chosen here: content/site.yaml\n");
}

TEST_F(DiagnosticPrint, AFileAsAWholeHasNoLineAndNoSource) {
  diagnostics_.add("file-too-large", {FileId{1}, 0, 0, 0}, {{"limit", "4 MiB"}});
  EXPECT_EQ(print(Language::japanese),
            "content/site.yaml: error[file-too-large]: ファイルが大きすぎます（4 MiBまで）\n"
            "  = ヒント: 内容を2つ以上のファイルに分けてください。\n");
}

TEST_F(DiagnosticPrint, AnEmptyLineStandsBetweenTwo) {
  diagnostics_.add("file-too-large", {FileId{0}, 0, 0, 0}, {{"limit", "4 MiB"}});
  diagnostics_.add("unused-value", {FileId{1}, 1, 7, 3}, {{"name", "desk"}});
  EXPECT_EQ(print(Language::english),
            "content/guides/x.yaml: error[file-too-large]: the file is too large (at most 4 MiB)\n"
            "  = hint: split it into two or more files\n"
            "\n"
            "content/site.yaml:1:7: warning[unused-value]: the value “desk” is not used anywhere\n"
            "  |\n"
            "1 | name: 大阪府\n"
            "  |       ^^^^^^\n"
            "  = hint: use it as {{ desk }} in a text, or delete the line\n");
  EXPECT_EQ(print_for_people(Diagnostics(), files_, nullptr, Language::english, false), "");
}

TEST_F(DiagnosticPrint, ColorsTellErrorsFromWarnings) {
  diagnostics_.add("file-too-large", {FileId{0}, 0, 0, 0}, {{"limit", "4 MiB"}});
  diagnostics_.add("unused-value", {FileId{1}, 1, 7, 3}, {{"name", "desk"}});
  EXPECT_EQ(print(Language::english, true),
            "content/guides/x.yaml: \x1b[1;31merror[file-too-large]\x1b[0m"
            "\x1b[1m: the file is too large (at most 4 MiB)\x1b[0m\n"
            "\x1b[1;34m  =\x1b[0m \x1b[1mhint:\x1b[0m split it into two or more files\n"
            "\n"
            "content/site.yaml:1:7: \x1b[1;33mwarning[unused-value]\x1b[0m"
            "\x1b[1m: the value “desk” is not used anywhere\x1b[0m\n"
            "\x1b[1;34m  |\x1b[0m\n"
            "\x1b[1;34m1 |\x1b[0m name: 大阪府\n"
            "\x1b[1;34m  |\x1b[0m       \x1b[1;33m^^^^^^\x1b[0m\n"
            "\x1b[1;34m  =\x1b[0m \x1b[1mhint:\x1b[0m use it as {{ desk }} in a text, or delete the line\n");
}

TEST(DiagnosticCaret, TakesTwoCellsForAFullWidthCharacter) {
  EXPECT_EQ(PrintedLine("題名: ログインする").under(5, 4),
            "   |\n"
            "12 | 題名: ログインする\n"
            "   |       ^^^^^^^^\n");
}

TEST(DiagnosticCaret, StandsRightAfterTabs) {
  EXPECT_EQ(PrintedLine("\ta:\tb").under(5, 1),
            "   |\n"
            "12 |     a:    b\n"
            "   |           ^\n");
  EXPECT_EQ(PrintedLine("\ta").under(1, 1),
            "   |\n"
            "12 |     a\n"
            "   | ^^^^\n");
}

TEST(DiagnosticCaret, StandsAtTheEndOfTheLine) {
  EXPECT_EQ(PrintedLine("title: あ").under(9, 0),
            "   |\n"
            "12 | title: あ\n"
            "   |          ^\n");
  EXPECT_EQ(PrintedLine("").under(1, 0),
            "   |\n"
            "12 |\n"
            "   | ^\n");
  // A span that goes past its line, since the file changed after it was read.
  EXPECT_EQ(PrintedLine("ab").under(7, 5),
            "   |\n"
            "12 | ab\n"
            "   |   ^\n");
  EXPECT_EQ(PrintedLine("ab").under(2, 5),
            "   |\n"
            "12 | ab\n"
            "   |  ^\n");
}

TEST(DiagnosticCaret, CountsACharacterWithItsCombiningMarksOnce) {
  // が as か with U+3099, and e with U+0301.
  EXPECT_EQ(PrintedLine("か\u3099e\u0301x: y").under(5, 1),
            "   |\n"
            "12 | か\u3099e\u0301x: y\n"
            "   |    ^\n");
  // On the mark itself, the caret stands under the character that carries it.
  EXPECT_EQ(PrintedLine("か\u3099e\u0301x: y").under(2, 1),
            "   |\n"
            "12 | か\u3099e\u0301x: y\n"
            "   | ^^\n");
}

TEST(DiagnosticCaret, TheFrameIsAsWideAsTheLineNumber) {
  EXPECT_EQ(PrintedLine("a: b", 1234).under(1, 1), "     |\n1234 | a: b\n     | ^\n");
}

TEST(DiagnosticCaret, OfALongLineShowsWhatIsAroundIt) {
  // 50 full-width characters are 100 cells: the caret's two, 49 before it, the rest after it.
  const std::string line = "body: " + repeated("あ", 200) + "×い" + repeated("う", 200);
  EXPECT_EQ(PrintedLine(line).under(208, 1),
            "   |\n"
            "12 | …" +
                repeated("あ", 24) + "×い" + repeated("う", 24) +
                "…\n"
                "   | " +
                std::string(50, ' ') + "^^\n");
}

TEST(DiagnosticCaret, AtTheBeginningOfALongLineCutsOnlyItsEnd) {
  EXPECT_EQ(PrintedLine("body: " + repeated("あ", 200)).under(1, 4),
            "   |\n"
            "12 | body: " +
                repeated("あ", 47) +
                "…\n"
                "   | ^^^^\n");
}

TEST(DiagnosticCaret, AtTheEndOfALongLineCutsOnlyItsBeginning) {
  EXPECT_EQ(PrintedLine(repeated("あ", 200) + "end").under(204, 0),
            "   |\n"
            "12 | …" +
                repeated("あ", 48) +
                "end\n"
                "   | " +
                std::string(100, ' ') + "^\n");
}

TEST(DiagnosticCaret, LongerThanTheWindowIsCut) {
  EXPECT_EQ(PrintedLine("a: " + repeated("x", 5000)).under(4, 5000),
            "   |\n"
            "12 | …" +
                repeated("x", 100) +
                "…\n"
                "   |  " +
                repeated("^", 100) + "\n");
}

TEST(DiagnosticCaret, IsFoundInALineOfMegabytes) {
  const std::string line = repeated("x", 1'000'000) + "yz" + repeated("x", 1'000'000);
  EXPECT_EQ(PrintedLine(line).under(1'000'001, 2),
            "   |\n"
            "12 | …" +
                repeated("x", 49) + "yz" + repeated("x", 49) +
                "…\n"
                "   | " +
                std::string(50, ' ') + "^^\n");
}

TEST(DiagnosticCaret, ManyMarksOnOneCharacterAreShownWithIt) {
  const std::string marks = repeated("\u0301", 1000);
  EXPECT_EQ(PrintedLine("e" + marks + "x").under(1002, 1), "   |\n12 | …" + repeated("\u0301", 400) + "x\n   |  ^\n");
}

TEST(DiagnosticPrintSafety, NothingFromTheContentSteersTheTerminal) {
  EXPECT_EQ(visible_text("a\x1b[31mb\r\n\tc\x7f"), "a^[[31mb^M^J^Ic^?");
  EXPECT_EQ(visible_text("a\u009b31m\u202eb\u2066\ufeff"), "a\uFFFD31m\uFFFDb\uFFFD\uFFFD");
  EXPECT_EQ(visible_text("a\xff\xe3\x81"), "a\uFFFD\uFFFD\uFFFD");
  EXPECT_EQ(visible_text("ログイン é 👩‍⚕️"), "ログイン é 👩‍⚕️");
  EXPECT_EQ(visible_text(std::string_view("\0", 1)), "^@");

  EXPECT_EQ(PrintedLine("a\x1b[2Jb").under(6, 1),
            "   |\n"
            "12 | a^[[2Jb\n"
            "   |       ^\n");
  EXPECT_EQ(PrintedLine("a\xff"
                        "b")
                .under(3, 1),
            "   |\n"
            "12 | a\uFFFDb\n"
            "   |   ^\n");

  FileNames files;
  files.add("content/\x1b[2J.yaml");
  Diagnostics diagnostics;
  diagnostics.add("duplicate-key", {FileId{0}, 0, 0, 0}, {{"key", "\x1b[2J"}})
      .notes.push_back({"first-here", {FileId{0}, 1, 1, 1}});
  EXPECT_EQ(print_for_people(diagnostics, files, nullptr, Language::english, false),
            "content/^[[2J.yaml: error[duplicate-key]: “^[[2J” is given twice\n"
            "  = hint: keep only one of the two\n"
            "  = note: first given here: content/^[[2J.yaml:1:1\n");
}

TEST(DiagnosticTotals, CountErrorsAndWarnings) {
  const auto totals = [](int errors, int warnings, Language language) {
    Diagnostics diagnostics;
    for (int time = 0; time < errors; ++time) diagnostics.add("edition-never", Span{});
    for (int time = 0; time < warnings; ++time) diagnostics.add("unused-value", Span{}, {{"name", "desk"}});
    return print_totals(diagnostics, language);
  };
  EXPECT_EQ(totals(0, 0, Language::english), "");
  EXPECT_EQ(totals(1, 0, Language::english), "1 error");
  EXPECT_EQ(totals(3, 1, Language::english), "3 errors, 1 warning");
  EXPECT_EQ(totals(0, 2, Language::english), "2 warnings");
  EXPECT_EQ(totals(0, 0, Language::japanese), "");
  EXPECT_EQ(totals(3, 1, Language::japanese), "エラー3件、警告1件");
  EXPECT_EQ(totals(0, 2, Language::japanese), "警告2件");
}

/// JSON to read easily: ' stands for ".
std::string operator""_json_text(const char* text, std::size_t size) {
  std::string json(text, size);
  std::ranges::replace(json, '\'', '"');
  return json;
}

TEST(DiagnosticJson, IsOneArrayWithAnObjectALine) {
  FileNames files;
  files.add("content/guides/x.yaml");
  Diagnostics diagnostics;
  EXPECT_EQ(print_as_json(diagnostics, files, Language::english), "[]\n");
  diagnostics.add("file-too-large", {FileId{0}, 0, 0, 0}, {{"limit", "4 MiB"}});
  diagnostics.add("unused-value", {FileId{0}, 3, 7, 4}, {{"name", "desk\"\x1b"}});
  EXPECT_EQ(print_as_json(diagnostics, files, Language::english),
            "[\n"
            "{'severity':'error','code':'file-too-large','file':'content/guides/x.yaml','line':1,'column':1,"
            "'message':'the file is too large (at most 4 MiB)','hint':'split it into two or more files'},\n"
            "{'severity':'warning','code':'unused-value','file':'content/guides/x.yaml','line':3,'column':7,"
            "'message':'the value “desk\\'^[” is not used anywhere',"
            "'hint':'use it as {{ desk\\'^[ }} in a text, or delete the line'}\n"
            "]\n"_json_text);
  diagnostics.silence({"unused-value"});
  EXPECT_EQ(print_as_json(diagnostics, files, Language::japanese),
            "[\n"
            "{'severity':'error','code':'file-too-large','file':'content/guides/x.yaml','line':1,'column':1,"
            "'message':'ファイルが大きすぎます（4 MiBまで）','hint':'内容を2つ以上のファイルに分けてください。'}\n"
            "]\n"_json_text);
}

TEST(DiagnosticJson, IsUtf8WhateverAFileIsCalled) {
  FileNames files;
  files.add("content/\xff.yaml");
  Diagnostics diagnostics;
  diagnostics.add("unknown-file", {FileId{0}, 0, 0, 0}, {{"file", "content/\xff.yaml"}, {"suggestion", "content/\xff"}})
      .hint = "suggestion";
  EXPECT_EQ(print_as_json(diagnostics, files, Language::english),
            "[\n"
            "{'severity':'error','code':'unknown-file','file':'content/\uFFFD.yaml','line':1,'column':1,"
            "'message':'nothing reads the file “content/\uFFFD.yaml”',"
            "'hint':'if it is meant to be “content/\uFFFD”, move or rename it'}\n"
            "]\n"_json_text);
}

}  // namespace
}  // namespace shirube
