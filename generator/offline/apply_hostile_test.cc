// Hostile bundles, put onto a kiosk: all are refused, and the copy keeps every byte.
#include <functional>

#include "generator/offline/example_kiosk.h"

namespace shirube {
namespace {

/// What a liar does to a bundle's entries. Those that the list should still agree with have it made anew.
struct Lie {
  std::string name;
  std::function<void(RawZip&)> tell;
};

RawZipEntry& entry_at(RawZip& zip, const std::string& path) {
  const auto found = std::find_if(zip.entries.begin(), zip.entries.end(),
                                  [&](const RawZipEntry& entry) { return entry.path == path; });
  return *found;
}

/// Adds an entry and lists it, where a list can name it at all: so that nothing but the entry itself is wrong.
RawZipEntry& add_listed(RawZip& zip, const std::string& path, const std::string& bytes) {
  RawZipEntry& list = entry_at(zip, checksums_path);
  auto checksums = *read_checksums(list.packed);
  checksums[path] = sha256_hex(bytes);
  list.packed = write_checksums(checksums);
  RawZipEntry& entry = zip.entries.emplace_back();
  entry.path = path;
  entry.packed = bytes;
  return entry;
}

/// The same that is listed by nobody.
RawZipEntry& add_unlisted(RawZip& zip, const std::string& path, const std::string& bytes = "x") {
  RawZipEntry& entry = zip.entries.emplace_back();
  entry.path = path;
  entry.packed = bytes;
  return entry;
}

/// In the format of deflate (RFC 1951), as blocks that are stored.
std::string deflated(const std::string& bytes) {
  constexpr std::size_t block = 0xFFFF;
  RawBytes packed;
  for (std::size_t begin = 0; begin < bytes.size(); begin += block) {
    const std::string piece = bytes.substr(begin, block);
    const bool is_last = begin + block >= bytes.size();
    packed.text(std::string(1, is_last ? '\1' : '\0')).two(piece.size()).two(~piece.size()).text(piece);
  }
  return packed.bytes();
}

/// A listed file, deflated, that declares another size than it has.
Lie deflated_as(const std::string& name, std::size_t size, std::uint32_t declared) {
  return {name, [=](RawZip& zip) {
            const std::string bytes(size, '\0');
            RawZipEntry& entry = add_listed(zip, "big.bin", bytes);
            entry.packed = deflated(bytes);
            entry.method = 8;
            entry.crc = crc_of(bytes);
            entry.size = declared;
          }};
}

/// VERSION.json with other words, which the list agrees with.
Lie version_says(const std::string& name, const std::function<void(BundleVersion&)>& change) {
  return {"VERSION.json with " + name, [change](RawZip& zip) {
            BundleVersion version = example_version(version_2);
            change(version);
            RawZipEntry& entry = entry_at(zip, version_path);
            entry.packed = write_version(version);
            RawZipEntry& list = entry_at(zip, checksums_path);
            auto checksums = *read_checksums(list.packed);
            checksums[version_path] = sha256_hex(entry.packed);
            list.packed = write_checksums(checksums);
          }};
}

void drop(RawZip& zip, const std::string& path) {
  std::erase_if(zip.entries, [&](const RawZipEntry& entry) { return entry.path == path; });
}

std::vector<Lie> names_that_lie() {
  std::vector<Lie> lies;
  for (const char* path : {"../escaped",
                           "a/../../escaped",
                           "..",
                           ".",
                           "/escaped",
                           "//host/share",
                           "C:/escaped",
                           "C:escaped",
                           "..\\escaped",
                           "a\\b",
                           "CON",
                           "aux.html",
                           "guides/nul",
                           "com1.txt",
                           "ends-in-dot.",
                           "ends-in-space ",
                           "a//b",
                           "./a",
                           "a/./b",
                           "colon:stream",
                           "guides/",
                           "日本語.html",
                           "a\nb",
                           "star*",
                           "tilde~1",
                           "INDEX.html",
                           "Guides/other.html",
                           "index.html/below",
                           "guides"}) {
    lies.push_back({std::string("a file named ") + path, [path](RawZip& zip) { add_unlisted(zip, path); }});
  }
  lies.push_back({"a name with a NUL", [](RawZip& zip) { add_unlisted(zip, std::string("index.html\0.x", 13)); }});
  lies.push_back({"an empty name", [](RawZip& zip) { add_unlisted(zip, ""); }});
  lies.push_back({"a name of 300 bytes", [](RawZip& zip) { add_unlisted(zip, std::string(300, 'a')); }});
  return lies;
}

std::vector<Lie> entries_that_lie() {
  return {
      {"a link", [](RawZip& zip) { add_listed(zip, "link", "/etc/passwd").attributes = 0120777U << 16; }},
      {"a device", [](RawZip& zip) { add_listed(zip, "device", "").attributes = 0060666U << 16; }},
      {"a pipe", [](RawZip& zip) { add_listed(zip, "pipe", "").attributes = 0010666U << 16; }},
      {"a folder that is a file", [](RawZip& zip) { add_listed(zip, "folder", "").attributes = 0040755U << 16; }},
      {"a file that is there twice", [](RawZip& zip) { add_unlisted(zip, "index.html", "other"); }},
      {"the list twice", [](RawZip& zip) { add_unlisted(zip, checksums_path, ""); }},
      {"an encrypted file", [](RawZip& zip) { add_listed(zip, "secret", "x").flags = 1; }},
      {"another method", [](RawZip& zip) { add_listed(zip, "packed", "x").method = 12; }},
      {"another name in the local header", [](RawZip& zip) { add_listed(zip, "name", "x").local_path = "eman"; }},
      {"another size in the local header", [](RawZip& zip) { add_listed(zip, "size", "xx").local_size = 1; }},
      {"another CRC", [](RawZip& zip) { add_listed(zip, "crc", "x").crc = 1; }},
      {"two entries over the same bytes",
       [](RawZip& zip) {
         zip.entries[1].offset = 0;
         zip.entries[0].offset = 0;
       }},
      deflated_as("a file that goes on after its size", 100'000, 1'000),
      deflated_as("a file that ends before its size", 1'000, 100'000),
      deflated_as("a bomb", 1'000'000, 0x7FFFFFFF),
      {"a gibibyte declared",
       [](RawZip& zip) {
         for (const char* path : {"one.bin", "two.bin"}) add_listed(zip, path, "x").size = 0x30000000;
       }},
  };
}

std::vector<Lie> lists_that_lie() {
  return {
      {"a file that nobody lists", [](RawZip& zip) { add_unlisted(zip, "extra.html"); }},
      {"a file that is missing", [](RawZip& zip) { drop(zip, "index.html"); }},
      {"a file with other bytes", [](RawZip& zip) { entry_at(zip, "index.html").packed = "other"; }},
      {"no list", [](RawZip& zip) { drop(zip, checksums_path); }},
      {"an empty list", [](RawZip& zip) { entry_at(zip, checksums_path).packed = ""; }},
      {"a list without an end of line", [](RawZip& zip) { entry_at(zip, checksums_path).packed.pop_back(); }},
      {"a list that names itself",
       [](RawZip& zip) { entry_at(zip, checksums_path).packed += std::string(64, '0') + "  SHA256SUMS\n"; }},
      {"a list that leads outside",
       [](RawZip& zip) { entry_at(zip, checksums_path).packed += std::string(64, '0') + "  ../zzz\n"; }},
      {"no version", [](RawZip& zip) { drop(zip, version_path); }},
      {"a version that is no JSON", [](RawZip& zip) { entry_at(zip, version_path).packed = "{"; }},
      {"a version that the list does not agree with",
       [](RawZip& zip) { entry_at(zip, version_path).packed = write_version(example_version(version_3)); }},
      version_says("an older version", [](BundleVersion& version) { version = example_version("20251102T090000Z"); }),
      version_says("another edition", [](BundleVersion& version) { version.edition = "tokyo"; }),
      version_says("an edition that leads outside", [](BundleVersion& version) { version.edition = "../osaka"; }),
      version_says("a version that leads outside", [](BundleVersion& version) { version.version = "../../x"; }),
      version_says("a day that does not exist", [](BundleVersion& version) { version.version = "20261340T090000Z"; }),
      version_says("the version that stands", [](BundleVersion& version) { version = example_version(version_1); }),
      {"an update from a version that leads outside",
       [](RawZip& zip) { add_unlisted(zip, update_path, "{\"from\": \"../..\"}\n"); }},
      {"an update from another version", [](RawZip& zip) { add_unlisted(zip, update_path, write_update(version_3)); }},
  };
}

class HostileTest : public KioskTest {
 protected:
  HostileTest() { applied(bundle(version_1)); }

