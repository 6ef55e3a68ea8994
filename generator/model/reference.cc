#include "generator/model/reference.h"

namespace shirube {

std::string link_of_cell(ColumnKind kind, std::string_view text) {
  switch (kind) {
    case ColumnKind::link:
      return std::string(text);
    case ColumnKind::email:
      return std::string("mailto:").append(text);
    case ColumnKind::phone:
      return std::string("tel:").append(text);
    case ColumnKind::text:
    case ColumnKind::number:
    case ColumnKind::date:
    case ColumnKind::code:
      break;
  }
  return {};
}

}  // namespace shirube
