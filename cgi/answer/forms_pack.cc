#include "cgi/answer/forms_pack.h"

#include <algorithm>
#include <cstdint>
#include <limits>
#include <map>
#include <utility>

#include "cgi/answer/json_object.h"
#include "rules/pack_json.h"

namespace shirube {
namespace {

constexpr std::uint64_t forms_pack_version = 1;
// Reading takes several times a pack's size; ten thousand forms stay below.
constexpr std::size_t largest_forms_pack = std::size_t{256} * 1024 * 1024;

bool is_form_id(std::string_view id) {
  const auto may_stand = [](char each) {
    return (each >= 'a' && each <= 'z') || (each >= '0' && each <= '9') || each == '-';
  };
  return !id.empty() && std::ranges::all_of(id, may_stand);
}

JsonFault read_version(JsonValue value, const std::string& place) {
  std::uint64_t version = 0;
  if (value.get_uint64().get(version) != simdjson::SUCCESS || version == 0) return fault_at(place, "is no version");
  if (version > forms_pack_version) {
    return FormsPackError{"made by a newer Shirube: version " + std::to_string(version) +
                          " of the forms pack; this program reads version " + std::to_string(forms_pack_version)};
  }
  return std::nullopt;
}

JsonFault read_language(JsonValue value, const std::string& place, Language& language) {
  std::string word;
  if (auto fault = read_text(value, place, word)) return fault;
  if (word != "ja" && word != "en") return fault_at(place, "is no language");
  language = word == "en" ? Language::english : Language::japanese;
  return std::nullopt;
}

JsonFault read_rules(JsonValue value, const std::string& place, RulePack& rules) {
  std::string_view json;
  if (auto fault = read_unparsed_object(value, place, json)) return fault;
  auto read = read_pack(json);
  if (const auto* error = std::get_if<PackError>(&read)) {
    return FormsPackError{place + ": " + message_of(*error, Language::english)};
  }
  rules = std::move(std::get<RulePack>(read));
  return std::nullopt;
}

/// What both readers of an object need to know of the bytes: those behind its end may be read, though not used.
struct PaddedJson {
  std::string_view json;
  std::size_t capacity = 0;
};

/// Opens the document and reads its one object.
JsonFault read_document(PaddedJson bytes, const std::string& place, std::initializer_list<JsonKey> keys) {
  simdjson::ondemand::parser parser;
  simdjson::ondemand::document document;
  const simdjson::padded_string_view padded(bytes.json, bytes.capacity);
  if (const auto error = parser.iterate(padded).get(document); error != simdjson::SUCCESS) {
    return error == simdjson::MEMALLOC ? FormsPackError{"there is no memory for the forms pack"}
                                       : fault_at(place, "is not well-formed JSON");
  }
  if (auto fault = read_object(document.get_object(), place, keys)) return fault;
  // It tells no place only where everything was read.
  if (document.current_location().error() == simdjson::SUCCESS) return fault_at(place, "goes on behind its end");
  return std::nullopt;
}

class FormReader {
 public:
  explicit FormReader(std::string_view id) : place_("forms." + std::string(id)) { form_.id = id; }

  JsonFault read(PaddedJson json, std::string_view edition) {
    const auto pages = [this](JsonValue value, const std::string& place) { return read_pages(value, place); };
    const auto mail = [this](JsonValue value, const std::string& place) { return read_mail(value, place); };
    const auto rules = [this](JsonValue value, const std::string& place) {
      return read_rules(value, place, form_.rules);
    };
    auto fault = read_document(json, place_,
                               {text_key("title", form_.title), {"rules", rules}, {"pages", pages}, {"mail", mail}});
    return fault ? fault : find_mismatch(edition);
  }

  ServedForm take() { return std::move(form_); }

 private:
  JsonFault read_pages(JsonValue value, const std::string& place) {
    return read_object(value, place,
                       {text_key("form", form_.form_page), text_key("confirm", form_.confirm_page),
                        text_key("done", form_.done_page)});
  }

