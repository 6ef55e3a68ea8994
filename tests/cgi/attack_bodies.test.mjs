// Bodies that are not what they say: types, charsets, encodings, and parts of multipart/form-data.

import assert from 'node:assert/strict';
import {readdir} from 'node:fs/promises';
import {after, before, test} from 'node:test';
import {
  boundary, fine, hiddenValue, multipart, multipartType, partsOf, receiptOf, unescapeHtml, urlencoded, urlencodedType,
  Visitor,
} from './attack_visitor.mjs';
import {buildFormsSite} from './forms_site.mjs';

const baseUrl = 'https://example.jp/national/';
const whole = urlencoded(fine);
const pdf = '%PDF-1.7\nof a test';
let site, made;

before(async () => {
  site = await buildFormsSite();
  made = await site.prepare({baseUrl, sink: false});
});
after(() => site.remove());

const visitor = () => new Visitor(site.cgi, made.configured);
const filesOfStore = () => readdir(`${made.store}-files`).catch(() => []);
const confirm = (body, type) => visitor().confirm(body, type === undefined ? {} : {type});

async function expectStatus(status, requests) {
  for (const [what, body, type] of requests) {
    const answer = await confirm(body, type);
    assert.equal(answer.status, status, what);
    assert.ok(!answer.text.includes('name="_token"'), what);
  }
  assert.deepEqual(await filesOfStore(), [], 'no file is left');
}

test('other types and charsets are not read', async () => {
  const types = ['', 'text/plain', 'application/json', 'multipart/mixed; boundary=x', 'application', ';', '/'];
  types.push(`${urlencodedType}; charset=shift_jis`, `${urlencodedType}; charset=utf-16`, `${urlencodedType}x`);
  types.push(`${urlencodedType}; charset=utf-8; charset=shift_jis`, `${urlencodedType}; charset="`);
  types.push(`${urlencodedType}, text/plain`, `text/plain; ${urlencodedType}`, `${multipartType}; charset=shift_jis`);
  await expectStatus(415, types.map((type) => [type, whole, type]));
  assert.equal((await visitor().confirm(whole, {type: undefined})).status, 415, 'no type at all');
});

test('ways of writing the same type are read', async () => {
  for (const type of ['UTF-8', 'utf-8', '"utf-8"'].map((charset) => `${urlencodedType};charset=${charset}`)) {
    assert.equal((await confirm(whole, type)).status, 200, type);
  }
  assert.equal((await confirm(whole, urlencodedType.toUpperCase())).status, 200);
});

test('text that is no UTF-8 is refused wherever it stands', async () => {
  const texts = ['%ff', '%c0%af', '%e0%80%af', '%ed%a0%80', '%f4%90%80%80', '%f8%88%80%80%80', '%e3%81', '%80', '%00'];
  // 標 in Shift_JIS, あ in EUC-JP, a text in ISO-2022-JP.
  texts.push('%95W', '%a4%a2', '%1b$B%e0');
  const raw = Buffer.concat([Buffer.from('name='), Buffer.from([0xe3, 0x81]), Buffer.from('&kana=')]);
  await expectStatus(400, [
    ...texts.map((text) => [text, `name=${text}`]),
    ...texts.map((text) => [`name ${text}`, `${text}=1`]),
    ...texts.map((text) => [`token ${text}`, `_token=${text}`]),
    ['raw bytes', raw, urlencodedType],
  ]);
});

test('a stray percent sign is refused', async () => {
  const bodies =
    ['name=%', 'name=%4', 'name=%zz', 'name=%4g', '%=1', 'name=100%', 'name=%&kana=1', 'name=%u3042', 'name=% 4'];
  await expectStatus(400, bodies.map((body) => [body, body]));
});

test('characters that nobody types come back to be put right', async () => {
  for (const text of ['\u202e', '\ufdd3', '\ufeff', '\u2066', '\u0007', '\u001b[31m']) {
    const answer = await confirm({...fine, reason: `a${text}b`});
    assert.equal(answer.status, 422, JSON.stringify(text));
    assert.match(answer.text, /href="#reason"/);
    assert.doesNotMatch(answer.text, /[\u0007\u001b]/, 'HTML takes no control characters');
  }
});

test('what looks like a slot of the pages is text', async () => {
  const answer = await confirm({...fine, name: '\ufdd3text token\ufdd4', email: '\ufdd3each errors\ufdd4'});
  assert.equal(answer.status, 422);
  assert.match(answer.text, /value="\ufdd3text token\ufdd4"/);
});

