// `shirube build`: check, then write every edition.
#include <unistd.h>

#include <algorithm>
#include <cstdio>
#include <nlohmann/json.hpp>

#include "generator/bundle/output_writer.h"
#include "generator/bundle/publish.h"
#include "generator/commands/commands.h"
#include "generator/commands/prepared_site.h"
#include "generator/load/load_assets.h"
#include "generator/render/read_bodies.h"

namespace shirube {
namespace {

/// A folder that holds the site's sources must not be written over: the output may be neither in them nor around them.
bool is_below(const std::string& path, const std::string& folder) {
  return path == folder || path.compare(0, folder.size() + 1, folder == "/" ? folder : folder + "/") == 0;
}

/// The real path of a folder that may not be there yet: that of the nearest folder above it that is.
std::string real_path_to_be(const FileSystem& files, std::string path) {
  std::string missing;
  while (path.size() > 1 && path.back() == '/') path.pop_back();
  for (;;) {
    if (const auto real = files.real_path(path)) return (*real == "/" ? std::string() : *real) + missing;
    const std::size_t slash = path.rfind('/');
    const std::string last = slash == std::string::npos ? path : path.substr(slash + 1);
    missing = last.empty() ? missing : "/" + last + missing;
    if (slash == std::string::npos) {
      path = ".";
      if (!files.real_path(path)) return missing;
    } else {
      path = slash == 0 ? "/" : path.substr(0, slash);
    }
  }
}

/// Whether the output would stand in or around the site's own folders.
bool output_hits_sources(const FileSystem& files, const std::string& site, const std::string& output) {
  const std::string real_output = real_path_to_be(files, output);
  if (is_below(real_path_to_be(files, site), real_output)) return true;
  for (const char* folder : {"content", "templates", "themes"}) {
    if (is_below(real_output, real_path_to_be(files, site + "/" + folder))) return true;
  }
  return false;
}

std::string known_editions_text(const Site& site) {
  std::string known;
  for (const Edition& edition : site.editions) known.append(known.empty() ? "" : ", ").append(edition.id);
  return known;
}

/// build.json: what made the output, and when. Editions that an earlier build wrote and this one does not are kept.
std::string build_record(const FileSystem& files, const std::string& output, const PublishOrder& order, Moment now) {
  std::vector<std::string> editions;
  for (std::size_t index = 0; index < order.site.editions.size(); ++index) {
    const std::string& id = order.site.editions[index].id;
    const bool built = std::find(order.editions.begin(), order.editions.end(), index) != order.editions.end();
    if (built || files.kind(output + "/" + id + "/manifest.json") == FileKind::regular) editions.push_back(id);
  }
  nlohmann::ordered_json record;
  record["tool"] = "shirube";
  record["version"] = SHIRUBE_VERSION;
  record["time"] = format_moment(now);
  record["editions"] = editions;
  return record.dump(2) + "\n";
}

class Build {
 public:
  Build(FileSystem& files, const BuildOptions& options)
      : files_(files), options_(options), language_(options.site.language) {}

  ExitStatus run() {
    const std::string& site_folder = options_.site.site;
    const std::string output = options_.output.empty() ? site_folder + "/output" : options_.output;
    if (output_hits_sources(files_, site_folder, output)) {
      print_failure(
          output +
              ": 書き出し先が、サイトのもとのファイル（content、templates、themes）と重なっています。別のフォルダーを "
              "--output で選んでください",
          output +
              ": the output would overlap the site's own files (content, templates, themes); choose another folder "
              "with --output",
          language_);
      return ExitStatus::system_failed;
    }
    if (files_.real_path(output) && !files_.real_path(output + "/.")) {
      print_failure(output + ": ファイルなので、書き出し先にできません。フォルダーを --output で選んでください",
                    output + ": is a file; choose a folder with --output", language_);
      return ExitStatus::system_failed;
    }
    // Left to the system at the end: taking a large site apart piece by piece takes longer than writing some of it.
    static PreparedSite& prepared = *new PreparedSite(prepare_site(files_, options_.site));
    const std::string printed = print_diagnostics(files_, prepared, options_.site, isatty(STDERR_FILENO) != 0);
    std::fputs(printed.c_str(), stderr);
    const auto editions = chosen_editions(prepared.site);
    if (!editions) return ExitStatus::wrong_usage;
    if (prepared.diagnostics.has_errors()) return ExitStatus::content_has_errors;
    return write(prepared, *editions, output);
  }

