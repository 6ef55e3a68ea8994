#include "generator/commands/bundle_zim.h"

#include "generator/drawing/icon_image.h"
#include "generator/offline/zim_file.h"
#include "generator/render/edition_text.h"
#include "generator/render/interface_texts.h"
#include "generator/render/page_frame.h"

namespace shirube {
namespace {

constexpr int illustration_pixels = 48;

ZimMetadata metadata_of(const ZimCopy& copy) {
  const Site& site = copy.prepared.site;
  const Edition& edition = site.editions[copy.edition];
  const EditionView view = resolve_edition(site, copy.edition);
  const EditionText text(view, {}, copy.prepared.templates, 0);
  const auto filled = [&](const Text& written) { return fill_text(text_of(written), text); };
  const std::string title = filled(site.settings.title);
  const std::string summary = filled(edition.summary.empty() ? site.settings.summary : edition.summary);
  const std::string publisher = site.settings.publisher.empty() ? title : filled(site.settings.publisher);
  ZimMetadata metadata;
  metadata.name = "shirube_" + std::string(language_tag(edition.language)) + "_" + edition.id;
  metadata.title = interface_text("home-title", edition.language, {{"site", title}, {"edition", filled(edition.name)}});
  metadata.description = summary.empty() ? metadata.title : summary;
  metadata.long_description = site.settings.summary.empty() ? metadata.description : filled(site.settings.summary);
  metadata.creator = publisher;
  metadata.publisher = publisher;
  metadata.scraper = "shirube " SHIRUBE_VERSION;
  metadata.source = edition.url.text;
  metadata.language = edition.language;
  metadata.made = copy.made;
  return metadata;
}

}  // namespace

std::optional<Fault> write_zim_copy(const ZimCopy& copy, const std::string& to) {
  ZimOrder order;
  order.to = to;
  order.main_path = home_path;
  order.metadata = metadata_of(copy);
  const auto icon = copy.prepared.theme.find("icon.svg");
  auto illustration = icon == copy.prepared.theme.end()
                          ? std::nullopt
                          : draw_icon(icon->second, illustration_pixels, IconGround::clear);
  if (!illustration) {
    return Fault{Fault::Kind::untrusted, "ZIM ファイルにはテーマの icon.svg が要りますが、描ける SVG ではありません",
                 "a ZIM file needs the theme's icon.svg, which is not an SVG that can be drawn"};
  }
  order.metadata.illustration = std::move(*illustration);
  for (const ZipSource& file : copy.files) order.files.push_back({file.path, file.bytes});
  return write_zim(order);
}

}  // namespace shirube
