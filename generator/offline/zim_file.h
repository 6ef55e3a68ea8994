// A ZIM file (https://wiki.openzim.org/wiki/ZIM_file_format): an edition for Kiwix readers, with a full-text index.
// The only user of libzim. Leaves choosing the words of the metadata to the command.
#pragma once

#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "base/date.h"
#include "base/language.h"
#include "generator/offline/fault.h"

namespace shirube {

struct ZimFile {
  std::string path;  // below the edition's web root
  std::function<OfflineResult<std::string>()> bytes;
};

/// What openZIM's specification asks for. Texts that are too long are cut, ending in `…`; none but `source` may be
/// empty.
struct ZimMetadata {
  std::string name;              // the same in every version: `shirube_ja_osaka`
  std::string title;             // up to 30 code points
  std::string description;       // up to 80 code points, one line
  std::string long_description;  // up to 4,000 code points
  std::string creator;
  std::string publisher;
  std::string scraper;  // tool and version
  std::string source;   // where the edition is published; may be empty
  Language language = Language::japanese;
  Moment made;
  std::string illustration;  // a PNG of 48 by 48 pixels
};

struct ZimOrder {
  std::string to;
  std::vector<ZimFile> files;  // in any order
  std::string main_path;       // among them
  ZimMetadata metadata;
};

/// Writes `order.to`: into a folder beside it first, so that it is whole or as it was. The same order gives the same
/// bytes. Pages are found by their texts and titles, Japanese by pairs of characters, in readers that have Xapian's
/// n-grams switched on (XAPIAN_CJK_NGRAM): the variable is set in this process too, so no other thread may run.
std::optional<Fault> write_zim(const ZimOrder& order);

}  // namespace shirube
