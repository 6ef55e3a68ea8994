// Pages made for the tests of search, as a texts' shard has them: each is what one test looks for.

/** Enough pages with a word of their own for two lists of results and a half. */
export const manyCount = 50;

const many = Array.from({length: manyCount}, (_, number) => [
  `guides/many-${number}.html`,
  `数の多い手順${number}`,
  [
    ['', '', 'まとめの文です。'],
    ['first', 'はじめに', number % 2 ? '前置き。大量在庫を数えます。' : '大量在庫を数えます。'],
  ],
]);

export const madePages = [
  ['guides/body.html', '本文だけの手順', [['', '', '概要です。'], ['one', '準備', '検温器を用意します。']]],
  ['guides/heading.html', '見出しの手順', [['', '', '概要です。'], ['two', '検温器の準備', '棚から出します。']]],
  ['guides/title.html', '検温器の使い方', [['', '', '毎朝使います。'], ['three', '測る', '脇にはさみます。']]],
  [
    'guides/login.html',
    'G-MISにログインする',
    [
      ['', '', 'パスワードを用意します。'],
      ['open', 'ブラウザーを開く', 'Microsoft Edge 120を開きます。', 'アドレス https://www.med-login.mhlw.go.jp/ に進みます。'],
      ['type', 'パスワードを入力する', '「パスワード」欄に入力します。', '忘れたときは、パスワードを再設定します。'],
    ],
  ],
  ['guides/reset.html', 'パスワードの再設定', [['', '', '再設定の手順です。'], ['send', '送る', 'メールが届きます。']]],
  [
    'references/contacts.html',
    '連絡先',
    [['osaka', '大阪府', '大阪府 06-6944-9169 大阪市中央区大手前２丁目1－22', 'iryo@pref.example.jp', '𠮷田が受けます。']],
  ],
  ['guides/kana.html', 'ｶﾅの手順', [['', '', 'ﾃﾞｰﾀを送信し、Ｄａｔａを確かめます。'], ['x', 'か\u3099ぞう', '画像😀です。']]],
  [
    'guides/near.html',
    '近い手順',
    [['far', '遠い', `患者${'の話が続きます。'.repeat(20)}氏名`], ['near', '近い', '患者の氏名を書きます。']],
  ],
  ['guides/part.html', '部分の手順', [['in', '内', 'aboidance と書きます。'], ['whole', '全', 'void と書きます。'], ['in2', '内', 'avoidです。']]],
  ['guides/long.html', '長い手順', [['', '', `${'前の文です。'.repeat(60)}目印石${'後の文です。'.repeat(60)}`]]],
  ['guides/markup.html', '<b>記号</b>の手順', [['', '', '<script>alert(1)</script> & "引用"']]],
  // Both keys of うえお, but never side by side
  ['guides/lies.html', '嘘の鍵', [['', '', 'うえか、えお']]],
  ['guides/truth.html', '真の鍵', [['', '', 'うえお']]],
  ...many,
];

export const madeSynonyms = {パスワード忘れ: ['再設定'], 体温計: ['検温器', '水銀計']};
