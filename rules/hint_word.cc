#include "rules/hint_word.h"

#include "rules/messages.h"

namespace shirube {

std::string hint_word(std::string_view key, Language language, const TextTable& places) {
  return fill_places(form_text(std::string("words.").append(key), language), places);
}

}  // namespace shirube