  void expect_all_refused(const std::vector<Lie>& lies) const {
    for (const Lie& lie : lies) {
      SCOPED_TRACE(lie.name);
      RawZip zip = raw_bundle(example_files(version_2), example_version(version_2));
      lie.tell(zip);
      EXPECT_EQ(refused(raw(zip)).kind, Fault::Kind::untrusted);
      EXPECT_EQ(shown(), version_1);
    }
    EXPECT_FALSE(std::filesystem::exists(path("escaped")));
  }
};

TEST_F(HostileTest, what_the_lies_are_told_of_would_be_taken) {
  applied(raw(raw_bundle(example_files(version_2), example_version(version_2))));
  EXPECT_EQ(shown(), version_2);
}

TEST_F(HostileTest, names_that_lie_are_refused) { expect_all_refused(names_that_lie()); }

TEST_F(HostileTest, entries_that_lie_are_refused) { expect_all_refused(entries_that_lie()); }

TEST_F(HostileTest, lists_that_lie_are_refused) { expect_all_refused(lists_that_lie()); }

TEST_F(HostileTest, a_bundle_cut_anywhere_is_refused) {
  const std::string bytes = read_bytes(bundle(version_2));
  for (std::size_t size = 0; size < bytes.size(); size += 1 + size / 40) {
    SCOPED_TRACE(size);
    write_bytes(path("cut.zip"), bytes.substr(0, size));
    EXPECT_EQ(refused(path("cut.zip")).kind, Fault::Kind::untrusted);
  }
}

TEST_F(HostileTest, what_is_no_zip_is_refused) {
  for (const std::string& bytes :
       {std::string(), std::string("PK"), std::string(100'000, '\0'), std::string("<html>")}) {
    write_bytes(path("none.zip"), bytes);
    EXPECT_EQ(refused(path("none.zip")).kind, Fault::Kind::untrusted);
  }
}

// Some bits say nothing of the contents (a time, the untrusted comment). Such a bundle may be taken, as what it is.
TEST_F(HostileTest, with_a_bit_flipped_anywhere_a_signed_bundle_is_refused_or_means_the_same) {
  const ExampleKey key;
  const std::string good = bundle(version_2, {}, &key.secret);
  const std::string bytes = read_bytes(good);
  std::size_t refusals = 0, tries = 0;
  for (std::size_t at = 0; at < bytes.size(); at += 3) {
    SCOPED_TRACE(at);
    std::string flipped = bytes;
    flipped[at] = static_cast<char>(flipped[at] ^ (1 << (at % 8)));
    write_bytes(path("flipped.zip"), flipped);
    ApplyOrder what = order(path("flipped.zip"));
    what.key = key.open;
    const auto before = copy();
    const auto result = apply_bundle(what);
    ++tries;
    if (const auto* fault = std::get_if<Fault>(&result)) {
      ++refusals;
      EXPECT_EQ(fault->kind, Fault::Kind::untrusted);
      ASSERT_EQ(copy(), before);
      continue;
    }
    ASSERT_TRUE(is_shown_whole());
    ASSERT_EQ(shown_page(), example_files(version_2)["index.html"]);
    std::filesystem::remove_all(kiosk());
    applied(bundle(version_1));
  }
  EXPECT_GT(refusals, tries * 8 / 10);
}

class HostileSignatureTest : public HostileTest {
 protected:
  /// The order to apply a signed bundle whose signature's text was changed.
  ApplyOrder with_signature(const std::function<void(std::string&)>& change) const {
    ExampleFiles files = example_files(version_2);
    RawZip zip = raw_bundle(files, example_version(version_2));
    const Signature signature =
        sign(entry_at(zip, checksums_path).packed, trusted_comment("osaka", version_2, ""), key_.secret);
    std::string text = write_signature(signature, "signature");
    change(text);
    add_unlisted(zip, signature_path, text);
    ApplyOrder what = order(raw(zip));
    what.key = key_.open;
    return what;
  }

  static void replace(std::string& text, const std::string& what, const std::string& by) {
    ASSERT_NE(text.find(what), std::string::npos);
    text.replace(text.find(what), what.size(), by);
  }

  ExampleKey key_;
};

TEST_F(HostileSignatureTest, a_true_signature_is_taken) {
  EXPECT_TRUE(applied(with_signature([](std::string&) {})).is_signed);
}

TEST_F(HostileSignatureTest, a_changed_signature_is_refused) {
  refused(with_signature([](std::string& text) { text.clear(); }));
  refused(with_signature([](std::string& text) { text.resize(text.size() / 2); }));
  refused(with_signature([](std::string& text) { replace(text, "edition:osaka", "edition:tokyo"); }));
  refused(with_signature([](std::string& text) { replace(text, version_2, version_3); }));
  refused(with_signature([](std::string& text) { replace(text, "expires:never", "expires:2099-12-31"); }));
  refused(with_signature([](std::string& text) { text += "more\n"; }));
}

TEST_F(HostileSignatureTest, another_keys_signature_is_refused_also_where_it_claims_to_be_this_one) {
  ExampleKey other(2);
  for (const bool claims : {false, true}) {
    if (claims) other.secret.id = key_.secret.id;
    ApplyOrder what = order(bundle(version_2, {}, &other.secret));
    what.key = key_.open;
    EXPECT_EQ(refused(what).kind, Fault::Kind::untrusted);
  }
}

TEST_F(HostileSignatureTest, a_true_signature_of_another_bundle_is_refused) {
  for (const char* comment_version : {version_2, version_3}) {
    RawZip zip = raw_bundle(example_files(version_2), example_version(version_2));
    // Of another list; or of this list, with the comment of another version.
    const std::string list = comment_version == version_2 ? "other\n" : entry_at(zip, checksums_path).packed;
    const Signature signature = sign(list, trusted_comment("osaka", comment_version, ""), key_.secret);
    add_unlisted(zip, signature_path, write_signature(signature, "signature"));
    ApplyOrder what = order(raw(zip));
    what.key = key_.open;
    EXPECT_EQ(refused(what).kind, Fault::Kind::untrusted) << comment_version;
  }
}

TEST_F(HostileSignatureTest, a_signed_update_with_changed_files_is_refused) {
  const std::string first = bundle(version_1), second = bundle(version_2, {}, &key_.secret);
  const std::string file = update(first, second);
  const std::string bytes = read_bytes(file);
  for (std::size_t at = 0; at < bytes.size(); at += 7) {
    SCOPED_TRACE(at);
    std::string flipped = bytes;
    flipped[at] = static_cast<char>(flipped[at] ^ 0x10);
    write_bytes(path("flipped.zip"), flipped);
    ApplyOrder what = order(path("flipped.zip"));
    what.key = key_.open;
    const auto before = copy();
    const auto result = apply_bundle(what);
    if (std::holds_alternative<Fault>(result)) {
      ASSERT_EQ(copy(), before);
      continue;
    }
    ASSERT_TRUE(is_shown_whole());
    ASSERT_EQ(shown_page(), example_files(version_2)["index.html"]);
    std::filesystem::remove_all(kiosk());
    applied(first);
  }
}

}  // namespace
}  // namespace shirube
