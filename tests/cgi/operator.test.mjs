// What shirube-forms prints of what the CGI has stored, to the byte.

import assert from 'node:assert/strict';
import {stat} from 'node:fs/promises';
import path from 'node:path';
import {after, before, test} from 'node:test';
import {fine, multipart, partsOf, receiptOf, Visitor} from './attack_visitor.mjs';
import {run} from './children.mjs';
import {buildFormsSite} from './forms_site.mjs';

const heading =
  '受付番号,受付日時（日本時間）,医療機関名,医療機関名（カタカナ）,電話番号,メールアドレス,開設日,きのうの在庫,希望する数,' +
  '病院の種類,その他の種類,診療科,都道府県,出身校,理由,図面,利用規約を読みました';
const firstRow =
  "FIRST,TIME,標病院,シルベビョウイン,06-6941-0351,hyoko@example.jp,,100,12,その他,'-1+1,眼科、内科,大阪府,,足りないため," +
  '図面.pdf（9バイト）,はい';
const secondRow =
  'SECOND,TIME,𠮷田病院,シルベビョウイン,06-6941-0351,hyoko@example.jp,,,12,一般病院,,,大阪府,' +
  '\'@無所属,"「ー〜－」\n""二行目"", と, 三つ目",,はい';

const shownInJapanese = `受付番号: FIRST
フォーム: 利用の申し込み (application)
版: national
日時: TIME
状態: received

医療機関名: 標病院
医療機関名（カタカナ）: シルベビョウイン
電話番号: 06-6941-0351
メールアドレス: hyoko@example.jp
きのうの在庫: 100
希望する数: 12
病院の種類: その他
その他の種類: -1+1
診療科:
  眼科
  内科
都道府県: 大阪府
理由: 足りないため
図面: 図面.pdf（9バイト）
パスワード: （ハッシュのみ）
利用規約を読みました: はい

注意: stock: compare
`;

const statisticsInJapanese = `受付\t2
  application\t2
  最も古い\tTIME
  最も新しい\tTIME
メール
  waiting\t0
  sending\t0
  sent\t0
  uncertain\t0
  dead\t0
`;

let site, forms, first, second;

async function send(values) {
  const visitor = new Visitor(site.cgi, forms.configured);
  const receipt = receiptOf(await visitor.submit(await visitor.token(values)));
  assert.ok(receipt);
  return receipt;
}

before(async () => {
  site = await buildFormsSite();
  forms = await site.prepare({baseUrl: 'https://example.jp/', sink: false});
  const plan = {name: 'plan', filename: '図面.pdf', value: '%PDF-1.7\n', headers: ['Content-Type: application/pdf']};
  const parts = [...partsOf({...fine, stock: '100', kind: 'other', 'kind-text': '-1+1'}), plan];
  parts.push({name: 'departments', value: 'eyes'}, {name: 'departments', value: 'internal'});
  first = await send(multipart(parts));
  second = await send({...fine, name: '𠮷田病院', reason: '「ー〜－」\n"二行目", と, 三つ目', school: '@無所属'});
});
after(() => site?.remove());

const time = /\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}Z/g;
const japanTime = /\d{4}-\d{2}-\d{2} \d{2}:\d{2}:\d{2}/g;
// With the receipts and times of this run named. Of two in the same second the receipt decides which comes first.
const text = (value) => value.replaceAll(first, 'FIRST').replaceAll(second, 'SECOND').replace(time, 'TIME');

async function printed(...words) {
  const {status, stdout, stderr} = await forms.command(...words);
  assert.deepEqual([status, stderr], [0, ''], words.join(' '));
  return text(stdout.toString());
}

test('list is a table with tabs, or JSON', async () => {
  const lines = (await printed('list')).split('\n');
  assert.deepEqual(
    [lines[0], ...lines.slice(1, 3).sort(), ...lines.slice(3)],
    ['receipt\tform\ttime\tstatus', 'FIRST\tapplication\tTIME\treceived', 'SECOND\tapplication\tTIME\treceived', ''],
  );
  const listed = JSON.parse(await printed('list', '--format', 'json'));
  const common = {edition: 'national', form: 'application', status: 'received', time: 'TIME'};
  assert.deepEqual(listed.map((each) => each.receipt).sort(), ['FIRST', 'SECOND']);
  for (const {receipt, ...others} of listed) assert.deepEqual(others, common, receipt);
});

