#include "cgi/answer/forms_pack.h"

#include <cstdint>
#include <deque>
#include <map>
#include <utility>

#include <nlohmann/json.hpp>

#include "cgi/answer/json_object.h"
#include "cgi/answer/pack_lines.h"
#include "rules/object_reader.h"
#include "rules/pack_json.h"
#include "rules/pack_shape.h"

namespace shirube {
namespace {

using Json = nlohmann::json;

constexpr std::uint64_t forms_pack_version = 1;
// Reading takes several times a pack's size; ten thousand forms stay below.
constexpr std::size_t largest_forms_pack = std::size_t{256} * 1024 * 1024;

JsonFault read_version(const Json& value, const std::string& place) {
  if (!value.is_number_unsigned() || value == 0U) return fault_at(place, "is no version");
  if (value > forms_pack_version) {
    return FormsPackError{"made by a newer Shirube: version " + value.dump() +
                          " of the forms pack; this program reads version " + std::to_string(forms_pack_version)};
  }
  return std::nullopt;
}

JsonFault read_language(Json& value, const std::string& place, Language& language) {
  std::string word;
  if (auto fault = take_text(value, place, word)) return fault;
  if (word != "ja" && word != "en") return fault_at(place, "is no language");
  language = word == "en" ? Language::english : Language::japanese;
  return std::nullopt;
}

JsonFault read_rules(const Json& value, const std::string& place, RulePack& rules) {
  if (!value.is_object()) return fault_at(place, "is no object");
  auto read = read_pack_tree(value);
  if (const auto* error = std::get_if<PackError>(&read)) {
    return FormsPackError{place + ": " + message_of(*error, Language::english)};
  }
  rules = std::move(std::get<RulePack>(read));
  return std::nullopt;
}

/// Reads a text's one object.
JsonFault read_document(std::string_view json, const std::string& place, std::initializer_list<JsonKey> keys) {
  auto read = read_tree(json);
  if (auto* tree = std::get_if<Json>(&read)) return read_object(*tree, place, keys);
  const PackError& error = std::get<PackError>(read);
  if (error.kind == PackError::Kind::not_json) return fault_at(place, "is not well-formed JSON");
  return fault_at(place.empty() ? error.place : place + "." + error.place, "is there twice, or nested too deep");
}

class FormReader {
 public:
  explicit FormReader(std::string_view id) : place_("forms." + std::string(id)) { form_->id = id; }

  JsonFault read(std::string_view json, std::string_view edition) {
    auto parts = cut_pages(json);
    const auto pages = [&](Json& value, const std::string& place) -> JsonFault {
      if (!parts) return read_pages(value, place);
      form_->form_page = std::move(parts->form_page);
      form_->confirm_page = std::move(parts->confirm_page);
      form_->done_page = std::move(parts->done_page);
      return read_object(value, place, {});
    };
    const auto mail = [this](Json& value, const std::string& place) { return read_mail(value, place); };
    const auto rules = [this](Json& value, const std::string& place) { return read_rules(value, place, form_->rules); };
    auto fault = read_document(parts ? parts->head : json, place_,
                               {text_key("title", form_->title), {"rules", rules}, {"pages", pages}, {"mail", mail}});
    return fault ? fault : find_mismatch(edition);
  }

  std::shared_ptr<const ServedForm> take() { return std::move(form_); }

 private:
  JsonFault read_pages(Json& value, const std::string& place) {
    return read_object(value, place,
                       {text_key("form", form_->form_page), text_key("confirm", form_->confirm_page),
                        text_key("done", form_->done_page)});
  }

  JsonFault read_mail(Json& value, const std::string& place) {
    const auto office = [this](Json& mail, const std::string& place_of_mail) {
      return read_object(mail, place_of_mail,
                         {text_key("subject", form_->office_mail.subject), text_key("body", form_->office_mail.body)});
    };
    const auto sender = [this](Json& mail, const std::string& place_of_mail) {
      return read_object(mail, place_of_mail,
                         {text_key("field", form_->sender_field), text_key("subject", form_->sender_mail.subject),
                          text_key("body", form_->sender_mail.body)});
    };
    return read_object(value, place, {{"office", office}, {"sender", sender, true}});
  }

