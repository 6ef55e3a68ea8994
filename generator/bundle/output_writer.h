// Writes a build to disk so that every file is whole or not there, whatever happens: all new bytes go to a staging
// folder first, then everything is renamed into place. Where staging fails (disk full), nothing of the old output has
// changed. Leaves what the files hold to its caller.
#pragma once

#include <cstddef>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "base/file_system.h"
#include "generator/bundle/output_tree.h"

namespace shirube {

/// What was done, in files, those of forms/ among them; manifest.json and build.json are not counted.
struct WriteCounts {
  std::size_t written = 0;
  std::size_t unchanged = 0;
  std::size_t removed = 0;
};

/// Used in this order: open, add (from any thread), finish. A writer that is not finished leaves the output as it was;
/// its staging folder is taken away by its destructor, or after a kill by the next open.
///
/// An edition's manifest is renamed into place after its files, so that it never tells of files that do not stand. What
/// a killed build put in place before that is known from its journals (standing_output.h), which are laid down in the
/// staging folder before the first change and kept until a later build has finished that edition.
class OutputWriter {
 public:
  /// Takes the output folder: makes it where missing, locks it, removes what a killed build staged.
  /// `editions` are those about to be built; `known_editions` all that the site has: other editions that build.json of
  /// an earlier build or a journal names are taken away by finish.
  static FileResult<std::unique_ptr<OutputWriter>> open(FileSystem& files, std::string output,
                                                        const std::vector<std::string>& editions,
                                                        const std::vector<std::string>& known_editions);
  ~OutputWriter();

  /// Adds one file of an edition; its bytes are staged only where they differ from what stands. Thread-safe. `edition`
  /// must be among those opened. The same file may be added twice; other bytes for the same path are an error.
  /// The first error is kept and returned by finish; later adds then do nothing.
  void add(std::string_view edition, std::string path, std::string_view bytes);
  /// Adds the edition's forms pack, `forms/EDITION.pack.json` beside the editions' folders. One that stands there for
  /// an edition that is built without, or that the site has no more, is taken away by finish.
  void add_forms_pack(std::string_view edition, std::string_view bytes);
  /// True once an add has failed, so that rendering can stop early. Thread-safe.
  bool failed() const;

  /// Stages the manifests and `build_json`, renames all into place, removes files that earlier manifests list and no
  /// page makes any more, and folders that became empty; renames build.json last of all. Called once. `build_json` is
  /// build.json's bytes; its `editions` (ids, or objects with an `id`) must name every edition whose folder stands
  /// after this build, also those not built this time, or a later build could not take them away. An error that comes
  /// before the first change (disk full, no permission, a folder in a page's place) leaves the output byte for byte as
  /// it was.
  FileResult<WriteCounts> finish(std::string_view build_json);

 private:
  OutputWriter() = default;
  struct State;
  std::unique_ptr<State> state_;
};

}  // namespace shirube
