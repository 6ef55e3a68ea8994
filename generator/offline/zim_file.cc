#include "generator/offline/zim_file.h"

#include <zim/writer/contentProvider.h>
#include <zim/writer/creator.h>
#include <zim/writer/item.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <cstdlib>
#include <cstring>
#include <exception>
#include <filesystem>
#include <iostream>
#include <memory>
#include <utility>

#include "base/hash.h"
#include "base/utf8.h"
#include "generator/offline/page_text.h"
#include "generator/offline/zim_seal.h"

namespace shirube {
namespace {

constexpr std::size_t title_limit = 30;
constexpr std::size_t description_limit = 80;
constexpr std::size_t long_description_limit = 4'000;
constexpr unsigned illustration_size = 48;
constexpr unsigned one_worker = 1;  // with more, the order of what is written would depend on who is faster
// Pages that nobody looks for: what is shown for those that are missing, and what a stick's folder opens with.
constexpr std::string_view no_articles[] = {"404.html", "START.html"};

std::string media_type(std::string_view path) {
  constexpr std::array<std::pair<std::string_view, std::string_view>, 13> types = {{{".html", "text/html"},
                                                                                    {".css", "text/css"},
                                                                                    {".js", "text/javascript"},
                                                                                    {".json", "application/json"},
                                                                                    {".svg", "image/svg+xml"},
                                                                                    {".png", "image/png"},
                                                                                    {".jpg", "image/jpeg"},
                                                                                    {".jpeg", "image/jpeg"},
                                                                                    {".gif", "image/gif"},
                                                                                    {".webp", "image/webp"},
                                                                                    {".csv", "text/csv"},
                                                                                    {".txt", "text/plain"},
                                                                                    {".xml", "application/xml"}}};
  for (const auto& [ending, type] : types) {
    if (path.ends_with(ending)) return std::string(type);
  }
  return "application/octet-stream";
}

std::string cut_to(const std::string& text, std::size_t limit) {
  std::size_t at = 0;
  std::size_t end_of_shorter = 0;
  for (std::size_t count = 0; at < text.size(); ++count) {
    if (count + 1 == limit) end_of_shorter = at;
    if (count == limit) return text.substr(0, end_of_shorter) + "…";
    next_code_point(text, at);
  }
  return text;
}

using NamedText = std::pair<std::string, std::string>;

/// By https://wiki.openzim.org/wiki/Metadata; the illustration has a way of its own.
std::vector<NamedText> metadata_of(const ZimMetadata& metadata) {
  std::vector<NamedText> texts = {
      {"Name", metadata.name},
      {"Title", cut_to(metadata.title, title_limit)},
      {"Description", cut_to(metadata.description, description_limit)},
      {"LongDescription", cut_to(metadata.long_description, long_description_limit)},
      {"Language", metadata.language == Language::japanese ? "jpn" : "eng"},
      {"Creator", metadata.creator},
      {"Publisher", metadata.publisher},
      {"Date", format_date(date_in_japan(metadata.made))},
      {"Tags", "_ftindex:yes;_pictures:yes;_videos:no;_details:yes"},
      {"Flavour", "maxi"},
      {"Scraper", metadata.scraper},
  };
  if (!metadata.source.empty()) texts.emplace_back("Source", metadata.source);
  return texts;
}

/// What Xapian is to find a page by. libzim takes the sound marks off what it indexes (データ becomes テータ), and its
/// version 8 does not take them off what people search for, later ones do: so both stand in the index.
class PageIndex : public zim::writer::IndexData {
 public:
  PageIndex(std::string title, const std::string& main, std::shared_ptr<zim::writer::IndexData> without_marks)
      : title_(std::move(title)), text_(page_plain_text(main)), without_marks_(std::move(without_marks)) {}

  bool hasIndexData() const override { return !text_.empty() || !title_.empty(); }
  std::string getTitle() const override { return title_; }
  std::string getContent() const override { return text_ + "\n" + without_marks_->getContent(); }
  std::string getKeywords() const override { return without_marks_->getTitle(); }
  std::uint32_t getWordCount() const override { return without_marks_->getWordCount(); }
  GeoPosition getGeoPosition() const override { return without_marks_->getGeoPosition(); }

 private:
  std::string title_;
  std::string text_;
  std::shared_ptr<zim::writer::IndexData> without_marks_;
};

class Item : public zim::writer::BasicItem {
 public:
  Item(const std::string& at, const std::string& called, bool is_article, std::shared_ptr<const std::string> bytes)
      : BasicItem(at, media_type(at), called, {{zim::writer::FRONT_ARTICLE, is_article ? 1U : 0U}}),
        is_article_(is_article),
        bytes_(std::move(bytes)) {}

  std::unique_ptr<zim::writer::ContentProvider> getContentProvider() const override {
    return std::make_unique<zim::writer::SharedStringProvider>(bytes_);
  }

  std::shared_ptr<zim::writer::IndexData> getIndexData() const override {
    if (!is_article_) return nullptr;
    const std::string main = page_main(*bytes_);
    auto without_marks = zim::writer::StringItem::create(path, mimetype, title, hints, main)->getIndexData();
    return std::make_shared<PageIndex>(title, main, std::move(without_marks));
  }

