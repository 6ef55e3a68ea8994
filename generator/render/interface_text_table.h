// The table of the interface's texts. Leaves finding and filling them to interface_texts.h.
#pragma once

#include <span>
#include <string_view>

namespace shirube {

struct InterfaceText {
  std::string_view key;
  std::string_view japanese;
  std::string_view english;
};

/// All of them, sorted by key.
std::span<const InterfaceText> interface_text_table();

}  // namespace shirube
