// What stands in the holes of an edition's pages.
// Leaves rendering pages with holes to guide_page.h and site_pages.h.
#pragma once

#include <string>
#include <string_view>
#include <unordered_map>

#include "generator/render/edition_view.h"
#include "generator/render/page_fill.h"
#include "generator/render/published_files.h"
#include "generator/render/templates.h"

namespace shirube {

class EditionText : public HoleFiller {
 public:
  /// `view` and `templates` must outlive this. Renders the contact block, and previous and next of series, once.
  EditionText(const EditionView& view, PublishedFiles published, const Templates& templates, unsigned worker);

  /// See generator/model/hole.h for the names. A name that nothing fills is our own mistake: the checks let none
  /// through.
  void append(std::string_view name, std::string& text) const override;

  /// The index's head, below the web root: what the hole `edition:search-head` becomes, empty until then.
  void set_search_head(std::string path) { search_head_ = std::move(path); }

 private:
  void append_link(std::string_view root_and_target, std::string& text) const;
  void append_title(std::string_view target, std::string& text) const;
  void append_web_app(std::string_view part_and_root, std::string& text) const;
  void append_contact(std::string_view group, std::string& text) const;
  void render_contacts(unsigned worker);
  std::string contact_block(std::string_view name_of_template, const std::string& group, unsigned worker) const;
  void render_around(unsigned worker);

  const EditionView& view_;
  PublishedFiles published_;
  const Templates& templates_;
  std::string search_head_;
  std::unordered_map<std::string, std::string> contacts_;  // by the group of their values
  std::unordered_map<std::string, std::string> desks_;     // those in outcomes, by the group of their values
  std::unordered_map<std::string, std::string> around_;    // by guide's id
};

}  // namespace shirube
