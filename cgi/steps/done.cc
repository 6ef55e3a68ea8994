// The last step: the receipt, without anything personal, to be printed or written down.
#include "cgi/answer/problem_texts.h"
#include "cgi/answer/skeleton.h"
#include "cgi/sealing/receipt.h"
#include "cgi/steps/route.h"
#include "cgi/steps/turn.h"

namespace shirube {

Response done(Turn& turn) {
  const std::optional<std::string> asked = query_value(turn.request.query, "receipt");
  const std::optional<std::string> receipt = asked ? read_receipt(*asked) : std::nullopt;
  if (!receipt) return problem_page(turn, 404);
  if (const auto* error = std::get_if<StoreError>(&turn.store)) {
    turn.service.log("error: the store cannot be used: " + error->reason);
    return problem_page(turn, 503);
  }
  auto found = std::get<Store*>(turn.store)->submission(*receipt);
  if (const auto* error = std::get_if<StoreError>(&found)) {
    turn.service.log("error: the store cannot be used: " + error->reason);
    return problem_page(turn, 503);
  }
  const auto& submission = std::get<std::optional<Submission>>(found);
  if (!submission || submission->form != turn.form.id) return problem_page(turn, 404);
  return receipt_page(turn, *submission);
}

}  // namespace shirube
