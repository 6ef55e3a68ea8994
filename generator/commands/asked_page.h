// A page that a command is about, in one edition: finding it, and telling what is wrong with asking for it.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "generator/commands/commands.h"
#include "generator/commands/prepared_site.h"
#include "generator/model/pages.h"

namespace shirube {

class AskedPage {
 public:
  /// Reads and checks the site. `edition` may be empty: the base one.
  AskedPage(const FileSystem& files, const SiteOptions& options, PageKind kind, const std::string& id,
            const std::string& edition);

  /// Finds what was asked for. Where that fails, it was told, and this is what to end with.
  std::optional<ExitStatus> find();

  void print_findings() const;

  const Site& site() const { return prepared_.site; }
  const Edition& edition() const { return site().editions[edition_]; }
  Language language() const { return options_.language; }
  /// Once found: where the page stands in the site's list of its kind, and the edition in the site's.
  std::size_t page_index() const { return page_; }
  std::size_t edition_index() const { return edition_; }

 private:
  std::optional<std::size_t> base_edition() const;
  ExitStatus refuse(const std::string& japanese, const std::string& english) const;

  const FileSystem& files_;
  SiteOptions options_;
  PageKind kind_;
  std::string wanted_;
  std::string wanted_edition_;
  PreparedSite prepared_;
  std::size_t page_ = 0;
  std::size_t edition_ = 0;
};

/// `a, b`; `-` for none.
std::string joined(const std::vector<std::string_view>& words);

}  // namespace shirube
