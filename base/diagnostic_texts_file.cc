// Texts for what is wrong with a file before its keys are looked at.
#include "base/diagnostic_texts.h"

namespace shirube {
namespace {

constexpr CatalogueEntry entries[] = {
    {.code = "yaml-syntax",
     .message = {"YAMLとして読めません: {problem}", "this is not valid YAML: {problem}"},
     .hint = {"{problem:advice}", "{problem:advice}"}},
    {.code = "several-documents",
     .message = {"1つのファイルに、「---」で区切った内容が2つ以上あります",
                 "the file holds more than one document, separated by “---”"},
     .hint = {"「---」の行を消すか、続きを別のファイルに分けてください。"
              "本文の区切り線のつもりなら、本文と同じだけ字下げしてください。",
              "remove the line “---”, or move what follows it to a file of its own; "
              "to draw a line in a body, indent it as far as the body"}},
    {.code = "invalid-utf8",
     .message = {"UTF-8として読めない文字があります（バイト {byte}）", "this is not UTF-8 (byte {byte})"},
     .hint = {"ファイルをUTF-8で保存し直してください。"
              "メモ帳では「名前を付けて保存」の「文字コード」で「UTF-8」を選びます。",
              "save the file as UTF-8; in Notepad, choose “UTF-8” under “Encoding” in “Save as”"}},
    {.code = "control-character",
     .message = {"目に見えない制御文字（{character}）があります",
                 "there is an invisible control character ({character})"},
     .hint = {"この文字を消してください。ほかのソフトから貼り付けた文によく混ざります。"
              "見つけにくいときは、この行を打ち直してください。",
              "delete it; such characters often come with text pasted from other programs. "
              "If it is hard to find, type the line anew"}},
    {.code = "file-too-large",
     .message = {"ファイルが大きすぎます（{limit}まで）", "the file is too large (at most {limit})"},
     .hint = {"内容を2つ以上のファイルに分けてください。", "split it into two or more files"}},
    {.code = "nesting-too-deep",
     .message = {"字下げの段が深すぎます（{limit}段まで）", "the nesting is too deep (at most {limit} levels)"},
     .hint = {"かっこの閉じ忘れや、行ごとに深くなる字下げがないか確かめてください。",
              "look for brackets that are not closed, or lines each indented further than the one before"}},
    {.code = "too-many-aliases",
     .message = {"「*名前」による使い回しが多すぎます（値{limit}個まで）",
                 "too much is repeated through “*name” (at most {limit} values)"},
     .hint = {"使い回しをやめ、文をその場に書いてください。版で変わる文には「values:」の値が使えます。",
              "write the text where it is needed; for what differs between editions, use their “values”"}},
    {.code = "unreadable",
     .message = {"ファイルを読めません: {reason}", "the file cannot be read: {reason}"},
     .hint = {"{reason:advice}", "{reason:advice}"}},
    {.code = "not-a-file",
     .message = {"これは{found}なので、読めません", "this is {found}, and cannot be read"},
     .hint = {"{found:advice}", "{found:advice}"}},
    {.code = "unknown-file",
     .message = {"「{file}」は、どこからも読まれないファイルです", "nothing reads the file “{file}”"},
     .hint = {"ガイドは content/guides/、画面は content/screens/、参照表は content/references/、版は "
              "content/editions/、出典は content/sources/ に置いてください。"
              "要らないファイルなら消してください。",
              "guides belong in content/guides/, screens in content/screens/, references in content/references/, "
              "editions in content/editions/, sources in content/sources/; "
              "if the file is not needed, delete it"},
     .variants = {{{"suggestion",
                    {"「{suggestion}」のつもりなら、そこに移すか名前を変えてください。",
                     "if it is meant to be “{suggestion}”, move or rename it"}},
                   {"ending",
                    {"ファイル名の終わりを「.yml」から「.yaml」に変えてください。",
                     "change the ending of the file's name from “.yml” to “.yaml”"}}}}},
    {.code = "missing-file",
     .message = {"必要なファイル「{file}」がありません", "the file “{file}” is missing"},
     .hint =
         {"このファイルを作ってください。フォルダーの指定が正しいかも確かめてください。"
          "「shirube new フォルダー名」で、見本のサイトを作れます。",
          "write it, or check that this is the right folder; “shirube new FOLDER” makes a small site to start from"},
     .variants = {{{"edition",
                    {"サイトには版が1つは要ります。"
                     "たとえば content/editions/national.yaml というファイルを作り、「name: 全国」と書いてください。",
                     "a site needs at least one edition: make a file such as content/editions/national.yaml that says "
                     "“name: National”"}}}}},
};

// libyaml's words (version 0.2.5) for what people run into. Those that it only uses for one mistake come before those
// that it uses for many.
constexpr BothLanguages quote_whole = {
    "文の全体を \" \" で囲むか、「|」だけを書いて、次の行から字下げして文を書いてください。",
    "put the whole text between \" \", or write just “|” and begin the text on the next line, indented"};
constexpr BothLanguages close_quotation = {"文の終わりに、始まりと同じ引用符（\" または '）を付けてください。",
                                           "end the text with the quotation mark that it begins with (\" or ')"};
constexpr BothLanguages mend_escape = {
    "\" で囲んだ文の中では「\\」が特別な意味を持ちます。「\\\\」と2つ書くか、文を ' で囲んでください。",
    "between \" \" a “\\” has a special meaning: write it twice, or put the text between ' ' instead"};
constexpr BothLanguages close_bracket = {
    "かっこを閉じ、間を半角の「,」で区切ってください。文が「[」や「{」で始まるときは、全体を \" \" で囲みます。",
    "close the bracket and put “,” between the items; a text that begins with “[” or “{” goes between \" \""};
constexpr BothLanguages no_percent = {"文が「%」で始まるときは、全体を \" \" で囲んでください。",
                                      "if a text begins with “%”, put the whole of it between \" \""};

constexpr Word yaml_problems[] = {
    {"found unknown escape character", {"「\\」の使い方が違います", ""}, mend_escape},
    {"did not find expected hexdecimal number", {"「\\」の使い方が違います", ""}, mend_escape},
    {"found invalid Unicode character escape code", {"「\\」の使い方が違います", ""}, mend_escape},
    {"found unexpected document indicator",
     {"引用符（\" または '）が閉じられないまま、「---」か「...」の行が来ています", ""},
     close_quotation},
    {"found unexpected end of stream", {"引用符（\" または '）が閉じられていません", ""}, close_quotation},
    {"mapping values are not allowed",
     {"ここに「: 」は書けません", ""},
     {"前の行の「:」が抜けたり全角の「：」になったりしていないか、字下げがそろっているかを確かめてください。"
      "文の中に「: 」があるときは、文の全体を \" \" で囲みます。",
      "look for a missing “:” in the line before (or a full-width “：”), and align the lines; "
      "if “: ” is part of a text, put the whole text between \" \""}},
    {"mapping keys are not allowed", {"ここに「? 」は書けません", ""}, quote_whole},
    {"block sequence entries are not allowed",
     {"ここに「- 」は書けません", ""},
     {"「- 」は行の初めに書き、同じリストの「- 」と字下げをそろえてください。"
      "文の初めの「- 」なら、全体を \" \" で囲みます。",
      "put “- ” at the beginning of a line, in the same column as the list's other “- ”; "
      "if it begins a text, put the text between \" \""}},
    {"could not find expected ':'",
     {"この行か前の行に、キーのあとの「: 」がありません", ""},
     {"「キー: 値」の形に直してください。「:」は半角で書き、そのあとに半角の空白を入れます。"
      "文の続きの行なら、もっと字下げしてください。",
      "write “key: value”, with an ordinary “:” and a space after it; "
      "if the line continues a text, indent it further"}},
    {"did not find expected '-' indicator",
     {"リストの中の字下げがそろっていません", ""},
     {"同じリストの「- 」どうし、同じ項目のキーどうしを、縦にそろえてください。",
      "put the “- ” of one list in one column, and the keys of one item in one column"}},
    {"did not find expected key",
     {"字下げがそろっていないか、値のあとに余分な文字があります", ""},
     {"この行と前の行を縦にそろえてください。"
      "文が「{」「[」「\"」などの記号で始まるときは、文の全体を ' ' で囲みます。",
      "align this line with those before it; "
      "a text that begins with a sign such as “{”, “[” or “\"” goes between ' ' as a whole"}},
    {"did not find expected ',' or ']'", {"「[」から始まる並びが、正しく閉じられていません", ""}, close_bracket},
    {"did not find expected ',' or '}'", {"「{」から始まる並びが、正しく閉じられていません", ""}, close_bracket},
    {"did not find expected node content", {"かっこの中に、値のないところがあります", ""}, close_bracket},
    {"found unexpected ':'", {"かっこの中の「:」の使い方が違います", ""}, close_bracket},
    {"a key must be a plain text",
     {"文が「{{」で始まっているか、キーが文ではありません", ""},
     {"「{{」で始まる文は、全体を \" \" で囲んでください。",
      "put a text that begins with “{{” between \" \" as a whole"}},
    {"found a tab character",
     {"行の初めにタブがあります", ""},
     {"字下げには、タブではなく半角の空白を使ってください。", "indent with spaces, not with tabs"}},
    {"found character that cannot start any token",
     {"ここから始められない文字があります（タブ、「@」、「`」、「%」など）", ""},
     {"字下げのタブは半角の空白に直してください。文がこの記号で始まるときは、全体を \" \" で囲みます。",
      "indent with spaces, not with tabs; a text that begins with such a sign goes between \" \""}},
    {"did not find expected comment or line break",
     {"「|」や「>」と同じ行に、文が書かれています", ""},
     {"文は次の行から、字下げして書いてください。", "begin the text on the next line, indented"}},
    {"found an indentation indicator equal to 0",
     {"「|」や「>」のあとに「0」があります", ""},
     {"「0」を消してください。", "delete the “0”"}},
    {"did not find expected alphabetic or numeric character", {"文が「*」や「&」で始まっています", ""}, quote_whole},
    {"unknown anchor", {"文が「*」で始まっています", ""}, quote_whole},
    {"found undefined tag handle", {"文が「!」で始まっています", ""}, quote_whole},
    {"tags are not used here", {"文が「!」で始まっています", ""}, quote_whole},
    {"did not find expected tag URI", {"文が「!」で始まっています", ""}, quote_whole},
    {"did not find the expected '>'", {"文が「!」で始まっています", ""}, quote_whole},
    {"directive", {"行が「%」で始まっています", ""}, no_percent},
    {"found unexpected non-alphabetical character", {"行が「%」で始まっています", ""}, no_percent},
    {"version number", {"行が「%」で始まっています", ""}, no_percent},
    {"found incompatible YAML document",
     {"YAMLの版が合いません", ""},
     {"「%YAML」で始まる行を消してください。", "delete the line that begins with “%YAML”"}},
    {"did not find expected <document start>",
     {"内容が終わったはずのところに、続きがあります", ""},
     {"この行の字下げと、前の行のかっこや引用符の閉じ忘れを確かめてください。",
      "check this line's indentation, and that the brackets and quotation marks before it are closed"}},
    {"control characters are not allowed",
     {"目に見えない制御文字があります", ""},
     {"この行を打ち直してください。", "type the line anew"}},
    {"",
     {},
     {"字下げ、「:」のあとの半角の空白、引用符やかっこの閉じ忘れを確かめてください。",
      "check the indentation, the space after “:”, and that quotation marks and brackets are closed"}},
};

// The system's own words, as the file system gives them.
constexpr Word unreadable_reasons[] = {
    {"Permission denied",
     {"読む権限がありません", ""},
     {"ファイルとフォルダーの権限を確かめてください。", "check the permissions of the file and its folder"}},
    {"No such file or directory",
     {"読む前になくなりました", ""},
     {"ほかの人やソフトが動かしていないか確かめ、もう一度実行してください。",
      "check that nobody is moving files, and try again"}},
    {"",
     {},
     {"ファイルを開けるか確かめ、もう一度実行してください。", "check that the file can be opened, and try again"}},
};

constexpr Word file_kinds[] = {
    {"folder",
     {"フォルダー", "a folder"},
     {"フォルダーの名前から「.yaml」を取るか、要らなければ消してください。",
      "take “.yaml” off the folder's name, or delete it if it is not needed"}},
    {"file",
     {"ファイル", "a file"},
     {"ここにはフォルダーが要ります。このファイルを別の名前に変えてください。",
      "a folder is needed here: give the file another name"}},
    {"link",
     {"リンク（シンボリックリンク）", "a symbolic link"},
     {"リンクの代わりに、リンク先の写しを置いてください。", "put a copy of what it leads to in its place"}},
    {"other",
     {"特別なファイル（パイプなど）", "a special file, such as a pipe"},
     {"これを消し、ふつうのファイルを置いてください。", "delete it and put an ordinary file in its place"}},
};

constexpr WordTable tables[] = {
    {"yaml-syntax", "problem", WordMatch::part, yaml_problems},
    {"unreadable", "reason", WordMatch::whole, unreadable_reasons},
    {"not-a-file", "found", WordMatch::whole, file_kinds},
};

}  // namespace

std::span<const CatalogueEntry> file_texts() { return entries; }
std::span<const WordTable> file_words() { return tables; }

}  // namespace shirube