 private:
  std::optional<std::vector<std::size_t>> chosen_editions(const Site& site) const {
    std::vector<std::size_t> chosen;
    for (const std::string& id : options_.editions) {
      const auto index = site.edition_index(id);
      if (index) {
        chosen.push_back(*index);
      } else if (!site.is_unread("edition", id)) {
        const std::string known = known_editions_text(site);
        print_failure("「" + id + "」という版はありません。版: " + known,
                      "there is no edition “" + id + "”; editions: " + known, language_);
        return std::nullopt;
      }
    }
    for (std::size_t index = 0; options_.editions.empty() && index < site.editions.size(); ++index)
      chosen.push_back(index);
    std::sort(chosen.begin(), chosen.end());
    chosen.erase(std::unique(chosen.begin(), chosen.end()), chosen.end());
    return chosen;
  }

  ExitStatus write(PreparedSite& prepared, const std::vector<std::size_t>& editions, const std::string& output) {
    forget_markdown(prepared.site);
    prepared.templates.prepare(options_.site.jobs);
    const Site& site = prepared.site;
    std::vector<std::string> ids, known;
    for (const std::size_t index : editions) ids.push_back(site.editions[index].id);
    for (const Edition& edition : site.editions) known.push_back(edition.id);
    auto opened = OutputWriter::open(files_, output, ids, known);
    if (const auto* error = std::get_if<FileError>(&opened)) return fail(*error);
    OutputWriter& writer = *std::get<std::unique_ptr<OutputWriter>>(opened);
    const PublishOrder order{site,
                             prepared.templates,
                             prepared.theme,
                             editions,
                             options_.site.jobs,
                             [&](const std::string& path) {
                               return files_.read(options_.site.site + "/content/" + path, ByteCount{image_file_limit});
                             },
                             progress(site.guides.size() + site.references.size())};
    const auto failed = publish(order, writer);
    if (order.progress) std::fputs("\r\033[K", stderr);
    if (failed) return fail(*failed);
    const auto finished = writer.finish(build_record(files_, output, order, options_.site.now));
    if (const auto* error = std::get_if<FileError>(&finished)) return fail(*error);
    print_summary(std::get<WriteCounts>(finished), editions.size(), output);
    return ExitStatus::fine;
  }

  std::function<void(std::size_t)> progress(std::size_t pages) const {
    if (options_.site.json || isatty(STDERR_FILENO) == 0) return {};
    return [pages, language = language_](std::size_t done) {
      std::fprintf(stderr, language == Language::japanese ? "\r書き出し中 %zu / %zu" : "\rwriting %zu of %zu pages",
                   done, pages);
    };
  }

  void print_summary(const WriteCounts& counts, std::size_t editions, const std::string& output) const {
    const std::string files = std::to_string(counts.written);
    const std::string unchanged = std::to_string(counts.unchanged);
    const std::string removed = std::to_string(counts.removed);
    const std::string count = std::to_string(editions);
    const std::string line = language_ == Language::japanese
                                 ? output + " に" + count + "つの版を書き出しました（書いたファイル " + files +
                                       "、変わらないもの " + unchanged + "、消したもの " + removed + "）"
                                 : "wrote " + count + (editions == 1 ? " edition to " : " editions to ") + output +
                                       " (files written: " + files + ", unchanged: " + unchanged +
                                       ", removed: " + removed + ")";
    std::printf("shirube: %s\n", line.c_str());
  }

  ExitStatus fail(const FileError& error) const {
    print_failure(error, language_);
    return ExitStatus::system_failed;
  }

  FileSystem& files_;
  const BuildOptions& options_;
  Language language_;
};

}  // namespace

ExitStatus run_build(FileSystem& files, const BuildOptions& options) { return Build(files, options).run(); }

}  // namespace shirube
