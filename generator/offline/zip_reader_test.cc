#include "generator/offline/zip_reader.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <sys/stat.h>

#include <functional>

#include "generator/offline/example_bundles.h"
#include "generator/offline/zip_writer.h"

namespace shirube {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;

/// Raw deflate (RFC 1951): what our own writer puts between its first header and its directory.
std::string packed(const std::string& bytes) {
  const ExampleFolder folder;
  const ZipSource source{"a", [&]() -> OfflineResult<std::string> { return bytes; }};
  EXPECT_FALSE(write_zip(folder.path("zip"), {source}));
  const std::string zip = folder.read("zip");
  constexpr std::size_t header = 31, directory = 47, end = 22;
  return zip.substr(header, zip.size() - header - directory - end);
}

RawZipEntry stored(const std::string& path, const std::string& bytes = "x") {
  RawZipEntry entry;
  entry.path = path;
  entry.packed = bytes;
  return entry;
}

RawZipEntry deflated(const std::string& path, const std::string& bytes) {
  RawZipEntry entry = stored(path, packed(bytes));
  entry.method = 8;
  entry.size = static_cast<std::uint32_t>(bytes.size());
  entry.crc = crc_of(bytes);
  return entry;
}

class ZipReaderTest : public testing::Test {
 protected:
  OfflineResult<ZipReader> open(const std::string& bytes) { return ZipReader::open(folder_.write("zip", bytes)); }

  /// Why the bytes are refused, in English; empty where they are not.
  std::string refusal(const std::string& bytes) {
    const auto opened = open(bytes);
    const auto* fault = std::get_if<Fault>(&opened);
    if (fault == nullptr) return {};
    EXPECT_EQ(fault->kind, Fault::Kind::untrusted);
    EXPECT_FALSE(fault->japanese.empty());
    return fault->english;
  }

