#include "cgi/configuration/configuration.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <nlohmann/json.hpp>
#include <string>
#include <utility>
#include <vector>

namespace shirube {
namespace {

using Json = nlohmann::json;
using testing::ElementsAre;
using testing::IsEmpty;

constexpr std::string_view key_text = "000102030405060708090a0b0c0d0e0f101112131415161718191a1b1c1d1e1f";

Json smallest() {
  return {{"packs", "/srv/forms"},
          {"edition", "osaka"},
          {"store", "sqlite:/var/lib/shirube/forms.sqlite"},
          {"secret_file", "/var/lib/shirube/secret"},
          {"base_url", "https://example.jp/osaka/"}};
}

ReadConfiguration read(const Json& json) { return read_configuration(json.dump(), "/etc/shirube"); }

/// The smallest one with one key changed; `key` may be `mail.smtp`.
Json with(const std::string& key, const Json& value) {
  Json json = smallest();
  std::string pointer = '/' + key;
  std::ranges::replace(pointer, '.', '/');
  json[Json::json_pointer(pointer)] = value;
  return json;
}

std::vector<std::string> faulty_keys(const Json& json) {
  std::vector<std::string> keys;
  for (const ConfigurationFault& fault : read(json).faults) keys.push_back(fault.key);
  return keys;
}

Json with_mail(const std::string& smtp) {
  Json json = smallest();
  json["mail"] = {{"smtp", smtp}, {"from", "forms@example.jp"}};
  return json;
}

TEST(Configuration, the_smallest_one_has_the_defaults) {
  const ReadConfiguration result = read(smallest());
  ASSERT_THAT(result.faults, IsEmpty());
  const Configuration& configuration = result.configuration;
  EXPECT_EQ(configuration.packs, "/srv/forms");
  EXPECT_EQ(configuration.edition, "osaka");
  EXPECT_EQ(configuration.store, "/var/lib/shirube/forms.sqlite");
  EXPECT_EQ(configuration.secret_file, "/var/lib/shirube/secret");
  EXPECT_EQ(configuration.base_url, "https://example.jp/osaka/");
  EXPECT_EQ(configuration.mail.smtp, "");
  EXPECT_EQ(configuration.limits.body_bytes, 262'144U);
  EXPECT_EQ(configuration.limits.token_hours, 24U);
  EXPECT_EQ(configuration.seal_to, "");
}

TEST(Configuration, every_key_is_read) {
  const ReadConfiguration result = read_configuration(
      R"({"packs": "packs/", "edition": "a-1", "store": "sqlite:s.db", "secret_file": "secret",
          "base_url": "http://localhost:8080/",
          "mail": {"smtp": "smtp://mail.example.jp:587", "tls": "opportunistic", "user": "forms",
                   "password_file": "password", "from": "a@example.jp", "office": "b@example.jp"},
          "limits": {"body_bytes": 1, "fields": 2, "body_seconds": 3, "upload_bytes": 4, "per_minute": 5,
                     "token_hours": 6},
          "seal_to": ")" +
          std::string(key_text) + "\"}",
      "/etc/shirube");
  ASSERT_THAT(result.faults, IsEmpty());
  const Configuration& configuration = result.configuration;
  EXPECT_EQ(configuration.packs, "/etc/shirube/packs/");
  EXPECT_EQ(configuration.store, "/etc/shirube/s.db");
  EXPECT_EQ(configuration.secret_file, "/etc/shirube/secret");
  EXPECT_EQ(configuration.mail.smtp, "smtp://mail.example.jp:587");
  EXPECT_EQ(configuration.mail.encryption, MailEncryption::opportunistic);
  EXPECT_EQ(configuration.mail.user, "forms");
  EXPECT_EQ(configuration.mail.password_file, "/etc/shirube/password");
  EXPECT_EQ(configuration.mail.from, "a@example.jp");
  EXPECT_EQ(configuration.mail.office, "b@example.jp");
  EXPECT_EQ(configuration.limits.body_bytes, 1U);
  EXPECT_EQ(configuration.limits.fields, 2U);
  EXPECT_EQ(configuration.limits.body_seconds, 3U);
  EXPECT_EQ(configuration.limits.upload_bytes, 4U);
  EXPECT_EQ(configuration.limits.per_minute, 5U);
  EXPECT_EQ(configuration.limits.token_hours, 6U);
  ASSERT_EQ(configuration.seal_to.size(), 32U);
  EXPECT_EQ(configuration.seal_to.back(), 0x1f);
}

TEST(Configuration, the_origin_is_the_address_without_its_path) {
  EXPECT_EQ(read(smallest()).configuration.origin(), "https://example.jp");
  EXPECT_TRUE(read(smallest()).configuration.is_https());
  const auto local = read(with("base_url", "http://[::1]:8080/a/b/")).configuration;
  EXPECT_EQ(local.origin(), "http://[::1]:8080");
  EXPECT_FALSE(local.is_https());
}

TEST(Configuration, every_key_that_is_missing_is_told_at_once) {
  EXPECT_THAT(faulty_keys(Json::object()), ElementsAre("packs", "edition", "store", "secret_file", "base_url"));
}

TEST(Configuration, a_value_of_another_type_is_a_fault_of_its_key) {
  for (const char* key : {"packs",
                          "edition",
                          "store",
                          "secret_file",
                          "base_url",
                          "mail",
                          "mail.smtp",
                          "mail.tls",
                          "mail.user",
                          "mail.password_file",
                          "mail.from",
                          "mail.office",
                          "limits",
                          "limits.body_bytes",
                          "limits.fields",
                          "limits.body_seconds",
                          "limits.upload_bytes",
                          "limits.per_minute",
                          "limits.token_hours",
                          "seal_to"}) {
    for (const Json& value : {Json(true), Json(1.5), Json(-1), Json::array(), Json::array({"a"})}) {
      EXPECT_THAT(faulty_keys(with(key, value)), ElementsAre(key)) << value;
    }
  }
  EXPECT_THAT(faulty_keys(with("packs", nullptr)), ElementsAre("packs"));
  EXPECT_THAT(faulty_keys(with("limits", nullptr)), ElementsAre("limits"));
}

TEST(Configuration, paths_are_texts_that_name_something) {
  const std::string nul("/a\0b", 4);
  for (const std::string& path : {std::string(), std::string("/a\nb"), nul, std::string(5000, 'a')}) {
    EXPECT_THAT(faulty_keys(with("packs", path)), ElementsAre("packs"));
    EXPECT_THAT(faulty_keys(with("secret_file", path)), ElementsAre("secret_file"));
    EXPECT_THAT(faulty_keys(with("store", "sqlite:" + path)), ElementsAre("store"));
  }
  EXPECT_THAT(faulty_keys(with("secret_file", "/a/")), ElementsAre("secret_file"));
  EXPECT_THAT(faulty_keys(with("store", "/a")), ElementsAre("store"));
  EXPECT_THAT(faulty_keys(with("store", "mysql:/a")), ElementsAre("store"));
  EXPECT_EQ(read(with("packs", "日本/版")).configuration.packs, "/etc/shirube/日本/版");
  EXPECT_EQ(read_configuration(with("packs", "a").dump(), "/").configuration.packs, "/a");
}

TEST(Configuration, an_edition_is_an_id) {
  for (const std::string& id : {std::string(), std::string("../osaka"), std::string("Osaka"), std::string(101, 'a')}) {
    EXPECT_THAT(faulty_keys(with("edition", id)), ElementsAre("edition"));
  }
}

TEST(Configuration, limits_lie_between_one_and_their_bounds) {
  const std::pair<const char*, std::uint64_t> bounds[] = {
      {"limits.body_bytes", 16'777'216},      {"limits.fields", 10'000},      {"limits.body_seconds", 600},
      {"limits.upload_bytes", 1'073'741'824}, {"limits.per_minute", 100'000}, {"limits.token_hours", 720}};
  for (const auto& [key, bound] : bounds) {
    EXPECT_THAT(faulty_keys(with(key, 1)), IsEmpty());
    EXPECT_THAT(faulty_keys(with(key, bound)), IsEmpty());
    EXPECT_THAT(faulty_keys(with(key, 0)), ElementsAre(key));
    EXPECT_THAT(faulty_keys(with(key, bound + 1)), ElementsAre(key));
    EXPECT_THAT(faulty_keys(with(key, 1.0)), ElementsAre(key));
    EXPECT_THAT(faulty_keys(with(key, "5")), ElementsAre(key));
  }
}

TEST(Configuration, an_unknown_key_is_told_with_those_that_there_are) {
  const auto faults = read(with("mail.stmp", "")).faults;
  ASSERT_EQ(faults.size(), 1U);
  EXPECT_EQ(faults[0].key, "mail.stmp");
  EXPECT_EQ(faults[0].japanese,
            "このキーはありません。つづりを確かめてください。"
            "使えるキー: smtp, tls, user, password_file, from, office");
  EXPECT_EQ(faults[0].english,
            "there is no such key; check its spelling. Known here: smtp, tls, user, password_file, from, office");
  EXPECT_THAT(faulty_keys(with("Packs", "a")), ElementsAre("Packs"));
  EXPECT_THAT(faulty_keys(with("limits.field", 1)), ElementsAre("limits.field"));
}

TEST(Configuration, a_key_cannot_steer_the_terminal_that_shows_it) {
  EXPECT_THAT(faulty_keys(with("a\x1b[31m\n", 1)), ElementsAre("a^[[31m^J"));
  EXPECT_LT(faulty_keys(with(std::string(5000, 'a'), 1)).front().size(), 200U);
}

TEST(Configuration, a_key_that_is_given_twice_is_a_fault) {
  const auto faults = read_configuration(R"({"limits": {"fields": 1, "fields": 2}})", "/").faults;
  ASSERT_EQ(faults.size(), 1U);
  EXPECT_EQ(faults[0].key, "limits.fields");
  EXPECT_EQ(faults[0].japanese, "同じキーが二つあるか、入れ子が深すぎます。要らないほうを消してください。");
  EXPECT_EQ(faults[0].english, "this key is given twice, or nested too deep; delete the one that is not wanted");
}

TEST(Configuration, a_file_that_is_no_json_is_told_with_its_line) {
  const auto faults = read_configuration("{\n  \"packs\": \"a\",\n  \"edition\" \"b\"\n}\n", "/").faults;
  ASSERT_EQ(faults.size(), 1U);
  EXPECT_EQ(faults[0].key, "");
  EXPECT_EQ(faults[0].japanese,
            "JSONとして読めません（3行目）。かっこ、引用符、コンマを確かめ、UTF-8で保存してください。");
  EXPECT_EQ(faults[0].english,
            "this is not valid JSON (line 3); check brackets, quotes and commas, and save it as UTF-8");
}

TEST(Configuration, no_file_is_too_strange_for_one_fault_of_the_whole) {
  const std::string nul("{\0}", 3);
  for (const std::string& json :
       {std::string(), std::string("\n"), std::string("[]"), std::string("null"), std::string("\"packs\""),
        std::string("{\"packs\": \"\xff\"}"), std::string("{\"packs\": \"\\ud800\"}"), nul, std::string("{} {}"),
        std::string("{\"limits\": 1e999}"), std::string(65'537, ' ')}) {
    const auto faults = read_configuration(json, "/").faults;
    ASSERT_EQ(faults.size(), 1U) << json;
    EXPECT_EQ(faults[0].key, "") << json;
  }
  EXPECT_EQ(read_configuration(std::string(60'000, '['), "/").faults.size(), 1U);
}

TEST(Configuration, a_base_url_that_is_none_is_a_fault) {
  for (const char* url : {"", "https://example.jp", "https://example.jp/osaka", "//example.jp/", "https://a@b.jp/",
                          "https://example.jp/?a=/", "https://example.jp/#/", "javascript:alert(1)/"}) {
    EXPECT_THAT(faulty_keys(with("base_url", url)), ElementsAre("base_url")) << url;
  }
  EXPECT_THAT(faulty_keys(with("base_url", "https://example.jp/" + std::string(2000, 'a') + "/")),
              ElementsAre("base_url"));
}

TEST(ConfigurationOfMail, none_is_sent_where_it_is_missing_or_has_no_server) {
  EXPECT_EQ(read(smallest()).configuration.mail.smtp, "");
  const auto result =
      read(with("mail", {{"smtp", ""}, {"user", ""}, {"password_file", ""}, {"from", ""}, {"office", ""}}));
  EXPECT_THAT(result.faults, IsEmpty());
  EXPECT_EQ(result.configuration.mail.smtp, "");
  EXPECT_EQ(result.configuration.mail.password_file, "");
}

TEST(ConfigurationOfMail, encryption_is_required_unless_the_server_is_this_machine) {
  const auto encryption = [](const std::string& smtp) {
    const auto result = read(with_mail(smtp));
    EXPECT_THAT(result.faults, IsEmpty()) << smtp;
    return result.configuration.mail.encryption;
  };
  for (const char* smtp : {"smtp://localhost", "smtp://LOCALHOST:25", "smtp://127.0.0.1:2525", "smtp://127.255.3.4",
                           "smtp://[::1]:25", "smtp://[::ffff:127.0.0.1]"}) {
    EXPECT_EQ(encryption(smtp), MailEncryption::none) << smtp;
  }
  for (const char* smtp : {"smtp://mail.example.jp", "smtp://128.0.0.1:25", "smtp://[::2]", "smtp://localhost.jp",
                           "smtp://127.example.jp", "smtps://localhost", "smtps://mail.example.jp:465"}) {
    EXPECT_EQ(encryption(smtp), MailEncryption::required) << smtp;
  }
  Json asked = with_mail("smtp://127.0.0.1");
  asked["mail"]["tls"] = "required";
  EXPECT_EQ(read(asked).configuration.mail.encryption, MailEncryption::required);
  asked["mail"]["tls"] = "TLS";
  EXPECT_THAT(faulty_keys(asked), ElementsAre("mail.tls"));
}

TEST(ConfigurationOfMail, smtps_without_encryption_contradicts_itself) {
  Json json = with_mail("smtps://mail.example.jp");
  json["mail"]["tls"] = "none";
  const auto faults = read(json).faults;
  ASSERT_EQ(faults.size(), 1U);
  EXPECT_EQ(faults[0].key, "mail.tls");
  EXPECT_EQ(faults[0].japanese, "smtps:// は必ず暗号化します。\"required\" にするか、smtp:// を使ってください。");
  EXPECT_EQ(faults[0].english, "smtps:// always encrypts; write \"required\", or use smtp://");
}

TEST(ConfigurationOfMail, a_user_needs_a_password) {
  Json json = with_mail("smtp://mail.example.jp");
  json["mail"]["user"] = "forms";
  const auto faults = read(json).faults;
  ASSERT_EQ(faults.size(), 1U);
  EXPECT_EQ(faults[0].key, "mail.password_file");
  EXPECT_EQ(faults[0].japanese,
            "ユーザー名（mail.user）があるのに、パスワードのファイルがありません。"
            "パスを書くか、ユーザー名を \"\" にしてください。");
  EXPECT_EQ(faults[0].english,
            "there is a user name (mail.user) but no password file; write its path, or make the user name \"\"");
  json["mail"]["password_file"] = "password";
  EXPECT_THAT(read(json).faults, IsEmpty());
  json["mail"]["user"] = "forms\r\nQUIT";
  EXPECT_THAT(faulty_keys(json), ElementsAre("mail.user"));
}

TEST(ConfigurationOfMail, addresses_are_mail_addresses_and_the_sender_has_one) {
  Json json = with_mail("smtp://mail.example.jp");
  json["mail"]["office"] = "office";
  json["mail"]["from"] = "a@example.jp\r\nBcc: b@example.jp";
  EXPECT_THAT(faulty_keys(json), ElementsAre("mail.from", "mail.office"));
  json["mail"]["office"] = "";
  json["mail"]["from"] = "";
  EXPECT_THAT(faulty_keys(json), ElementsAre("mail.from"));
  json["mail"].erase("from");
  const auto faults = read(json).faults;
  ASSERT_EQ(faults.size(), 1U);
  EXPECT_EQ(faults[0].japanese,
            "このキーがありません。差出人のメールアドレスを書いてください（例: \"forms@example.jp\"）。");
  EXPECT_EQ(faults[0].english, "this key is missing: write the sender's mail address (such as \"forms@example.jp\")");
}

TEST(ConfigurationOfSealing, it_takes_a_key_or_null_and_never_a_text_that_is_none) {
  EXPECT_THAT(faulty_keys(with("seal_to", nullptr)), IsEmpty());
  EXPECT_THAT(faulty_keys(with("seal_to", key_text)), IsEmpty());
  EXPECT_EQ(read(with("seal_to", "AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8=")).configuration.seal_to,
            read(with("seal_to", key_text)).configuration.seal_to);
  for (const char* text : {"", "null", "AAEC", "key"}) {
    EXPECT_THAT(faulty_keys(with("seal_to", text)), ElementsAre("seal_to")) << text;
  }
}

TEST(ConfigurationOfSealing, a_key_to_which_nothing_can_be_sealed_is_a_fault) {
  const auto faults = read(with("seal_to", std::string(64, '0'))).faults;
  ASSERT_EQ(faults.size(), 1U);
  EXPECT_EQ(faults[0].japanese, "この公開鍵では暗号化できません。「shirube-forms new-key」で作り直してください。");
  EXPECT_EQ(faults[0].english, "nothing can be sealed to this public key; make another with \"shirube-forms new-key\"");
}

}  // namespace
}  // namespace shirube
