#include "generator/render/forms_pack.h"

#include <gtest/gtest.h>

#include <nlohmann/json.hpp>

#include "generator/render/written_served_test.h"

namespace shirube {
namespace {

using Json = nlohmann::ordered_json;

std::vector<std::string> keys_of(const Json& object) {
  std::vector<std::string> keys;
  for (const auto& [key, value] : object.items()) keys.push_back(key);
  return keys;
}

using Keys = std::vector<std::string>;

Json pack_of(const ServedExample& example, const std::vector<std::string>& forms) {
  const EditionText text = example.text();
  Templates templates = ServedExample::read({});
  const PageSkeleton problem = render_problem(example.view(), templates, 0);
  const std::string written = forms_pack(example.edition(), problem, forms, text);
  EXPECT_TRUE(written.ends_with('\n'));
  const Json pack = Json::parse(written);
  for (const auto& [id, form] : pack["forms"].items()) {
    EXPECT_NE(written.find("\n\"" + id + "\":" + form.dump()), std::string::npos) << "a line of its own";
  }
  return pack;
}

std::string packed(const ServedExample& example, const SharedForm& form) {
  return packed_form(form, "{\"shirube\":1}\n", example.text());
}

TEST(FormsPack, its_members_stand_in_a_fixed_order) {
  const ServedExample example("form", "<p>");
  SharedForm form = share_form(example.written(), example.rules(), example.order());
  form.mails = {{"s", "b"}, "mail", {"t", "c"}};
  const Json pack = pack_of(example, {"", packed(example, form), ""});
  EXPECT_EQ(keys_of(pack), (Keys{"version", "edition", "language", "pages", "forms"}));
  EXPECT_EQ(pack["version"], 1);
  EXPECT_EQ(pack["edition"], "osaka");
  EXPECT_EQ(pack["language"], "ja");
  EXPECT_EQ(keys_of(pack["pages"]), (Keys{"problem"}));
  EXPECT_EQ(keys_of(pack["forms"]), (Keys{"order"}));
  const Json& order = pack["forms"]["order"];
  EXPECT_EQ(keys_of(order), (Keys{"title", "rules", "mail", "pages"}));
  EXPECT_EQ(order["title"], "申し込み");
  EXPECT_EQ(order["rules"].dump(), "{\"shirube\":1}");
  EXPECT_EQ(keys_of(order["pages"]), (Keys{"form", "confirm", "done"}));
  EXPECT_EQ(order["mail"].dump(),
            R"({"office":{"subject":"s","body":"b"},"sender":{"field":"mail","subject":"t","body":"c"}})");
}

TEST(FormsPack, without_an_address_the_sender_gets_no_mail) {
  const ServedExample example("form", "<p>");
  SharedForm form = share_form(example.written(), example.rules(), example.order());
  form.mails = {{"s", "b"}, "", {}};
  EXPECT_EQ(keys_of(pack_of(example, {packed(example, form)})["forms"]["order"]["mail"]), (Keys{"office"}));
}

TEST(FormsPack, an_edition_without_forms_still_says_what_went_wrong) {
  const ServedExample example("form", "");
  const Json pack = pack_of(example, {"", ""});
  EXPECT_TRUE(pack["forms"].is_object());
  EXPECT_TRUE(pack["forms"].empty());
  EXPECT_TRUE(pack["pages"]["problem"].is_string());
}

TEST(FormsPack, values_of_the_edition_stand_in_mails_unescaped_and_slots_stay) {
  const ServedExample example("form", "");
  SharedForm form = share_form(example.written(), example.rules(), example.order());
  form.mails = {{hole("edition:name") + " & " + slot("text receipt"), "b\nc"}, "", {}};
  const Json office = pack_of(example, {packed(example, form)})["forms"]["order"]["mail"]["office"];
  EXPECT_EQ(office["subject"], "大阪府 & " + slot("text receipt"));
  EXPECT_EQ(office["body"], "b\nc");
}

}  // namespace
}  // namespace shirube
