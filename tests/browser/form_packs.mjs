// Rule packs of the fixtures' forms, as a build would write them, with the texts of rules/*.cc.

import {readFile} from 'node:fs/promises';
import {fileURLToPath} from 'node:url';

const rules = fileURLToPath(new URL('../../rules/', import.meta.url));

/** A C++ string: literals one after the other are one. */
function unquote(literals) {
  const parts = literals.match(/"(?:[^"\\]|\\.)*"/g);
  return parts.map((part) => JSON.parse(part)).join('');
}

/** The texts of a table of FormTexts, by language and key. */
export async function textsOf(file) {
  const source = await readFile(rules + file, 'utf8');
  const literals = '((?:"(?:[^"\\\\]|\\\\.)*"\\s*)+)';
  const texts = {ja: {}, en: {}};
  for (const [, key, ja, en] of source.matchAll(new RegExp(`\\{${literals},\\s*${literals},\\s*${literals}\\}`, 'g'))) {
    texts.ja[unquote(key)] = unquote(ja);
    texts.en[unquote(key)] = unquote(en);
  }
  return texts;
}

const [scriptTexts, otherTexts] = await Promise.all([textsOf('script_texts.cc'), textsOf('form_texts.cc')]);
const texts = {
  ja: {...otherTexts.ja, ...scriptTexts.ja},
  en: {...otherTexts.en, ...scriptTexts.en},
};

const classes = {
  'ascii-digit': [48, 57],
  'ascii-letter': [65, 90, 97, 122],
  'ascii-lower': [97, 122],
  'ascii-symbol': [33, 47, 58, 64, 91, 96, 123, 126],
  'ascii-upper': [65, 90],
  fullwidth: [0x3000, 0x30ff, 0x4e00, 0x9fff, 0xff01, 0xff60],
  katakana: [0x30a1, 0x30fe],
};

/** `sections`: `{title, when, fields}` with the fields themselves. */
function packOf({sections, ...pack}) {
  const fields = sections.flatMap((section) =>
    // A section's condition is its fields' as well.
    section.fields.map((field) => (section.when ? {...field, when: section.when} : field)),
  );
  return {
    shirube: 1,
    edition: 'national',
    language: 'ja',
    ...pack,
    sections: sections.map((section) => ({...section, fields: section.fields.map(({id}) => id)})),
    fields,
    classes,
    texts,
    words: {ja: {}, en: {}, ...pack.words},
  };
}

export const schools = [
  ['hokkai', '北海大学'],
  ['hirosaki', '弘前医科大学'],
  ['toto', '東都大学'],
  ['toto-medical', '東都医科大学'],
  ['yokohama', '横浜医科大学'],
  ['nagoya', '名古屋大学'],
  ['osaka', '大阪大学'],
  ['osaka-medical', '大阪医科大学'],
  ['katakana', 'カタカナ医科大学'],
  ['hiroshima', '広島大学'],
  ['kyushu', '九州大学'],
  ['other', 'その他の大学'],
];

const passwordRules = {
  type: 'secret',
  required: true,
  'min-length': 8,
  contains: ['ascii-upper', 'ascii-lower', 'ascii-digit'],
};
const amount = {type: 'number', required: true, min: '0', max: '99999'};
const needed = {field: 'needed', is: 'yes'};

