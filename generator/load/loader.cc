#include "generator/load/loader.h"

#include <algorithm>
#include <map>
#include <set>
#include <string_view>
#include <utility>

#include "base/parallel.h"
#include "generator/load/bind_editions.h"
#include "generator/load/content_files.h"
#include "generator/load/load_flow.h"
#include "generator/load/load_flow_examples.h"
#include "generator/load/load_form.h"
#include "generator/load/load_guide.h"
#include "generator/load/load_reference.h"
#include "generator/load/load_screen.h"
#include "generator/load/load_search.h"
#include "generator/load/load_settings.h"
#include "generator/load/overlay.h"
#include "generator/model/suggestion.h"

namespace shirube {
namespace {

/// Makes one form of a page of its tree.
template <typename Page>
using LoadForm = Page(std::string id, YamlNode& node, Diagnostics& diagnostics);

class Loader {
 public:
  Loader(const FileSystem& files, std::string folder, unsigned jobs, Diagnostics& diagnostics)
      : files_(files), folder_(std::move(folder)), jobs_(jobs), diagnostics_(diagnostics) {}

  Site load() {
    found_ = find_content_files(files_, folder_, site_.files, diagnostics_);
    site_.unread.insert(found_.refused.begin(), found_.refused.end());
    load_settings();
    load_search();
    load_each(found_.editions, "edition:", [&](const std::string& id, YamlNode& node) {
      site_.editions.push_back(load_edition(id, node, diagnostics_));
    });
    load_each(found_.sources, "source:", [&](const std::string& id, YamlNode& node) {
      site_.sources.push_back(load_source(id, node, diagnostics_));
    });
    bind_editions(site_, diagnostics_);
    report_overlays_of_nothing();
    site_.guides = load_pages(found_.guides, "guide", load_guide);
    site_.screens = load_pages(found_.screens, "screen", load_screen);
    site_.flows = load_pages(found_.flows, "flow", load_flow);
    load_flow_examples();
    site_.forms = load_pages(found_.forms, "form", load_form);
    site_.references = load_pages(found_.references, "reference", load_reference);
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

  void load_search() {
    auto node = found_.search ? read(*found_.search, diagnostics_) : std::nullopt;
    if (node) site_.synonyms = shirube::load_search(*node, diagnostics_);
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

  /// A flow without a file of examples has none.
  void load_flow_examples() {
    for (const Editions<Flow>& flow : site_.flows) {
      if (!site_.is_unread("flow-examples", flow.id)) site_.flow_examples[flow.id];
    }
    const std::vector<std::string_view> flows = ids_of(found_.flows.files);
    for (const ContentFile& file : found_.flow_examples) {
      if (!std::binary_search(flows.begin(), flows.end(), file.id) && !site_.is_unread("flow", file.id)) {
        const Span whole{file.file, 0, 0, 0};
        suggest(diagnostics_.add("unknown-reference", whole, {{"target", "flow:" + file.id}}), file.id, flows, "flow:");
      }
      auto node = read_content_file(files_, folder_, site_.files, file.file, diagnostics_);
      if (node) {
        site_.flow_examples[file.id] = shirube::load_flow_examples(*node, diagnostics_);
      } else {
        site_.flow_examples.erase(file.id);
      }
    }
  }

  template <typename Page>
  struct Loaded {
    std::optional<Editions<Page>> page;
    bool is_whole = true;  // all of its files could be read
    Diagnostics diagnostics;
  };

  /// All content of a kind, in all editions' forms.
  template <typename Page>
  std::vector<Editions<Page>> load_pages(const PageFiles& found, const std::string& kind, LoadForm<Page>& load_form) {
    std::set<std::string_view> overlaid;
    for (const auto& [edition, overlays] : found.overlays) {
      for (const auto& [id, file] : overlays) overlaid.insert(id);
    }
    const std::size_t count = found.files.size();
    std::vector<Loaded<Page>> loaded(count);
    for_each_in_parallel(count, jobs_, [&](std::size_t i, unsigned) {
      const ContentFile& file = found.files[i];
      load_in_editions(file, overlaid.contains(file.id) ? &found : nullptr, load_form, loaded[i]);
    });
    std::vector<Editions<Page>> pages;
    pages.reserve(count);
    for (std::size_t i = 0; i < count; ++i) {
      diagnostics_.append(std::move(loaded[i].diagnostics));
      if (!loaded[i].is_whole) site_.unread.insert(kind + ":" + found.files[i].id);
      if (loaded[i].page) pages.push_back(std::move(*loaded[i].page));
    }
    return pages;
  }

  /// A file's tree with a chain of overlays on it.
  struct Variant {
    YamlNode tree;
    std::vector<OverlayChange> changes;
  };
  using Chain = std::vector<FileId>;

  /// Reads a file once, and each of its overlays (in `found`, nullptr where it has none) once, into one variant for
  /// every different chain of overlays.
  template <typename Page>
  void load_in_editions(const ContentFile& file, const PageFiles* found, LoadForm<Page>& load_form,
                        Loaded<Page>& loaded) const {
    auto base = read(file.file, loaded.diagnostics);
    loaded.is_whole = base.has_value();
    if (!base) return;
    const std::size_t editions = site_.editions.size();
    std::map<Chain, Variant> variants;  // in this order a chain comes after those that it begins with
    std::vector<Chain> chain_of(editions);
    variants.emplace(Chain{}, Variant{std::move(*base), {}});
    if (found != nullptr) {
      for (std::size_t edition = 0; edition < editions; ++edition) {
        chain_of[edition] = overlays_of(file.id, *found, site_.editions[edition]);
        variants.emplace(chain_of[edition], Variant{});
      }
    }
    for (auto& [chain, variant] : variants) {
      if (!chain.empty()) variant = apply_chain(chain, variants, loaded.diagnostics, loaded.is_whole);
    }
    Editions<Page>& page = loaded.page.emplace(Editions<Page>{file.id, {}, std::vector<std::uint32_t>(editions)});
    page.variants.reserve(variants.size());
    for (auto& [chain, variant] : variants) {
      for (std::size_t edition = 0; edition < editions; ++edition) {
        if (chain_of[edition] == chain)
          page.variant_of_edition[edition] = static_cast<std::uint32_t>(page.variants.size());
      }
      page.variants.push_back(load_form(file.id, variant.tree, loaded.diagnostics));
      page.variants.back().changes = std::move(variant.changes);
      variant.tree = {};
    }
  }

  /// The overlays that make up an edition's form of a file, the base edition's first.
  static Chain overlays_of(const std::string& id, const PageFiles& found, const Edition& edition) {
    Chain chain;
    for (std::size_t left = edition.lineage.size(); left > 0; --left) {
      const auto overlays = found.overlays.find(edition.lineage[left - 1]);
      if (overlays == found.overlays.end()) continue;
      const auto overlay = overlays->second.find(id);
      if (overlay != overlays->second.end()) chain.push_back(overlay->second);
    }
    return chain;
  }

  /// Goes on from the longest chain that this one begins with: that of the edition's base.
  Variant apply_chain(const Chain& chain, const std::map<Chain, Variant>& variants, Diagnostics& diagnostics,
                      bool& is_whole) const {
    Chain done = chain;
    do {
      done.pop_back();
    } while (variants.count(done) == 0);
    Variant made = variants.at(done);
    for (std::size_t next = done.size(); next < chain.size(); ++next) {
      auto overlay = read(chain[next], diagnostics);
      if (overlay) {
        apply_overlay(made.tree, std::move(*overlay), made.changes, diagnostics);
      } else {
        is_whole = false;
      }
    }
    return made;
  }

  /// Overlay folders of no edition, and overlays of no base file.
  void report_overlays_of_nothing() {
    std::set<std::string> unknown_editions;
    report_overlays_of_nothing(found_.guides, "guide", unknown_editions);
    report_overlays_of_nothing(found_.screens, "screen", unknown_editions);
    report_overlays_of_nothing(found_.flows, "flow", unknown_editions);
    report_overlays_of_nothing(found_.forms, "form", unknown_editions);
    report_overlays_of_nothing(found_.references, "reference", unknown_editions);
    const std::vector<std::string_view> editions = ids_of(found_.editions);
    for (const std::string& edition : unknown_editions) {
      const Span folder{site_.files.add("content/editions/" + edition), 0, 0, 0};
      suggest(diagnostics_.add("unknown-edition", folder, {{"edition", edition}}), edition, editions);
    }
  }

  void report_overlays_of_nothing(const PageFiles& found, const std::string& kind,
                                  std::set<std::string>& unknown_editions) {
    const std::vector<std::string_view> editions = ids_of(found_.editions);
    const std::vector<std::string_view> ids = ids_of(found.files);
    for (const auto& [edition, overlays] : found.overlays) {
      if (overlays.empty() || site_.is_unread("edition", edition)) continue;
      if (!std::binary_search(editions.begin(), editions.end(), edition)) {
        unknown_editions.insert(edition);
        continue;
      }
      for (const auto& [id, file] : overlays) {
        if (std::binary_search(ids.begin(), ids.end(), id) || site_.is_unread(kind, id)) continue;
        const Span whole{file, 0, 0, 0};
        suggest(diagnostics_.add("overlay-unknown-page", whole, {{"kind", kind}, {"id", id}}), id, ids);
      }
    }
  }

  const FileSystem& files_;
  std::string folder_;
  unsigned jobs_;
  Diagnostics& diagnostics_;
  ContentFiles found_;
  Site site_;
};

}  // namespace

Site load_site(const FileSystem& files, const std::string& folder, unsigned jobs, Diagnostics& diagnostics) {
  return Loader(files, folder, jobs, diagnostics).load();
}

}  // namespace shirube
