#include "generator/offline/diff_bundles.h"

#include "generator/offline/example_kiosk.h"

namespace shirube {
namespace {

namespace fs = std::filesystem;

class DiffTest : public KioskTest {
 protected:
  Fault no_update(const std::string& from, const std::string& to, const std::string& output) const {
    const auto fault = diff_bundles(from, to, output);
    EXPECT_TRUE(fault);
    return fault.value_or(Fault());
  }

  /// A second version that changes a file, drops one and adds one.
  ExampleFiles changed_files() const {
    ExampleFiles files = example_files(version_2);
    files.erase("guides/reset.html");
    files["flows/mail.html"] = "flow\n";
    return files;
  }
};

TEST_F(DiffTest, an_update_holds_the_changed_files_only) {
  const std::string file = update(bundle(version_1), bundle(version_2, changed_files()));
  auto opened = open_bundle(file);
  const auto& contents = std::get<BundleContents>(opened);
  EXPECT_EQ(contents.update_from, version_1);
  std::vector<std::string> paths;
  for (const ZipEntry& entry : contents.zip.entries()) paths.push_back(entry.path);
  EXPECT_EQ(paths,
            (std::vector<std::string>{"SHA256SUMS", "UPDATE.json", "VERSION.json", "flows/mail.html", "index.html"}));
}

TEST_F(DiffTest, an_update_makes_the_copy_that_the_bundle_would_have_made) {
  const ExampleKey key;
  const std::string first = bundle(version_1, {}, &key.secret);
  const std::string second = bundle(version_2, changed_files(), &key.secret);
  applied(first);
  applied(second);
  const auto by_bundle = copy();
  fs::remove_all(kiosk());
  applied(first);
  ApplyOrder updated = order(update(first, second));
  updated.key = key.open;
  EXPECT_TRUE(applied(updated).is_signed);
  EXPECT_EQ(copy(), by_bundle);
}

TEST_F(DiffTest, the_same_two_bundles_give_the_same_bytes) {
  const std::string first = bundle(version_1), second = bundle(version_2);
  const std::string bytes = read_bytes(update(first, second));
  EXPECT_EQ(read_bytes(update(first, second)), bytes);
}

TEST_F(DiffTest, an_update_of_another_version_is_refused_and_says_which_bundle_to_take) {
  const std::string file = update(bundle(version_2), bundle(version_3));
  const Fault nothing = refused(file);
  EXPECT_EQ(nothing.kind, Fault::Kind::untrusted);
  EXPECT_EQ(nothing.english, file + ": is an update from version 20261102T090000Z, but " + kiosk() +
                                 " shows none yet; take the full bundle of edition osaka, version 20261103T090000Z");
  EXPECT_FALSE(fs::exists(kiosk()));
  applied(bundle(version_1));
  const Fault other = refused(file);
  EXPECT_EQ(other.kind, Fault::Kind::untrusted);
  EXPECT_EQ(other.english, file + ": is an update from version 20261102T090000Z, but " + kiosk() +
                               " shows 20261101T090000Z; take the full bundle of edition osaka, version "
                               "20261103T090000Z");
}

TEST_F(DiffTest, an_update_whose_base_is_broken_is_refused) {
  applied(bundle(version_1));
  write_bytes(in_kiosk("current/guides/login.html"), "damaged");
  const Fault fault = refused(update(bundle(version_1), bundle(version_2)));
  EXPECT_EQ(fault.kind, Fault::Kind::untrusted);
  EXPECT_EQ(fault.english, kiosk() +
                               ": version 20261101T090000Z is damaged, so that an update cannot build on it; take the "
                               "full bundle of edition osaka, version 20261102T090000Z");
}

TEST_F(DiffTest, an_update_that_stands_already_is_done) {
  applied(bundle(version_1));
  const std::string file = update(bundle(version_1), bundle(version_2));
  applied(file);
  EXPECT_TRUE(applied(file).was_current);
}

TEST_F(DiffTest, an_update_that_lacks_a_file_is_refused) {
  applied(bundle(version_1));
  RawZip zip = raw_bundle(changed_files(), example_version(version_2));
  std::erase_if(zip.entries, [](const RawZipEntry& entry) { return entry.path == "flows/mail.html"; });
  RawZipEntry& from = zip.entries.emplace_back();
  from.path = update_path;
  from.packed = write_update(version_1);
  const Fault fault = refused(raw(zip));
  EXPECT_EQ(fault.kind, Fault::Kind::untrusted);
  EXPECT_EQ(fault.english,
            path("raw.zip") + ": lacks flows/mail.html, and the version that stands does not have it; get it anew");
}

TEST_F(DiffTest, names_that_only_the_whole_makes_ambiguous_are_refused) {
  applied(bundle(version_1));
  for (const char* name : {"INDEX.html", "START.html/file", "Guides"}) {
    ExampleFiles files = example_files(version_1);
    files[name] = "new";
    RawZip zip = raw_bundle(files, example_version(version_2));
    std::erase_if(zip.entries, [](const RawZipEntry& entry) {
      return entry.path == "index.html" || entry.path == "START.html" || entry.path.starts_with("guides/");
    });
    RawZipEntry& from = zip.entries.emplace_back();
    from.path = update_path;
    from.packed = write_update(version_1);
    EXPECT_EQ(refused(raw(zip)).kind, Fault::Kind::untrusted) << name;
  }
}

TEST_F(DiffTest, no_update_is_made_of_what_does_not_belong_together) {
  const std::string first = bundle(version_1), second = bundle(version_2), to = path("to.zip");
  const std::string tokyo = bundle(version_2, {}, nullptr, "tokyo");
  EXPECT_EQ(no_update(first, tokyo, to).english,
            tokyo +
                ": is edition tokyo of “G-MIS の案内”, the old one edition osaka of “G-MIS の案内”: there is no "
                "update between them");
  EXPECT_EQ(no_update(second, first, to).english,
            first + ": version 20261101T090000Z is not newer than 20261102T090000Z; name the old one first");
  const std::string change = update(first, second);
  EXPECT_EQ(no_update(change, bundle(version_3), to).english, change + ": is an update; name the full bundle");
  EXPECT_EQ(no_update(first, change, to).english, change + ": is an update; name the full bundle");
  EXPECT_EQ(no_update(first, second, second).english, second + ": is one of the bundles; choose another --output");
  EXPECT_EQ(no_update(path("missing.zip"), second, to).kind, Fault::Kind::system);
  EXPECT_FALSE(fs::exists(to));
}

TEST_F(DiffTest, no_update_is_made_of_a_broken_bundle) {
  RawZip zip = raw_bundle(example_files(version_2), example_version(version_2));
  for (RawZipEntry& entry : zip.entries) {
    if (entry.path == "index.html") entry.packed = "changed";
  }
  const Fault fault = no_update(bundle(version_1), raw(zip), path("to.zip"));
  EXPECT_EQ(fault.kind, Fault::Kind::untrusted);
  EXPECT_EQ(fault.english,
            path("raw.zip") + ": does not agree with its SHA256SUMS: 1 changed: index.html; get it anew");
  EXPECT_EQ(fault.japanese,
            path("raw.zip") +
                ": 中身が SHA256SUMS と合いません。変わったファイル 1個: index.html。もう一度もらい直してください");
}

}  // namespace
}  // namespace shirube
