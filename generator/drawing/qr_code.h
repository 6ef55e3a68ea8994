// QR codes (ISO/IEC 18004) as SVG, for addresses that a visitor opens on a phone of their own.
// Leaves where they stand and what they are called to the pages.
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace shirube {

struct QrCode {
  std::string svg;  // black on white in every scheme; one unit a module
  int width = 0;    // in modules, with the quiet zone of four at each side
};

/// The code of a text in UTF-8, error correction level M. Nothing where the text is empty or too long for any code
/// (2,331 bytes).
std::optional<QrCode> draw_qr_code(std::string_view text);

}  // namespace shirube
