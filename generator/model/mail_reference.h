// What `{{ name }}` stands for in the mails of a form: what only the server knows, or an edition's value as elsewhere.
// Leaves finding the braces to value_reference.h.
#pragma once

#include <string>
#include <string_view>

namespace shirube {

struct MailReference {
  enum class Kind {
    value,    // the edition's
    receipt,  // the receipt's number
    time,     // when the form came in
    form,     // its title
    field,    // what was entered
  } kind = Kind::value;
  std::string_view field;  // of field: its id, which may be none
};

/// The names that stand for something of their own, besides `field.ID`.
inline constexpr std::string_view mail_words[] = {"receipt", "time", "form"};

/// `name` must outlive what comes back. An edition's value of one of these names cannot be had in a mail.
MailReference read_mail_reference(std::string_view name);

/// The text with what only the server knows as slots (base/slot.h), and the edition's values as holes (hole.h).
std::string with_slots_and_holes(std::string_view text);

}  // namespace shirube
