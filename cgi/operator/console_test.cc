#include "cgi/operator/console.h"

#include <gtest/gtest.h>

#include "cgi/operator/fake_store_test.h"

namespace shirube {
namespace {

TEST(Console, tells_in_the_language_that_was_asked_for_and_steers_no_terminal) {
  FakeConsole japanese(Language::japanese);
  japanese.tell("あ\x1b[2J", "a");
  EXPECT_EQ(japanese.messages, "あ^[[2J\n");
  FakeConsole english;
  english.tell("あ", "a\nb\u202E");
  EXPECT_EQ(english.messages, "a^Jb\uFFFD\n");
}

TEST(Console, tells_of_each_failure_of_the_store_what_to_do) {
  const auto told = [](StoreError::Kind kind, Language language) {
    FakeConsole console(language);
    EXPECT_EQ(fail(console, StoreError{kind, "R"}), OperatorStatus::system_failed);
    return console.messages;
  };
  using Kind = StoreError::Kind;
  EXPECT_EQ(told(Kind::missing, Language::english), "the store is not there; shirube-forms init makes it (R)\n");
  EXPECT_EQ(told(Kind::locked, Language::english), "the store is in use; wait a little and try again (R)\n");
  EXPECT_EQ(told(Kind::full, Language::english), "the disk is full; make room and try again (R)\n");
  EXPECT_EQ(told(Kind::refused, Language::english),
            "the store may not be read or written; look at its permissions and at who runs this (R)\n");
  EXPECT_EQ(told(Kind::foreign, Language::english),
            "the store's file is damaged, or another program's, or a newer version's (R)\n");
  EXPECT_EQ(told(Kind::other, Language::english), "the store does not work (R)\n");
  EXPECT_EQ(told(Kind::missing, Language::japanese), "保存先がありません。「shirube-forms init」で作れます（R）\n");
  EXPECT_EQ(told(Kind::full, Language::japanese),
            "ディスクに空きがありません。空きを作って、もう一度実行してください（R）\n");
  EXPECT_EQ(told(Kind::refused, Language::japanese),
            "保存先を読み書きできません。権限と、実行した利用者を確かめてください（R）\n");
  EXPECT_EQ(told(Kind::foreign, Language::japanese),
            "保存先のファイルは壊れているか、ほかのプログラムか新しい版のものです（R）\n");
  EXPECT_EQ(told(Kind::other, Language::japanese), "保存先を使えません（R）\n");
}

}  // namespace
}  // namespace shirube
