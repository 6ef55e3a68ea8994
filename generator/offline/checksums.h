// SHA256SUMS: the digest of every file of a bundle, in the form that `sha256sum -c` reads.
// Leaves who vouches for it to signature.h.
#pragma once

#include <map>
#include <optional>
#include <string>
#include <string_view>

namespace shirube {

inline constexpr char checksums_path[] = "SHA256SUMS";

/// Digests (64 lower-case hexadecimal digits) by path, of every file but SHA256SUMS and its signature.
using Checksums = std::map<std::string, std::string, std::less<>>;

/// Lines `DIGEST  PATH`, in the byte order of the paths.
std::string write_checksums(const Checksums& checksums);
/// Hostile input gives nothing: other lines, a path twice or out of order, a path that is not safe (safe_path.h), more
/// than 1,000,000 lines, the list's own name in it.
std::optional<Checksums> read_checksums(std::string_view text);

}  // namespace shirube
