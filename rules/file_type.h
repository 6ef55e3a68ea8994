// What kind of file a name tells of, by its ending.
// Leaves whether the content is of that kind to whoever has it (cgi/steps/file_content.h).
#pragma once

#include <string_view>

namespace shirube {

/// A word of Field::file_types (`jpeg` of `PHOTO.JPG`); empty where the ending is none of ours.
std::string_view file_type_of(std::string_view name);

}  // namespace shirube