test('boundaries that are none are refused', async () => {
  const body = (mark) =>
    Buffer.from(`--${mark}\r\nContent-Disposition: form-data; name="name"\r\n\r\n1\r\n--${mark}--\r\n`);
  const typeOf = (mark) => `multipart/form-data; boundary=${mark}`;
  const long = 'b'.repeat(71);
  await expectStatus(400, [
    ['none', body('x'), 'multipart/form-data'],
    ['empty', body(''), typeOf('""')],
    ['71', body(long), typeOf(long)],
    ['71, quoted', body(long), typeOf(`"${long}"`)],
    ['two', body('x'), typeOf('x; boundary=y')],
    ['with a blank at its end', body('x '), typeOf('"x "')],
    ['with other characters', body('標'), typeOf('"標"')],
    ['another', body('x'), typeOf('y')],
  ]);
  await expectStatus(415, [['a header that is none', body(''), typeOf('')]]);
  const longest = 'b'.repeat(70);
  assert.equal((await confirm(body(longest), typeOf(longest))).status, 422, 'seventy are enough');
});

test('multipart bodies that are not well-formed are refused', async () => {
  const head = 'Content-Disposition: form-data; name="name"';
  const part = (header, value = '1') => `--${boundary}\r\n${header}\r\n\r\n${value}\r\n`;
  const end = `--${boundary}--\r\n`;
  const bodies = {
    empty: '',
    'without an end': part(head),
    'cut in its end': part(head) + end.slice(0, -4),
    'cut in a value': part(head, 'x'.repeat(100)).slice(0, -50),
    'cut in a header': `--${boundary}\r\nContent-Dispo`,
    'without a disposition': part('Content-Type: text/plain') + end,
    'without a name': part('Content-Disposition: form-data') + end,
    'no form-data': part('Content-Disposition: attachment; name="name"') + end,
    'two names': part(`${head}; name="kana"`) + end,
    'two filenames': part('Content-Disposition: form-data; name="plan"; filename="a.pdf"; filename="b.exe"', pdf) + end,
    'two dispositions': part(`${head}\r\n${head}`) + end,
    'a name in another charset': part("Content-Disposition: form-data; name=\"name\"; name*=utf-8''kana") + end,
    'a filename in another charset':
      part("Content-Disposition: form-data; name=\"plan\"; filename=\"a.pdf\"; filename*=utf-8''b.exe", pdf) + end,
    nested: part(`${head}\r\nContent-Type: multipart/mixed; boundary=inner`, '--inner--') + end,
    'a folded header': part('Content-Disposition: form-data;\r\n name="name"') + end,
    'a header without a colon': part(`${head}\r\nnothing`) + end,
    'base64': part(`${head}\r\nContent-Transfer-Encoding: base64`, 'MQ==') + end,
    'a NUL in a header': part(`${head}\0`) + end,
    'a NUL in a name': part('Content-Disposition: form-data; name="na\0me"') + end,
    'a NUL in a filename': part('Content-Disposition: form-data; name="plan"; filename="a.pdf\0.exe"', pdf) + end,
    'a NUL in a value': part(head, 'a\0b') + end,
    'a filename on a text field': part(`${head}; filename="a.txt"`) + end,
    'an empty filename on a text field': part(`${head}; filename=""`, '') + end,
    'a header of 10 KiB': part(`${head}\r\nX: ${'x'.repeat(10_240)}`) + end,
    'a hundred headers': part(`${head}${'\r\nX: x'.repeat(100)}`) + end,
    'much before the first part': `${'x'.repeat(10_240)}\r\n${part(head)}${end}`,
    'much behind the last': part(head) + end + 'x'.repeat(10_240),
  };
  await expectStatus(400, Object.entries(bodies).map(([what, body]) => [what, Buffer.from(body)]));
  await expectStatus(400, [
    [
      'no UTF-8',
      Buffer.concat([Buffer.from(`--${boundary}\r\n${head}\r\n\r\n`), Buffer.from([0xff, 0x0d, 0x0a]), Buffer.from(end)]
      )
    ],
    [
      'no UTF-8 in a name',
      Buffer.concat([
        Buffer.from(`--${boundary}\r\nContent-Disposition: form-data; name="`),
        Buffer.from([0xe3]),
        Buffer.from(`"\r\n\r\n1\r\n${end}`)
      ])
    ],
  ]);
  await expectStatus(
    415, [['a part in Shift_JIS', Buffer.from(part(`${head}\r\nContent-Type: text/plain; charset=shift_jis`) + end)]]
  );
  await expectStatus(
    413, [['more parts than fields', multipart(Array.from({length: 201}, () => ({name: 'name', value: ''})))]]
  );
});

