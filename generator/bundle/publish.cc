#include "generator/bundle/publish.h"

#include <algorithm>
#include <atomic>
#include <map>
#include <memory>
#include <mutex>

#include "base/hash.h"
#include "base/parallel.h"
#include "generator/model/flow_walk.h"
#include "generator/model/form_pack.h"
#include "generator/model/resolved_form.h"
#include "generator/model/target.h"
#include "generator/model/visit.h"
#include "generator/render/edition_text.h"
#include "generator/render/edition_view.h"
#include "generator/render/flow_json.h"
#include "generator/render/flow_page.h"
#include "generator/render/form_page.h"
#include "generator/render/form_rules.h"
#include "generator/render/forms_pack.h"
#include "generator/render/guide_page.h"
#include "generator/render/reference_csv.h"
#include "generator/render/reference_page.h"
#include "generator/render/reference_view.h"
#include "generator/render/site_pages.h"
#include "rules/pack_json.h"

namespace shirube {
namespace {

/// An edition being published. The text refers to the view: neither may move.
struct EditionInWork {
  EditionView view;
  EditionTheme theme;
  std::unique_ptr<EditionText> text;
  std::vector<std::string> packed_forms;  // by index in Site::forms; empty where the server takes none

  /// Whether there is a server for its forms.
  bool is_served() const { return !view.edition().form_endpoint.empty(); }
};

/// Editions with the same key show the same page, but for its holes.
struct PageKey {
  std::uint32_t variant = 0;
  std::string outcome;  // generator/render/edition_view.h
  PageContext context;
  auto operator<=>(const PageKey&) const = default;
};

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

class Publisher {
 public:
  Publisher(const PublishOrder& order, OutputWriter& writer) : order_(order), site_(order.site), writer_(writer) {}

  std::optional<FileError> run() {
    for (const std::size_t index : order_.editions) {
      auto edition = std::make_unique<EditionInWork>();
      edition->view = resolve_edition(site_, index);
      edition->theme = make_theme(order_.theme, site_.editions[index]);
      edition->text = std::make_unique<EditionText>(edition->view, edition->theme.published, order_.templates, 0);
      edition->packed_forms.resize(site_.forms.size());
      editions_.push_back(std::move(edition));
    }
    if (auto error = publish_assets()) return error;
    for_each_in_parallel(editions_.size(), order_.jobs, [&](std::size_t i, unsigned worker) {
      if (!writer_.failed()) publish_edition(*editions_[i], worker);
    });
    for (const PageKind kind : page_kinds) {
      for_each_in_parallel(count_pages(site_, kind), order_.jobs, [&](std::size_t index, unsigned worker) {
        if (writer_.failed()) return;
        with_page(site_, {kind, index}, [&](const auto& page) { publish_page({kind, index}, page, worker); });
        report_progress();
      });
    }
    for_each_in_parallel(editions_.size(), order_.jobs, [&](std::size_t i, unsigned worker) {
      if (!writer_.failed()) publish_forms_pack(*editions_[i], worker);
    });
    return std::nullopt;
  }

 private:
  using EditionsInWork = std::vector<EditionInWork*>;

  /// What belongs to the edition as a whole.
  void publish_edition(const EditionInWork& edition, unsigned worker) {
    const auto page = [&](const char* path, Html html) {
      add(edition, path, PageSkeleton(std::move(html)).fill(*edition.text));
    };
    page(home_path, render_home(edition.view, order_.templates, worker));
    page(not_found_path, render_not_found(edition.view, order_.templates, worker));
    if (!edition.view.audiences.empty()) {
      page(audiences_path, render_audiences(edition.view, order_.templates, worker));
    }
    add(edition, "robots.txt", render_robots(edition.view.edition()));
    if (!edition.view.edition().url.empty()) {
      add(edition, "sitemap.xml", render_sitemap(edition.view.edition(), paths_of(edition.view)));
    }
    add(edition, edition.theme.published.stylesheet, edition.theme.stylesheet);
    add(edition, edition.theme.published.icon, edition.theme.icon);
    const auto shows = [&](PageKind kind) {
      const auto& places = edition.view.places[static_cast<std::size_t>(kind)];
      return std::any_of(places.begin(), places.end(), [](const auto& place) { return place.is_shown; });
    };
    const PublishedFiles& published = edition.theme.published;
    if (shows(PageKind::flow)) add(edition, published.flow_script, edition.theme.flow_script);
    if (shows(PageKind::form)) add(edition, published.form_script, edition.theme.form_script);
  }

