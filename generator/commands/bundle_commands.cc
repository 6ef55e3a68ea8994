// `shirube bundle`: one edition as a file that can be carried.
#include <unistd.h>

#include <cstdio>

#include "generator/bundle/output_tree.h"
#include "generator/bundle/output_writer.h"
#include "generator/bundle/publish.h"
#include "generator/commands/bundle_zim.h"
#include "generator/commands/commands.h"
#include "generator/commands/offline_keys.h"
#include "generator/commands/prepared_site.h"
#include "generator/commands/scratch_folder.h"
#include "generator/load/load_assets.h"
#include "generator/offline/bundle_contents.h"
#include "generator/offline/make_bundle.h"
#include "generator/offline/system_fault.h"
#include "generator/render/edition_text.h"
#include "generator/render/page_frame.h"
#include "generator/render/read_bodies.h"

namespace shirube {
namespace {

constexpr char manifest_path[] = "manifest.json";
/// Only for the writer, which wants one: it stays out of the bundle.
constexpr char build_record[] = "{}\n";

class Bundling {
 public:
  Bundling(FileSystem& files, const BundleOptions& options)
      : files_(files), options_(options), language_(options.site.language) {}

  ExitStatus run() {
    if (!options_.expires.empty() && !parse_date(options_.expires)) {
      return refuse("--expires: 「" + options_.expires + "」という日付はありません。2027-03-31 のように書いてください",
                    "--expires: there is no date “" + options_.expires + "”; write it as 2027-03-31");
    }
    std::optional<SecretKey> key;
    if (!options_.key.empty()) {
      auto read = secret_key_in(files_, options_.key);
      if (const auto* fault = std::get_if<Fault>(&read)) return refuse(*fault);
      key = std::move(std::get<SecretKey>(read));
    }
    for (const std::string* place : {&options_.output, &options_.zim}) {
      if (const auto fault = place_fault(*place)) return tell_fault(*fault, language_);
    }
    // Left to the system at the end, as in build.
    static PreparedSite& prepared = *new PreparedSite(prepare_site(files_, options_.site));
    const std::string printed = print_diagnostics(files_, prepared, options_.site, isatty(STDERR_FILENO) != 0);
    std::fputs(printed.c_str(), stderr);
    const auto edition = prepared.site.edition_index(options_.edition);
    if (!edition && !prepared.site.is_unread("edition", options_.edition)) {
      return refuse("「" + options_.edition + "」という版はありません",
                    "there is no edition “" + options_.edition + "”");
    }
    if (prepared.diagnostics.has_errors() || !edition) return ExitStatus::content_has_errors;
    if (auto status = set_version(prepared.site, *edition)) return *status;
    const ScratchFolder scratch(files_, options_.output);
    if (scratch.error()) return fail(*scratch.error());
    return write(prepared, *edition, scratch.path(), key ? &*key : nullptr);
  }

 private:
  /// Which bundle this will be. A status where it cannot follow the one that is named.
  std::optional<ExitStatus> set_version(const Site& site, std::size_t index) {
    const Edition& edition = site.editions[index];
    const Moment now = options_.site.now;
    // The title is filled in with the edition's values when it is published.
    version_ = {std::string(), edition.id, version_of(now), format_moment(now), options_.expires, {}};
    if (options_.previous.empty()) return std::nullopt;
    const auto opened = open_bundle(options_.previous);
    if (const auto* fault = std::get_if<Fault>(&opened)) return tell_fault(*fault, language_);
    const BundleVersion& previous = std::get<BundleContents>(opened).version;
    if (previous.edition != edition.id || previous.version >= version_.version) {
      return refuse(options_.previous + ": 同じ地域版の、より古いオフライン版ではありません",
                    options_.previous + ": is no older bundle of the same edition");
    }
    version_.previous = previous.version;
    return std::nullopt;
  }

  ExitStatus write(PreparedSite& prepared, std::size_t edition, const std::string& scratch, const SecretKey* key) {
    forget_markdown(prepared.site);
    prepared.templates.prepare(options_.site.jobs);
    const std::string tree = scratch + "/tree";
    if (auto error = publish_tree(prepared, edition, tree)) return fail(*error);
    auto sources = files_of_tree(tree + "/" + version_.edition);
    if (const auto* error = std::get_if<FileError>(&sources)) return fail(*error);
    const auto& found = std::get<std::vector<ZipSource>>(sources);
    // In the scratch folder first: whatever happens, nothing but the whole file comes beside it.
    const std::string made = scratch + "/bundle";
    if (const auto fault = make_bundle(made, found, version_, key)) return tell_fault(*fault, language_);
    const std::string zim = scratch + "/bundle.zim";
    if (!options_.zim.empty()) {
      const ZimCopy copy{prepared, edition, options_.site.now, found};
      if (const auto fault = write_zim_copy(copy, zim)) return tell_fault(*fault, language_);
      if (auto error = put_in_place(zim, options_.zim)) return fail(*error);
    }
    if (auto error = files_.rename(made, options_.output)) return fail(*error);
    print_summary(found.size(), key);
    return ExitStatus::fine;
  }

