#include "generator/bundle/publish.h"

#include <algorithm>
#include <atomic>
#include <cassert>
#include <cassert>
#include <map>
#include <memory>
#include <mutex>

#include "base/hash.h"
#include "base/parallel.h"
#include "generator/bundle/asset_uses.h"
#include "generator/bundle/publish_search.h"
#include "generator/bundle/web_app.h"
#include "generator/model/flow_walk.h"
#include "generator/model/form_pack.h"
#include "generator/model/resolved_form.h"
#include "generator/model/target.h"
#include "generator/render/edition_text.h"
#include "generator/render/edition_view.h"
#include "generator/render/flow_json.h"
#include "generator/render/flow_page.h"
#include "generator/render/form_page.h"
#include "generator/render/form_rules.h"
#include "generator/render/forms_pack.h"
#include "generator/render/guide_page.h"
#include "generator/render/interface_texts.h"
#include "generator/render/outside_addresses.h"
#include "generator/render/page_frame.h"
#include "generator/render/reference_csv.h"
#include "generator/render/reference_page.h"
#include "generator/render/reference_view.h"
#include "generator/render/search_text.h"
#include "generator/render/site_pages.h"
#include "generator/render/start_page.h"
#include "rules/pack_json.h"

namespace shirube {
namespace {

/// An edition being published. The text refers to the view: neither may move.
struct EditionInWork {
  EditionView view;
  EditionTheme theme;
  std::unique_ptr<EditionText> text;
  std::size_t place = 0;                  // among those being published
  std::vector<std::string> packed_forms;  // by index in Site::forms; empty where the server takes none

  /// Whether there is a server for its forms.
  bool is_served() const { return !view.is_bundle && !view.edition().form_endpoint.empty(); }
};

/// Editions with the same key show the same page, but for its holes.
struct PageKey {
  std::uint32_t variant = 0;
  std::string outcome;  // generator/render/edition_view.h
  PageContext context;
  auto operator<=>(const PageKey&) const = default;
};

class Publisher {
 public:
  Publisher(const PublishOrder& order, OutputWriter& writer) : order_(order), site_(order.site), writer_(writer) {}

  std::optional<FileError> run() {
    if (auto error = draw_icons()) return error;
    for (const std::size_t index : order_.editions) {
      auto edition = std::make_unique<EditionInWork>();
      edition->view = resolve_edition(site_, index);
      edition->view.is_bundle = order_.bundle.has_value();
      edition->theme = make_theme(order_.theme, site_.editions[index]);
      edition->theme.published.is_web_app = can_be_installed(index);
      edition->theme.published.touch_icon = icons_.touch_path();
      edition->text = std::make_unique<EditionText>(edition->view, edition->theme.published, order_.templates, 0);
      edition->place = editions_.size();
      edition->packed_forms.resize(site_.forms.size());
      editions_.push_back(std::move(edition));
    }
    if (auto error = publish_assets()) return error;
    for_each_in_parallel(editions_.size(), order_.jobs, [&](std::size_t i, unsigned worker) {
      if (!writer_.failed()) publish_edition(*editions_[i], worker);
    });
    begin_search();
    for (const PageKind kind : page_kinds) publish_pages(kind);
    finish_search();
    for_each_in_parallel(editions_.size(), order_.jobs, [&](std::size_t i, unsigned worker) {
      if (writer_.failed()) return;
      publish_entry(*editions_[i], worker);
      publish_forms_pack(*editions_[i], worker);
    });
    return std::nullopt;
  }

 private:
  using EditionsInWork = std::vector<EditionInWork*>;

  /// The pages of a kind, in stretches, so that the search has few of their texts at once.
  void publish_pages(PageKind kind) {
    const std::size_t count = count_pages(site_, kind);
    const std::size_t at_once = search_ ? SearchPublisher::pages_at_once : count;
    for (std::size_t first = 0; first < count; first += at_once) {
      for_each_in_parallel(std::min(at_once, count - first), order_.jobs, [&](std::size_t place, unsigned worker) {
        if (writer_.failed()) return;
        const PageId id{kind, first + place};
        with_page(site_, id, [&](const auto& page) { publish_page(id, page, worker); });
        report_progress();
      });
      if (search_) search_->take();
    }
  }

