#include "cgi/steps/addresses.h"

#include <gtest/gtest.h>

namespace shirube {
namespace {

Addresses made(std::string_view script_name) {
  Configuration configuration;
  configuration.base_url = "https://www.example.jp/tetsuzuki/";
  return addresses_of(configuration, script_name);
}

TEST(Addresses, the_cgi_is_the_origin_and_its_own_path) {
  const Addresses addresses = made("/cgi-bin/forms.cgi");
  EXPECT_EQ(addresses.base, "https://www.example.jp/tetsuzuki/");
  EXPECT_EQ(addresses.confirm("a"), "https://www.example.jp/cgi-bin/forms.cgi/a/confirm");
  EXPECT_EQ(addresses.submit("a"), "https://www.example.jp/cgi-bin/forms.cgi/a/submit");
  EXPECT_EQ(addresses.done("a", "ABCDE-FGHJK"), "https://www.example.jp/cgi-bin/forms.cgi/a/done?receipt=ABCDE-FGHJK");
  EXPECT_EQ(addresses.page("a"), "https://www.example.jp/tetsuzuki/forms/a.html");
}

TEST(Addresses, a_strange_path_leads_to_no_other_host_and_ends_no_header) {
  EXPECT_EQ(made("//evil.example/x").cgi, "https://www.example.jp/evil.example/x");
  EXPECT_EQ(made("/a\r\nb\"<?#%").cgi, "https://www.example.jp/a%0D%0Ab%22%3C%3F%23%25");
  EXPECT_EQ(made("").cgi, "https://www.example.jp");
  EXPECT_EQ(made("/").cgi, "https://www.example.jp");
}

}  // namespace
}  // namespace shirube
