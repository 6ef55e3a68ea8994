#include "generator/offline/bundle_contents.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "generator/offline/example_bundles.h"
#include "generator/offline/make_bundle.h"

namespace shirube {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;

class BundleContentsTest : public testing::Test {
 protected:
  OfflineResult<BundleContents> open(const std::vector<RawZipEntry>& entries) {
    return open_bundle(folder_.write("bundle", zip_of(entries)));
  }
  std::string refusal(const std::vector<RawZipEntry>& entries) {
    const auto opened = open(entries);
    return std::holds_alternative<Fault>(opened) ? std::get<Fault>(opened).english : std::string();
  }
  BundleFindings findings(const std::vector<RawZipEntry>& entries) {
    auto opened = open(entries);
    if (const auto* fault = std::get_if<Fault>(&opened)) {
      ADD_FAILURE() << fault->english;
      return {};
    }
    return std::get<BundleFindings>(compare_files(std::get<BundleContents>(opened)));
  }
  std::string signature_refusal(const std::vector<RawZipEntry>& entries) {
    const auto opened = open(entries);
    const auto fault = check_signature(std::get<BundleContents>(opened), keys_.open);
    return fault ? fault->english : std::string();
  }

  const ExampleFolder folder_;
  const ExampleKeys keys_ = example_keys(1);
  const ExampleBundle bundle_;
};

TEST_F(BundleContentsTest, are_whole_and_signed_as_they_were_made) {
  const auto opened = open(bundle_.entries(&keys_));
  const auto& contents = std::get<BundleContents>(opened);
  EXPECT_EQ(contents.version.edition, "osaka");
  EXPECT_EQ(contents.checksums.size(), 4U);
  EXPECT_FALSE(contents.is_update());
  EXPECT_FALSE(check_signature(contents, keys_.open));
  EXPECT_TRUE(findings(bundle_.entries(&keys_)).is_whole());
}

TEST_F(BundleContentsTest, tell_each_file_that_is_missing_extra_or_changed) {
  auto entries = bundle_.entries(nullptr);
  entry_of(entries, "guides/a.html").path = "guides/b.html";
  entry_of(entries, "index.html").packed = "<p>hom3</p>\n";
  const BundleFindings found = findings(entries);
  EXPECT_THAT(found.missing, ElementsAre("guides/a.html"));
  EXPECT_THAT(found.extra, ElementsAre("guides/b.html"));
  EXPECT_THAT(found.changed, ElementsAre("index.html"));
  EXPECT_FALSE(found.is_whole());
}

TEST_F(BundleContentsTest, tell_a_damaged_file_as_changed) {
  auto entries = bundle_.entries(nullptr);
  RawZipEntry& entry = entry_of(entries, "index.html");
  entry.crc = crc_of(entry.packed);
  entry.packed[3] ^= 1;
  EXPECT_THAT(findings(entries).changed, ElementsAre("index.html"));
}

TEST_F(BundleContentsTest, are_none_without_the_files_that_tell_of_them) {
  for (const char* path : {version_path, checksums_path}) {
    auto entries = bundle_.entries(&keys_);
    std::erase_if(entries, [&](const RawZipEntry& entry) { return entry.path == path; });
    EXPECT_THAT(refusal(entries), HasSubstr(std::string("no offline bundle (") + path));
  }
  EXPECT_THAT(refusal({}), HasSubstr("no offline bundle"));
}

TEST_F(BundleContentsTest, are_none_where_these_files_are_hostile) {
  for (const char* path : {version_path, checksums_path, signature_path}) {
    auto entries = bundle_.entries(&keys_);
    entry_of(entries, path).packed = "nonsense";
    EXPECT_THAT(refusal(entries), HasSubstr("no offline bundle")) << path;
  }
  auto entries = bundle_.entries(&keys_);
  entry_of(entries, version_path).packed.append(65'536, ' ');
  EXPECT_THAT(refusal(entries), HasSubstr("too large"));
}

TEST_F(BundleContentsTest, are_refused_where_VERSION_json_was_changed) {
  ExampleBundle newer = bundle_;
  newer.version.version = "20271121T090000Z";
  newer.version.made = "2027-11-21T09:00:00Z";
  auto entries = bundle_.entries(&keys_);
  entry_of(entries, version_path).packed = write_version(newer.version);
  EXPECT_THAT(refusal(entries), HasSubstr("it was changed"));
}

TEST_F(BundleContentsTest, of_an_update_may_lack_files_but_not_change_them) {
  auto entries = bundle_.entries(&keys_);
  std::erase_if(entries, [](const RawZipEntry& entry) { return entry.path == "guides/a.html"; });
  RawZipEntry update;
  update.path = update_path;
  update.packed = write_update("20261001T000000Z");
  entries.push_back(update);
  EXPECT_TRUE(findings(entries).is_whole());
  const auto opened = open(entries);
  EXPECT_EQ(std::get<BundleContents>(opened).update_from, "20261001T000000Z");
  entry_of(entries, "index.html").packed = "x";
  EXPECT_THAT(findings(entries).changed, ElementsAre("index.html"));
  entry_of(entries, update_path).packed = "{\"from\": \"../..\"}";
  EXPECT_THAT(refusal(entries), HasSubstr("UPDATE.json"));
}

TEST_F(BundleContentsTest, of_a_bundle_hold_no_UPDATE_json_of_the_edition) {
  ExampleBundle disguised = bundle_;
  disguised.files[update_path] = write_update("20261001T000000Z");
  EXPECT_THAT(refusal(disguised.entries(&keys_)), HasSubstr("UPDATE.json"));
}

TEST_F(BundleContentsTest, are_signed_by_the_key_and_no_other) {
  EXPECT_EQ(signature_refusal(bundle_.entries(&keys_)), "");
  EXPECT_THAT(signature_refusal(bundle_.entries(nullptr)), HasSubstr("is not signed"));
  const ExampleKeys other = example_keys(2);
  EXPECT_THAT(signature_refusal(bundle_.entries(&other)), HasSubstr("signed by another key"));
  ExampleKeys disguised = example_keys(2);
  disguised.secret.id = keys_.open.id;
  EXPECT_THAT(signature_refusal(bundle_.entries(&disguised)), HasSubstr("wrong signature"));
}

TEST_F(BundleContentsTest, are_not_signed_by_another_bundles_signature) {
  ExampleBundle other = bundle_;
  other.files["index.html"] = "other";
  auto others = other.entries(&keys_);
  auto entries = bundle_.entries(&keys_);
  entry_of(entries, signature_path) = entry_of(others, signature_path);
  EXPECT_THAT(signature_refusal(entries), HasSubstr("wrong signature"));
}

TEST_F(BundleContentsTest, are_not_signed_where_the_comment_tells_of_another_version) {
  auto entries = bundle_.entries(&keys_);
  const std::string sums = entry_of(entries, checksums_path).packed;
  const std::string comment = trusted_comment("osaka", bundle_.version.version, "2099-01-01");
  entry_of(entries, signature_path).packed = write_signature(sign(sums, comment, keys_.secret), "x");
  EXPECT_THAT(signature_refusal(entries), HasSubstr("another edition, version or expiry"));
  Signature changed = sign(sums, comment, keys_.secret);
  changed.trusted_comment = trusted_comment("osaka", bundle_.version.version, bundle_.version.expires);
  entry_of(entries, signature_path).packed = write_signature(changed, "x");
  EXPECT_THAT(signature_refusal(entries), HasSubstr("wrong signature"));
}

/// Whether somebody who asks for this key takes the bytes for the example's files.
bool is_accepted(const std::string& path, const PublicKey& key) {
  auto opened = open_bundle(path);
  auto* contents = std::get_if<BundleContents>(&opened);
  if (contents == nullptr || check_signature(*contents, key)) return false;
  const auto compared = compare_files(*contents);
  return std::get<BundleFindings>(compared).is_whole();
}

TEST_F(BundleContentsTest, with_any_bit_flipped_are_refused_or_hold_the_same_files) {
  const std::string whole = zip_of(bundle_.entries(&keys_));
  ASSERT_TRUE(is_accepted(folder_.write("flipped", whole), keys_.open));
  std::vector<std::size_t> accepted;
  for (std::size_t place = 0; place < whole.size(); ++place) {
    std::string flipped = whole;
    flipped[place] = static_cast<char>(flipped[place] ^ 1 << (place % 8));
    if (!is_accepted(folder_.write("flipped", flipped), keys_.open)) continue;
    auto opened = open_bundle(folder_.path("flipped"));
    auto& zip = std::get<BundleContents>(opened).zip;
    for (const auto& [path, bytes] : bundle_.files) {
      EXPECT_EQ(std::get<std::string>(zip.read(*zip.find(path), 1'000)), bytes) << place;
    }
    accepted.push_back(place);
  }
  // The packer's version, the rights of files, the untrusted comment: nothing that anybody reads.
  EXPECT_LT(accepted.size(), whole.size() / 10);
}

TEST_F(BundleContentsTest, cut_anywhere_are_refused) {
  const std::string whole = zip_of(bundle_.entries(&keys_));
  for (std::size_t size = 0; size < whole.size(); size += 7) {
    EXPECT_FALSE(is_accepted(folder_.write("cut", whole.substr(0, size)), keys_.open)) << size;
  }
}

class MakeBundleTest : public BundleContentsTest {
 protected:
  std::vector<ZipSource> sources() const {
    std::vector<ZipSource> made;
    for (const auto& [path, bytes] : bundle_.files) {
      made.push_back({path, [bytes = bytes]() -> OfflineResult<std::string> { return bytes; }});
    }
    return made;
  }
};

TEST_F(MakeBundleTest, makes_a_whole_and_signed_bundle) {
  ASSERT_FALSE(make_bundle(folder_.path("made"), sources(), bundle_.version, &keys_.secret));
  EXPECT_TRUE(is_accepted(folder_.path("made"), keys_.open));
  ASSERT_FALSE(make_bundle(folder_.path("again"), sources(), bundle_.version, &keys_.secret));
  EXPECT_EQ(folder_.read("made"), folder_.read("again"));
}

TEST_F(MakeBundleTest, makes_one_without_a_signature_where_there_is_no_key) {
  ASSERT_FALSE(make_bundle(folder_.path("made"), sources(), bundle_.version, nullptr));
  const auto opened = open_bundle(folder_.path("made"));
  EXPECT_FALSE(std::get<BundleContents>(opened).signature);
}

TEST_F(MakeBundleTest, refuses_files_with_names_of_its_own) {
  for (const char* path : {version_path, checksums_path, signature_path, update_path, "../a"}) {
    auto files = sources();
    files.push_back({path, []() -> OfflineResult<std::string> { return std::string(); }});
    const auto fault = make_bundle(folder_.path("made"), files, bundle_.version, nullptr);
    ASSERT_TRUE(fault) << path;
    EXPECT_THAT(fault->english, HasSubstr("cannot go into a bundle"));
  }
  EXPECT_FALSE(std::filesystem::exists(folder_.path("made")));
}

}  // namespace
}  // namespace shirube
