// Entry: what somebody has entered and may still change or send, on its way through the browser in a token.
// Leaves keeping it from others' eyes to cgi/sealing/token.h.
#pragma once

#include <map>
#include <optional>
#include <string>
#include <string_view>

#include "cgi/store/store.h"
#include "rules/rule_pack.h"
#include "rules/verdict.h"

namespace shirube {

struct Entry {
  SentValues values;                                        // no secrets; of files their names
  std::map<std::string, std::string, std::less<>> secrets;  // as typed
  std::map<std::string, StoredFile, std::less<>> files;     // by field; their bytes lie in the store's folder
};

/// As JSON, for a token.
std::string write_entry(const Entry& entry);
/// Nothing where it is none: then it was no token of ours, or of another version.
std::optional<Entry> read_entry(std::string_view json);

/// Values, secrets and the names of files together, as evaluate (rules/evaluate.h) takes them.
SentValues all_values(const Entry& entry);

/// What the store keeps of a submission, as JSON: {"values", "secrets" (Argon2id hashes), "files", "warnings" (codes)}.
/// Nothing where memory for hashing is short. Confirmations of secrets are not kept.
std::optional<std::string> write_submission(const Entry& entry, const Verdict& verdict, const RulePack& rules);

}  // namespace shirube