  static std::vector<std::string> paths_of(const EditionView& view) {
    std::vector<std::string> paths{home_path};
    if (!view.audiences.empty()) paths.emplace_back(audiences_path);
    for (const PageKind kind : page_kinds) {
      for (std::size_t index = 0; index < count_pages(*view.site, kind); ++index) {
        const PageId page{kind, index};
        if (view.place(page).is_shown) paths.push_back(page_path(kind, view.face(page).id));
      }
    }
    return paths;
  }

  std::optional<FileError> publish_assets() {
    const auto shown_in = editions_of_assets();
    for (const auto& [path, asset] : site_.assets) {
      auto read = order_.read_asset(path);
      if (auto* error = std::get_if<FileError>(&read)) return *error;
      const auto& bytes = std::get<std::string>(read);
      if (sha256_hex(bytes) != asset.sha256) {
        return FileError{FileError::Kind::other, path, "changed while the site was being built"};
      }
      const EditionSet& shown = shown_in.at(path);
      for (const auto& edition : editions_) {
        if (shown[edition->view.index]) add(*edition, asset.published, bytes);
      }
    }
    return std::nullopt;
  }

  /// In which editions each picture is shown.
  std::map<std::string, EditionSet, std::less<>> editions_of_assets() const {
    AssetUses uses{site_.editions.size(), {}};
    const EditionSet everywhere(site_.editions.size(), true);
    uses(site_.settings.introduction, everywhere);
    for (const Source& source : site_.sources) uses(source.note, everywhere);
    const auto add_uses = [&](const auto& page) {
      for (std::uint32_t variant = 0; variant < page.variants.size(); ++variant) {
        walk_page(site_, page.variants[variant], editions_of(page, variant, site_), uses);
      }
    };
    for (const PageKind kind : page_kinds) {
      for (std::size_t index = 0; index < count_pages(site_, kind); ++index) with_page(site_, {kind, index}, add_uses);
    }
    return std::move(uses.shown_in);
  }

  /// Renders a page once for all the editions that share it.
  template <typename Page>
  void publish_page(PageId id, const Editions<Page>& page, unsigned worker) {
    std::map<PageKey, EditionsInWork> pages;
    for (const auto& edition : editions_) {
      if (edition->view.place(id).is_shown) pages[key_of(id, page, edition->view)].push_back(edition.get());
    }
    for (const auto& [key, editions] : pages) {
      const PageOrder order{site_, editions.front()->view.index, key.context, order_.templates, worker};
      publish_form(page.variants[key.variant], key, order, editions);
    }
  }

  /// Publishes a page, and what stands beside it, in the editions that share it.
  void publish_form(const Guide& guide, const PageKey& key, const PageOrder& order, const EditionsInWork& editions) {
    Html page = key.outcome.empty() ? render_guide(guide, order)
                                    : render_guide(resolve_guide(guide, order.any_edition()), order);
    add_page(page_path(PageKind::guide, guide.id), std::move(page), editions);
  }

  void publish_form(const Flow& flow, const PageKey&, const PageOrder& order, const EditionsInWork& editions) {
    const Flow resolved = resolve_flow(flow, order.any_edition());
    RenderedFlow rendered = render_flow(resolved, order);
    add_page(page_path(PageKind::flow, flow.id), std::move(rendered.page), editions);
    for (const EditionInWork* edition : editions) {
      add(*edition, flow_chart_path(flow.id), rendered.chart);
      add(*edition, flow_json_path(flow.id), flow_json(resolved, filler_of(*edition)));
    }
  }

