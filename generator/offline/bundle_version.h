// VERSION.json: which bundle this is. Leaves the files' digests to checksums.h.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "base/date.h"

namespace shirube {

inline constexpr char version_path[] = "VERSION.json";

struct BundleVersion {
  std::string site;      // the site's title
  std::string edition;   // its id
  std::string version;   // the UTC time of making, `YYYYMMDDTHHMMSSZ`: older is smaller
  std::string made;      // the same time as `2026-11-21T09:00:00Z`
  std::string expires;   // `YYYY-MM-DD`, the last day in Japan on which it is current; empty: never
  std::string previous;  // the version that it follows, where its maker knows; else empty
};

/// `YYYYMMDDTHHMMSSZ` of a moment.
std::string version_of(Moment made);
/// Whether `text` is such a version, of a time that exists.
bool is_version(std::string_view text);

/// JSON, keys in this order, empty texts as null, a line each, LF at the end.
std::string write_version(const BundleVersion& version);
/// Hostile input (any bytes of any length that the caller has limited) gives nothing: unknown types, bad ids, versions,
/// dates; control characters in the title. Unknown keys are passed over, so that later tools may add some.
std::optional<BundleVersion> read_version(std::string_view json);

/// Whether its last day is over at `now`, by the calendar of Japan.
bool has_expired(const BundleVersion& version, Moment now);

}  // namespace shirube
