// Publishing for a bundle, with the built-in templates and theme: what differs from a web root.
#include "generator/bundle/publish.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <map>

#include "base/memory_file_system.h"
#include "generator/commands/prepared_site.h"
#include "generator/render/read_bodies.h"

namespace shirube {
namespace {

using testing::AllOf;
using testing::Contains;
using testing::HasSubstr;
using testing::Key;
using testing::Not;

constexpr char osaka[] = "/site/output/osaka/";

void write_site(MemoryFileSystem& files) {
  files.add_file("/site/content/site.yaml",
                 "title: 手引き\nsummary: 概要\nlanguage: ja\nforms: {endpoint: /cgi-bin/forms.cgi}\n");
  files.add_file("/site/content/editions/osaka.yaml",
                 "name: 大阪府\nurl: https://www.example.jp/osaka/\n"
                 "values: {contact: {name: 窓口, phone: 06-6941-0351, email: desk@example.jp}}\n");
  files.add_file("/site/content/guides/log-in.yaml",
                 "title: ログインする\nsummary: 概要\nsteps:\n  - id: open\n    title: 開く\n"
                 "    body: '[システム](https://system.example.jp/)を開きます。'\n");
  files.add_file("/site/content/forms/order.yaml",
                 "title: 申し込み\nsummary: 概要\nbutton: 送信する\nsections:\n  - title: 本人\n    fields:\n"
                 "      - {id: name, label: 名前, required: true}\n"
                 "      - {id: pass, label: 合い言葉, type: secret}\n");
  files.add_file("/site/content/forms/practice.yaml",
                 "title: 練習\nsummary: 概要\nsubmit: none\nsections:\n  - title: 本人\n    fields:\n"
                 "      - {id: name, label: 名前, required: true}\n");
}

/// The edition's files by path.
std::map<std::string, std::string> published(const std::optional<BundlePages>& bundle) {
  MemoryFileSystem files;
  write_site(files);
  SiteOptions options;
  options.site = "/site";
  PreparedSite prepared = prepare_site(files, options);
  EXPECT_FALSE(prepared.diagnostics.has_errors()) << print_diagnostics(files, prepared, options, false);
  forget_markdown(prepared.site);
  prepared.templates.prepare(1);
  auto opened = OutputWriter::open(files, "/site/output", {"osaka"}, {"osaka"});
  OutputWriter& writer = *std::get<std::unique_ptr<OutputWriter>>(opened);
  PublishOrder order{prepared.site, prepared.templates, prepared.theme, {0}, 1, {}, {}, bundle};
  EXPECT_FALSE(publish(order, writer));
  EXPECT_TRUE(std::holds_alternative<WriteCounts>(writer.finish("{\"editions\": [\"osaka\"]}\n")));
  std::map<std::string, std::string> found;
  for (const auto& [path, bytes] : files.snapshot()) {
    if (path.starts_with(osaka) && bytes != "/") found.emplace(path.substr(sizeof(osaka) - 1), bytes);
  }
  return found;
}

const BundlePages example_bundle{"20261121T000000Z", "2026-11-21T00:00:00Z", "2026-12-31"};

TEST(PublishBundle, a_web_root_has_nothing_of_a_bundle) {
  const auto files = published(std::nullopt);
  EXPECT_THAT(files, Not(Contains(Key("bundle.js"))));
  const std::string& page = files.at("guides/log-in.html");
  EXPECT_THAT(page, AllOf(HasSubstr(" defer data-kiosk=\"../assets/kiosk-"), Not(HasSubstr("data-bundle")),
                          Not(HasSubstr("outside-address")), Not(HasSubstr("qr-"))));
}

TEST(PublishBundle, every_page_names_the_bundle_s_script_and_no_page_but_the_first_tells_its_version) {
  const auto files = published(example_bundle);
  for (const auto& [path, bytes] : files) {
    if (path.ends_with(".html")) {
      EXPECT_THAT(bytes, HasSubstr("bundle.js\"></script>")) << path;
    }
    if (path != "bundle.js" && path != "START.html") {
      EXPECT_THAT(bytes, Not(HasSubstr("20261121T"))) << path;
    }
  }
  EXPECT_THAT(files.at("bundle.js"), HasSubstr("\"version\":\"20261121T000000Z\""));
}

TEST(PublishBundle, another_version_changes_no_page_but_the_one_that_tells_of_it) {
  auto one = published(example_bundle);
  BundlePages later = example_bundle;
  later.version = "20261122T000000Z";
  auto other = published(later);
  EXPECT_NE(one.at("bundle.js"), other.at("bundle.js"));
  for (const char* path : {"bundle.js", "START.html", "manifest.json"}) {
    one.erase(path);
    other.erase(path);
  }
  EXPECT_EQ(one, other);
}

TEST(PublishBundle, addresses_outside_stand_at_the_end_of_the_page_with_their_codes) {
  const auto files = published(example_bundle);
  const std::string& page = files.at("guides/log-in.html");
  const std::size_t list = page.find("class=\"outside-addresses\"");
  ASSERT_NE(list, std::string::npos);
  EXPECT_LT(page.find("</article>"), list);
  EXPECT_LT(list, page.find("</main>"));
  for (const char* address : {"https://system.example.jp/", "tel:0669410351", "mailto:desk@example.jp"}) {
    EXPECT_THAT(page.substr(list), AllOf(HasSubstr(std::string("data-address=\"") + address + "\""),
                                         HasSubstr(std::string("alt=\"") + address + "のQRコード\"")));
    EXPECT_THAT(page.substr(0, list), HasSubstr(std::string("href=\"") + address + "\""));
  }
  for (std::size_t at = page.find("assets/qr-"); at != std::string::npos; at = page.find("assets/qr-", at + 1)) {
    EXPECT_THAT(files, Contains(Key(page.substr(at, page.find('"', at) - at))));
  }
}

TEST(PublishBundle, a_form_makes_a_sheet_and_has_nothing_that_could_be_sent) {
  const auto files = published(example_bundle);
  const std::string& page = files.at("forms/order.html");
  const std::string form = page.substr(page.find("<form "), page.find("</form>") - page.find("<form "));
  EXPECT_THAT(form, AllOf(HasSubstr(" method=\"dialog\" data-sheet=\"sheet_\""), Not(HasSubstr(" action=")),
                          Not(HasSubstr(" name=")), Not(HasSubstr("_homepage")), HasSubstr("印刷する用紙を作る")));
  EXPECT_THAT(page, AllOf(HasSubstr("form-action 'none'"), HasSubstr("id=\"sheet_\""),
                          HasSubstr("alt=\"https://www.example.jp/osaka/forms/order.htmlのQRコード\""),
                          Not(HasSubstr("data-rehearsal"))));
  EXPECT_THAT(files.at("forms/practice.html"), AllOf(HasSubstr("data-rehearsal"), Not(HasSubstr("sheet_"))));
  EXPECT_EQ(files.at("rules/order.json"), published(std::nullopt).at("rules/order.json"));
}

TEST(PublishBundle, all_paths_are_relative_though_the_edition_has_an_address) {
  const std::string page = published(example_bundle).at("404.html");
  EXPECT_THAT(page, AllOf(HasSubstr("<link rel=\"stylesheet\" href=\"assets/"), HasSubstr("href=\"index.html\""),
                          Not(HasSubstr("https://www.example.jp"))));
}

}  // namespace
}  // namespace shirube
