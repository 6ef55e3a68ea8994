#include "generator/bundle/asset_uses.h"

#include "generator/model/pages.h"
#include "generator/model/target.h"

namespace shirube {
namespace {

/// A visitor that tells in which editions each picture is shown.
struct AssetUses {
  std::size_t edition_count;
  std::map<std::string, EditionSet, std::less<>> shown_in;

  void operator()(const Image& image, const EditionSet& editions) { add(image.file.text, editions); }
  void operator()(const Body& body, const EditionSet& editions) {
    for (const BodyImage& image : body.content.images) add(image.file, editions);
  }
  template <typename Other>
  void operator()(const Other&, const EditionSet&) {}

 private:
  void add(const std::string& file, const EditionSet& editions) {
    EditionSet& shown = shown_in.try_emplace(file, edition_count).first->second;
    for (std::size_t edition = 0; edition < edition_count; ++edition) {
      if (editions[edition]) shown[edition] = true;
    }
  }
};

}  // namespace

std::map<std::string, EditionSet, std::less<>> editions_of_assets(const Site& site) {
  AssetUses uses{site.editions.size(), {}};
  const EditionSet everywhere(site.editions.size(), true);
  uses(site.settings.introduction, everywhere);
  for (const Source& source : site.sources) uses(source.note, everywhere);
  const auto add_uses = [&](const auto& page) {
    for (std::uint32_t variant = 0; variant < page.variants.size(); ++variant) {
      walk_page(site, page.variants[variant], editions_of(page, variant, site), uses);
    }
  };
  for (const PageKind kind : page_kinds) {
    for (std::size_t index = 0; index < count_pages(site, kind); ++index) with_page(site, {kind, index}, add_uses);
  }
  return std::move(uses.shown_in);
}

}  // namespace shirube