  /// The scratch folder is on the bundle's disk, which need not be that of `to`.
  std::optional<FileError> put_in_place(const std::string& made, const std::string& to) {
    if (!files_.rename(made, to)) return std::nullopt;
    const std::string part = to + ".part";
    auto bytes = files_.read(made, ByteCount{2 * unpacked_limit});
    if (const auto* error = std::get_if<FileError>(&bytes)) return *error;
    auto error = files_.write(part, std::get<std::string>(bytes));
    if (!error) error = files_.rename(part, to);
    if (error) files_.remove(part);  // what went wrong is told already
    return error;
  }

  /// Publishes the edition as build does, with the pages of a bundle.
  std::optional<FileError> publish_tree(const PreparedSite& prepared, std::size_t index, const std::string& tree) {
    const std::string& id = version_.edition;
    auto opened = OutputWriter::open(files_, tree, {id}, {id});
    if (const auto* error = std::get_if<FileError>(&opened)) return *error;
    OutputWriter& writer = *std::get<std::unique_ptr<OutputWriter>>(opened);
    const PublishOrder order{
        prepared.site,
        prepared.templates,
        prepared.theme,
        {index},
        options_.site.jobs,
        [&](const std::string& path) {
          return files_.read(options_.site.site + "/content/" + path, ByteCount{image_file_limit});
        },
        {},
        BundlePages{version_.version, version_.made, version_.expires, options_.kiosk_seconds.has_value(),
                    options_.kiosk_seconds.value_or(usual_kiosk_seconds)}};
    if (auto error = publish(order, writer)) return error;
    version_.site = title_of(prepared, index);
    const auto finished = writer.finish(build_record);
    if (const auto* error = std::get_if<FileError>(&finished)) return *error;
    return std::nullopt;
  }

  /// The site's title with the edition's values in it.
  static std::string title_of(const PreparedSite& prepared, std::size_t index) {
    const EditionView view = resolve_edition(prepared.site, index);
    const EditionTheme theme = make_theme(prepared.theme, prepared.site.editions[index]);
    const EditionText text(view, theme.published, prepared.templates, 0);
    return fill_text(text_of(prepared.site.settings.title), text);
  }

  /// What the manifest lists, and the manifest.
  FileResult<std::vector<ZipSource>> files_of_tree(const std::string& folder) const {
    const ByteCount limit{unpacked_limit};
    const auto manifest = files_.read(folder + "/" + manifest_path, limit);
    if (const auto* error = std::get_if<FileError>(&manifest)) return *error;
    std::vector<std::string> paths = paths_in_manifest(std::get<std::string>(manifest));
    paths.emplace_back(manifest_path);
    std::vector<ZipSource> sources;
    for (const std::string& path : paths) {
      sources.push_back({path, [this, limit, file = folder + "/" + path]() -> OfflineResult<std::string> {
                           auto read = files_.read(file, limit);
                           if (const auto* error = std::get_if<FileError>(&read)) return fault_of(*error);
                           return std::move(std::get<std::string>(read));
                         }});
    }
    return sources;
  }

  void print_summary(std::size_t count, const SecretKey* key) const {
    const std::string files = std::to_string(count);
    const std::string id = key == nullptr ? std::string() : key_id_text(key->id);
    const std::string line = language_ == Language::japanese
                                 ? options_.output + " に" + version_.edition +
                                       "のオフライン版を書き出しました（版の番号 " + version_.version + "、ファイル " +
                                       files + "、" + (id.empty() ? "署名なし" : "署名の鍵 " + id) + "）"
                                 : "wrote an offline bundle of " + version_.edition + " to " + options_.output +
                                       " (version " + version_.version + ", files: " + files + ", " +
                                       (id.empty() ? "not signed" : "signed by key " + id) + ")";
    std::printf("shirube: %s\n", line.c_str());
    if (!has_expired(version_, options_.site.now)) return;
    print_failure("注意: 有効期限（" + version_.expires + "）は、もう過ぎています",
                  "warning: it has expired already (" + version_.expires + ")", language_);
  }

  ExitStatus refuse(const std::string& japanese, const std::string& english) const {
    print_failure(japanese, english, language_);
    return ExitStatus::wrong_usage;
  }
  /// A key that is none is wrong usage.
  ExitStatus refuse(const Fault& fault) const {
    return tell_fault(fault, language_) == ExitStatus::system_failed ? ExitStatus::system_failed
                                                                     : ExitStatus::wrong_usage;
  }
  ExitStatus fail(const FileError& error) const {
    print_failure(error, language_);
    return ExitStatus::system_failed;
  }

  FileSystem& files_;
  const BundleOptions& options_;
  Language language_;
  BundleVersion version_;
};

}  // namespace

ExitStatus run_bundle(FileSystem& files, const BundleOptions& options) { return Bundling(files, options).run(); }

}  // namespace shirube
