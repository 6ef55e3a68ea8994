#include "generator/load/load_form_mail.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "generator/load/load_form.h"
#include "generator/load/overlay.h"
#include "generator/model/told_test.h"

namespace shirube {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;

struct Loaded {
  WrittenMails mails;
  Told told;
  std::vector<OverlayChange> changes;
};

/// A form with three lines before `written`, and an overlay on it.
Loaded load(const std::string& written, const std::string& overlay = "") {
  const std::string base =
      "title: T\nsections: {title: S, fields: {id: a, label: A, type: email}}\n# mails\n" + written;
  Diagnostics diagnostics;
  Loaded loaded;
  auto node = read_yaml({FileId{0}, base}, diagnostics);
  EXPECT_TRUE(node) << base;
  if (!node) return loaded;
  if (!overlay.empty()) {
    auto changed = read_yaml({FileId{1}, overlay}, diagnostics);
    EXPECT_TRUE(changed) << overlay;
    if (changed) apply_overlay(*node, std::move(*changed), loaded.changes, diagnostics);
  }
  loaded.mails = load_form("register", *node, diagnostics).mails;
  FileNames names;
  names.add("");
  names.add("overlay");
  loaded.told = told(diagnostics, names, [&](FileId file) { return file.value == 0 ? base : overlay; });
  return loaded;
}

TEST(LoadFormMail, a_form_may_have_no_mails) {
  const Loaded loaded = load("");
  EXPECT_THAT(loaded.told, IsEmpty());
  EXPECT_TRUE(loaded.mails.empty());
}

TEST(LoadFormMail, mails_to_the_office_and_to_the_sender_are_read) {
  const auto [mails, told, changes] = load(R"(mail:
  office:
    subject: 受付
    body: |
      受け付けました。

      {{ receipt }}
  sender:
    field: a
    subject: ありがとうございました
    body: |
      # 見出しではない
      1行目
)");
  EXPECT_THAT(told, IsEmpty());
  EXPECT_FALSE(mails.empty());
  EXPECT_EQ(mails.office.subject.text, "受付");
  EXPECT_EQ(mails.office.body.text, "受け付けました。\n\n{{ receipt }}");
  EXPECT_EQ(mails.office.body.layout, TextLayout::block);
  EXPECT_EQ(mails.sender_field.text, "a");
  EXPECT_EQ(mails.sender_field.span.line, 12U);
  EXPECT_EQ(mails.sender.subject.text, "ありがとうございました");
  EXPECT_EQ(mails.sender.body.text, "# 見出しではない\n1行目");
}

TEST(LoadFormMail, the_offices_texts_may_be_missing_and_the_senders_body_may_not) {
  EXPECT_THAT(load("mail: {office: {body: B}}\n").told, IsEmpty());
  EXPECT_THAT(load("mail: {sender: {field: a, body: B}}\n").told, IsEmpty());
  EXPECT_THAT(load("mail: {sender: {subject: S}}\n").told,
              ElementsAre(R"(4:16 "{" missing-key key=body)", R"(4:16 "{" missing-key key=field)"));
}

TEST(LoadFormMail, a_subject_is_one_line) {
  EXPECT_EQ(load("mail:\n  office:\n    subject: |\n      A\n      B\n").mails.office.subject.text, "A B");
}

TEST(LoadFormMail, what_is_no_mail_is_reported) {
  EXPECT_THAT(load("mail: 窓口\n").told, ElementsAre(R"(4:7 "窓口" wrong-type key=mail expected=map found=text)"));
  EXPECT_THAT(load("mail: {office: [B]}\n").told,
              ElementsAre(R"(4:16 "[" wrong-type key=office expected=map found=list)"));
  EXPECT_THAT(load("mail: {sendr: {field: a, body: B}}\n").told,
              ElementsAre(R"(4:8 "sendr" unknown-key key=sendr suggestion=sender)"));
  EXPECT_THAT(load("mail: {sender: {field: 窓口, body: B}}\n").told,
              ElementsAre(HasSubstr(R"(4:24 "窓口" invalid-id)")));
  EXPECT_THAT(load("mail: {office: {body: ''}}\n").told, ElementsAre(R"(4:23 "'" empty-text key=body)"));
}

const std::string both = "mail: {office: {subject: S, body: B}, sender: {field: a, subject: T, body: C}}\n";

TEST(LoadFormMail, an_overlay_changes_mails_key_by_key) {
  const auto [mails, told, changes] = load(both, "mail: {office: {body: B2}, sender: {body: C2}}\n");
  EXPECT_THAT(told, IsEmpty());
  EXPECT_EQ(mails.office.subject.text, "S");
  EXPECT_EQ(mails.office.body.text, "B2");
  EXPECT_EQ(mails.sender_field.text, "a");
  EXPECT_EQ(mails.sender.subject.text, "T");
  EXPECT_EQ(mails.sender.body.text, "C2");
  EXPECT_EQ(mails.sender.body.span.file, FileId{1});
}

TEST(LoadFormMail, an_overlay_adds_mails_and_takes_them_out) {
  EXPECT_EQ(load("", both).mails.sender.body.text, "C");
  EXPECT_EQ(load("mail: {office: {body: B}}\n", "mail: {sender: {field: a, body: C}}\n").mails.sender.body.text, "C");

  const Loaded without_sender = load(both, "mail: {sender: {remove: true}}\n");
  EXPECT_THAT(without_sender.told, IsEmpty());
  EXPECT_TRUE(without_sender.mails.sender_field.empty());
  EXPECT_EQ(without_sender.mails.office.body.text, "B");

  const Loaded without_any = load(both, "mail: {sender: {remove: true}, office: {remove: true}}\n");
  EXPECT_THAT(without_any.told, IsEmpty());
  EXPECT_TRUE(without_any.mails.empty());
}

TEST(LoadFormMail, readers_of_the_page_are_not_told_of_changed_mails) {
  EXPECT_THAT(load("", both).changes, IsEmpty());
  EXPECT_THAT(load(both, "mail: {office: {body: B2}, sender: {remove: true}}\n").changes, IsEmpty());
}

}  // namespace
}  // namespace shirube