  JsonFault read_mail(JsonValue value, const std::string& place) {
    const auto office = [this](JsonValue mail, const std::string& place_of_mail) {
      return read_object(mail, place_of_mail,
                         {text_key("subject", form_.office_mail.subject), text_key("body", form_.office_mail.body)});
    };
    const auto sender = [this](JsonValue mail, const std::string& place_of_mail) {
      return read_object(mail, place_of_mail,
                         {text_key("field", form_.sender_field), text_key("subject", form_.sender_mail.subject),
                          text_key("body", form_.sender_mail.body)});
    };
    return read_object(value, place, {{"office", office}, {"sender", sender, true}});
  }

  /// The rules must be this form's, and mail goes nowhere but where they have seen an address.
  JsonFault find_mismatch(std::string_view edition) const {
    if (form_.rules.form != form_.id || form_.rules.edition != edition) {
      return fault_at(place_ + ".rules", "are those of another form or edition");
    }
    if (form_.sender_field.empty()) return std::nullopt;
    const Field* field = form_.rules.field(form_.sender_field);
    if (field != nullptr && field->type == FieldType::email) return std::nullopt;
    return fault_at(place_ + ".mail.sender.field", "is no email field of the form");
  }

  std::string place_;
  ServedForm form_;
};

}  // namespace

struct FormsPack::State {
  std::string json;  // with the padding that simdjson wants
  std::string edition;
  Language language = Language::japanese;
  std::string problem_page;
  std::map<std::string, std::string_view, std::less<>> forms;  // unparsed parts of `json`

  /// A part and all that stands behind it.
  PaddedJson padded(std::string_view part) const {
    const auto begin = static_cast<std::size_t>(part.data() - json.data());
    return {part, json.size() - begin};
  }

  JsonFault read_forms(JsonValue value, const std::string& place) {
    return read_entries(value, place, [&](std::string_view id, JsonValue form) -> JsonFault {
      if (!is_form_id(id)) return fault_at(place, "has an id that is none");
      const auto [entry, is_new] = forms.try_emplace(std::string(id));
      const std::string place_of_form = place + "." + entry->first;
      if (!is_new) return fault_at(place_of_form, "is there twice");
      return read_unparsed_object(form, place_of_form, entry->second);
    });
  }

  JsonFault read(std::string_view whole) {
    const auto read_pages = [this](JsonValue value, const std::string& place) {
      return read_object(value, place, {text_key("problem", problem_page)});
    };
    auto fault = read_document(
        padded(whole), "",
        {{"version", read_version},
         text_key("edition", edition),
         {"language",
          [this](JsonValue value, const std::string& place) { return read_language(value, place, language); }},
         {"pages", read_pages},
         {"forms", [this](JsonValue value, const std::string& place) { return read_forms(value, place); }}});
    if (!fault && edition.empty()) fault = fault_at("edition", "is empty");
    return fault;
  }
};

FormsPack::FormsPack() : state_(std::make_unique<State>()) {}
FormsPack::FormsPack(FormsPack&&) noexcept = default;
FormsPack::~FormsPack() = default;

std::variant<FormsPack, FormsPackError> FormsPack::open(std::string json) {
  if (json.size() > largest_forms_pack) return fault_at("", "is larger than 256 MiB");
  FormsPack pack;
  State& state = *pack.state_;
  const std::size_t size = json.size();
  state.json = std::move(json);
  state.json.resize(size + simdjson::SIMDJSON_PADDING);
  if (auto fault = state.read(std::string_view(state.json).substr(0, size))) return std::move(*fault);
  return pack;
}

const std::string& FormsPack::edition() const { return state_->edition; }
Language FormsPack::language() const { return state_->language; }
const std::string& FormsPack::problem_page() const { return state_->problem_page; }

std::variant<std::optional<ServedForm>, FormsPackError> FormsPack::form(std::string_view id) const {
  if (!is_form_id(id)) return std::nullopt;
  const auto found = state_->forms.find(id);
  if (found == state_->forms.end()) return std::nullopt;
  FormReader reader(id);
  if (auto fault = reader.read(state_->padded(found->second), state_->edition)) return std::move(*fault);
  ServedForm form = reader.take();
  // The generator leaves rehearsals out; were one to get in, it would still take nothing.
  if (form.rules.is_rehearsal) return std::nullopt;
  return form;
}

std::vector<std::string> FormsPack::form_ids() const {
  std::vector<std::string> ids;
  ids.reserve(state_->forms.size());
  for (const auto& [id, json] : state_->forms) ids.push_back(id);
  return ids;
}

}  // namespace shirube
