// `shirube bundle --zim`: the words of a ZIM file about the edition that it holds.
// Leaves the file to generator/offline/zim_file.h.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "generator/commands/prepared_site.h"
#include "generator/offline/fault.h"
#include "generator/offline/zip_writer.h"

namespace shirube {

struct ZimCopy {
  const PreparedSite& prepared;
  std::size_t edition;  // by index in Site::editions
  Moment made;
  const std::vector<ZipSource>& files;
};

/// Writes the edition's files to the ZIM file `to`. No other thread may run (zim_file.h).
std::optional<Fault> write_zim_copy(const ZimCopy& copy, const std::string& to);

}  // namespace shirube
