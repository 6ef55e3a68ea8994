// Makes a bundle out of an edition's published folder. Leaves publishing to generator/bundle.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "generator/offline/bundle_version.h"
#include "generator/offline/fault.h"
#include "generator/offline/signature.h"
#include "generator/offline/zip_writer.h"

namespace shirube {

/// Writes the zip `to` with `files` (the edition's tree, START.html among them), VERSION.json, SHA256SUMS and, with a
/// key, its signature.
std::optional<Fault> make_bundle(const std::string& to, const std::vector<ZipSource>& files,
                                 const BundleVersion& version, const SecretKey* key);

}  // namespace shirube