 private:
  bool is_article_;
  std::shared_ptr<const std::string> bytes_;
};

/// libzim tells its progress on the standard output, which is the command's own.
class QuietOutput {
 public:
  QuietOutput() : buffer_(std::cout.rdbuf(nullptr)) {}
  QuietOutput(const QuietOutput&) = delete;
  QuietOutput& operator=(const QuietOutput&) = delete;
  ~QuietOutput() { std::cout.rdbuf(buffer_); }

 private:
  std::streambuf* buffer_;
};

Fault system_fault(const std::string& path, const std::string& reason) {
  return {Fault::Kind::system, path + "：書けません（" + reason + "）", path + ": cannot be written (" + reason + ")"};
}

/// A folder that goes, with all that is in it.
class ScratchFolder {
 public:
  explicit ScratchFolder(const std::string& beside) : path_(beside + ".XXXXXX") {
    if (mkdtemp(path_.data()) == nullptr) {
      reason_ = std::strerror(errno);
      path_.clear();
    }
  }
  ScratchFolder(const ScratchFolder&) = delete;
  ScratchFolder& operator=(const ScratchFolder&) = delete;
  ~ScratchFolder() {
    std::error_code ignored;  // what is left over is named like the file and in nobody's way
    if (!path_.empty()) std::filesystem::remove_all(path_, ignored);
  }
  const std::string& path() const { return path_; }
  /// Why there is none; else empty.
  const std::string& reason() const { return reason_; }

 private:
  std::string path_;
  std::string reason_;
};

/// `digests` says what went in.
zim::Uuid uuid_of(const std::string& digests) {
  const std::string digest = sha256_hex(digests);
  std::array<char, 16> bytes{};
  for (std::size_t i = 0; i < bytes.size(); ++i) {
    bytes[i] = static_cast<char>(std::stoi(digest.substr(2 * i, 2), nullptr, 16));
  }
  // Version 8, variant 1 (RFC 9562): made of a digest of our own choice.
  bytes[6] = static_cast<char>((bytes[6] & 0x0F) | 0x80);
  bytes[8] = static_cast<char>((bytes[8] & 0x3F) | 0x80);
  return zim::Uuid(bytes.data());
}

/// Adds all files in the order of their paths; what went in is appended to `digests`.
std::optional<Fault> add_files(const ZimOrder& order, zim::writer::Creator& creator, std::string& digests) {
  std::vector<const ZimFile*> files;
  for (const ZimFile& file : order.files) files.push_back(&file);
  std::sort(files.begin(), files.end(),
            [](const ZimFile* one, const ZimFile* other) { return one->path < other->path; });
  for (const ZimFile* file : files) {
    auto read = file->bytes();
    if (auto* fault = std::get_if<Fault>(&read)) return std::move(*fault);
    std::string& content = std::get<std::string>(read);
    const bool is_page = file->path.ends_with(".html");
    const std::string title = is_page ? page_title_text(content) : std::string();
    if (is_page) open_to_reader(content);
    const auto bytes = std::make_shared<const std::string>(std::move(content));
    digests.append(sha256_hex(*bytes)).append("  ").append(file->path).append("\n");
    const bool is_article =
        is_page && std::find(std::begin(no_articles), std::end(no_articles), file->path) == std::end(no_articles);
    creator.addItem(std::make_shared<Item>(file->path, title, is_article, bytes));
  }
  return std::nullopt;
}

std::optional<Fault> create(const ZimOrder& order, const std::string& path, zim::Uuid& uuid) {
  zim::writer::Creator creator;
  const std::string language = order.metadata.language == Language::japanese ? "jpn" : "eng";
  creator.configVerbose(false).configCompression(zim::Compression::Zstd).configNbWorkers(one_worker);
  creator.configIndexing(true, language);
  creator.setMainPath(order.main_path);
  creator.startZimCreation(path);
  std::string digests;
  for (const auto& [name, text] : metadata_of(order.metadata)) {
    creator.addMetadata(name, text);
    digests.append(name).append("=").append(text).append("\n");
  }
  creator.addIllustration(illustration_size, order.metadata.illustration);
  digests.append(sha256_hex(order.metadata.illustration)).append("\n");
  if (auto fault = add_files(order, creator, digests)) return fault;
  uuid = uuid_of(digests);
  creator.setUuid(uuid);
  creator.finishZimCreation();
  return std::nullopt;
}

}  // namespace

std::optional<Fault> write_zim(const ZimOrder& order) {
  const ScratchFolder scratch(order.to);
  if (scratch.path().empty()) return system_fault(order.to, scratch.reason());
  const std::string unfinished = scratch.path() + "/edition.zim";
  // Xapian asks once, in the first thread that indexes.
  setenv("XAPIAN_CJK_NGRAM", "1", 1);
  try {
    const QuietOutput quiet;
    zim::Uuid uuid;
    if (auto fault = create(order, unfinished, uuid)) return fault;
    if (auto fault = seal_zim(unfinished, std::string(uuid.data, sizeof uuid.data))) return fault;
  } catch (const std::exception& error) {
    return system_fault(order.to, error.what());
  }
  std::error_code failed;
  std::filesystem::rename(unfinished, order.to, failed);
  if (failed) return system_fault(order.to, failed.message());
  return std::nullopt;
}

}  // namespace shirube