  void publish_form(const Form& form, const PageKey&, const PageOrder& order, const EditionsInWork& editions) {
    const Form resolved = resolve_form(form, order.any_edition());
    const RulePack shared_pack = pack_of(form, order.any_edition());
    add_page(page_path(PageKind::form, form.id), render_form(resolved, shared_pack, order), editions);
    // Editions that share a page have the same endpoint.
    const bool is_served = !form.is_rehearsal && editions.front()->is_served();
    std::optional<SharedForm> shared;
    if (is_served) shared = share_form(resolved, shared_pack, order);
    const std::size_t index = site_.page(PageKind::form, form.id)->index;
    for (EditionInWork* edition : editions) {
      const std::string pack = write_pack(pack_of(form, edition->view.edition()));
      add(*edition, rules_json_path(form.id), pack);
      add(*edition, rules_script_path(form.id), rules_script(form.id, pack));
      if (shared) edition->packed_forms[index] = packed_form(*shared, pack, *edition->text);
    }
  }

  void publish_form(const Reference& reference, const PageKey&, const PageOrder& order,
                    const EditionsInWork& editions) {
    const Reference resolved = resolve_reference(reference, order.any_edition());
    add_page(page_path(PageKind::reference, reference.id), render_reference(resolved, order), editions);
    for (const EditionInWork* edition : editions) {
      add(*edition, reference_csv_path(reference.id), reference_csv(resolved, filler_of(*edition)));
    }
  }

  /// Beside the edition's folder: nobody who reads the pages needs it.
  void publish_forms_pack(const EditionInWork& edition, unsigned worker) {
    if (!edition.is_served()) return;
    const PageSkeleton problem = render_problem(edition.view, order_.templates, worker);
    writer_.add_forms_pack(edition.view.edition().id,
                           forms_pack(edition.view.edition(), problem, edition.packed_forms, *edition.text));
  }

  void add_page(const std::string& path, Html page, const EditionsInWork& editions) {
    const PageSkeleton skeleton(std::move(page));
    for (const EditionInWork* edition : editions) add(*edition, path, skeleton.fill(*edition->text));
  }

  static std::function<std::string(std::string_view)> filler_of(const EditionInWork& edition) {
    return [&edition](std::string_view text) { return fill_text(text, *edition.text); };
  }

  template <typename Page>
  PageKey key_of(PageId id, const Editions<Page>& page, const EditionView& view) const {
    const Edition& edition = view.edition();
    PageKey key;
    key.variant = page.variant_of_edition[view.index];
    key.outcome = outcome_of(site_, page.in(view.index), view.index);
    key.context = {edition.language, !edition.url.empty(), view.place(id).topic, view.audiences};
    return key;
  }

  void add(const EditionInWork& edition, std::string path, std::string_view bytes) {
    writer_.add(edition.view.edition().id, std::move(path), bytes);
  }

  void report_progress() {
    if (!order_.progress) return;
    const std::size_t done = ++done_;
    const std::size_t step = std::max<std::size_t>((site_.guides.size() + site_.references.size()) / 100, 1);
    if (done % step != 0) return;
    const std::lock_guard lock(progress_mutex_);
    order_.progress(done);
  }

  const PublishOrder& order_;
  const Site& site_;
  OutputWriter& writer_;
  std::vector<std::unique_ptr<EditionInWork>> editions_;
  std::atomic<std::size_t> done_ = 0;
  std::mutex progress_mutex_;
};

}  // namespace

std::optional<FileError> publish(const PublishOrder& order, OutputWriter& writer) {
  return Publisher(order, writer).run();
}

}  // namespace shirube
