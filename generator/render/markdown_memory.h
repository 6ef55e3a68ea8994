// Memory for cmark-gfm's trees: taken piece by piece from a block of the thread's own, given back all at once.
// Half of what a short text costs is malloc and free otherwise. (cmark-gfm's own arena is one for all threads.)
#pragma once

#include <cmark-gfm.h>

namespace shirube {

/// While one exists, this thread's pieces stay; when the thread's last one goes, all of them are given back.
class MarkdownMemory {
 public:
  MarkdownMemory();
  ~MarkdownMemory();
  MarkdownMemory(const MarkdownMemory&) = delete;
  MarkdownMemory& operator=(const MarkdownMemory&) = delete;

  /// The functions by which cmark-gfm takes from the calling thread's memory. Not owned.
  static cmark_mem* functions();
};

}  // namespace shirube
