#include "generator/model/mail_reference.h"

#include "base/slot.h"
#include "generator/model/hole.h"
#include "generator/model/value_reference.h"

namespace shirube {
namespace {

constexpr std::string_view field_group = "field.";

std::string place_of(std::string_view name) {
  const MailReference reference = read_mail_reference(name);
  switch (reference.kind) {
    case MailReference::Kind::value:
      return hole(name);
    case MailReference::Kind::field:
      return slot(std::string("text field ").append(reference.field));
    default:
      return slot(std::string("text ").append(name));
  }
}

}  // namespace

MailReference read_mail_reference(std::string_view name) {
  using Kind = MailReference::Kind;
  if (name == "receipt") return {Kind::receipt, {}};
  if (name == "time") return {Kind::time, {}};
  if (name == "form") return {Kind::form, {}};
  if (name.starts_with(field_group)) return {Kind::field, name.substr(field_group.size())};
  return {Kind::value, {}};
}

std::string with_slots_and_holes(std::string_view text) {
  std::string filled;
  filled.reserve(text.size());
  std::size_t done = 0;
  for_each_value_reference(text, [&](const ValueReference& reference) {
    if (!reference.well_formed) return;
    filled.append(text.substr(done, reference.offset - done)).append(place_of(reference.name));
    done = reference.offset + reference.length;
  });
  return filled.append(text.substr(done));
}

}  // namespace shirube
