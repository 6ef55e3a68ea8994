#include "cgi/operator/form_words.h"

#include <algorithm>
#include <map>
#include <memory>
#include <set>
#include <utility>
#include <variant>

#include "cgi/answer/forms_pack.h"
#include "rules/object_reader.h"

namespace shirube {
namespace {

// As forms.cgi has it.
constexpr ByteCount largest_pack{64 * 1024 * 1024};

/// Opens each edition's pack once, and tells of each fault once.
class OpenedPacks {
 public:
  OpenedPacks(const FileSystem& files, std::string folder, Console& console)
      : files_(files), folder_(std::move(folder)), console_(console) {}

  std::optional<RulePack> find(const std::string& edition, const std::string& form) {
    // The store may be older than the packs, and the edition becomes part of a path.
    if (!is_pack_id(edition) || !is_pack_id(form)) return std::nullopt;
    auto place = packs_.find(edition);
    if (place == packs_.end()) place = packs_.emplace(edition, open(edition)).first;
    if (!place->second) return std::nullopt;
    auto found = place->second->form(form);
    if (const auto* error = std::get_if<FormsPackError>(&found)) {
      tell(edition, error->reason);
      return std::nullopt;
    }
    const auto& served = std::get<std::shared_ptr<const ServedForm>>(found);
    if (!served) return std::nullopt;
    return served->rules;
  }

 private:
  std::string path_of(const std::string& edition) const { return folder_ + "/" + edition + ".pack.json"; }

  void tell(const std::string& edition, const std::string& reason) {
    if (!told_.insert(edition).second) return;
    console_.tell(path_of(edition) + ": 読めません。見出しの代わりにIDを書きます（" + reason + "）",
                  path_of(edition) + ": cannot be read; ids stand for labels (" + reason + ")");
  }

  std::optional<FormsPack> open(const std::string& edition) {
    auto bytes = files_.read(path_of(edition), largest_pack);
    if (const auto* error = std::get_if<FileError>(&bytes)) {
      tell(edition, error->reason);
      return std::nullopt;
    }
    auto pack = FormsPack::open(std::move(std::get<std::string>(bytes)));
    if (const auto* error = std::get_if<FormsPackError>(&pack)) {
      tell(edition, error->reason);
      return std::nullopt;
    }
    return std::move(std::get<FormsPack>(pack));
  }

  const FileSystem& files_;
  std::string folder_;
  Console& console_;
  std::map<std::string, std::optional<FormsPack>> packs_;
  std::set<std::string> told_;
};

/// As the confirmation page shows it.
std::string label_of_option(const PrintedField& field, const std::string& value, Language language) {
  if (field.field == nullptr) return value;
  if (field.field->type == FieldType::consent) return language == Language::japanese ? "はい" : "Yes";
  if (!has_options(field.field->type)) return value;
  const auto option = std::ranges::find(field.field->options, value, &FieldOption::id);
  return option == field.field->options.end() ? value : option->label;
}

std::string printed_file(const std::string& name, std::uint64_t size, Language language) {
  const std::string bytes = std::to_string(size);
  return language == Language::japanese ? name + "（" + bytes + "バイト）" : name + " (" + bytes + " bytes)";
}

}  // namespace

FindForm forms_in(const FileSystem& files, std::string folder, Console& console) {
  auto packs = std::make_shared<OpenedPacks>(files, std::move(folder), console);
  return [packs](const std::string& edition, const std::string& form) { return packs->find(edition, form); };
}

std::vector<PrintedField> fields_of(const RulePack* rules) {
  std::vector<PrintedField> fields;
  if (rules == nullptr) return fields;
  for (const Field& field : rules->fields) fields.push_back({field.id, field.label, &field});
  return fields;
}

std::vector<std::string> printed_values(const PrintedField& field, const SubmissionContent& content,
                                        const std::vector<StoredFile>& files, Language language) {
  std::vector<std::string> values;
  for (const StoredFile& file : files) {
    if (file.field == field.id) values.push_back(printed_file(file.name, file.size, language));
  }
  if (!values.empty()) return values;
  if (const auto found = content.values.find(field.id); found != content.values.end()) {
    if (const auto* text = std::get_if<std::string>(&found->second)) {
      values = {*text};
    } else {
      values = std::get<std::vector<std::string>>(found->second);
    }
  }
  for (std::string& value : values) value = label_of_option(field, value, language);
  return values;
}

}  // namespace shirube