  /// The rules must be this form's, and mail goes nowhere but where they have seen an address.
  JsonFault find_mismatch(std::string_view edition) const {
    if (form_->rules.form != form_->id || form_->rules.edition != edition) {
      return fault_at(place_ + ".rules", "are those of another form or edition");
    }
    if (form_->sender_field.empty()) return std::nullopt;
    const Field* field = form_->rules.field(form_->sender_field);
    if (field != nullptr && field->type == FieldType::email) return std::nullopt;
    return fault_at(place_ + ".mail.sender.field", "is no email field of the form");
  }

  std::string place_;
  std::shared_ptr<ServedForm> form_ = std::make_shared<ServedForm>();
};

}  // namespace

struct FormsPack::State {
  std::string text;
  std::string edition;
  Language language = Language::japanese;
  std::string problem_page;
  std::map<std::string, std::string_view, std::less<>> forms;  // unread: parts of `text` or of `laid_out`
  std::deque<std::string> laid_out;
  std::map<std::string, std::shared_ptr<const ServedForm>, std::less<>> read_forms;

  JsonFault read() {
    auto lines = cut_lines(text);
    if (!lines) return read_whole(text, {text_key("problem", problem_page)});
    forms = std::move(lines->forms);
    problem_page = std::move(lines->problem_page);
    return read_whole(lines->head, {});
  }

  /// What is laid out in another way brings its page and its forms along.
  JsonFault read_whole(std::string_view json, std::initializer_list<JsonKey> page) {
    const auto pages = [page](Json& value, const std::string& place) { return read_object(value, place, page); };
    auto fault = read_document(
        json, "",
        {{"version", read_version},
         text_key("edition", edition),
         {"language", [this](Json& value, const std::string& place) { return read_language(value, place, language); }},
         {"pages", pages},
         {"forms", [this](const Json& value, const std::string& place) { return lay_out_forms(value, place); }}});
    if (!fault && edition.empty()) fault = fault_at("edition", "is empty");
    return fault;
  }

  JsonFault lay_out_forms(const Json& value, const std::string& place) {
    if (!value.is_object()) return fault_at(place, "is no object");
    for (const auto& [id, form] : value.items()) {
      if (!is_pack_id(id)) return fault_at(place, "has an id that is none");
      if (!form.is_object()) return fault_at(place + "." + id, "is no object");
      forms.emplace(id, laid_out.emplace_back(form.dump()));
    }
    return std::nullopt;
  }
};

FormsPack::FormsPack() : state_(std::make_unique<State>()) {}
FormsPack::FormsPack(FormsPack&&) noexcept = default;
FormsPack::~FormsPack() = default;

std::variant<FormsPack, FormsPackError> FormsPack::open(std::string json) {
  if (json.size() > largest_forms_pack) return fault_at("", "is larger than 256 MiB");
  FormsPack pack;
  pack.state_->text = std::move(json);
  if (auto fault = pack.state_->read()) return std::move(*fault);
  return pack;
}

const std::string& FormsPack::edition() const { return state_->edition; }
Language FormsPack::language() const { return state_->language; }
const std::string& FormsPack::problem_page() const { return state_->problem_page; }

std::variant<std::shared_ptr<const ServedForm>, FormsPackError> FormsPack::form(std::string_view id) const {
  const auto found = state_->forms.find(id);
  if (found == state_->forms.end()) return nullptr;
  const auto known = state_->read_forms.find(id);
  if (known != state_->read_forms.end()) return known->second;
  FormReader reader(id);
  if (auto fault = reader.read(found->second, state_->edition)) return std::move(*fault);
  std::shared_ptr<const ServedForm> form = reader.take();
  // The generator leaves rehearsals out; were one to get in, it would still take nothing.
  if (form->rules.is_rehearsal) form = nullptr;
  state_->read_forms.emplace(id, form);
  return form;
}

std::vector<std::string> FormsPack::form_ids() const {
  std::vector<std::string> ids;
  ids.reserve(state_->forms.size());
  for (const auto& [id, json] : state_->forms) ids.push_back(id);
  return ids;
}

}  // namespace shirube
