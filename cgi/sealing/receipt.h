// Receipts: `ABCDE-FGHJK`, read out over the telephone.
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace shirube {

/// Nine random characters out of 32 (digits and capital letters without 0, O, 1 and I) and a check character that tells
/// every single wrong character and every swap of two neighbours.
std::string make_receipt();
/// The receipt as it is written, of one typed without its case, hyphen or with blanks around; nothing where it is none.
std::optional<std::string> read_receipt(std::string_view text);

}  // namespace shirube
