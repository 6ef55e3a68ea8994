// The labels that a form's fields and options have, and a submission's values in them.
// Leaves what is printed around them to show.cc and export.cc.
#pragma once

#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "base/file_system.h"
#include "cgi/operator/console.h"
#include "cgi/operator/content.h"
#include "cgi/store/store.h"
#include "rules/rule_pack.h"

namespace shirube {

/// The rules of a form of an edition; nothing where the edition has no such form (any more) or its pack cannot be read:
/// ids stand for labels then.
using FindForm = std::function<std::optional<RulePack>(const std::string& edition, const std::string& form)>;

/// Looks into `folder`/EDITION.pack.json, and tells why one cannot be read. Both must live as long as what is returned.
FindForm forms_in(const FileSystem& files, std::string folder, Console& console);

/// A field of a form, or one that only a submission has.
struct PrintedField {
  std::string id;
  std::string label;
  const Field* field = nullptr;  // nullptr where the rules do not have it
};

/// The fields of the rules (nullptr: none) in their order, secrets too.
std::vector<PrintedField> fields_of(const RulePack* rules);

/// A field's values in words: option ids as labels, files by name and size in the language; empty where it is not
/// filled. Values may have several lines.
std::vector<std::string> printed_values(const PrintedField& field, const SubmissionContent& content,
                                        const std::vector<StoredFile>& files, Language language);

}  // namespace shirube
