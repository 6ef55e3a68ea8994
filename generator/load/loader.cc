#include "generator/load/loader.h"

#include <algorithm>
#include <map>
#include <set>
#include <string_view>
#include <utility>

#include "base/parallel.h"
#include "generator/load/bind_editions.h"
#include "generator/load/content_files.h"
#include "generator/load/load_guide.h"
#include "generator/load/load_settings.h"
#include "generator/load/overlay.h"
#include "generator/model/suggestion.h"

namespace shirube {
namespace {

class Loader {
 public:
  Loader(const FileSystem& files, std::string folder, unsigned jobs, Diagnostics& diagnostics)
      : files_(files), folder_(std::move(folder)), jobs_(jobs), diagnostics_(diagnostics) {}

  Site load() {
    found_ = find_content_files(files_, folder_, site_.files, diagnostics_);
    site_.unread.insert(found_.refused.begin(), found_.refused.end());
    load_settings();
    load_each(found_.editions, "edition:", [&](const std::string& id, YamlNode& node) {
      site_.editions.push_back(load_edition(id, node, diagnostics_));
    });
    load_each(found_.sources, "source:", [&](const std::string& id, YamlNode& node) {
      site_.sources.push_back(load_source(id, node, diagnostics_));
    });
    bind_editions(site_, diagnostics_);
    report_overlays_of_nothing();
    load_guides();
    return std::move(site_);
  }

 private:
  /// A file's tree; nothing where it could not be read. An empty file reads as an empty map, so that what it lacks is
  /// told.
  std::optional<YamlNode> read(FileId file, Diagnostics& diagnostics) const {
    auto node = read_content_file(files_, folder_, site_.files, file, diagnostics);
    if (node && node->kind == YamlNode::Kind::nothing) {
      node->kind = YamlNode::Kind::map;
      node->scalar.span = Span{file, 1, 1, 1};
    }
    return node;
  }

  void load_settings() {
    auto node = found_.site ? read(*found_.site, diagnostics_) : std::nullopt;
    if (node) {
      site_.settings = load_site_settings(*node, diagnostics_);
    } else {
      site_.unread.insert("site:");
    }
  }

  template <typename Load>
  void load_each(const std::vector<ContentFile>& files, const std::string& kind, const Load& load) {
    for (const ContentFile& file : files) {
      if (auto node = read(file.file, diagnostics_)) {
        load(file.id, *node);
      } else {
        site_.unread.insert(kind + file.id);
      }
    }
  }

  struct LoadedGuide {
    std::optional<Editions<Guide>> guide;
    bool is_whole = true;  // all of its files could be read
    Diagnostics diagnostics;
  };

  void load_guides() {
    for (const auto& [edition, overlays] : found_.guide_overlays) {
      for (const auto& [guide, file] : overlays) overlaid_.insert(guide);
    }
    const std::size_t count = found_.guides.size();
    std::vector<LoadedGuide> loaded(count);
    for_each_in_parallel(count, jobs_, [&](std::size_t i, unsigned) { load_in_editions(found_.guides[i], loaded[i]); });
    site_.guides.reserve(count);
    for (std::size_t i = 0; i < count; ++i) {
      diagnostics_.append(std::move(loaded[i].diagnostics));
      if (!loaded[i].is_whole) site_.unread.insert("guide:" + found_.guides[i].id);
      if (loaded[i].guide) site_.guides.push_back(std::move(*loaded[i].guide));
    }
  }

  /// A guide's tree with a chain of overlays on it.
  struct Variant {
    YamlNode tree;
    std::vector<OverlayChange> changes;
  };
  using Chain = std::vector<FileId>;

