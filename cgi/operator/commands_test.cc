#include "cgi/operator/commands.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "cgi/operator/fake_store_test.h"

namespace shirube {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;

constexpr Moment now{1'795'237'380};  // 2026-11-21T05:03:00Z

FindForm contact_form() {
  return [](const std::string& edition, const std::string& form) -> std::optional<RulePack> {
    if (edition != "osaka" || form != "contact") return std::nullopt;
    RulePack pack;
    pack.title = "問い合わせ";
    const auto add = [&pack](const char* id, const char* label, FieldType type) -> Field& {
      Field& field = pack.fields.emplace_back();
      field.id = id;
      field.label = label;
      field.type = type;
      return field;
    };
    add("name", "氏名", FieldType::text);
    add("password", "パスワード", FieldType::secret);
    add("kind", "種類", FieldType::choice).options = {{"bed", "病床"}};
    add("note", "備考", FieldType::multiline);
    return pack;
  };
}

constexpr const char* content = R"({"values":{"name":"大阪","kind":"bed","note":"一行目\n二行目","old":"x\u001b[31m"},)"
                                R"("secrets":{"password":"$argon2id$secret"},"warnings":["compare"]})";

// The check character of receipts is cgi/sealing/'s: these are made up and pass through the commands as they stand.
ExportOrder export_order(CsvEncoding encoding = CsvEncoding::utf8) {
  return {.form = "contact", .edition = "osaka", .encoding = encoding, .keys = {}, .actor = "hanako", .now = now};
}

TEST(List, has_a_heading_and_a_line_for_each_submission) {
  FakeStore store;
  store.put("ABCDE-FGHJK", "contact", content);
  store.put("BBCDE-FGHJK", "a\tb\x1b[2J\n", content).status = "exported";
  FakeConsole console(Language::japanese);
  EXPECT_EQ(run_list(store, false, console), OperatorStatus::fine);
  EXPECT_EQ(console.results,
            "receipt\tform\ttime\tstatus\n"
            "ABCDE-FGHJK\tcontact\t2026-11-21T05:03:00Z\treceived\n"
            "BBCDE-FGHJK\ta^Ib^[[2J^J\t2026-11-21T05:03:00Z\texported\n");
}

TEST(List, is_one_json_array_with_sorted_keys) {
  FakeStore store;
  FakeConsole console;
  EXPECT_EQ(run_list(store, true, console), OperatorStatus::fine);
  EXPECT_EQ(console.results, "[]\n");
  console.results.clear();
  store.put("ABCDE-FGHJK", "contact\x7f", content);
  EXPECT_EQ(run_list(store, true, console), OperatorStatus::fine);
  EXPECT_EQ(console.results,
            R"([{"edition":"osaka","form":"contact\u007f","receipt":"ABCDE-FGHJK","status":"received",)"
            R"("time":"2026-11-21T05:03:00Z"}])"
            "\n");
}

TEST(List, says_what_to_do_where_the_store_fails) {
  FakeStore store;
  store.error = StoreError{StoreError::Kind::locked, "database is locked"};
  FakeConsole console(Language::japanese);
  EXPECT_EQ(run_list(store, false, console), OperatorStatus::system_failed);
  EXPECT_EQ(console.results, "");
  EXPECT_EQ(console.messages,
            "ほかの処理が保存先を使っています。少し待って、もう一度実行してください（database is locked）\n");
}

TEST(List, tells_where_the_results_cannot_be_written) {
  FakeStore store;
  FakeConsole console;
  console.is_full = true;
  EXPECT_EQ(run_list(store, false, console), OperatorStatus::system_failed);
  EXPECT_EQ(console.messages, "the results cannot be written\n");
}

TEST(Export, writes_a_table_and_then_marks_what_is_in_it) {
  FakeStore store;
  store.put("ABCDE-FGHJK", "contact", content);
  store.put("BBCDE-FGHJK", "other", content);
  store.put("CBCDE-FGHJK", "contact", R"({"values":{"name":"=1+\"1\""}})");
  FakeConsole console;
  EXPECT_EQ(run_export(store, export_order(), contact_form(), console), OperatorStatus::fine);
  EXPECT_EQ(console.results,
            "\uFEFF受付番号,受付日時（日本時間）,氏名,種類,備考,old\r\n"
            "ABCDE-FGHJK,2026-11-21 14:03:00,大阪,病床,\"一行目\n二行目\",x\uFFFD[31m\r\n"
            "CBCDE-FGHJK,2026-11-21 14:03:00,\"'=1+\"\"1\"\"\",,,\r\n");
  EXPECT_EQ(console.messages, "");
  EXPECT_THAT(store.exported, ElementsAre("ABCDE-FGHJK", "CBCDE-FGHJK"));
  EXPECT_EQ(store.actor, "hanako");
}

TEST(Export, of_a_form_without_submissions_is_a_heading) {
  FakeStore store;
  FakeConsole console;
  EXPECT_EQ(run_export(store, export_order(), contact_form(), console), OperatorStatus::fine);
  EXPECT_EQ(console.results, "\uFEFF受付番号,受付日時（日本時間）,氏名,種類,備考\r\n");
  EXPECT_THAT(store.exported, IsEmpty());
}

TEST(Export, of_an_unknown_form_is_refused) {
  FakeStore store;
  FakeConsole console;
  ExportOrder order = export_order();
  order.form = "no\nform";
  EXPECT_EQ(run_export(store, order, contact_form(), console), OperatorStatus::not_done);
  EXPECT_EQ(console.results, "");
  EXPECT_EQ(console.messages, "there is no form “no^Jform”, and no submission of one\n");
}

TEST(Export, in_cp932_tells_what_it_lacks_by_receipt_and_column_and_never_the_value) {
  FakeStore store;
  store.put("ABCDE-FGHJK", "contact", R"({"values":{"name":"𠮷𠮷野é"}})");
  FakeConsole console;
  EXPECT_EQ(run_export(store, export_order(CsvEncoding::cp932), contact_form(), console), OperatorStatus::fine);
  EXPECT_THAT(console.results,
              HasSubstr("\r\nABCDE-FGHJK,2026-11-21 14:03:00,[U+20BB7][U+20BB7]\x96\xEC[U+00E9],,\r\n"));
  EXPECT_EQ(console.results.substr(0, 2), "\x8E\xF3");  // no mark before it
  EXPECT_EQ(console.messages, "ABCDE-FGHJK, 氏名: cp932 lacks characters, written as [U+…]: U+00E9 U+20BB7\n");
}

TEST(Export, marks_nothing_where_the_table_could_not_be_written) {
  FakeStore store;
  store.put("ABCDE-FGHJK", "contact", content);
  FakeConsole console;
  console.is_full = true;
  EXPECT_EQ(run_export(store, export_order(), contact_form(), console), OperatorStatus::system_failed);
  EXPECT_THAT(store.exported, IsEmpty());
  EXPECT_EQ(console.messages, "the CSV cannot be written; nothing has been marked as exported\n");
}

TEST(Export, prints_nothing_half_where_a_submission_is_sealed_and_no_key_is_given) {
  FakeStore store;
  store.put("ABCDE-FGHJK", "contact", content);
  store.put("BBCDE-FGHJK", "contact", "sealed").is_sealed = true;
  store.put("CBCDE-FGHJK", "contact", "sealed").is_sealed = true;
  FakeConsole console;
  EXPECT_EQ(run_export(store, export_order(), contact_form(), console), OperatorStatus::not_done);
  EXPECT_EQ(console.results, "");
  EXPECT_EQ(console.messages, "BBCDE-FGHJK: it is sealed; name the office's key file with --key\n");
  EXPECT_THAT(store.exported, IsEmpty());
}

TEST(Export, leaves_out_what_is_damaged_and_says_so) {
  FakeStore store;
  store.put("ABCDE-FGHJK", "contact", "{");
  store.put("BBCDE-FGHJK", "contact", content);
  FakeConsole console;
  EXPECT_EQ(run_export(store, export_order(), contact_form(), console), OperatorStatus::not_done);
  EXPECT_EQ(console.messages, "ABCDE-FGHJK: its content is damaged and cannot be read\n");
  EXPECT_THAT(store.exported, ElementsAre("BBCDE-FGHJK"));
}

TEST(Export, tells_where_submissions_could_not_be_marked) {
  FakeStore store;
  store.put("ABCDE-FGHJK", "contact", content);
  store.mark_error = StoreError{StoreError::Kind::full, ""};
  FakeConsole console;
  EXPECT_EQ(run_export(store, export_order(), contact_form(), console), OperatorStatus::system_failed);
  EXPECT_EQ(console.messages,
            "the CSV is written, but the submissions could not be marked as exported\n"
            "the disk is full; make room and try again\n");
}

TEST(Purge, takes_whole_days_and_says_what_went_and_what_stays) {
  FakeStore store;
  store.put("ABCDE-FGHJK", "contact", content, {now.seconds - 31 * 86'400});
  store.put("BBCDE-FGHJK", "contact", content, {now.seconds - 31 * 86'400});
  store.put("CBCDE-FGHJK", "contact", content, {now.seconds - 30 * 86'400});
  store.with_mail = "BBCDE-FGHJK";
  FakeConsole console;
  EXPECT_EQ(run_purge(store, {.days = 30, .actor = "hanako", .now = now, .json = false}, console),
            OperatorStatus::fine);
  EXPECT_EQ(console.results, "submissions from before 2026-10-22T05:03:00Z that were removed: 1\n");
  EXPECT_EQ(console.messages, "old submissions that are kept, since mails of theirs wait: 1\n");
  EXPECT_EQ(store.actor, "hanako");
  EXPECT_EQ(store.submissions.size(), 2U);
  console.results.clear();
  EXPECT_EQ(run_purge(store, {.days = 30, .actor = "", .now = now, .json = true}, console), OperatorStatus::fine);
  EXPECT_EQ(console.results, "{\"before\":\"2026-10-22T05:03:00Z\",\"kept\":1,\"removed\":0}\n");
}

TEST(Purge, refuses_less_than_a_day) {
  for (const int days : {0, -1, 36'501}) {
    FakeStore store;
    FakeConsole console;
    EXPECT_EQ(run_purge(store, {.days = days, .actor = "", .now = now, .json = false}, console),
              OperatorStatus::wrong_usage);
    EXPECT_EQ(store.purged_before, std::nullopt);
    EXPECT_EQ(console.messages, "--older-than takes a number of days from 1 to 36500\n");
  }
}

TEST(Stats, counts_and_lists_the_mails_that_need_somebody) {
  FakeStore store;
  store.counts.submissions = {{"a", 2}, {"b", 1}};
  store.counts.mails[static_cast<std::size_t>(MailState::dead)] = 1;
  store.counts.oldest = store.counts.newest = now;
  OutboxMail& mail = store.counts.troubled.emplace_back();
  mail.receipt = "ABCDE-FGHJK";
  mail.purpose = "office";
  mail.state = MailState::dead;
  mail.attempts = 3;
  mail.last_error = "550\x1b no";
  FakeConsole console;
  EXPECT_EQ(run_stats(store, false, console), OperatorStatus::fine);
  EXPECT_EQ(console.results,
            "Submissions\t3\n  a\t2\n  b\t1\n  oldest\t2026-11-21T05:03:00Z\n  newest\t2026-11-21T05:03:00Z\n"
            "Mails\n  waiting\t0\n  sending\t0\n  sent\t0\n  uncertain\t0\n  dead\t1\n"
            "Mails that need you (receipt, purpose, state, attempts, last error)\n"
            "  ABCDE-FGHJK\toffice\tdead\t3\t550^[ no\n");
  console.results.clear();
  EXPECT_EQ(run_stats(store, true, console), OperatorStatus::fine);
  EXPECT_EQ(console.results,
            R"({"mails":{"dead":1,"sending":0,"sent":0,"uncertain":0,"waiting":0},"newest":"2026-11-21T05:03:00Z",)"
            R"("oldest":"2026-11-21T05:03:00Z","submissions":{"a":2,"b":1},"troubled":[{"attempts":3,)"
            R"("last_error":"550\u001b no","purpose":"office","receipt":"ABCDE-FGHJK","state":"dead"}]})"
            "\n");
}

TEST(Stats, of_an_empty_store_has_no_times) {
  FakeStore store;
  FakeConsole console(Language::japanese);
  EXPECT_EQ(run_stats(store, false, console), OperatorStatus::fine);
  EXPECT_THAT(console.results, HasSubstr("受付\t0\nメール\n"));
  console.results.clear();
  EXPECT_EQ(run_stats(store, true, console), OperatorStatus::fine);
  EXPECT_THAT(console.results, HasSubstr(R"("newest":null,"oldest":null)"));
}

}  // namespace
}  // namespace shirube
