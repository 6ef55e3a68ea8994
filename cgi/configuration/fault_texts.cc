#include "cgi/configuration/fault_texts.h"

#include <algorithm>
#include <initializer_list>
#include <utility>

#include "base/diagnostic_print.h"

namespace shirube {
namespace {

constexpr std::size_t longest_shown_key = 100;

// What belongs there, told at the end of every fault of a key.
struct Expectation {
  std::string_view key;
  std::string_view japanese, english;
};

constexpr Expectation expectations[] = {
    {"packs", "EDITION.pack.json があるフォルダーのパスを書いてください。",
     "write the path of the folder with EDITION.pack.json"},
    {"edition", "版のIDを書いてください（小文字の英字、数字、ハイフン。例: \"osaka\"）。",
     "write an edition's id (lower-case letters, digits, hyphens; such as \"osaka\")"},
    {"store", "「sqlite:」に続けてファイルのパスを書いてください（例: \"sqlite:/var/lib/shirube/forms.sqlite\"）。",
     "write \"sqlite:\" and the path of a file (such as \"sqlite:/var/lib/shirube/forms.sqlite\")"},
    {"secret_file", "サーバーの秘密を置くファイルのパスを書いてください（例: \"/var/lib/shirube/secret\"）。",
     "write the path of the file for the server's secret (such as \"/var/lib/shirube/secret\")"},
    {"base_url",
     "版を公開するアドレスを書いてください（例: \"https://example.jp/osaka/\"）。https:// か http:// で始め、「/」で"
     "終えます。ユーザー名、「?」、「#」、「..」、空白は使えません。日本語のドメイン名は xn-- の形、日本語のパスは %E3 "
     "の形"
     "で書きます。",
     "write the address at which the edition is published (such as \"https://example.jp/osaka/\"): begin with https:// "
     "or http://, end with \"/\", leave out user names, \"?\", \"#\", \"..\" and blanks, and write other letters as "
     "xn-- in a host's name and as %E3 in a path"},
    {"mail", "メールの設定を { } で囲んで書いてください。メールを送らないときは、このキーを消してください。",
     "write the mail settings in { }, or delete the key where no mail is to be sent"},
    {"mail.smtp",
     "\"smtp://ホスト名:ポート番号\" か \"smtps://ホスト名:ポート番号\" と書いてください（例: "
     "\"smtp://localhost:25\"）。"
     "ユーザー名やパスは付けません。メールを送らないときは \"\" と書きます。",
     "write \"smtp://HOST:PORT\" or \"smtps://HOST:PORT\" (such as \"smtp://localhost:25\") without a user name or "
     "path, or \"\" where no mail is to be sent"},
    {"mail.tls", "\"required\"、\"opportunistic\"、\"none\" のどれかを書いてください。",
     "write \"required\", \"opportunistic\" or \"none\""},
    {"mail.user", "メールサーバーのユーザー名を書いてください。認証しないときは \"\" と書きます。",
     "write the user name at the mail server, or \"\" where there is no log-in"},
    {"mail.password_file", "パスワードを1行で書いたファイルのパスを書いてください。認証しないときは \"\" と書きます。",
     "write the path of a file with the password on one line, or \"\" where there is no log-in"},
    {"mail.from", "差出人のメールアドレスを書いてください（例: \"forms@example.jp\"）。",
     "write the sender's mail address (such as \"forms@example.jp\")"},
    {"mail.office",
     "担当窓口のメールアドレスを書いてください（例: \"office@example.jp\"）。窓口に送らないときは \"\" と書きます。",
     "write the office's mail address (such as \"office@example.jp\"), or \"\" where the office gets no mail"},
    {"limits", "上限の設定を { } で囲んで書いてください。どれも初期値でよいときは、このキーを消してください。",
     "write the limits in { }, or delete the key where all defaults will do"},
    {"seal_to",
     "「shirube-forms new-key」が表示した公開鍵を書いてください（Base64、または16進数64桁）。暗号化しないときは、"
     "\"\" ではなく null と書きます。",
     "write the public key that \"shirube-forms new-key\" printed (base64, or 64 hexadecimal digits), or null, not "
     "\"\", where nothing is to be sealed"},
};

const Expectation& expectation_of(std::string_view key) {
  return *std::ranges::find(expectations, key, &Expectation::key);
}

ConfigurationFault fault(std::string_view key, std::string japanese, std::string english) {
  std::string shown = visible_text(key.substr(0, longest_shown_key));
  if (key.size() > longest_shown_key) shown.append("…");
  return {std::move(shown), std::move(japanese), std::move(english)};
}

std::string joined(std::initializer_list<std::string_view> parts) {
  std::string text;
  for (const std::string_view part : parts) text.append(part);
  return text;
}

}  // namespace

ConfigurationFault missing_fault(std::string_view key) {
  const Expectation& expected = expectation_of(key);
  return fault(key, joined({"このキーがありません。", expected.japanese}),
               joined({"this key is missing: ", expected.english}));
}

ConfigurationFault wrong_fault(std::string_view key) {
  const Expectation& expected = expectation_of(key);
  return fault(key, joined({"この値は使えません。", expected.japanese}),
               joined({"this value cannot be used: ", expected.english}));
}

ConfigurationFault number_fault(std::string_view key, std::uint64_t greatest) {
  const std::string bound = std::to_string(greatest);
  return fault(key, joined({"この値は使えません。1から", bound, "までの整数を、引用符なしで書いてください。"}),
               joined({"this value cannot be used; write a whole number from 1 to ", bound, ", without quotes"}));
}

ConfigurationFault unknown_key_fault(std::string_view key, std::string_view known) {
  return fault(key, joined({"このキーはありません。つづりを確かめてください。使えるキー: ", known}),
               joined({"there is no such key; check its spelling. Known here: ", known}));
}

ConfigurationFault doubled_key_fault(std::string_view key) {
  return fault(key, "同じキーが二つあるか、入れ子が深すぎます。要らないほうを消してください。",
               "this key is given twice, or nested too deep; delete the one that is not wanted");
}

ConfigurationFault syntax_fault(std::optional<std::size_t> line) {
  const std::string number = line ? std::to_string(*line) : "";
  const std::string japanese_place = line ? joined({"（", number, "行目）"}) : "";
  const std::string english_place = line ? joined({" (line ", number, ")"}) : "";
  return fault(
      "",
      joined({"JSONとして読めません", japanese_place, "。かっこ、引用符、コンマを確かめ、UTF-8で保存してください。"}),
      joined({"this is not valid JSON", english_place, "; check brackets, quotes and commas, and save it as UTF-8"}));
}

ConfigurationFault size_fault() {
  return fault("", "ファイルが大きすぎます（64 KiBまで）。設定ファイルのパスが正しいか確かめてください。",
               "the file is too large (at most 64 KiB); check that this is the configuration file");
}

ConfigurationFault not_an_object_fault() {
  return fault("", "設定全体を { } で囲んでください。", "put all settings between { and }");
}

ConfigurationFault contradicting_tls_fault() {
  return fault("mail.tls", "smtps:// は必ず暗号化します。\"required\" にするか、smtp:// を使ってください。",
               "smtps:// always encrypts; write \"required\", or use smtp://");
}

ConfigurationFault password_fault() {
  return fault("mail.password_file",
               "ユーザー名（mail.user）があるのに、パスワードのファイルがありません。パスを書くか、ユーザー名を \"\" "
               "にしてください。",
               "there is a user name (mail.user) but no password file; write its path, or make the user name \"\"");
}

ConfigurationFault weak_key_fault() {
  return fault("seal_to", "この公開鍵では暗号化できません。「shirube-forms new-key」で作り直してください。",
               "nothing can be sealed to this public key; make another with \"shirube-forms new-key\"");
}

}  // namespace shirube
