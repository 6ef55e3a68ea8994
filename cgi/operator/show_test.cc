#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "cgi/operator/commands.h"
#include "cgi/operator/fake_store_test.h"
#include "cgi/sealing/receipt.h"
#include "cgi/sealing/server_secret.h"

namespace shirube {
namespace {

constexpr const char* content =
    R"({"values":{"name":"大阪","kind":["bed","x"],"note":"一行目\n二\u0007行目","zip":"a.zip"},)"
    R"("secrets":{"password":"$argon2id$hash"},"warnings":["compare"]})";

std::optional<RulePack> contact_form(const std::string&, const std::string&) {
  RulePack pack;
  pack.title = "問い合わせ";
  pack.fields.resize(4);
  const char* const ids[] = {"password", "note", "name", "kind"};
  const char* const labels[] = {"パスワード", "備考", "氏名", "種類"};
  const FieldType types[] = {FieldType::secret, FieldType::multiline, FieldType::text, FieldType::choices};
  for (std::size_t index = 0; index < 4; ++index) {
    pack.fields[index].id = ids[index];
    pack.fields[index].label = labels[index];
    pack.fields[index].type = types[index];
  }
  pack.fields[3].options = {{"bed", "病床"}};
  return pack;
}

std::optional<RulePack> no_form(const std::string&, const std::string&) { return std::nullopt; }

class Show : public testing::Test {
 protected:
  Show() {
    EXPECT_TRUE(prepare_sealing());
    receipt = make_receipt();
    store.put(receipt, "contact", content).files = {{"0f", "zip", "a\n.zip", "pdf", 12}};
  }

  FakeStore store;
  std::string receipt;
};

TEST_F(Show, has_labels_in_the_forms_order_and_of_secrets_that_there_are_some) {
  FakeConsole console(Language::japanese);
  EXPECT_EQ(run_show(store, {receipt, {}, false}, contact_form, console), OperatorStatus::fine);
  EXPECT_EQ(console.results, "受付番号: " + receipt +
                                 "\nフォーム: 問い合わせ (contact)\n版: osaka\n日時: 2026-11-21T05:03:00Z\n"
                                 "状態: received\n\n"
                                 "パスワード: （ハッシュのみ）\n備考:\n  一行目\n  二^G行目\n氏名: 大阪\n"
                                 "種類:\n  病床\n  x\nzip:\n  a\n  .zip（12バイト）\n\n注意: compare\n");
  EXPECT_EQ(console.messages, "");
}

TEST_F(Show, has_ids_where_the_form_is_unknown) {
  FakeConsole console;
  EXPECT_EQ(run_show(store, {receipt, {}, false}, no_form, console), OperatorStatus::fine);
  EXPECT_EQ(console.results, "Receipt: " + receipt +
                                 "\nForm: contact\nEdition: osaka\nTime: 2026-11-21T05:03:00Z\nStatus: received\n\n"
                                 "kind:\n  bed\n  x\nname: 大阪\nnote:\n  一行目\n  二^G行目\n"
                                 "password: (hash only)\nzip:\n  a\n  .zip (12 bytes)\n\nWarnings: compare\n");
}

TEST_F(Show, is_one_json_object_without_hashes) {
  FakeConsole console;
  EXPECT_EQ(run_show(store, {receipt, {}, true}, contact_form, console), OperatorStatus::fine);
  EXPECT_EQ(console.results,
            R"({"edition":"osaka","files":[{"field":"zip","id":"0f","name":"a\n.zip","size":12,"type":"pdf"}],)"
            R"("form":"contact","receipt":")" +
                receipt +
                R"(","sealed":false,"secrets":["password"],"status":"received","time":"2026-11-21T05:03:00Z",)"
                R"("values":{"kind":["bed","x"],"name":"大阪","note":"一行目\n二\u0007行目","zip":"a.zip"},)"
                R"("warnings":["compare"]})"
                "\n");
}

TEST_F(Show, takes_a_receipt_as_people_type_it) {
  FakeConsole console;
  std::string typed = " " + receipt.substr(0, 5) + receipt.substr(6) + " ";
  for (char& character : typed) character = static_cast<char>(std::tolower(character));
  EXPECT_EQ(run_show(store, {typed, {}, true}, contact_form, console), OperatorStatus::fine);
}

TEST_F(Show, tells_a_mistyped_receipt_from_one_that_is_not_there) {
  FakeConsole console;
  EXPECT_EQ(run_show(store, {"x\x1b", {}, false}, contact_form, console), OperatorStatus::not_done);
  EXPECT_EQ(console.messages, "“x^[” is no receipt; look whether it was copied right\n");
  console.messages.clear();
  const std::string other = make_receipt();
  EXPECT_EQ(run_show(store, {other, {}, false}, contact_form, console), OperatorStatus::not_done);
  EXPECT_EQ(console.messages, other + ": there is no submission with this receipt\n");
  EXPECT_EQ(console.results, "");
}

TEST_F(Show, opens_what_is_sealed_with_the_offices_key_only) {
  const OfficeKeys office = make_office_keys();
  const OfficeKeys others = make_office_keys();
  const std::string open(office.open.begin(), office.open.end());
  store.submissions.front().content = seal(content, open);
  store.submissions.front().is_sealed = true;
  store.submissions.front().files.front().name.clear();
  FakeConsole console(Language::japanese);
  EXPECT_EQ(run_show(store, {receipt, {}, false}, contact_form, console), OperatorStatus::not_done);
  EXPECT_EQ(run_show(store, {receipt, {others}, false}, contact_form, console), OperatorStatus::not_done);
  EXPECT_EQ(console.results, "");
  EXPECT_EQ(console.messages,
            receipt + ": 封をしてあります。「--key」で事務所の鍵のファイルを指定してください\n" + receipt +
                ": この鍵では開けません。受け付けたときの「seal_to」と組になる鍵を指定してください\n");
  EXPECT_EQ(run_show(store, {receipt, {others, office}, true}, contact_form, console), OperatorStatus::fine);
  EXPECT_THAT(console.results, testing::HasSubstr(R"("name":"a.zip")"));
}

}  // namespace
}  // namespace shirube
