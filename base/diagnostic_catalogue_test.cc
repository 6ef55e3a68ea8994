#include "base/diagnostic_catalogue.h"

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <set>
#include <string>
#include <vector>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "base/utf8.h"

namespace shirube {
namespace {

const std::filesystem::path pages = std::filesystem::path(SHIRUBE_SOURCE_FOLDER) / "docs" / "diagnostics";

std::string read(const std::filesystem::path& path) {
  std::ifstream file(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(file), std::istreambuf_iterator<char>()};
}

/// What stands below the heading, up to the next of the same level.
std::string section(const std::string& page, const std::string& heading) {
  const std::size_t begin = page.find("\n## " + heading + "\n");
  if (begin == std::string::npos) return {};
  return page.substr(begin + 1, page.find("\n## ", begin + 1) - begin);
}

std::ptrdiff_t count(const std::string& text, const std::string& part) {
  std::ptrdiff_t found = 0;
  for (std::size_t at = text.find(part); at != std::string::npos; at = text.find(part, at + 1)) ++found;
  return found;
}

std::string message(std::string_view code, std::vector<std::pair<std::string_view, std::string>> parameters) {
  Diagnostics diagnostics;
  return message_of(diagnostics.add(code, Span{}, std::move(parameters)), Language::english);
}

TEST(DiagnosticCatalogue, IsSortedAndNamesEachCodeOnce) {
  const auto all = diagnostic_catalogue();
  EXPECT_TRUE(std::ranges::is_sorted(all, std::ranges::less_equal{}, &CatalogueEntry::code));
  for (const CatalogueEntry& entry : all) EXPECT_EQ(find_diagnostic(entry.code), &entry);
  EXPECT_EQ(find_diagnostic("no-such-code"), nullptr);
  EXPECT_EQ(find_diagnostic(""), nullptr);
}

TEST(DiagnosticCatalogue, HasEveryTextInBothLanguages) {
  for (const CatalogueEntry& entry : diagnostic_catalogue()) {
    EXPECT_FALSE(entry.message.japanese.empty() || entry.message.english.empty()) << entry.code;
    EXPECT_FALSE(entry.hint.japanese.empty() || entry.hint.english.empty()) << entry.code;
    EXPECT_EQ(entry.nameless.japanese.empty(), entry.nameless.english.empty()) << entry.code;
    for (const HintVariant& variant : entry.variants) {
      EXPECT_EQ(variant.name.empty(), variant.text.japanese.empty()) << entry.code;
      EXPECT_EQ(variant.name.empty(), variant.text.english.empty()) << entry.code;
    }
  }
}

TEST(DiagnosticCatalogue, OnlyEightCodesAreWarnings) {
  std::vector<std::string_view> warnings;
  for (const CatalogueEntry& entry : diagnostic_catalogue()) {
    if (entry.severity == Severity::warning) warnings.push_back(entry.code);
  }
  EXPECT_THAT(warnings, testing::ElementsAre("flow-too-long", "flow-uncovered", "heading-jump", "long-label",
                                             "plain-http", "review-overdue", "unused-screen", "unused-value"));
  // The hint tells authors what they can silence.
  for (const std::string_view warning : warnings) {
    EXPECT_THAT(find_diagnostic("unknown-code")->hint.japanese, testing::HasSubstr(std::string(warning)));
    EXPECT_THAT(find_diagnostic("unknown-code")->hint.english, testing::HasSubstr(std::string(warning)));
  }
}

TEST(DiagnosticCatalogue, WhatAnAuthorWroteIsNoPlaceToFill) {
  EXPECT_EQ(message("unknown-key", {{"key", "{key}"}}), "there is no key “{key}” here");
  EXPECT_EQ(message("malformed-value", {{"text", "{{ {text} }}"}}), "“{{ {text} }}” is not the name of a value");
}

TEST(DiagnosticCatalogue, OfALongTextTheBeginningIsShown) {
  std::string paragraph;
  for (int times = 0; times < 200; ++times) paragraph += "あ";
  std::string beginning;
  for (int times = 0; times < 120; ++times) beginning += "あ";
  EXPECT_EQ(message("unknown-key", {{"key", paragraph}}), "there is no key “" + beginning + "…” here");
  EXPECT_EQ(message("unknown-key", {{"key", beginning}}), "there is no key “" + beginning + "” here");
}

TEST(DiagnosticCatalogue, AListIsShownToItsEnd) {
  std::string editions = "hokkaido";
  for (int number = 1; number < 47; ++number) editions += ", prefecture-" + std::to_string(number);
  EXPECT_EQ(message("missing-value", {{"name", "desk"}, {"editions", editions}}),
            "these editions have no value “desk”: " + editions);
}

TEST(DiagnosticCatalogue, AMessageOfSomeEditionsIsFollowedByThem) {
  EXPECT_EQ(message("flow-no-choice", {{"question", "mail"}, {"editions", "fukushima, osaka"}}),
            "there is no way to answer the question “mail” (in these editions only: fukushima, osaka)");
  Diagnostics diagnostics;
  const Diagnostic& found = diagnostics.add("flow-no-choice", Span{}, {{"question", "mail"}, {"editions", "osaka"}});
  EXPECT_EQ(message_of(found, Language::japanese), "質問「mail」に、選べる答えがありません（次の版だけ: osaka）");
}

TEST(DiagnosticCatalogue, NotesSayWhatTheyPointAtInBothLanguages) {
  Diagnostic diagnostic;
  diagnostic.code = "duplicate-id";
  const auto note = [&](std::string_view name, Language language) { return note_of(diagnostic, {name, {}}, language); };
  EXPECT_EQ(note("also-here", Language::japanese), "ここにもあります");
  EXPECT_EQ(note("also-here", Language::english), "and again here");
  EXPECT_EQ(note("hidden-here", Language::japanese), "ここで隠されています");
  EXPECT_EQ(note("hidden-here", Language::english), "hidden here");
  EXPECT_EQ(note("first-here", Language::japanese), "最初はここに書かれています");
  EXPECT_EQ(note("first-here", Language::english), "first given here");
  EXPECT_EQ(note("left-out-here", Language::japanese), "どの版に出すかは、ここで決まっています");
  EXPECT_EQ(note("left-out-here", Language::english), "its editions are chosen here");
  EXPECT_EQ(note("does-not-fit", Language::japanese), "これと合いません");
  EXPECT_EQ(note("does-not-fit", Language::english), "does not fit this");
  EXPECT_EQ(note("field-here", Language::japanese), "項目はここにあります");
  EXPECT_EQ(note("field-here", Language::english), "the field stands here");
  EXPECT_EQ(note("leads-on-here", Language::japanese), "ここへ続きます");
  EXPECT_EQ(note("leads-on-here", Language::english), "leads on here");
  EXPECT_EQ(note("only-here", Language::japanese), "これだけです");
  EXPECT_EQ(note("only-here", Language::english), "this is the only one");
  EXPECT_EQ(note_texts().size(), 8U);
}

#ifndef NDEBUG
TEST(DiagnosticCatalogueDeathTest, AForgottenParameterIsABugOfOurs) {
  EXPECT_DEATH(message("unknown-key", {}), "every place of a text has its parameter");
}
#endif

TEST(DiagnosticPages, EveryCodeHasAPageThatExplainsItInBothLanguages) {
  for (const CatalogueEntry& entry : diagnostic_catalogue()) {
    const std::string code(entry.code);
    const std::string page = read(pages / (code + ".md"));
    EXPECT_TRUE(page.starts_with("# " + code + "\n")) << code;
    EXPECT_FALSE(find_malformed_utf8(page)) << code;
    for (const std::string language : {"日本語", "English"}) {
      const std::string text = section(page, language);
      // A wrong example and the mended one, each in a fence of its own.
      EXPECT_GE(count(text, "\n```"), 4) << code << ", " << language;
      EXPECT_EQ(count(text, "\n```") % 2, 0) << code << ", " << language;
      EXPECT_LE(count(text, "\n"), 45) << code << ", " << language;
    }
    EXPECT_EQ(count(page, "\n## "), 2) << code;
  }
}

TEST(DiagnosticPages, AreListedInTheIndexAndAreNoMoreThanTheCodes) {
  std::set<std::string> expected_files = {"README.md"};
  const std::string index = read(pages / "README.md");
  for (const CatalogueEntry& entry : diagnostic_catalogue()) {
    const std::string code(entry.code);
    expected_files.insert(code + ".md");
    const std::string severity = entry.severity == Severity::error ? "error" : "warning";
    std::string line = "\n| [`";
    line.append(code).append("`](").append(code).append(".md) | ").append(severity).append(" |");
    EXPECT_EQ(count(index, line), 1) << code;
  }
  EXPECT_EQ(count(index, "\n| [`"), static_cast<std::ptrdiff_t>(diagnostic_catalogue().size()));
  std::set<std::string> files;
  for (const auto& entry : std::filesystem::directory_iterator(pages)) files.insert(entry.path().filename().string());
  EXPECT_EQ(files, expected_files);
}

}  // namespace
}  // namespace shirube
