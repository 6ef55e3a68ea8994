#include "generator/load/content_files.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "base/memory_file_system.h"
#include "generator/model/suggestion.h"
#include "generator/model/told_test.h"

namespace shirube {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;

class ContentFilesTest : public testing::Test {
 protected:
  ContentFilesTest() { files.add_folder("/site/content"); }

  void add(const std::string& path, std::string text = "") { files.add_file("/site/content/" + path, std::move(text)); }

  /// The smallest site, so that nothing is missing.
  void add_site() {
    add("site.yaml");
    add("editions/national.yaml");
  }

  ContentFiles find() { return find_content_files(files, "/site", names, diagnostics); }

  Told told_by_finding() {
    find();
    return told_lines();
  }

  Told told_lines() const {
    return told(diagnostics, names, [&](FileId file) {
      const auto read = files.read("/site/" + names.path(file), ByteCount{1000});
      return std::holds_alternative<std::string>(read) ? std::get<std::string>(read) : std::string();
    });
  }

  MemoryFileSystem files;
  FileNames names;
  Diagnostics diagnostics;
};

TEST_F(ContentFilesTest, files_are_what_their_place_and_name_say) {
  add_site();
  add("editions/osaka.yaml");
  add("editions/osaka/guides/log-in.yaml");
  add("sources/manual.yaml");
  add("guides/log-in.yaml");
  add("guides/reset.yaml");
  add("forms/register.yaml");
  add("editions/osaka/forms/register.yaml");
  add("images/log-in.png");
  const ContentFiles found = find();
  EXPECT_THAT(told_lines(), IsEmpty());
  ASSERT_TRUE(found.site);
  EXPECT_EQ(names.path(*found.site), "content/site.yaml");
  EXPECT_THAT(ids_of(found.editions), ElementsAre("national", "osaka"));
  EXPECT_THAT(ids_of(found.sources), ElementsAre("manual"));
  EXPECT_THAT(ids_of(found.guides.files), ElementsAre("log-in", "reset"));
  EXPECT_EQ(names.path(found.guides.overlays.at("osaka").at("log-in")), "content/editions/osaka/guides/log-in.yaml");
  EXPECT_THAT(ids_of(found.forms.files), ElementsAre("register"));
  EXPECT_EQ(found.forms.overlays.at("osaka").count("register"), 1U);
  EXPECT_THAT(found.refused, IsEmpty());
}

TEST_F(ContentFilesTest, they_are_sorted_by_id_and_not_by_name) {
  add_site();
  add("guides/gmis.yaml");
  add("guides/gmis-login.yaml");
  add("guides/gmis-login-2.yaml");
  const ContentFiles found = find();
  EXPECT_THAT(ids_of(found.guides.files), ElementsAre("gmis", "gmis-login", "gmis-login-2"));
}

TEST_F(ContentFilesTest, a_folder_that_holds_no_site_is_one_mistake) {
  MemoryFileSystem empty;
  find_content_files(empty, "/site", names, diagnostics);
  EXPECT_THAT(told_lines(), ElementsAre("content/site.yaml missing-file file=content/site.yaml"));
}

TEST_F(ContentFilesTest, a_site_needs_its_settings_and_an_edition) {
  EXPECT_THAT(
      told_by_finding(),
      ElementsAre("content/editions/national.yaml missing-file file=content/editions/national.yaml hint=edition",
                  "content/site.yaml missing-file file=content/site.yaml"));
}

TEST_F(ContentFilesTest, what_stands_there_but_cannot_be_read_is_not_missing_as_well) {
  files.add_folder("/site/content/site.yaml");
  files.add_link("/site/content/editions/national.yaml", "/elsewhere.yaml");
  add("guides/log-in.yml");
  const ContentFiles found = find();
  EXPECT_THAT(told_lines(),
              ElementsAre("content/editions/national.yaml not-a-file found=link",
                          "content/guides/log-in.yml unknown-file file=content/guides/log-in.yml hint=ending",
                          "content/site.yaml not-a-file found=folder"));
  EXPECT_THAT(found.refused, ElementsAre("edition:national", "guide:log-in"));
}

TEST_F(ContentFilesTest, folders_links_and_pipes_named_like_content_are_reported) {
  add_site();
  files.add_folder("/site/content/guides/folder.yaml");
  files.add_link("/site/content/guides/link.yaml", "/site/content/site.yaml");
  files.add_other("/site/content/guides/pipe.yaml");
  add("sources");
  EXPECT_THAT(told_by_finding(),
              ElementsAre("content/guides/folder.yaml not-a-file found=folder",
                          "content/guides/link.yaml not-a-file found=link",
                          "content/guides/pipe.yaml not-a-file found=other", "content/sources not-a-file found=file"));
}

TEST_F(ContentFilesTest, a_folder_of_editions_that_is_no_folder_is_one_mistake) {
  add("site.yaml");
  add("editions", "text");
  EXPECT_THAT(told_by_finding(), ElementsAre("content/editions not-a-file found=file"));
}

TEST_F(ContentFilesTest, names_that_are_no_ids_are_reported) {
  add_site();
  add("guides/Log in.yaml");
  add("guides/ログイン.yaml");
  add("guides/log-in のコピー.yaml");
  add("guides/.yaml~");
  EXPECT_THAT(told_by_finding(),
              ElementsAre("content/guides/Log in.yaml invalid-id id=Log in hint=file",
                          "content/guides/log-in のコピー.yaml invalid-id id=log-in のコピー hint=file",
                          "content/guides/ログイン.yaml invalid-id id=ログイン hint=file"));
}

TEST_F(ContentFilesTest, an_edition_may_not_have_the_name_of_the_folder_for_forms_packs) {
  add_site();
  add("editions/forms.yaml");
  add("guides/forms.yaml");
  EXPECT_THAT(told_by_finding(), ElementsAre("content/editions/forms.yaml invalid-id id=forms hint=reserved"));
}

TEST_F(ContentFilesTest, names_that_are_no_text_are_shown_as_far_as_they_are) {
  add_site();
  add("guides/\x83\x8D.yaml");
  EXPECT_THAT(told_by_finding(), ElementsAre("content/guides/��.yaml invalid-id id=�� hint=file"));
}

TEST_F(ContentFilesTest, other_endings_of_yaml_are_reported) {
  add_site();
  add("guides/a.yml");
  add("guides/b.YAML");
  add("sources/c.Yml");
  add("guides/notes.txt");
  add("guides/a.yaml.bak");
  EXPECT_THAT(
      told_by_finding(),
      ElementsAre("content/guides/a.yml unknown-file file=content/guides/a.yml hint=ending",
                  "content/guides/b.YAML unknown-file file=content/guides/b.YAML suggestion=content/guides/b.yaml",
                  "content/sources/c.Yml unknown-file file=content/sources/c.Yml suggestion=content/sources/c.yaml"));
}

TEST_F(ContentFilesTest, yaml_where_none_is_read_is_reported_with_the_place_that_was_meant) {
  add_site();
  add("guide/log-in.yaml");
  add("sites.yaml");
  add("other/deep/er/x.yaml");
  add("guides/gmis/log-in.yaml");
  add("editions/osaka/guide/log-in.yaml");
  add("editions/osaka/log-in.yaml");
  EXPECT_THAT(
      told_by_finding(),
      ElementsAre("content/editions/osaka/guide/log-in.yaml unknown-file "
                  "file=content/editions/osaka/guide/log-in.yaml suggestion=content/editions/osaka/guides",
                  "content/editions/osaka/log-in.yaml unknown-file file=content/editions/osaka/log-in.yaml",
                  "content/guide/log-in.yaml unknown-file file=content/guide/log-in.yaml suggestion=content/guides",
                  "content/guides/gmis/log-in.yaml unknown-file file=content/guides/gmis/log-in.yaml "
                  "suggestion=content/guides",
                  "content/other/deep/er/x.yaml unknown-file file=content/other/deep/er/x.yaml",
                  "content/sites.yaml unknown-file file=content/sites.yaml suggestion=content/site.yaml"));
}

TEST_F(ContentFilesTest, files_of_editors_and_systems_are_passed_over) {
  add_site();
  for (const std::string name : {".DS_Store", ".log-in.yaml.swp", "log-in.yaml~", "Thumbs.db", "#log-in.yaml#"}) {
    add("guides/" + name);
    add("editions/" + name);
    add(name);
  }
  add(".git/x.yaml");
  EXPECT_THAT(told_by_finding(), IsEmpty());
}

TEST_F(ContentFilesTest, a_folder_without_permission_is_reported_alone) {
  add_site();
  add("guides/log-in.yaml");
  files.deny("/site/content/guides");
  files.deny("/site/content/editions");
  EXPECT_THAT(told_by_finding(), ElementsAre("content/editions unreadable reason=Permission denied",
                                             "content/guides unreadable reason=Permission denied"));
}

TEST_F(ContentFilesTest, content_without_permission_is_reported_alone) {
  add_site();
  files.deny("/site/content");
  EXPECT_THAT(told_by_finding(), ElementsAre("content unreadable reason=Permission denied"));
}

TEST_F(ContentFilesTest, folders_nested_without_end_are_left_at_some_depth) {
  add_site();
  std::string path = "images";
  for (int depth = 0; depth < 100; ++depth) path += "/x";
  add(path + "/y.yaml");
  EXPECT_THAT(told_by_finding(), IsEmpty());
}

class ReadContentFile : public ContentFilesTest {
 protected:
  std::optional<YamlNode> read(std::string text) {
    files.add_file("/site/content/site.yaml", std::move(text));
    return read_content_file(files, "/site", names, names.add("content/site.yaml"), diagnostics);
  }
};

TEST_F(ReadContentFile, a_byte_order_mark_is_no_part_of_the_text) {
  const auto node = read("\xEF\xBB\xBFtitle: T\n");
  ASSERT_TRUE(node);
  EXPECT_EQ(node->entries.at(0).key.text, "title");
  EXPECT_EQ(node->entries.at(0).key.span.column, 1U);
  EXPECT_THAT(told_lines(), IsEmpty());
}

TEST_F(ReadContentFile, a_second_byte_order_mark_is_a_control_character) {
  read("\xEF\xBB\xBF\xEF\xBB\xBFtitle: T\n");
  ASSERT_EQ(diagnostics.all().size(), 1U);
  EXPECT_EQ(diagnostics.all()[0].code, "control-character");
}

TEST_F(ReadContentFile, bytes_that_are_no_utf_8_are_told_where_they_stand) {
  EXPECT_FALSE(read("title: T\r\nsummary: 手\x8E\xE8\n"));
  ASSERT_EQ(diagnostics.all().size(), 1U);
  EXPECT_EQ(diagnostics.all()[0].code, "invalid-utf8");
  EXPECT_EQ(diagnostics.all()[0].span, (Span{FileId{0}, 2, 11, 1}));
  EXPECT_EQ(diagnostics.all()[0].parameters[0].second, "0x8E");
}

TEST_F(ReadContentFile, utf_16_is_no_utf_8) {
  EXPECT_FALSE(read(std::string("\xFF\xFEt\0i\0", 6)));
  EXPECT_EQ(diagnostics.all().at(0).span, (Span{FileId{0}, 1, 1, 1}));
}

TEST_F(ReadContentFile, a_file_has_a_limit_of_bytes) {
  EXPECT_TRUE(read("#" + std::string(yaml_file_limit - 1, 'x')));
  EXPECT_THAT(told_lines(), IsEmpty());
  EXPECT_FALSE(read("#" + std::string(yaml_file_limit, 'x')));
  EXPECT_THAT(told_lines(), ElementsAre("content/site.yaml file-too-large limit=4 MiB"));
}

TEST_F(ReadContentFile, a_file_that_cannot_be_read_is_told_as_a_whole) {
  files.add_file("/site/content/site.yaml", "title: T\n");
  files.deny("/site/content/site.yaml");
  EXPECT_FALSE(read_content_file(files, "/site", names, names.add("content/site.yaml"), diagnostics));
  EXPECT_FALSE(read_content_file(files, "/site", names, names.add("content/gone.yaml"), diagnostics));
  EXPECT_FALSE(read_content_file(files, "/site", names, names.add("content"), diagnostics));
  EXPECT_THAT(told_lines(), ElementsAre("content not-a-file found=other",
                                        "content/gone.yaml unreadable reason=No such file or directory",
                                        "content/site.yaml unreadable reason=Permission denied"));
}

}  // namespace
}  // namespace shirube
