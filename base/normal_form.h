// Unicode's normal forms NFC and NFKC (UAX #15), in a time that grows with the text alone.
// Leaves folding, and what is normalised when, to its callers.
#pragma once

#include <string>
#include <string_view>

namespace shirube {

enum class NormalForm { canonical, compatible };  // NFC, NFKC

/// Well-formed UTF-8 in and out.
std::string to_normal_form(std::string_view text, NormalForm form);

}  // namespace shirube
