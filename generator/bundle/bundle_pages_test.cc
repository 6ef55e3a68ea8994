#include "generator/bundle/bundle_pages.h"

#include <gtest/gtest.h>

namespace shirube {
namespace {

TEST(BundleScript, tells_which_bundle_it_is_and_how_old) {
  EXPECT_EQ(bundle_script({"20261121T160000Z", "2026-11-21T16:00:00Z", "2026-12-31"}, Language::japanese),
            "globalThis.shirubeBundle={\"version\":\"20261121T160000Z\",\"made\":\"2026-11-21T16:00:00Z\","
            "\"expires\":\"2026-12-31\",\"kiosk\":null,"
            "\"notice\":\"2026年11月22日現在の内容です（版 20261121T160000Z）\","
            "\"warning\":\"この内容は2026年12月31日までのものです。新しい版がないか、お問い合わせ先に確かめてください。"
            "\"};\n");
}

TEST(BundleScript, has_no_expiry_where_there_is_none_and_the_seconds_of_kiosks) {
  EXPECT_EQ(bundle_script({"20261121T000000Z", "2026-11-21T00:00:00Z", "", true, 90}, Language::english),
            "globalThis.shirubeBundle={\"version\":\"20261121T000000Z\",\"made\":\"2026-11-21T00:00:00Z\","
            "\"expires\":null,\"kiosk\":90,"
            "\"notice\":\"As of 21 November 2026, version 20261121T000000Z\"};\n");
}

TEST(KioskTexts, come_before_the_script_in_the_edition_s_language) {
  const std::string japanese = with_kiosk_texts("run()", Language::japanese);
  EXPECT_EQ(japanese.find("globalThis.shirubeKioskTexts={\"close\":\"閉じる\",\"continue\":\"続ける\","), 0U);
  EXPECT_NE(japanese.find("あと{seconds}秒で"), std::string::npos);
  EXPECT_TRUE(japanese.ends_with("};\nrun()"));
  EXPECT_NE(with_kiosk_texts("run()", Language::english).find("\"print\":\"Print\""), std::string::npos);
}

}  // namespace
}  // namespace shirube
