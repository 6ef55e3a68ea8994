// Guards against texts, made or mangled, that cmark-gfm would take minutes or gigabytes for: its time grows with the
// square or the cube of some things.
#pragma once

#include <string_view>

namespace shirube {

/// Whether reading the text could take more than some seconds: thousands of nested blocks, unclosed images or
/// declarations, addresses of brackets, tables of thousands of columns, one long definition used thousands of times, or
/// a million delimiters. No text that people read comes near. Takes the time of one pass.
bool is_too_costly(std::string_view markdown);

}  // namespace shirube
