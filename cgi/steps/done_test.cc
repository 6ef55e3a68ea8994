#include "cgi/steps/steps_test.h"

namespace shirube {
namespace {

using testing::AllOf;
using testing::HasSubstr;
using testing::Not;
using testing::StartsWith;

class DoneTest : public StepsTest {
 protected:
  std::string receipt_of_a_submission() {
    EXPECT_EQ(submit(token_of(fine_values())).status, 303);
    return store_.submissions.back().receipt;
  }
};

TEST_F(DoneTest, the_receipt_is_shown_without_anything_personal) {
  const std::string receipt = receipt_of_a_submission();
  now_ += 3600 * 1000;
  cookie_.clear();
  const Answer answer = get("/application/done", "receipt=" + receipt);
  EXPECT_EQ(answer.status, 200);
  EXPECT_EQ(answer.body, "DONE|base=https://example.jp/national/|receipt=" + receipt + "|time=2026年11月21日 14時3分|");
  EXPECT_EQ(answer.headers.count("Set-Cookie"), 0U);
}

TEST_F(DoneTest, head_has_the_length_and_no_body) {
  const std::string query = "receipt=" + receipt_of_a_submission();
  const Answer whole = get("/application/done", query);
  const Answer head = get("/application/done", query, "HEAD");
  EXPECT_EQ(head.status, 200);
  EXPECT_EQ(head.body, "");
  EXPECT_EQ(head.headers, whole.headers);
  EXPECT_EQ(whole.header("Content-Length"), std::to_string(whole.body.size()));
}

TEST_F(DoneTest, a_receipt_is_read_as_somebody_types_it) {
  std::string receipt = receipt_of_a_submission();
  std::erase(receipt, '-');
  std::ranges::transform(receipt, receipt.begin(), [](unsigned char c) { return static_cast<char>(std::tolower(c)); });
  EXPECT_EQ(get("/application/done", "lang=ja&receipt=" + receipt + "&receipt=x").status, 200);
}

TEST_F(DoneTest, whatever_is_no_receipt_of_the_form_is_not_found) {
  const std::string receipt = receipt_of_a_submission();
  EXPECT_EQ(get("/other/done", "receipt=" + receipt).status, 404);
  std::string swapped = receipt;
  std::swap(swapped[0], swapped[1]);
  if (swapped == receipt) swapped[0] = swapped[0] == 'A' ? 'B' : 'A';
  for (const std::string& query :
       {std::string(), std::string("receipt"), std::string("receipt="), "xreceipt=" + receipt, "RECEIPT=" + receipt,
        "receipt=" + swapped, "receipt=" + receipt + "A", "receipt=%41" + receipt.substr(1),
        std::string("receipt=' OR 1=1 --"), std::string("receipt=<script>alert(1)</script>"),
        "receipt=" + receipt + "\r\nSet-Cookie: a=b", "receipt=" + std::string(100'000, 'A')}) {
    const Answer answer = get("/application/done", query);
    EXPECT_EQ(answer.status, 404) << query.substr(0, 80);
    EXPECT_THAT(answer.body, AllOf(StartsWith("PROBLEM"), Not(HasSubstr("script"))));
    EXPECT_EQ(answer.headers.count("Set-Cookie"), 0U);
  }
}

TEST_F(DoneTest, a_store_that_is_away_is_told_and_tried_again) {
  const std::string query = "receipt=" + receipt_of_a_submission();
  for (std::optional<StoreError>* place : {&open_error_, &store_.read_error}) {
    *place = StoreError{StoreError::Kind::locked, "the reason"};
    const Answer answer = get("/application/done", query);
    EXPECT_EQ(answer.status, 503);
    EXPECT_THAT(answer.body, Not(HasSubstr("the reason")));
    place->reset();
    EXPECT_EQ(get("/application/done", query).status, 200);
  }
}

TEST_F(DoneTest, looking_at_a_receipt_is_not_counted) {
  configuration_.limits.per_minute = 2;
  const std::string query = "receipt=" + receipt_of_a_submission();
  for (int again = 0; again < 5; ++again) EXPECT_EQ(get("/application/done", query).status, 200);
}

}  // namespace
}  // namespace shirube