test('texts that nearly are the boundary are text', async () => {
  const texts = [
    `\r\n--${boundary.slice(0, -1)}`, `--${boundary}`, `\r\n-${boundary}\r\n`, `\r\n--${boundary}x`, '\r\n--', '\r',
  ];
  for (const reason of texts) {
    const body = multipart(partsOf({...fine, reason: `前${reason}後`}));
    const answer = await confirm(body);
    assert.equal(answer.status, 200, JSON.stringify(reason));
  }
});

test('the whole form as multipart is what it is as urlencoded', async () => {
  const textOf = (html) => html.replace(/value="[^"]*"/, '');
  const answers = [await confirm(multipart(partsOf(fine))), await confirm(whole)];
  for (const {status} of answers) assert.equal(status, 200);
  assert.equal(textOf(answers[0].text), textOf(answers[1].text));
});

const withPlan = (filename, value = pdf) => multipart([...partsOf(fine), {name: 'plan', filename, value}]);

test('of a file\'s name only the last part is kept, and none names a file on the server', async () => {
  const names = {
    '../../../../etc/cron.d/x.pdf': 'x.pdf',
    'C:\\Users\\x\\図面.pdf': '図面.pdf',
    '/etc/passwd.pdf': 'passwd.pdf',
    '..\\..\\x.pdf': 'x.pdf',
    '%2e%2e%2fx.pdf': '%2e%2e%2fx.pdf',
    '.pdf': '.pdf',
  };
  for (const [sent, kept] of Object.entries(names)) {
    const known = new Set(await filesOfStore());
    const person = visitor();
    const answer = await person.confirm(withPlan(sent));
    if (answer.status !== 200) {
      assert.equal(answer.status, 422, sent);
      continue;
    }
    assert.ok(unescapeHtml(answer.text).includes(`${kept} (0.1 kB)`), sent);
    const added = (await filesOfStore()).filter((name) => !known.has(name));
    assert.equal(added.length, 1);
    assert.match(added[0], /^[0-9a-f]{32}$/);
    const receipt = receiptOf(await person.submit(hiddenValue(answer.text, '_token')));
    const shown = JSON.parse((await made.command('show', receipt, '--format', 'json')).stdout);
    assert.ok(JSON.stringify(shown).includes(JSON.stringify(kept)), sent);
  }
});

test('files that are not what they should be come back to be put right, and nothing is left of them', async () => {
  const known = await filesOfStore();
  const files = {
    'x.pdf': '<html><script>alert(1)</script>',
    'x.exe': 'MZ',
    'x.pdf.exe': pdf,
    'x.png': pdf,
    'empty.pdf': '',
    'x': pdf,
    'large.pdf': pdf + 'x'.repeat(200_000),
  };
  for (const [name, value] of Object.entries(files)) {
    const answer = await confirm(withPlan(name, value));
    assert.equal(answer.status, 422, name);
    assert.match(answer.text, /href="#plan"/, name);
  }
  assert.deepEqual(await filesOfStore(), known);
});

test('two files for one field are refused, and neither is left', async () => {
  const known = await filesOfStore();
  const plan = {name: 'plan', filename: 'x.pdf', value: pdf};
  const answer = await confirm(multipart([...partsOf(fine), plan, plan]));
  assert.equal(answer.status, 422);
  assert.deepEqual(await filesOfStore(), known);
});

test('a text in the place of a file is no file', async () => {
  const known = await filesOfStore();
  const answer = await confirm({...fine, plan: 'x.pdf'});
  assert.equal(answer.status, 422);
  assert.match(answer.text, /href="#plan"/);
  assert.deepEqual(await filesOfStore(), known);
});

test('several values for one field are told as such', async () => {
  for (const name of ['name', 'kind', 'password', 'terms', 'prefecture', 'phone']) {
    const answer = await confirm([...Object.entries(fine), [name, 'x']]);
    assert.equal(answer.status, 422, name);
  }
});