  ExampleFolder folder_;
};

TEST_F(ZipReaderTest, gives_the_entries_in_byte_order_and_what_they_hold) {
  auto opened = open(zip_of({stored("b/c.html", "stored"), deflated("a.css", std::string(200'000, 'a'))}));
  auto& zip = std::get<ZipReader>(opened);
  ASSERT_EQ(zip.entries().size(), 2U);
  EXPECT_EQ(zip.entries()[0].path, "a.css");
  EXPECT_EQ(zip.entries()[0].size, 200'000U);
  EXPECT_EQ(std::get<std::string>(zip.read(zip.entries()[0], 200'000)), std::string(200'000, 'a'));
  EXPECT_EQ(std::get<std::string>(zip.read(*zip.find("b/c.html"), 100)), "stored");
  EXPECT_EQ(zip.find("b"), nullptr);
  EXPECT_EQ(zip.find("c"), nullptr);
}

TEST_F(ZipReaderTest, gives_large_files_in_small_pieces_and_stops_where_the_taker_does) {
  auto opened = open(zip_of({deflated("a", std::string(300'000, 'a'))}));
  auto& zip = std::get<ZipReader>(opened);
  std::size_t largest = 0, total = 0;
  EXPECT_FALSE(zip.read(zip.entries()[0], [&](std::string_view piece) {
    largest = std::max(largest, piece.size());
    total += piece.size();
    return std::optional<Fault>();
  }));
  EXPECT_EQ(total, 300'000U);
  EXPECT_LE(largest, 65'536U);
  const auto fault = zip.read(zip.entries()[0], [](std::string_view) {
    return Fault{Fault::Kind::system, "満", "full"};
  });
  ASSERT_TRUE(fault);
  EXPECT_EQ(fault->english, "full");
  EXPECT_TRUE(std::holds_alternative<Fault>(zip.read(zip.entries()[0], 299'999)));
}

TEST_F(ZipReaderTest, tolerates_what_other_packers_write_and_changes_nothing) {
  RawZipEntry entry = stored("a", "text");
  entry.made_by = 20;  // MS-DOS
  entry.attributes = 0x20;
  entry.extra = RawBytes()
                    .two(0x5455)
                    .two(5)
                    .text(
                        "\x01"
                        "abcd")
                    .bytes();  // Info-ZIP's time
  entry.local_extra = RawBytes()
                          .two(0x5455)
                          .two(9)
                          .text(
                              "\x03"
                              "abcdefgh")
                          .bytes();
  entry.needed = 10;
  entry.flags = 1 << 11;
  EXPECT_EQ(refusal(zip_of({entry})), "");
}

struct Hostile {
  const char* name;
  std::function<std::string()> bytes;
  const char* reason;
};

std::string with(const std::function<void(RawZipEntry&)>& change) {
  RawZipEntry entry = stored("b");
  change(entry);
  return zip_of({stored("a"), entry});
}

std::string around(const std::function<void(RawZip&)>& change) {
  RawZip zip;
  zip.entries = {stored("a"), stored("b")};
  change(zip);
  return raw_zip(zip);
}

std::string named(const std::string& path) { return zip_of({stored("a"), stored(path)}); }

std::string pair(const std::string& one, const std::string& other) { return zip_of({stored(one), stored(other)}); }

constexpr char bad_name[] = "name that is not allowed";
constexpr char twice[] = "same file or folder";
constexpr char ambiguous[] = "more than one way";
constexpr char no_plain_file[] = "no plain file";
constexpr char two_ways[] = "told of in two ways";
constexpr char no_zip[] = "no zip file";

const Hostile hostile_names[] = {
    {"parent folder", [] { return named("../evil.html"); }, bad_name},
    {"parent folder within", [] { return named("guides/../../evil.html"); }, bad_name},
    {"own folder", [] { return named("./a.html"); }, bad_name},
    {"absolute", [] { return named("/etc/passwd"); }, bad_name},
    {"two slashes", [] { return named("guides//a.html"); }, bad_name},
    {"backslash", [] { return named("..\\evil.html"); }, bad_name},
    {"drive", [] { return named("C:evil.html"); }, bad_name},
    {"network share", [] { return named("//server/share"); }, bad_name},
    {"stream of NTFS", [] { return named("a.html:evil"); }, bad_name},
    {"device", [] { return named("con"); }, bad_name},
    {"device with ending", [] { return named("guides/AUX.html"); }, bad_name},
    {"port", [] { return named("lpt1"); }, bad_name},
    {"point at the end", [] { return named("a."); }, bad_name},
    {"blank at the end", [] { return named("a "); }, bad_name},
    {"NUL", [] { return named(std::string("a\0.html", 7)); }, bad_name},
    {"line break", [] { return named("a\nb"); }, bad_name},
    {"escape sequence", [] { return named("\x1b[2J"); }, bad_name},
    {"Japanese", [] { return named("案内.html"); }, bad_name},
    {"no UTF-8", [] { return named("\xff\xfe"); }, bad_name},
    {"empty", [] { return named(""); }, bad_name},
    {"folder", [] { return named("guides/"); }, bad_name},
    {"part of 201 bytes", [] { return named(std::string(201, 'a')); }, bad_name},
    {"too deep", [] { return named("a/b/c/d/e/f/g/h/i/j/k/l/m/n/o/p/q"); }, bad_name},
    {"same name", [] { return pair("a.html", "a.html"); }, twice},
    {"same name without case", [] { return pair("a.html", "A.HTML"); }, twice},
    {"same folder without case", [] { return pair("a/b", "A/c"); }, twice},
    {"file and folder", [] { return pair("a", "a/b"); }, twice},
    {"folder and file", [] { return pair("a/b", "a"); }, twice},
    {"file and folder without case", [] { return pair("A", "a/b"); }, twice},
};

const Hostile hostile_entries[] = {
    {"link", [] { return with([](auto& e) { e.attributes = 0120777U << 16; }); }, no_plain_file},
    {"link by another system", [] { return with([](auto& e) { e.attributes = 0120777U << 16, e.made_by = 20; }); },
     no_plain_file},
    {"device node", [] { return with([](auto& e) { e.attributes = 0020666U << 16; }); }, no_plain_file},
    {"pipe", [] { return with([](auto& e) { e.attributes = 0010666U << 16; }); }, no_plain_file},
    {"folder without slash", [] { return with([](auto& e) { e.attributes = 0040755U << 16; }); }, no_plain_file},
    {"folder of MS-DOS", [] { return with([](auto& e) { e.attributes = 0x10; }); }, no_plain_file},
    {"encrypted", [] { return with([](auto& e) { e.flags = 1; }); }, "encrypted"},
    {"strongly encrypted", [] { return with([](auto& e) { e.flags = 1 << 6; }); }, "method"},
    {"encrypted by AES",
     [] { return with([](auto& e) { e.extra = RawBytes().two(0x9901).two(7).text("\2\0AE\3\0\0").bytes(); }); },
     "extra field"},
    {"sizes behind the data", [] { return with([](auto& e) { e.flags = 1 << 3; }); }, "behind"},
    {"bzip2", [] { return with([](auto& e) { e.method = 12; }); }, "method"},
    {"lzma", [] { return with([](auto& e) { e.method = 14; }); }, "method"},
    {"deflate64", [] { return with([](auto& e) { e.method = 9; }); }, "method"},
    {"needs zip64", [] { return with([](auto& e) { e.needed = 45; }); }, "method"},
    {"zip64 sizes", [] { return with([](auto& e) { e.extra = RawBytes().two(1).two(8).eight(1).bytes(); }); },
     "extra field"},
    {"zip64 sizes before the data",
     [] { return with([](auto& e) { e.local_extra = RawBytes().two(1).two(8).eight(1).bytes(); }); }, "extra field"},
    {"another name in an extra field",
     [] { return with([](auto& e) { e.extra = RawBytes().two(0x7075).two(7).text("\1....ev").bytes(); }); },
     "extra field"},
    {"extra field that is cut", [] { return with([](auto& e) { e.extra = "abc"; }); }, "extra field"},
    {"extra field longer than all",
     [] { return with([](auto& e) { e.extra = RawBytes().two(0x5455).two(99).bytes(); }); }, "extra field"},
    {"entry's comment", [] { return with([](auto& e) { e.comment = "hello"; }); }, ambiguous},
    {"another part", [] { return with([](auto& e) { e.disk = 1; }); }, ambiguous},
    {"other name before the data", [] { return with([](auto& e) { e.local_path = "c"; }); }, two_ways},
    {"longer name before the data", [] { return with([](auto& e) { e.local_path = "../c"; }); }, two_ways},
    {"other method before the data", [] { return with([](auto& e) { e.local_method = 8; }); }, two_ways},
    {"other flags before the data", [] { return with([](auto& e) { e.local_flags = 1; }); }, two_ways},
    {"other size before the data", [] { return with([](auto& e) { e.local_size = 9; }); }, two_ways},
    {"other packed size before the data", [] { return with([](auto& e) { e.local_packed_size = 0; }); }, two_ways},
    {"other CRC before the data", [] { return with([](auto& e) { e.local_crc = 9; }); }, two_ways},
    {"stored, yet grows", [] { return with([](auto& e) { e.size = 2; }); }, "do not agree"},
    {"bomb", [] { return with([](auto& e) { e.method = 8, e.size = 1'101; }); }, "far more"},
    {"bomb of nothing", [] { return with([](auto& e) { e.method = 8, e.packed = "", e.size = 1; }); }, "far more"},
    {"over 1 GiB", [] { return with([](auto& e) { e.method = 8, e.size = (1U << 30) + 1; }); }, "more bytes or files"},
    {"over 1 GiB together",
     [] {
       std::vector<RawZipEntry> entries;
       for (char name = 'a'; name < 'e'; ++name) {
         entries.push_back(deflated(std::string(1, name), std::string(1 << 20, '0')));
         entries.back().size = 300U << 20;
         entries.back().packed.resize(300U << 10);
       }
       return zip_of(entries);
     },
     "more bytes or files"},
    {"data beyond the file", [] { return with([](auto& e) { e.packed_size = e.size = 1'000'000; }); }, no_zip},
    {"offset beyond the file", [] { return with([](auto& e) { e.offset = 0xFFFFFF00; }); }, no_zip},
    {"overlapping entries", [] { return with([](auto& e) { e.path = "a", e.offset = 0; }); }, twice},
};

const Hostile hostile_zips[] = {
    {"nothing", [] { return std::string(); }, no_zip},
    {"text", [] { return std::string(100, 'a'); }, no_zip},
    {"bytes before", [] { return around([](auto& z) { z.before = "#!/bin/sh\n"; }); }, ambiguous},
    {"bytes before the directory", [] { return around([](auto& z) { z.between = "secret"; }); }, ambiguous},
    {"bytes behind the directory", [] { return around([](auto& z) { z.after_directory = "x"; }); }, ambiguous},
    {"bytes behind the end", [] { return around([](auto& z) { z.after = "x"; }); }, no_zip},
    {"comment", [] { return around([](auto& z) { z.comment = "hello"; }); }, no_zip},
    {"comment that is an end", [] { return around([](auto& z) { z.comment = raw_zip({}); }); }, ambiguous},
    {"comment that is a zip", [] { return around([](auto& z) { z.comment = zip_of({stored("evil")}); }); }, ambiguous},
    {"comment that is not there", [] { return around([](auto& z) { z.comment_size = 9; }); }, ambiguous},
    {"fewer entries than there are", [] { return around([](auto& z) { z.count = z.count_here = 1; }); }, ambiguous},
    {"more entries than there are", [] { return around([](auto& z) { z.count = z.count_here = 3; }); }, no_zip},
    {"two counts", [] { return around([](auto& z) { z.count_here = 1; }); }, ambiguous},
    {"entries of zip64", [] { return around([](auto& z) { z.count = z.count_here = 0xFFFF; }); }, "files"},
    {"several parts", [] { return around([](auto& z) { z.disk = 1; }); }, ambiguous},
    {"directory elsewhere", [] { return around([](auto& z) { z.directory_offset = 3; }); }, ambiguous},
    {"shorter directory", [] { return around([](auto& z) { z.directory_size = 40; }); }, ambiguous},
    {"entry that is not listed", [] { return around([](auto& z) { z.entries[0].is_listed = false; }); }, ambiguous},
    {"one entry's data as another's",
     [] {
       // 42.zip's trick: many entries whose data are the same bytes.
       return around([](auto& z) {
         RawZipEntry inner = stored("b");
         z.entries[0].packed = raw_local_header(inner) + inner.packed;
         inner.offset = static_cast<std::uint32_t>(raw_local_header(z.entries[0]).size() -
                                                   z.entries[0].local_extra.value_or("").size());
         z.entries[1] = inner;
       });
     },
     ambiguous},
};

class HostileZips : public ZipReaderTest {
 protected:
  template <std::size_t count>
  void expect_refused(const Hostile (&hostile)[count]) {
    for (const Hostile& each : hostile) {
      SCOPED_TRACE(each.name);
      EXPECT_THAT(refusal(each.bytes()), HasSubstr(each.reason));
    }
  }
};

TEST_F(HostileZips, are_refused_for_their_names) { expect_refused(hostile_names); }
TEST_F(HostileZips, are_refused_for_their_entries) { expect_refused(hostile_entries); }
TEST_F(HostileZips, are_refused_for_what_is_around_the_entries) { expect_refused(hostile_zips); }

TEST_F(HostileZips, do_not_reach_the_terminal_with_their_names) {
  EXPECT_THAT(refusal(named("\x1b[2J\n")), HasSubstr("“\\x1b[2J\\x0a”"));
}

TEST_F(HostileZips, cut_anywhere_are_refused) {
  const std::string whole = zip_of({stored("a", "text"), deflated("b", "text text text")});
  ASSERT_EQ(refusal(whole), "");
  for (std::size_t size = 0; size < whole.size(); ++size) EXPECT_NE(refusal(whole.substr(0, size)), "") << size;
}

TEST_F(HostileZips, with_other_data_than_declared_cannot_be_read) {
  const std::string text(100'000, 'a');
  const auto lying = [&](const std::function<void(RawZipEntry&)>& change) {
    RawZipEntry entry = deflated("a", text);
    change(entry);
    auto opened = open(zip_of({entry}));
    auto& zip = std::get<ZipReader>(opened);
    std::size_t taken = 0;
    const auto fault = zip.read(zip.entries()[0], [&](std::string_view piece) {
      taken += piece.size();
      return std::optional<Fault>();
    });
    EXPECT_LE(taken, zip.entries()[0].size);
    return fault ? fault->english : std::string();
  };
  EXPECT_EQ(lying([](auto&) {}), "");
  EXPECT_THAT(lying([](auto& e) { e.size = 99'999; }), HasSubstr("damaged"));
  EXPECT_THAT(lying([](auto& e) { e.size = 10; }), HasSubstr("damaged"));
  EXPECT_THAT(lying([](auto& e) { e.size = 100'001; }), HasSubstr("damaged"));
  EXPECT_THAT(lying([](auto& e) { e.crc = 1; }), HasSubstr("damaged"));
  EXPECT_THAT(lying([](auto& e) { e.packed[20] ^= 1; }), HasSubstr("damaged"));
  EXPECT_THAT(lying([](auto& e) { e.packed.resize(e.packed.size() - 3); }), HasSubstr("damaged"));
}

TEST_F(ZipReaderTest, says_what_the_system_says_of_files_that_are_none) {
  const auto kind = [&](const std::string& path) {
    const auto opened = ZipReader::open(path);
    const auto* fault = std::get_if<Fault>(&opened);
    return fault != nullptr && fault->kind == Fault::Kind::system;
  };
  EXPECT_TRUE(kind(folder_.path("missing")));
  EXPECT_TRUE(kind(folder_.path("")));
  ASSERT_EQ(::mkfifo(folder_.path("pipe").c_str(), 0600), 0);
  EXPECT_TRUE(kind(folder_.path("pipe")));
}

}  // namespace
}  // namespace shirube
