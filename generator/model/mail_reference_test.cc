#include "generator/model/mail_reference.h"

#include <gtest/gtest.h>

#include "base/slot.h"
#include "generator/model/hole.h"

namespace shirube {
namespace {

using Kind = MailReference::Kind;

TEST(MailReference, what_the_server_knows_has_names_of_its_own) {
  EXPECT_EQ(read_mail_reference("receipt").kind, Kind::receipt);
  EXPECT_EQ(read_mail_reference("time").kind, Kind::time);
  EXPECT_EQ(read_mail_reference("form").kind, Kind::form);
  for (const std::string_view word : mail_words) EXPECT_NE(read_mail_reference(word).kind, Kind::value) << word;
}

TEST(MailReference, a_field_is_named_by_its_id) {
  EXPECT_EQ(read_mail_reference("field.new-email").kind, Kind::field);
  EXPECT_EQ(read_mail_reference("field.new-email").field, "new-email");
  EXPECT_EQ(read_mail_reference("field.a.b").field, "a.b");
}

TEST(MailReference, all_else_is_a_value_of_the_edition) {
  for (const std::string_view name : {"contact.name", "receipts", "field", "fields.a", "form.title", ""}) {
    EXPECT_EQ(read_mail_reference(name).kind, Kind::value) << name;
  }
}

TEST(MailReference, slots_and_holes_stand_in_place_of_names) {
  EXPECT_EQ(with_slots_and_holes("{{form}}: {{ receipt }}, {{ time }}\n{{ field.name }}様\n{{ contact.name }}"),
            slot("text form") + ": " + slot("text receipt") + ", " + slot("text time") + "\n" +
                slot("text field name") + "様\n" + hole("contact.name"));
}

TEST(MailReference, what_is_no_reference_stays) {
  EXPECT_EQ(with_slots_and_holes("a { b } {{ Receipt }} {{ receipt"), "a { b } {{ Receipt }} {{ receipt");
  EXPECT_EQ(with_slots_and_holes(""), "");
}

}  // namespace
}  // namespace shirube
