// Mends what a JSON parser would refuse as a whole, so that one wrong field does not hide the others.
// Leaves parsing to verdict_json.cc.
#pragma once

#include <string>
#include <string_view>

namespace shirube {

/// The same JSON, valid or not as before, but for these: bytes that are no UTF-8 (each longest part as the WHATWG
/// Encoding Standard counts them) and escapes of surrogates that stand alone become U+FFFE, and numbers are cut to few
/// digits, since their values matter to nobody and a double cannot hold them all.
std::string mended_json(std::string_view bytes);

}  // namespace shirube
