// Texts for the mails that forms send.
#include "base/diagnostic_texts.h"

namespace shirube {
namespace {

constexpr BothLanguages did_you_mean = {"「{suggestion}」ではありませんか？", "did you mean “{suggestion}”?"};

constexpr CatalogueEntry entries[] = {
    {.code = "form-mail-rehearsal",
     .message = {"練習用のフォームに、「mail」が書かれています", "a form to practise with has “mail”"},
     .hint = {"「submit: none」のフォームは、どこにも送られません。「mail:」か「submit: none」を消してください。",
              "with “submit: none” nothing is sent: delete “mail”, or “submit: none”"}},
    {.code = "form-mail-secret",
     .message = {"メールに、secret の項目「{field}」が書かれています",
                 "the mail names the field “{field}”, which is a secret"},
     .hint = {"secret の値は、だれにも送りません。メールの文から消してください。",
              "secrets are sent to nobody: take it out of the mail"}},
    {.code = "form-mail-sender-type",
     .message = {"項目「{field}」の種類は {type} なので、そこへメールを送れません",
                 "the field “{field}” is of the type “{type}”, to which no mail can be sent"},
     .hint = {"「type: email」の項目のIDを書いてください。", "write the id of a field with “type: email”"}},
    {.code = "form-mail-subject",
     .message = {"メールの件名に、項目「{field}」が書かれています",
                 "the subject of the mail names the field “{field}”"},
     .hint = {"件名は、メールの一覧や通知にそのまま出ます。「body:」に移してください。",
              "subjects are shown in lists of mails and in notifications: move it to “body”"}},
    {.code = "form-mail-unknown-field",
     .message = {"メールに書かれた「{field}」というIDの項目はありません",
                 "there is no field with the id “{field}”, which the mail names"},
     .hint = {"このフォームの「fields:」にある項目の「id:」を書いてください。",
              "write the “id” of a field that stands under “fields” of this form"},
     .variants = {{{"suggestion", did_you_mean},
                   {"left-out",
                    {"その項目は、この版のフォームに出ません。版のファイルで、メールの文を書き直すか、「sender: "
                     "{remove: true}」でやめてください。",
                     "these editions leave the field out: have their own files reword the mail, or take it out by "
                     "“sender: {remove: true}”"}}}}},
};

}  // namespace

std::span<const CatalogueEntry> form_mail_texts() { return entries; }

}  // namespace shirube