export const everyKind = packOf({
  form: 'every-kind',
  title: '項目の種類をすべて使う',
  sections: [
    {
      title: 'ログイン',
      fields: [
        {
          id: 'login-id',
          label: 'ログインID',
          type: 'text',
          required: true,
          width: 'half',
          characters: ['ascii-letter', 'ascii-digit', '!@%&#'],
          'min-length': 8,
          'max-length': 32,
        },
        {id: 'password', label: 'パスワード', ...passwordRules},
        {id: 'password-again', label: 'パスワード（確認）', type: 'secret', required: true, equals: 'password'},
      ],
    },
    {
      title: '連絡先',
      fields: [
        {
          id: 'name-kana',
          label: '氏名（カナ）',
          type: 'text',
          required: true,
          width: 'full',
          kana: 'katakana',
          characters: ['katakana', '　'],
          'max-length': 20,
        },
        {id: 'email', label: 'メールアドレス', type: 'email', required: true, width: 'half'},
        {id: 'postal-code', label: '郵便番号', type: 'text', width: 'half', format: '000-0000'},
        {id: 'phone', label: '電話番号', type: 'tel', 'max-length': 15},
        {id: 'birth-date', label: '生年月日', type: 'date', required: true},
        {id: 'graduation', label: '卒業した年月', type: 'year-month'},
      ],
    },
    {
      title: '選ぶもの',
      fields: [
        {
          id: 'departments',
          label: '診療科',
          type: 'choices',
          options: [
            ['internal', '内科'],
            ['surgery', '外科'],
            ['eyes', '眼科'],
          ],
        },
        {
          id: 'prefecture',
          label: '都道府県',
          type: 'select',
          required: true,
          options: [
            ['osaka', '大阪府'],
            ['fukushima', '福島県'],
          ],
        },
        {id: 'school', label: '出身校', type: 'suggest', options: schools},
        {id: 'school-other', label: '出身校（一覧にないとき）', type: 'text', width: 'full', 'max-length': 30},
        {
          id: 'needed',
          label: '配布は必要ですか？',
          type: 'choice',
          required: true,
          options: [
            ['yes', 'はい'],
            ['no', 'いいえ'],
          ],
        },
        {
          id: 'reason',
          label: '必要でない理由',
          type: 'multiline',
          required: true,
          'max-length': 100,
          when: {field: 'needed', is: 'no'},
        },
      ],
    },
    {
      title: '数量',
      when: needed,
      fields: [
        {id: 'prefecture-quantity', label: '都道府県からの数量', ...amount},
        {id: 'national-quantity', label: '国からの数量', ...amount},
        {id: 'total-quantity', label: '合計', ...amount},
        {id: 'weekly-use', label: '1週間の使用量', ...amount, required: false},
        {id: 'stock-yesterday', label: 'きのうの在庫', ...amount, required: false},
      ],
    },
    {
      title: '書類と確認',
      fields: [
        {id: 'certificate', label: '証明書', type: 'file', files: ['pdf'], 'max-bytes': 1000},
        {id: 'terms', label: '利用規約に同意する', type: 'consent', required: true},
      ],
    },
  ],
  rules: [
    {kind: 'order', field: 'graduation', other: 'birth-date'},
    {kind: 'at-least-one', fields: ['school', 'school-other']},
    {kind: 'sum', fields: ['prefecture-quantity', 'national-quantity'], field: 'total-quantity'},
    {
      kind: 'compare',
      field: 'stock-yesterday',
      other: 'weekly-use',
      times: '4',
      is: 'at-least',
      severity: 'warning',
      message: 'きのうの在庫が、4週間分を超えています。医療機関に確かめてください。',
    },
  ],
  words: {
    ja: {
      'login-id': {characters: '半角英数字と記号（!@%&#）', hint: '半角英数字と記号（!@%&#）、8文字以上32文字以内。'},
      'name-kana': {characters: '全角カタカナ'},
      'postal-code': {characters: '000-0000の形'},
      certificate: {characters: 'PDF'},
    },
    en: {
      'login-id': {characters: 'letters, digits and symbols (!@%&#)'},
    },
  },
});

export const newPassword = packOf({
  form: 'new-password',
  title: '新しいパスワードを決める',
  submit: 'none',
  waits: true,
  sections: [
    {
      title: 'パスワード',
      fields: [
        {
          id: 'user-name',
          label: 'ユーザ名',
          type: 'text',
          required: true,
          width: 'half',
          characters: ['ascii-letter', 'ascii-digit'],
          'min-length': 8,
          'max-length': 8,
        },
        {id: 'new-password', label: '新しいパスワード', ...passwordRules},
        {
          id: 'new-password-again',
          label: '新しいパスワードの確認',
          type: 'secret',
          required: true,
          equals: 'new-password',
        },
        {
          id: 'reason',
          label: '変える理由',
          type: 'choice',
          options: [
            ['forgotten', '忘れた'],
            ['first', 'はじめて決める'],
          ],
        },
      ],
    },
  ],
});

/** The form of fixtures/form/elsewhere.html: another site's. */
export const contact = packOf({
  form: 'contact',
  title: 'お問い合わせ',
  sections: [
    {
      title: 'お問い合わせ',
      fields: [
        {id: 'company', label: '会社名', type: 'text', width: 'full', 'max-length': 30},
        {id: 'name-kana', label: 'ご担当者のカナ', type: 'text', required: true, width: 'full', kana: 'katakana'},
        {id: 'email', label: 'メール', type: 'email', required: true},
        {
          id: 'reply',
          label: 'お返事の方法',
          type: 'choice',
          required: true,
          options: [
            ['mail', 'メール'],
            ['phone', '電話'],
          ],
        },
        {id: 'phone', label: '電話番号', type: 'tel', required: true, when: {field: 'reply', is: 'phone'}},
        {id: 'count', label: '部数', type: 'number', min: '1', max: '10'},
        {id: 'agree', label: '規約への同意', type: 'consent', required: true},
      ],
    },
  ],
  words: {ja: {company: {hint: '全角、30文字以内。'}, 'name-kana': {hint: '全角カタカナ。'}}, en: {}},
});

/** What a build writes beside the pages. */
export function scriptOf(pack) {
  const escape = (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`;
  const json = JSON.stringify(pack).replace(/[<\u2028\u2029]/g, escape);
  const id = JSON.stringify(pack.form);
  return `globalThis.shirube=globalThis.shirube||{};shirube.packs=shirube.packs||{};shirube.packs[${id}]=${json};\n`;
}
