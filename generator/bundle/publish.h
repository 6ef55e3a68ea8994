// Publishing: every page of every edition, rendered and handed to the writer.
// Leaves the disk to OutputWriter and the decision that the site is free of errors to its caller.
#pragma once

#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "base/file_system.h"
#include "generator/bundle/bundle_pages.h"
#include "generator/bundle/output_writer.h"
#include "generator/bundle/theme.h"
#include "generator/model/site.h"
#include "generator/render/templates.h"

namespace shirube {

struct PublishOrder {
  const Site& site;
  const Templates& templates;  // prepared for `jobs` workers
  const ThemeFiles& theme;
  std::vector<std::size_t> editions;  // by index in Site::editions
  unsigned jobs = 1;
  /// Gives the bytes of a picture below content/.
  std::function<FileResult<std::string>(const std::string& path)> read_asset;
  /// Called now and then, from one thread at a time, with the number of pages done, of guides and references.
  std::function<void(std::size_t done)> progress;
  /// The pages are those of this bundle: nothing in them needs a network.
  std::optional<BundlePages> bundle = {};
};

/// Renders everything in `order` and adds it to `writer`. An error of reading a picture is returned; those of writing
/// are the writer's to tell.
std::optional<FileError> publish(const PublishOrder& order, OutputWriter& writer);

}  // namespace shirube
