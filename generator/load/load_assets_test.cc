#include "generator/load/load_assets.h"

#include <gtest/gtest.h>

#include "base/hash.h"
#include "base/memory_file_system.h"

namespace shirube {
namespace {

using namespace std::string_literals;

const std::string png = "\x89PNG\r\n\x1A\n rest";

class LoadAssets : public testing::Test {
 protected:
  LoadAssets() {
    site.editions.emplace_back().id = "national";
    Editions<Guide>& guide = site.guides.emplace_back();
    guide.variants.emplace_back().steps.emplace_back();
    guide.variant_of_edition = {0};
    add("content/images/a.png", png);
  }

  void add(const std::string& path, const std::string& bytes) { files.add_file("/site/" + path, bytes); }

  Asset look_at(const std::string& path) {
    Image image;
    image.file.text = path;
    site.guides[0].variants[0].steps[0].images = {image};
    site.assets.clear();
    load_assets(files, "/site", site);
    return site.assets.at(path);
  }

  std::string reason_of(const std::string& path) {
    const Asset asset = look_at(path);
    EXPECT_EQ(asset.state, Asset::State::unreadable);
    return asset.reason;
  }

  MemoryFileSystem files;
  Site site;
};

TEST_F(LoadAssets, a_picture_is_published_under_a_name_with_its_hash) {
  const Asset asset = look_at("images/a.png");
  EXPECT_EQ(asset.state, Asset::State::published);
  EXPECT_EQ(asset.sha256, sha256_hex(png));
  EXPECT_EQ(asset.published, "assets/a-" + asset.sha256.substr(0, 12) + ".png");
}

TEST_F(LoadAssets, the_ending_is_that_of_the_bytes) {
  add("content/x", "\xFF\xD8\xFF rest");
  EXPECT_TRUE(look_at("x").published.ends_with(".jpg"));
  add("content/y.png", "GIF89a rest");
  EXPECT_TRUE(look_at("y.png").published.ends_with(".gif"));
  add("content/z.webp", "RIFF\0\0\0\0WEBPVP8 "s);
  EXPECT_TRUE(look_at("z.webp").published.ends_with(".webp"));
  add("content/w.svg", "<?xml version='1.0'?><svg/>");
  EXPECT_TRUE(look_at("w.svg").published.ends_with(".svg"));
}

TEST_F(LoadAssets, names_are_safe_in_any_address) {
  const std::string hash = sha256_hex(png).substr(0, 12);
  add("content/images/ログイン 画面.png", png);
  EXPECT_EQ(look_at("images/ログイン 画面.png").published, "assets/image-" + hash + ".png");
  add("content/images/Log-In.PNG", png);
  EXPECT_EQ(look_at("images/Log-In.PNG").published, "assets/log-in-" + hash + ".png");
  add("content/images/.png", png);
  EXPECT_EQ(look_at("images/.png").published, "assets/image-" + hash + ".png");
  add("content/" + std::string(61, 'a'), png);
  EXPECT_EQ(look_at(std::string(61, 'a')).published, "assets/image-" + hash + ".png");
}

TEST_F(LoadAssets, what_is_no_picture_cannot_be_used) {
  add("content/a.pdf", "%PDF-1.7");
  EXPECT_EQ(reason_of("a.pdf"), "not-an-image");
  add("content/empty.png", "");
  EXPECT_EQ(reason_of("empty.png"), "not-an-image");
  add("content/cut.webp", "RIFF\0\0\0\0WEB"s);
  EXPECT_EQ(reason_of("cut.webp"), "not-an-image");
  add("content/utf16.svg", "<\0s\0v\0g\0"s);
  EXPECT_EQ(reason_of("utf16.svg"), "not-an-image");
  EXPECT_EQ(reason_of("images"), "not-an-image");
  files.add_other("/site/content/pipe.png");
  EXPECT_EQ(reason_of("pipe.png"), "not-an-image");
}

TEST_F(LoadAssets, an_svg_that_does_more_than_be_looked_at_cannot_be_used) {
  add("content/a.svg", "<svg onload='x()'/>");
  EXPECT_EQ(reason_of("a.svg"), "svg-script");
  add("content/b.svg", "<svg><image href='https://example.com/'/></svg>");
  EXPECT_EQ(reason_of("b.svg"), "svg-reference");
}

TEST_F(LoadAssets, a_picture_has_a_limit_and_must_be_readable) {
  add("content/large.png", png + std::string(image_file_limit, 'x'));
  EXPECT_EQ(reason_of("large.png"), "too-large");
  add("content/denied.png", png);
  files.deny("/site/content/denied.png");
  EXPECT_EQ(reason_of("denied.png"), "Permission denied");
}

TEST_F(LoadAssets, what_lies_outside_the_site_is_not_opened) {
  add("elsewhere.png", png);
  files.add_file("/outside.png", png);
  files.add_link("/site/content/images/link.png", "/outside.png");
  files.add_link("/site/content/folder", "/");
  files.add_file("/site-2/a.png", png);
  files.add_link("/site/content/images/near.png", "/site-2/a.png");
  for (const std::string& path :
       {"../elsewhere.png"s, "images/../images/a.png"s, "/outside.png"s, "images/link.png"s, "folder/outside.png"s,
        "images\\a.png"s, ".."s, "images/near.png"s, "images/a.png\0"s}) {
    EXPECT_EQ(look_at(path).state, Asset::State::outside) << path;
  }
}

TEST_F(LoadAssets, a_link_within_the_site_may_be_used) {
  files.add_link("/site/content/images/again.png", "a.png");
  EXPECT_EQ(look_at("images/again.png").state, Asset::State::published);
  EXPECT_EQ(look_at("./images//a.png").state, Asset::State::published);
}

TEST_F(LoadAssets, a_missing_picture_is_missing_with_what_was_meant) {
  add("content/images/log-in.png", png);
  EXPECT_EQ(look_at("images/Log-in.png").state, Asset::State::missing);
  EXPECT_EQ(look_at("images/Log-in.png").suggestion, "images/log-in.png");
  EXPECT_EQ(look_at("images/reset.png").suggestion, "");
  EXPECT_EQ(look_at("image/a.png").suggestion, "");
  files.add_link("/site/content/images/gone.png", "nowhere.png");
  EXPECT_EQ(look_at("images/gone.png").state, Asset::State::missing);
}

TEST_F(LoadAssets, pictures_of_all_texts_and_all_forms_are_looked_at) {
  for (const std::string name : {"b", "c", "d", "e", "f"}) add("content/" + name + ".png", png);
  const auto body_with = [](const std::string& file) {
    Body body;
    body.content.images.push_back({file, "alt", 0});
    return body;
  };
  Guide& guide = site.guides[0].variants[0];
  guide.finish = body_with("b.png");
  guide.steps[0].asides.emplace_back().body = body_with("c.png");
  site.guides[0].variants.push_back(Guide{});
  site.guides[0].variants[1].prepare.emplace_back().body = body_with("d.png");
  site.settings.introduction = body_with("e.png");
  site.sources.emplace_back().note = body_with("f.png");
  load_assets(files, "/site", site);
  EXPECT_EQ(site.assets.size(), 5U);
}

}  // namespace
}  // namespace shirube