  /// Reads a guide once, and each of its overlays once, into one variant for every different chain of overlays.
  void load_in_editions(const ContentFile& file, LoadedGuide& loaded) const {
    auto base = read(file.file, loaded.diagnostics);
    loaded.is_whole = base.has_value();
    if (!base) return;
    const std::size_t editions = site_.editions.size();
    std::map<Chain, Variant> variants;  // in this order a chain comes after those that it begins with
    std::vector<Chain> chain_of(editions);
    variants.emplace(Chain{}, Variant{std::move(*base), {}});
    if (overlaid_.contains(file.id)) {
      for (std::size_t edition = 0; edition < editions; ++edition) {
        chain_of[edition] = overlays_of(file.id, site_.editions[edition]);
        variants.emplace(chain_of[edition], Variant{});
      }
    }
    for (auto& [chain, variant] : variants) {
      if (!chain.empty()) variant = apply_chain(chain, variants, loaded);
    }
    Editions<Guide>& guide = loaded.guide.emplace(Editions<Guide>{file.id, {}, std::vector<std::uint32_t>(editions)});
    guide.variants.reserve(variants.size());
    for (auto& [chain, variant] : variants) {
      for (std::size_t edition = 0; edition < editions; ++edition) {
        if (chain_of[edition] == chain)
          guide.variant_of_edition[edition] = static_cast<std::uint32_t>(guide.variants.size());
      }
      guide.variants.push_back(load_guide(file.id, variant.tree, loaded.diagnostics));
      guide.variants.back().changes = std::move(variant.changes);
      variant.tree = {};
    }
  }

  /// The overlays that make up an edition's form of a guide, the base edition's first.
  Chain overlays_of(const std::string& guide, const Edition& edition) const {
    Chain chain;
    for (std::size_t left = edition.lineage.size(); left > 0; --left) {
      const auto overlays = found_.guide_overlays.find(edition.lineage[left - 1]);
      if (overlays == found_.guide_overlays.end()) continue;
      const auto overlay = overlays->second.find(guide);
      if (overlay != overlays->second.end()) chain.push_back(overlay->second);
    }
    return chain;
  }

  /// Goes on from the longest chain that this one begins with: that of the edition's base.
  Variant apply_chain(const Chain& chain, const std::map<Chain, Variant>& variants, LoadedGuide& loaded) const {
    Chain done = chain;
    do {
      done.pop_back();
    } while (variants.count(done) == 0);
    Variant made = variants.at(done);
    for (std::size_t next = done.size(); next < chain.size(); ++next) {
      auto overlay = read(chain[next], loaded.diagnostics);
      if (overlay) {
        apply_overlay(made.tree, std::move(*overlay), made.changes, loaded.diagnostics);
      } else {
        loaded.is_whole = false;
      }
    }
    return made;
  }

  /// Overlay folders of no edition, and overlays of no guide.
  void report_overlays_of_nothing() {
    const std::vector<std::string_view> editions = ids_of(found_.editions);
    const std::vector<std::string_view> guides = ids_of(found_.guides);
    for (const auto& [edition, overlays] : found_.guide_overlays) {
      if (overlays.empty() || site_.is_unread("edition", edition)) continue;
      if (!std::binary_search(editions.begin(), editions.end(), edition)) {
        const Span folder{site_.files.add("content/editions/" + edition), 0, 0, 0};
        suggest(diagnostics_.add("unknown-edition", folder, {{"edition", edition}}), edition, editions);
        continue;
      }
      for (const auto& [guide, file] : overlays) {
        const bool has_guide = std::binary_search(guides.begin(), guides.end(), guide);
        if (has_guide || site_.is_unread("guide", guide)) continue;
        const Span whole{file, 0, 0, 0};
        suggest(diagnostics_.add("overlay-unknown-page", whole, {{"kind", "guide"}, {"id", guide}}), guide, guides);
      }
    }
  }

  const FileSystem& files_;
  std::string folder_;
  unsigned jobs_;
  Diagnostics& diagnostics_;
  ContentFiles found_;
  std::set<std::string_view> overlaid_;  // guides that have an overlay
  Site site_;
};

}  // namespace

Site load_site(const FileSystem& files, const std::string& folder, unsigned jobs, Diagnostics& diagnostics) {
  return Loader(files, folder, jobs, diagnostics).load();
}

}  // namespace shirube