  void begin_search() {
    if (!site_.settings.has_search) return;
    std::vector<const HoleFiller*> fillers;
    for (const auto& edition : editions_) fillers.push_back(edition->text.get());
    search_.emplace(std::move(fillers), order_.jobs, [&](std::size_t place, std::string path, std::string_view bytes) {
      add(*editions_[place], std::move(path), bytes);
    });
  }

  void finish_search() {
    if (!search_) return;
    std::vector<std::string> heads = search_->finish(site_.synonyms);
    for (std::size_t i = 0; i < heads.size(); ++i) editions_[i]->text->set_search_head(std::move(heads[i]));
    search_.reset();
  }

  void read_for_search(PageKind kind, const std::string& id, const SearchText& text, const PageOrder& order,
                       const EditionsInWork& editions) {
    std::vector<std::size_t> places;
    for (const EditionInWork* edition : editions) places.push_back(edition->place);
    search_->read(site_.page(kind, id)->index % SearchPublisher::pages_at_once, text, places, order.worker);
  }

  void add_whole_page(const EditionInWork& edition, const char* path, Html html, unsigned worker) {
    add_filled(edition, path, PageSkeleton(std::move(html)), worker);
  }

  /// The pages at which people begin. They name the index's head, which is there last.
  void publish_entry(const EditionInWork& edition, unsigned worker) {
    add_whole_page(edition, home_path, render_home(edition.view, order_.templates, worker), worker);
    if (!site_.settings.has_search) return;
    add_whole_page(edition, search_path, render_search(edition.view, order_.templates, worker), worker);
    add(edition, edition.theme.published.search_script, edition.theme.search_script);
  }

  /// What belongs to the edition as a whole.
  void publish_edition(const EditionInWork& edition, unsigned worker) {
    const auto page = [&](const char* path, Html html) { add_whole_page(edition, path, std::move(html), worker); };
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
    if (edition.theme.published.is_web_app) publish_web_app(edition);
    add(edition, edition.theme.published.page_script, edition.theme.page_script);
    add(edition, edition.theme.published.kiosk_script, edition.theme.kiosk_script);
    if (order_.bundle) page(start_path, render_start(edition.view, facts_of(*order_.bundle), order_.templates, worker));
    if (order_.bundle) add(edition, bundle_script_path, bundle_script(*order_.bundle, edition.view.edition().language));
    const auto shows = [&](PageKind kind) {
      const auto& places = edition.view.places[static_cast<std::size_t>(kind)];
      return std::any_of(places.begin(), places.end(), [](const auto& place) { return place.is_shown; });
    };
    const PublishedFiles& published = edition.theme.published;
    if (shows(PageKind::flow)) add(edition, published.flow_script, edition.theme.flow_script);
    if (shows(PageKind::form)) add(edition, published.form_script, edition.theme.form_script);
  }

  /// Not what lies in a bundle: that is opened from disk.
  bool can_be_installed(std::size_t edition) const { return !order_.bundle && is_web_app(site_.editions[edition]); }

  std::optional<FileError> draw_icons() {
    const auto icon = order_.theme.find("icon.svg");
    if (icon == order_.theme.end() || std::none_of(order_.editions.begin(), order_.editions.end(),
                                                   [&](std::size_t index) { return can_be_installed(index); })) {
      return std::nullopt;
    }
    auto icons = draw_web_app_icons(icon->second);
    if (!icons) return FileError{FileError::Kind::other, "icon.svg", "is not an SVG that can be drawn"};
    icons_ = std::move(*icons);
    return std::nullopt;
  }

  void publish_web_app(const EditionInWork& edition) {
    const auto filled = [&](const Text& text) { return fill_text(text_of(text), *edition.text); };
    const Edition& about = edition.view.edition();
    const std::string name = filled(about.name);
    const WebAppWords words{
        interface_text("home-title", about.language, {{"site", filled(site_.settings.title)}, {"edition", name}}), name,
        filled(about.summary.empty() ? site_.settings.summary : about.summary)};
    add(edition, web_app_path, web_app_manifest(words, about, edition.theme.published.icon, icons_));
    add(edition, worker_path, edition.theme.worker_script);
    for (const WebAppIcons::Image& image : icons_.images) add(edition, image.path, image.bytes);
  }

