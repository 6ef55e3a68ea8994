// The first step: what was sent is judged, and comes back to be confirmed, or to be put right.
#include <algorithm>

#include "cgi/answer/problem_texts.h"
#include "cgi/steps/sent_form.h"
#include "cgi/steps/turn.h"
#include "cgi/steps/upload.h"
#include "rules/evaluate.h"
#include "rules/file_type.h"
#include "rules/messages.h"

namespace shirube {
namespace {

bool is_empty(const SentValues& values, const std::string& field) {
  const auto value = values.find(field);
  if (value == values.end()) return true;
  if (const auto* text = std::get_if<std::string>(&value->second)) return text->empty();
  const auto* texts = std::get_if<std::vector<std::string>>(&value->second);
  return texts != nullptr && texts->empty();
}

class Confirm {
 public:
  explicit Confirm(Turn& turn) : turn_(turn), known_cookie_(turn.cookie()) {
    cookie_ = known_cookie_ ? *known_cookie_ : random_id();
  }

  Response answer() {
    auto read = read_body(turn_.request, turn_.input, body_order());
    if (const auto* refusal = std::get_if<BodyRefusal>(&read)) return problem_page(turn_, refusal->status);
    sent_ = sort_out(std::move(std::get<SentBody>(read)));
    const std::optional<Interruption> interruption = interruption_of(turn_);
    if (!sent_.token.empty()) return change(interruption);
    if (values_size() > turn_.configuration().limits.body_bytes) return problem_page(turn_, 413);
    take_kept();
    return with_cookie(interruption ? interrupted(*interruption) : judge());
  }

 private:
  BodyOrder body_order() const {
    const Limits& limits = turn_.configuration().limits;
    BodyOrder order;
    order.limits = limits;
    // Our own pages say in the query that a token comes with what is typed; it has a greater limit then.
    order.text_bytes = turn_.request.query.empty() ? limits.body_bytes : token_body_bytes(limits);
    for (const Field& field : turn_.form.rules.fields) order.file_fields += field.type == FieldType::file ? 1U : 0U;
    order.open_upload = [this](std::string_view id) -> std::unique_ptr<UploadSink> {
      const Field* field = turn_.form.rules.field(id);
      if (field == nullptr || field->type != FieldType::file) return nullptr;
      const auto* store = std::get_if<Store*>(&turn_.store);
      // Without a store there is no folder: the upload fails, and the page says so.
      return std::make_unique<FileUpload>(store == nullptr ? std::string() : (*store)->files_folder(),
                                          turn_.configuration().seal_to);
    };
    return order;
  }

  std::uint64_t values_size() const {
    std::uint64_t size = 0;
    for (const auto& [name, value] : sent_.values) {
      size += name.size();
      if (const auto* text = std::get_if<std::string>(&value)) size += text->size();
      if (const auto* texts = std::get_if<std::vector<std::string>>(&value)) {
        for (const std::string& text : *texts) size += text.size();
      }
    }
    return size;
  }

  /// What somebody confirmed already comes back into the form.
  Response change(const std::optional<Interruption>& interruption) {
    const auto opened = known_cookie_ ? open_entry(turn_, confirmation_binding(turn_, cookie_), sent_.token)
                                      : std::optional<OpenedEntry>();
    if (!opened) return problem_page(turn_, 403, known_cookie_ ? "forged" : "no-cookie");
    if (opened->is_expired) return problem_page(turn_, 403, "expired");
    ReturnedForm returned;
    returned.values = opened->entry.values;
    keep(turn_, cookie_, opened->entry, returned);
    if (interruption) returned.notice = interruption->notice;
    Response page = form_page(turn_, 200, returned);
    return interruption ? interrupted_page(std::move(page), *interruption) : page;
  }

  /// Secrets and files that were given before and are not given anew.
  void take_kept() {
    if (sent_.kept.empty() || !known_cookie_) return;
    auto opened = open_kept(turn_, cookie_, sent_.kept);
    // One that is too old counts as none: the fields are asked for again.
    if (!opened || opened->is_expired) return;
    for (auto& [field, secret] : opened->entry.secrets) {
      if (is_empty(sent_.values, field)) sent_.values[field] = std::move(secret);
    }
    for (auto& [field, file] : opened->entry.files) {
      if (!is_empty(sent_.values, field)) continue;
      sent_.values[field] = file.name;
      files_.emplace(field, std::move(file));
    }
  }

  Response interrupted(const Interruption& interruption) {
    ReturnedForm returned;
    returned.values = sent_.values;
    returned.notice = interruption.notice;
    Entry entry;
    for (const Field& field : turn_.form.rules.fields) {
      const auto value = sent_.values.find(field.id);
      if (field.type != FieldType::secret || value == sent_.values.end()) continue;
      const auto* text = std::get_if<std::string>(&value->second);
      if (text != nullptr && !text->empty()) entry.secrets[field.id] = *text;
    }
    entry.files = files_;
    keep(turn_, cookie_, entry, returned);
    return interrupted_page(form_page(turn_, interruption.status, returned), interruption);
  }

