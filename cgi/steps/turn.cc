#include "cgi/steps/turn.h"

#include "cgi/answer/problem_texts.h"
#include "cgi/request/cookie.h"

namespace shirube {
namespace {

/// A page of ours that cannot be filled in is our mistake; whoever asked gets a page all the same.
Response filled_page(const Turn& turn, int status, std::string_view skeleton, const SlotValues& values) {
  if (std::optional<std::string> page = fill_slots(skeleton, values)) return {status, {}, std::move(*page)};
  turn.service.log("error: a page of the forms pack has slots that do not fit together");
  return {500, {}, std::string(bare_page())};
}

std::string kept_form(const Turn& turn) { return turn.form.id + "/kept"; }

}  // namespace

std::optional<std::string> Turn::cookie() const { return cookie_value(request.cookie, cookie_name()); }

std::optional<Interruption> interruption_of(Turn& turn) {
  if (const auto* error = std::get_if<StoreError>(&turn.store)) return store_interruption(turn, *error);
  const std::string mark = client_mark(turn.service.secret, turn.request.client);
  const auto counted =
      std::get<Store*>(turn.store)->count_request(mark, turn.now_milliseconds, turn.configuration().limits.per_minute);
  if (const auto* error = std::get_if<StoreError>(&counted)) return store_interruption(turn, *error);
  const std::optional<int> seconds = std::get<std::optional<int>>(counted);
  if (!seconds) return std::nullopt;
  return Interruption{429, too_many_notice(*seconds, turn.language()), *seconds};
}

Interruption store_interruption(const Turn& turn, const StoreError& error) {
  turn.service.log("error: the store cannot be used: " + error.reason);
  return {503, std::string(notice_text("store-away", turn.language())), 0};
}

Response interrupted_page(Response page, const Interruption& interruption) {
  page.status = interruption.status;
  if (interruption.retry_seconds > 0) {
    page.headers.emplace_back("Retry-After", std::to_string(interruption.retry_seconds));
  }
  return page;
}

Response problem_page(const Turn& turn, int status, std::string_view variant) {
  const ProblemText text = problem_text(status, variant, turn.language());
  SlotValues slots;
  slots.texts = {{"base", turn.addresses.base},
                 {"title", std::string(text.title)},
                 {"message", std::string(text.message)},
                 {"form-address", turn.addresses.page(turn.form.id)},
                 {"form-title", turn.form.title}};
  return filled_page(turn, status, turn.pack.problem_page(), slots);
}

Response form_page(const Turn& turn, int status, const ReturnedForm& returned) {
  const SlotValues slots = form_values(turn.form, turn.language(), turn.addresses, returned);
  return filled_page(turn, status, turn.form.form_page, slots);
}

Response confirmation_page(const Turn& turn, const Confirmation& confirmation) {
  const SlotValues slots = confirmation_values(turn.form, turn.language(), turn.addresses, confirmation);
  return filled_page(turn, 200, turn.form.confirm_page, slots);
}

Response receipt_page(const Turn& turn, const Submission& submission) {
  SlotValues slots;
  slots.texts = {{"base", turn.addresses.base},
                 {"receipt", submission.receipt},
                 {"time", time_in_words(submission.time, turn.language())}};
  return filled_page(turn, 200, turn.form.done_page, slots);
}

TokenBinding confirmation_binding(const Turn& turn, std::string_view cookie) {
  return {turn.form.id, turn.configuration().edition, cookie};
}

std::string sealed_entry(const Turn& turn, const TokenBinding& binding, const Entry& entry) {
  return seal_token(turn.service.secret, binding, {random_id(), turn.now(), write_entry(entry)});
}

std::optional<OpenedEntry> open_entry(const Turn& turn, const TokenBinding& binding, std::string_view text) {
  const std::optional<Token> token = open_token(turn.service.secret, binding, text);
  if (!token) return std::nullopt;
  std::optional<Entry> entry = read_entry(token->content);
  if (!entry) return std::nullopt;
  const auto lifetime = static_cast<std::int64_t>(turn.configuration().limits.token_hours) * 3600;
  return OpenedEntry{token->id, std::move(*entry), turn.now().seconds - token->made.seconds >= lifetime};
}

void keep(const Turn& turn, std::string_view cookie, const Entry& entry, ReturnedForm& returned) {
  if (entry.secrets.empty() && entry.files.empty()) return;
  for (const auto& [field, secret] : entry.secrets) returned.kept.insert(field);
  for (const auto& [field, file] : entry.files) returned.kept.insert(field);
  const std::string form = kept_form(turn);
  returned.kept_token =
      sealed_entry(turn, {form, turn.configuration().edition, cookie}, {{}, entry.secrets, entry.files});
}

std::optional<OpenedEntry> open_kept(const Turn& turn, std::string_view cookie, std::string_view token) {
  const std::string form = kept_form(turn);
  return open_entry(turn, {form, turn.configuration().edition, cookie}, token);
}

std::uint64_t token_body_bytes(const Limits& limits) { return 8 * limits.body_bytes + 65'536; }

}  // namespace shirube
