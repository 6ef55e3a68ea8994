// Any bytes as a rule pack (the first line) and as lines of values: a pack that is taken must be written the same again
// and again, and every line must come to a verdict that is JSON. Build with `./dev fuzz`; the corpus is in
// corpus/rule_pack/ and is replayed by `./dev test`.
#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <string>
#include <string_view>
#include <variant>

#include <nlohmann/json.hpp>

#include "base/utf8.h"
#include "rules/evaluate.h"
#include "rules/json_schema.h"
#include "rules/messages.h"
#include "rules/pack_json.h"
#include "rules/verdict_json.h"

namespace {

using namespace shirube;

void require(bool holds, const char* what, std::string_view text) {
  if (holds) return;
  std::fprintf(stderr, "%s:\n%.*s\n", what, static_cast<int>(text.size()), text.data());
  std::abort();
}

std::string_view take_line(std::string_view& text) {
  const std::size_t end = std::min(text.find('\n'), text.size());
  const std::string_view line = text.substr(0, end);
  text.remove_prefix(std::min(end + 1, text.size()));
  return line;
}

RulePack read_again(const std::string& written) {
  auto read = read_pack(written);
  require(std::holds_alternative<RulePack>(read), "a pack of ours is not taken", written);
  return std::move(std::get<RulePack>(read));
}

void check_writing(const RulePack& pack) {
  const std::string written = write_pack(pack);
  require(!find_malformed_utf8(written), "malformed UTF-8", written);
  require(written.find('\n') == std::string::npos, "more than one line", written);
  require(write_pack(read_again(written)) == written, "another pack after reading", written);
}

/// What a verdict says must not depend on the language, and must be JSON on one line.
void check_verdicts(const RulePack& pack, std::string_view line) {
  const auto values = read_values(line);
  const auto verdict_in = [&](Language language) {
    return values ? evaluate(pack, *values, language) : malformed_verdict(language);
  };
  const Verdict japanese = verdict_in(Language::japanese);
  const Verdict english = verdict_in(Language::english);
  require(japanese.values == english.values && japanese.secrets == english.secrets, "other values in English", line);
  require(std::ranges::equal(japanese.errors, english.errors, {}, &FieldError::code, &FieldError::code),
          "other errors in English", line);
  for (const Verdict* verdict : {&japanese, &english}) {
    const std::string written = write_verdict(*verdict);
    require(written.find('\n') == std::string::npos && nlohmann::json::accept(written), "a verdict is no JSON",
            written);
    for (const FieldError& error : verdict->errors) require(!error.message.empty(), "an error without words", line);
  }
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  std::string_view text(reinterpret_cast<const char*>(data), size);
  auto read = read_pack(take_line(text));
  if (const auto* error = std::get_if<PackError>(&read)) {
    for (const Language language : {Language::japanese, Language::english}) {
      require(!message_of(*error, language).empty(), "a refusal without words", error->place);
    }
    return 0;
  }
  RulePack pack = std::move(std::get<RulePack>(read));
  check_writing(pack);
  complete_pack(pack);
  const std::string schema = write_json_schema(pack);
  require(nlohmann::json::accept(schema), "a schema is no JSON", schema);
  for (const Field& field : pack.fields) {
    require(!find_malformed_utf8(words_of(field, Language::japanese).hint), "a hint is malformed", field.id);
  }
  while (!text.empty()) check_verdicts(pack, take_line(text));
  return 0;
}
