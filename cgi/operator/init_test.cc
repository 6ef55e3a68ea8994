#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "base/disk.h"
#include "cgi/configuration/configuration_file.h"
#include "cgi/operator/commands.h"
#include "cgi/operator/fake_store_test.h"
#include "cgi/operator/temporary_folder_test.h"
#include "cgi/sealing/server_secret.h"

namespace shirube {
namespace {

using testing::HasSubstr;
using testing::Not;

constexpr const char* pack = R"({"version":1,"edition":"osaka","language":"ja","pages":{"problem":"<p>"},"forms":{}})";

class Init : public testing::Test {
 protected:
  Init() {
    EXPECT_TRUE(prepare_sealing());
    std::filesystem::create_directory(folder / "packs");
    folder.write("packs/osaka.pack.json", pack);
    configure("");
  }

  void configure(const std::string& mail) const {
    folder.write("forms.json", R"({"packs":"packs","edition":"osaka","store":"sqlite:data/forms.db",)"
                               R"("secret_file":"data/secret","base_url":"https://example.org/")" +
                                   mail + "}");
  }

  OperatorStatus init(bool json = false) {
    console.results.clear();
    console.messages.clear();
    return run_init(Disk(), folder / "forms.json", json, console);
  }

  TemporaryFolder folder;
  FakeConsole console;
};

TEST_F(Init, makes_what_is_missing_and_leaves_what_stands) {
  EXPECT_EQ(init(), OperatorStatus::fine) << console.messages;
  EXPECT_EQ(console.results, "secret_file: " + (folder / "data") + " made\nsecret_file: " + (folder / "data/secret") +
                                 " made\nstore: " + (folder / "data/forms.db") +
                                 " made\npacks: " + (folder / "packs/osaka.pack.json") + " is fine as it is\n");
  EXPECT_EQ(folder.mode("data"), 0700U);
  EXPECT_EQ(folder.mode("data/secret"), 0600U);
  EXPECT_EQ(folder.mode("data/forms.db"), 0600U);
  const std::string secret = folder.read("data/secret");
  EXPECT_EQ(init(), OperatorStatus::fine);
  EXPECT_THAT(console.results, Not(HasSubstr(" made")));
  EXPECT_EQ(folder.read("data/secret"), secret);
}

TEST_F(Init, tells_all_that_is_wrong_at_once_and_makes_what_it_can) {
  folder.write("packs/osaka.pack.json", "{");
  ::chmod((folder / "packs").c_str(), 0777);
  configure(R"(,"mail":{"smtp":"smtp://127.0.0.1:25","user":"u","password_file":"password","from":"a@example.org"})");
  EXPECT_EQ(init(), OperatorStatus::wrong_usage);
  EXPECT_THAT(console.results, HasSubstr("store: "));
  EXPECT_THAT(console.messages, HasSubstr("others may write to " + (folder / "packs")));
  EXPECT_THAT(console.messages, HasSubstr((folder / "packs/osaka.pack.json") + " cannot be read"));
  EXPECT_THAT(console.messages, HasSubstr("mail.password_file: " + (folder / "password") + " cannot be read"));
}

TEST_F(Init, of_a_faulty_configuration_nothing_is_made) {
  folder.write("forms.json", R"({"packs":"packs","edition":"Osaka!","store":"forms.db"})");
  EXPECT_EQ(init(true), OperatorStatus::wrong_usage);
  EXPECT_FALSE(std::filesystem::exists(folder / "data"));
  EXPECT_THAT(console.results, HasSubstr(R"({"done":[],"faults":[{"key":)"));
  EXPECT_THAT(console.messages, HasSubstr("base_url: "));
}

TEST_F(Init, an_edition_whose_pack_is_anothers_is_told) {
  folder.write("packs/osaka.pack.json",
               R"({"version":1,"edition":"fukushima","language":"ja","pages":{"problem":"<p>"},"forms":{}})");
  EXPECT_EQ(init(), OperatorStatus::wrong_usage);
  EXPECT_THAT(console.messages, HasSubstr("belongs to the edition “fukushima”"));
}

TEST_F(Init, a_secret_that_others_may_read_is_told) {
  ASSERT_EQ(init(), OperatorStatus::fine);
  ::chmod((folder / "data/secret").c_str(), 0644);
  EXPECT_EQ(init(), OperatorStatus::wrong_usage);
  EXPECT_THAT(console.messages, HasSubstr("secret_file: others may read or write " + (folder / "data/secret")));
}

TEST_F(Init, a_missing_configuration_is_wrong_usage) {
  EXPECT_EQ(run_init(Disk(), folder / "none.json", false, console), OperatorStatus::wrong_usage);
  EXPECT_EQ(console.messages, (folder / "none.json") + ": No such file or directory\n");
}

TEST(MailPassword, is_the_one_line_of_its_file) {
  const TemporaryFolder folder;
  const auto read = [&folder](const std::string& bytes) {
    folder.write("password", bytes);
    MailConfiguration mail;
    mail.password_file = folder / "password";
    const auto password = read_mail_password(Disk(), mail);
    const auto* text = std::get_if<std::string>(&password);
    return text == nullptr ? std::string("(fault)") : *text;
  };
  EXPECT_EQ(read("a b\n"), "a b");
  EXPECT_EQ(read("a b"), "a b");
  EXPECT_EQ(read("a\r\n"), "a");
  for (const char* bytes : {"", "\n", "a\nb\n", "\na"}) EXPECT_EQ(read(bytes), "(fault)");
  EXPECT_EQ(std::get<std::string>(read_mail_password(Disk(), {})), "");
}

}  // namespace
}  // namespace shirube
