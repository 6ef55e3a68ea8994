// The second step: what was confirmed is stored, once, whatever is clicked, reloaded or replayed.
#include "cgi/answer/problem_texts.h"
#include "cgi/sealing/receipt.h"
#include "cgi/steps/sent_form.h"
#include "cgi/steps/submission.h"
#include "cgi/steps/turn.h"
#include "rules/evaluate.h"
#include "rules/messages.h"

namespace shirube {
namespace {

class Submit {
 public:
  explicit Submit(Turn& turn) : turn_(turn) {}

  Response answer() {
    auto read = read_body(turn_.request, turn_.input, body_order());
    if (const auto* refusal = std::get_if<BodyRefusal>(&read)) return problem_page(turn_, refusal->status);
    token_ = sort_out(std::move(std::get<SentBody>(read))).token;
    const std::optional<std::string> cookie = turn_.cookie();
    if (token_.empty()) return problem_page(turn_, 403, "forged");
    if (!cookie) return problem_page(turn_, 403, "no-cookie");
    std::optional<OpenedEntry> opened = open_entry(turn_, confirmation_binding(turn_, *cookie), token_);
    if (!opened) return problem_page(turn_, 403, "forged");
    opened_ = std::move(*opened);
    cookie_ = *cookie;
    return send();
  }

  bool has_mail() const { return has_mail_; }

 private:
  BodyOrder body_order() const {
    BodyOrder order;
    order.limits = turn_.configuration().limits;
    order.text_bytes = token_body_bytes(order.limits);
    order.open_upload = [](std::string_view) { return nullptr; };
    return order;
  }

  Response send() {
    verdict_ = evaluate(turn_.form.rules, all_values(opened_.entry), turn_.language());
    if (const std::optional<Interruption> interruption = interruption_of(turn_)) return interrupted(*interruption);
    Store& store = *std::get<Store*>(turn_.store);
    auto known = store.receipt_of(opened_.id);
    if (const auto* error = std::get_if<StoreError>(&known)) return interrupted(store_interruption(turn_, *error));
    // A receipt that was given stays good, also when the token is old or the rules have changed since.
    if (const auto& receipt = std::get<std::optional<std::string>>(known)) return to_done(*receipt);
    if (opened_.is_expired) return problem_page(turn_, 403, "expired");
    if (!verdict_.ok()) return changed_rules();
    return add_to(store);
  }

  Response add_to(Store& store) {
    const ConfirmedEntry confirmed{opened_.id, opened_.entry, verdict_, turn_.now()};
    auto submission = submission_of(turn_.configuration(), turn_.form, confirmed);
    if (!submission) {
      turn_.service.log("error: no memory to hash a secret");
      return interrupted({503, std::string(notice_text("store-away", turn_.language())), 0});
    }
    // Two receipts alike are one in 2^45; a store that finds the same again and again is broken.
    for (int attempt = 0; attempt < 8; ++attempt) {
      set_receipt(*submission, make_receipt(), turn_.configuration(), turn_.form, turn_.language(), confirmed);
      auto added = store.add(*submission);
      if (const auto* error = std::get_if<StoreError>(&added)) {
        return error->kind == StoreError::Kind::file_gone ? files_gone()
                                                          : interrupted(store_interruption(turn_, *error));
      }
      const std::string& receipt = std::get<std::string>(added);
      if (receipt.empty()) continue;
      has_mail_ = !submission->mails.empty();
      return to_done(receipt);
    }
    return interrupted(store_interruption(turn_, {StoreError::Kind::other, "every receipt is taken"}));
  }

  Response to_done(const std::string& receipt) const {
    return {303, {{"Location", turn_.addresses.done(turn_.form.id, receipt)}}, {}};
  }

  /// The page that was confirmed, with its token: pressing the button once more is enough.
  Response interrupted(const Interruption& interruption) {
    return interrupted_page(confirmation_page(turn_, {verdict_, opened_.entry, token_, interruption.notice}),
                            interruption);
  }

  /// The office has purged what nobody had sent yet: the files have to be chosen again.
  Response files_gone() {
    ReturnedForm returned;
    returned.values = opened_.entry.values;
    for (const auto& [id, file] : opened_.entry.files) {
      const Field* field = turn_.form.rules.field(id);
      if (field == nullptr) continue;
      std::string message = fill_places(notice_text("file-not-kept", turn_.language()), {{"label", field->label}});
      returned.errors.push_back({id, "file", std::move(message), {}});
    }
    keep(turn_, cookie_, {{}, opened_.entry.secrets, {}}, returned);
    return form_page(turn_, 422, returned);
  }

  /// The form was published anew between the two steps, and asks for something else.
  Response changed_rules() {
    ReturnedForm returned;
    returned.values = opened_.entry.values;
    returned.errors = verdict_.errors;
    returned.notice = notice_text("changed-rules", turn_.language());
    keep(turn_, cookie_, opened_.entry, returned);
    return form_page(turn_, 422, returned);
  }

  Turn& turn_;
  std::string cookie_, token_;
  OpenedEntry opened_;
  Verdict verdict_;
  bool has_mail_ = false;
};

}  // namespace

Response submit(Turn& turn, bool& has_mail) {
  Submit step(turn);
  Response response = step.answer();
  has_mail = step.has_mail();
  return response;
}

}  // namespace shirube