test('show has every value by its label, and no secret', async () => {
  const shown = await printed('show', first, '--lang', 'ja');
  assert.equal(shown, shownInJapanese);
  // As somebody reads it out.
  assert.equal(await printed('show', first.toLowerCase().replace('-', ''), '--lang', 'ja'), shownInJapanese);
  const json = JSON.parse(await printed('show', first, '--format', 'json'));
  assert.deepEqual(json.secrets, ['password']);
  assert.deepEqual(json.values.departments, ['eyes', 'internal']);
  assert.match(JSON.stringify(json), /"warnings":\["stock: compare"\]/);
  assert.ok(!JSON.stringify(json).includes('argon2'));
});

test('export opens in a spreadsheet, and marks what it has written', async () => {
  const utf8 = (await forms.command('export', '--form', 'application', '--csv')).stdout.toString();
  const rows = text(utf8).replace(japanTime, 'TIME').split('\r\n');
  assert.equal(rows.pop(), '');
  assert.equal(rows[0], `\uFEFF${heading}`);
  assert.deepEqual(rows.slice(1).sort(), [firstRow, secondRow]);
  assert.deepEqual(
    JSON.parse(await printed('list', '--format', 'json')).map(({status}) => status),
    ['exported', 'exported'],
  );
});

test('export in cp932 has what that lacks by its number, and says so', async () => {
  const words = ['export', '--form', 'application', '--csv', '--encoding', 'cp932'];
  const {status, stdout, stderr} = await forms.command(...words);
  assert.equal(status, 0);
  // As Windows reads it.
  const read = text(new TextDecoder('shift_jis', {fatal: true}).decode(stdout)).replace(japanTime, 'TIME');
  const rows = read.split('\r\n').slice(0, -1);
  assert.equal(rows[0], heading);
  const windows = (row) => row.replace('𠮷', '[U+20BB7]').replaceAll('〜', '～');
  assert.deepEqual(rows.slice(1).sort(), [firstRow, secondRow].map(windows));
  assert.equal(text(stderr), 'shirube-forms: SECOND, 医療機関名: cp932 lacks characters, written as [U+…]: U+20BB7\n');
});

test('what is not there is said in the language, with status 1', async () => {
  const missing = await forms.command('show', 'ABCDE-FGHJK', '--lang', 'ja');
  assert.equal(missing.status, 1);
  assert.equal(missing.stdout.length, 0);
  assert.match(missing.stderr, /受付番号/);
  assert.equal((await forms.command('export', '--form', 'nothing', '--csv')).status, 1);
  assert.equal((await forms.command('lst')).status, 2);
});

test('stats counts', async () => {
  assert.equal(await printed('stats', '--lang', 'ja'), statisticsInJapanese);
  const mails = {dead: 0, sending: 0, sent: 0, uncertain: 0, waiting: 0};
  assert.deepEqual(JSON.parse(await printed('stats', '--format', 'json')), {
    mails,
    newest: 'TIME',
    oldest: 'TIME',
    submissions: {application: 2},
    troubled: [],
  });
});

test('a backup while forms come in is whole', async () => {
  const backup = path.join(path.dirname(forms.store), 'backup.sqlite');
  const made = await run('/usr/bin/python3', ['-c', backUp, forms.store, backup]);
  assert.equal(made.stderr, '');
  assert.ok((await stat(backup)).size > 0);
  assert.equal(made.stdout.toString(), '2\n');
  await send(fine);
});

// As `sqlite3 'file:…?mode=ro' '.backup …'`, which is not installed everywhere.
const backUp = `
import sqlite3, sys
store = sqlite3.connect(f'file:{sys.argv[1]}?mode=ro', uri=True)
backup = sqlite3.connect(sys.argv[2])
store.backup(backup)
print(backup.execute('SELECT count(*) FROM submission').fetchone()[0])
`;

test('purge leaves what is younger', async () => {
  assert.match(await printed('purge', '--older-than', '1', '--lang', 'ja'), /^TIMEより前の受付を0件削除しました\n$/);
  assert.equal((await forms.command('purge', '--older-than', '0')).status, 2);
  assert.equal(JSON.parse(await printed('list', '--format', 'json')).length, 3);
});
