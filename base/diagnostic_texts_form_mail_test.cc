#include "base/diagnostic_texts_test.h"

namespace shirube {
namespace {

const TextCase cases[] = {
    {"form-mail-rehearsal",
     {},
     "",
     {"練習用のフォームに、「mail」が書かれています", "a form to practise with has “mail”"},
     {"「submit: none」のフォームは、どこにも送られません。「mail:」か「submit: none」を消してください。",
      "with “submit: none” nothing is sent: delete “mail”, or “submit: none”"}},
    {"form-mail-secret",
     {{"field", "password"}},
     "",
     {"メールに、secret の項目「password」が書かれています", "the mail names the field “password”, which is a secret"},
     {"secret の値は、だれにも送りません。メールの文から消してください。",
      "secrets are sent to nobody: take it out of the mail"}},
    {"form-mail-sender-type",
     {{"field", "name"}, {"type", "text"}},
     "",
     {"項目「name」の種類は text なので、そこへメールを送れません",
      "the field “name” is of the type “text”, to which no mail can be sent"},
     {"「type: email」の項目のIDを書いてください。", "write the id of a field with “type: email”"}},
    {"form-mail-subject",
     {{"field", "name"}},
     "",
     {"メールの件名に、項目「name」が書かれています", "the subject of the mail names the field “name”"},
     {"件名は、メールの一覧や通知にそのまま出ます。「body:」に移してください。",
      "subjects are shown in lists of mails and in notifications: move it to “body”"}},
    {"form-mail-unknown-field",
     {{"field", "adress"}},
     "",
     {"メールに書かれた「adress」というIDの項目はありません",
      "there is no field with the id “adress”, which the mail names"},
     {"このフォームの「fields:」にある項目の「id:」を書いてください。",
      "write the “id” of a field that stands under “fields” of this form"}},
    {"form-mail-unknown-field",
     {{"field", "adress"}, {"suggestion", "address"}},
     "suggestion",
     {"メールに書かれた「adress」というIDの項目はありません",
      "there is no field with the id “adress”, which the mail names"},
     {"「address」ではありませんか？", "did you mean “address”?"}},
    {"form-mail-unknown-field",
     {{"field", "address"}, {"editions", "osaka"}},
     "left-out",
     {"メールに書かれた「address」というIDの項目はありません（次の版だけ: osaka）",
      "there is no field with the id “address”, which the mail names (in these editions only: osaka)"},
     {"その項目は、この版のフォームに出ません。版のファイルで、メールの文を書き直すか、「sender: {remove: "
      "true}」でやめてください。",
      "these editions leave the field out: have their own files reword the mail, or take it out by “sender: {remove: "
      "true}”"}},
};

TEST(FormMailTexts, AreWordForWordWhatAuthorsRead) { expect_texts(cases); }

TEST(FormMailTexts, HaveAnExampleEach) { expect_complete(form_mail_texts(), {}, cases); }

}  // namespace
}  // namespace shirube