  Response judge() {
    Verdict verdict = evaluate(turn_.form.rules, sent_.values, turn_.language());
    judge_files(verdict);
    ReturnedForm returned;
    if (!sent_.homepage.empty()) {
      returned.is_trapped = true;
      verdict.errors.push_back({"_homepage", "trapped", std::string(notice_text("trapped", turn_.language())), {}});
    }
    if (!verdict.ok()) return again(std::move(returned), verdict);
    Entry entry{{}, verdict.secrets, files_};
    for (const auto& [field, value] : verdict.values) {
      if (files_.contains(field)) continue;
      std::visit([&](const auto& normal) { entry.values.emplace(field, normal); }, value);
    }
    const std::string token = sealed_entry(turn_, confirmation_binding(turn_, cookie_), entry);
    return confirmation_page(turn_, {verdict, entry, token, {}});
  }

  Response again(ReturnedForm returned, const Verdict& verdict) {
    returned.values = sent_.values;
    returned.errors = verdict.errors;
    Entry fine;
    const auto has_error = [&](std::string_view field) {
      return std::any_of(verdict.errors.begin(), verdict.errors.end(),
                         [&](const FieldError& error) { return error.field == field; });
    };
    for (const auto& [field, secret] : verdict.secrets) {
      // A secret and its confirmation are right together or not at all.
      const auto is_with = [&, &id = field](const Field& other) {
        return (other.id == id || other.equals == id) && has_error(other.id);
      };
      const Field* own = turn_.form.rules.field(field);
      const bool is_wrong = std::any_of(turn_.form.rules.fields.begin(), turn_.form.rules.fields.end(), is_with) ||
                            (own != nullptr && has_error(own->equals));
      if (!is_wrong) fine.secrets.emplace(field, secret);
    }
    for (const auto& [field, file] : files_) {
      if (!has_error(field)) fine.files.emplace(field, file);
    }
    keep(turn_, cookie_, fine, returned);
    return form_page(turn_, 422, returned);
  }

  /// Takes files that are as they should be, and tells what is wrong with the others.
  void judge_files(Verdict& verdict) {
    for (SentFile& sent : sent_.files) {
      const Field* field = turn_.form.rules.field(sent.field);
      const bool is_judged = std::any_of(verdict.errors.begin(), verdict.errors.end(),
                                         [&](const FieldError& error) { return error.field == sent.field; });
      // A file of a field that is not asked is not taken.
      if (field == nullptr || is_judged || !verdict.values.contains(sent.field)) continue;
      if (std::string message = fault_of(*field, sent); !message.empty()) {
        verdict.errors.push_back({sent.field, "file", std::move(message), {}});
      }
    }
    expect_files(verdict);
    sort_errors(verdict.errors);
  }

  /// A name alone, sent as a text, is no file.
  void expect_files(Verdict& verdict) const {
    for (const Field& field : turn_.form.rules.fields) {
      if (field.type != FieldType::file || !verdict.values.contains(field.id) || files_.contains(field.id)) continue;
      const bool is_judged = std::any_of(verdict.errors.begin(), verdict.errors.end(),
                                         [&](const FieldError& error) { return error.field == field.id; });
      if (is_judged) continue;
      verdict.errors.push_back({field.id,
                                "file",
                                fill_places(notice_text("file-not-kept", turn_.language()), {{"label", field.label}}),
                                {}});
    }
  }

  /// Keeps the file, or says why not.
  std::string fault_of(const Field& field, SentFile& sent) {
    const auto say = [&](std::string_view text) { return fill_places(text, {{"label", field.label}}); };
    const std::uint64_t own = field.max_bytes == 0 ? turn_.configuration().limits.upload_bytes : field.max_bytes;
    const std::uint64_t most = std::min(own, turn_.configuration().limits.upload_bytes);
    if (sent.is_too_large || sent.size > most) {
      return fill_places(form_text("script.file-too-large", turn_.language()),
                         {{"label", field.label}, {"max", size_in_words(most)}, {"size", size_in_words(sent.size)}});
    }
    if (sent.size == 0) return say(form_text("script.file-empty", turn_.language()));
    auto* upload = dynamic_cast<FileUpload*>(sent.sink.get());
    const std::string_view type = file_type_of(sent.name);
    if (upload != nullptr && !field.file_types.empty() && !upload->fits(type)) {
      return say(notice_text("file-content", turn_.language()));
    }
    if (upload == nullptr || !upload->keep()) return say(notice_text("file-not-kept", turn_.language()));
    files_.insert_or_assign(field.id, StoredFile{upload->id(), field.id, sent.name, std::string(type), sent.size});
    return {};
  }

  void sort_errors(std::vector<FieldError>& errors) const {
    const std::vector<Field>& fields = turn_.form.rules.fields;
    const auto place = [&](const FieldError& error) {
      return std::find_if(fields.begin(), fields.end(), [&](const Field& field) { return field.id == error.field; });
    };
    std::stable_sort(errors.begin(), errors.end(),
                     [&](const FieldError& a, const FieldError& b) { return place(a) < place(b); });
  }

  Response with_cookie(Response response) const {
    if (known_cookie_) return response;
    std::string cookie = std::string(turn_.cookie_name()) + "=" + cookie_ + "; Path=/; HttpOnly; SameSite=Strict";
    if (turn_.configuration().is_https()) cookie += "; Secure";
    response.headers.emplace_back("Set-Cookie", std::move(cookie));
    return response;
  }

  Turn& turn_;
  std::optional<std::string> known_cookie_;
  std::string cookie_;
  SentForm sent_;
  std::map<std::string, StoredFile, std::less<>> files_;
};

}  // namespace

Response confirm(Turn& turn) { return Confirm(turn).answer(); }

}  // namespace shirube
