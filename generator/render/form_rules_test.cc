#include "generator/render/form_rules.h"

#include <gtest/gtest.h>

namespace shirube {
namespace {

TEST(FormRules, the_script_puts_the_pack_where_pages_look_for_it) {
  EXPECT_EQ(rules_script("order", R"({"form":"order"})"),
            "globalThis.shirube=globalThis.shirube||{};shirube.packs=shirube.packs||{};"
            "shirube.packs[\"order\"]={\"form\":\"order\"};\n");
}

TEST(FormRules, what_would_end_a_script_or_a_line_of_it_is_written_as_an_escape) {
  const std::string script = rules_script("order", "{\"a\":\"</script>\xE2\x80\xA8\xE2\x80\xA9\xE2\x80\xAA\"}");
  EXPECT_NE(script.find(R"({"a":"\u003c/script>\u2028\u2029)"
                        "\xE2\x80\xAA\"};"),
            std::string::npos)
      << script;
}

TEST(FormRules, both_files_stand_in_one_folder) {
  EXPECT_EQ(rules_json_path("order"), "rules/order.json");
  EXPECT_EQ(rules_script_path("order"), "rules/order.js");
}

}  // namespace
}  // namespace shirube