  static CopyFacts facts_of(const BundlePages& bundle) {
    const auto made = parse_moment(bundle.made);
    assert(made);
    return {bundle.version, date_in_japan(*made), parse_date(bundle.expires)};
  }

  static std::vector<std::string> paths_of(const EditionView& view) {
    std::vector<std::string> paths{home_path};
    if (!view.audiences.empty()) paths.emplace_back(audiences_path);
    if (view.site->settings.has_search) paths.emplace_back(search_path);
    for (const PageKind kind : page_kinds) {
      for (std::size_t index = 0; index < count_pages(*view.site, kind); ++index) {
        const PageId page{kind, index};
        if (view.place(page).is_shown) paths.push_back(page_path(kind, view.face(page).id));
      }
    }
    return paths;
  }

  std::optional<FileError> publish_assets() {
    const auto shown_in = editions_of_assets(site_);
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
    if (!key.outcome.empty()) return publish_resolved(resolve_guide(guide, order.any_edition()), order, editions);
    publish_resolved(guide, order, editions);
  }

  void publish_resolved(const Guide& guide, const PageOrder& order, const EditionsInWork& editions) {
    add_page(page_path(PageKind::guide, guide.id), render_guide(guide, order), editions, order.worker);
    if (search_) read_for_search(PageKind::guide, guide.id, search_text_of(guide, order), order, editions);
  }

  void publish_form(const Flow& flow, const PageKey&, const PageOrder& order, const EditionsInWork& editions) {
    const Flow resolved = resolve_flow(flow, order.any_edition());
    RenderedFlow rendered = render_flow(resolved, order);
    add_page(page_path(PageKind::flow, flow.id), std::move(rendered.page), editions, order.worker);
    if (search_) read_for_search(PageKind::flow, flow.id, search_text_of(resolved, order), order, editions);
    for (const EditionInWork* edition : editions) {
      add(*edition, flow_chart_path(flow.id), rendered.chart);
      add(*edition, flow_json_path(flow.id), flow_json(resolved, filler_of(*edition)));
    }
  }

  void publish_form(const Form& form, const PageKey&, const PageOrder& order, const EditionsInWork& editions) {
    const Form resolved = resolve_form(form, order.any_edition());
    const RulePack shared_pack = pack_of(form, order.any_edition());
    const FormUse use = order.context.is_bundle ? FormUse::copied : FormUse::published;
    add_page(page_path(PageKind::form, form.id), render_form(resolved, shared_pack, order, use), editions,
             order.worker);
    if (search_) {
      read_for_search(PageKind::form, form.id, search_text_of(resolved, shared_pack, order), order, editions);
    }
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
    add_page(page_path(PageKind::reference, reference.id), render_reference(resolved, order), editions, order.worker);
    if (search_) read_for_search(PageKind::reference, reference.id, search_text_of(resolved, order), order, editions);
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

  void add_page(const std::string& path, Html page, const EditionsInWork& editions, unsigned worker) {
    const PageSkeleton skeleton(std::move(page));
    for (const EditionInWork* edition : editions) add_filled(*edition, path, skeleton, worker);
  }

  /// In a bundle, with the addresses that the page leads to outside.
  void add_filled(const EditionInWork& edition, const std::string& path, const PageSkeleton& skeleton,
                  unsigned worker) {
    std::string page = skeleton.fill(*edition.text);
    if (!edition.view.is_bundle) return add(edition, path, page);
    FilledPage filled =
        with_outside_addresses(std::move(page), path, order_.templates, edition.view.edition().language, worker);
    for (const auto& [drawing_path, drawing] : filled.drawings) add(edition, drawing_path, drawing);
    add(edition, path, filled.page);
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
    key.context = {edition.language, !edition.url.empty(), view.place(id).topic, view.audiences, view.is_bundle};
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
  WebAppIcons icons_;                      // where an edition is a web app
  std::optional<SearchPublisher> search_;  // none where the site has no search
  std::atomic<std::size_t> done_ = 0;
  std::mutex progress_mutex_;
};

}  // namespace

std::optional<FileError> publish(const PublishOrder& order, OutputWriter& writer) {
  return Publisher(order, writer).run();
}

}  // namespace shirube
