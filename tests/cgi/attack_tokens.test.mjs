// Tokens that are forged, foreign, cut, replayed or sent where another belongs. Their age is the affair of the unit
// tests (cgi/steps/submit_test.cc), which have a clock.

import assert from 'node:assert/strict';
import {readdir, readFile} from 'node:fs/promises';
import {after, before, test} from 'node:test';
import {
  editedPacks, fine, fineWithoutSecret, hiddenValue, multipart, partsOf, password, receiptOf, Visitor, withoutSecret,
} from './attack_visitor.mjs';
import {until} from './children.mjs';
import {buildFormsSite} from './forms_site.mjs';

const baseUrl = 'https://example.jp/national/';
const pdf = '%PDF-1.7\nof a test';
let site, made, quick;

before(async () => {
  site = await buildFormsSite();
  made = await site.prepare({baseUrl, sink: false});
  // Without secrets: what is tried hundreds of times should not hash.
  const packs = await editedPacks(site, 'quick', (pack) => {
    withoutSecret(pack);
    pack.forms.other = {...pack.forms.application, rules: {...pack.forms.application.rules, form: 'other'}};
  });
  quick = await site.prepare({baseUrl, configuration: {packs}});
});
after(async () => {
  await quick?.stop();
  await site.remove();
});

const visitor = () => new Visitor(site.cgi, quick.configured);
const listed = async (prepared = quick) => JSON.parse((await prepared.command('list', '--format', 'json')).stdout);
const countOf = async (prepared) =>
  JSON.stringify(await listed(prepared)).match(/[A-Z2-9]{5}-[A-Z2-9]{5}/g)?.length ?? 0;

async function expectNothingStored(work) {
  const before = await countOf();
  await work();
  assert.equal(await countOf(), before);
}

test('what is no token is refused, and nothing is stored', async () => {
  const person = visitor();
  const token = await person.token(fineWithoutSecret);
  const flipped = (at) => token.slice(0, at) + (token[at] === 'A' ? 'B' : 'A') + token.slice(at + 1);
  const tokens = ['', 'x', '../../etc/passwd', 'A'.repeat(token.length), 'A'.repeat(1_000_000), token.slice(1)];
  tokens.push(token.slice(0, -1), `${token}A`, `${token}=`, ` ${token}`, `${token}${token}`, `${token}\r\nX: y`);
  for (let at = 0; at < token.length; at += Math.ceil(token.length / 24)) tokens.push(flipped(at), token.slice(0, at));
  tokens.push(flipped(token.length - 1));
  await expectNothingStored(async () => {
    for (const forged of tokens) assert.equal((await person.submit(forged)).status, 403, forged.slice(0, 80));
    assert.equal((await person.post('/application/submit', '')).status, 403);
    assert.equal((await person.post('/application/submit', fineWithoutSecret)).status, 403);
  });
  assert.equal((await person.submit(token)).status, 303);
});

test("another browser's, form's, edition's and server's token is refused", async () => {
  const person = visitor();
  const token = await person.token(fineWithoutSecret);
  const other = visitor();
  await other.confirm(fineWithoutSecret);
  await expectNothingStored(async () => {
    assert.equal((await other.submit(token)).status, 403, 'another browser');
    assert.equal((await visitor().submit(token)).status, 403, 'no cookie');
    assert.equal((await person.post('/other/submit', {_token: token})).status, 403, 'another form');
    for (const cookie
           of ['', '__Host-shirube=', '__Host-shirube=x', person.cookie.toUpperCase(), `x${person.cookie}`]) {
      assert.equal((await person.submit(token, {cookie})).status, 403, cookie);
    }
    const elsewhere = await site.prepare({baseUrl, sink: false, configuration: {packs: (await packsOf(quick))}});
    const moved = new Visitor(site.cgi, elsewhere.configured);
    moved.cookie = person.cookie;
    assert.equal((await moved.submit(token)).status, 403, 'another server');
  });
  assert.equal((await person.submit(token, {cookie: `a=b; ${person.cookie}; c=d`})).status, 303);
});

async function packsOf(prepared) {
  return JSON.parse(await readFile(prepared.configured, 'utf8')).packs;
}

test('a token is taken once, however often it is sent, and whatever comes with it', async () => {
  const person = visitor();
  const token = await person.token(fineWithoutSecret);
  const receipt = receiptOf(await person.submit(token));
  assert.ok(receipt);
  await expectNothingStored(async () => {
    for (const body of
           [{_token: token},
            [['_token', token], ['_token', 'x']],
            {...fineWithoutSecret, name: '別の病院', _token: token, _kept: 'x', _change: 'name', _homepage: 'x'},
    ]) {
      assert.equal(receiptOf(await person.post('/application/submit', body)), receipt);
    }
    assert.equal(
      receiptOf(await person.post('/application/submit', multipart([{name: '_token', value: token}]))), receipt
    );
    assert.equal((await person.post('/application/submit', [['_token', 'x'], ['_token', token]])).status, 403);
  });
});

test('two and fifty submits at the same time are one submission with one receipt and one mail each', async () => {
  for (const count of [2, 50]) {
    const person = visitor();
    const values = {...fineWithoutSecret, name: `${count}病院`, email: `count${count}@example.jp`};
    const token = await person.token(values);
    const before = await countOf();
    const answers = await Promise.all(Array.from({length: count}, () => person.submit(token)));
    const receipts = new Set(answers.map(receiptOf));
    assert.deepEqual([...new Set(answers.map(({status}) => status))], [303]);
    assert.equal(receipts.size, 1);
    assert.equal(await countOf(), before + 1);
    const mailed = async () => (await quick.mails()
    ).filter(({source}) => source.includes([...receipts][0]) || source.includes(`count${count}@`));
    await until(async () => (await mailed()).some(({to}) => to.includes(values.email)), 'the mail to the sender');
    await quick.command('deliver');
    const sent = (await quick.mails()).filter(({to}) => to.includes(values.email));
    assert.equal(sent.length, 1);
    const office = (await quick.mails()
    ).filter(({to, headers}) => to.includes('madoguchi@example.jp') && headers.subject.includes([...receipts][0]));
    assert.equal(office.length, 1);
  }
});

test('a kept token is no confirmation, and a confirmation is not kept', async () => {
  const person = new Visitor(site.cgi, made.configured);
  const wrong = await person.confirm({...fine, email: 'x'});
  const kept = hiddenValue(wrong.text, '_kept');
  assert.ok(kept);
  assert.equal((await person.submit(kept)).status, 403);
  assert.equal((await person.post('/application/confirm', {_token: kept}, {query: 'change'})).status, 403);
  const withoutPassword = {...fine, password: '', 'password-again': ''};
  const token = await person.token();
  assert.equal((await person.confirm({...withoutPassword, _kept: token}, {query: 'kept'})).status, 422);
  assert.equal((await person.confirm({...withoutPassword, _kept: kept}, {query: 'kept'})).status, 200);
  const stranger = new Visitor(site.cgi, made.configured);
  stranger.cookie = '__Host-shirube=0123456789abcdef0123456789abcdef';
  assert.equal((await stranger.confirm({...withoutPassword, _kept: kept}, {query: 'kept'})).status, 422);
  assert.equal(await countOf(made), 0);
});

test('no page shows what a token carries', async () => {
  const person = new Visitor(site.cgi, made.configured);
  const token = await person.token();
  const pages = [
    await person.confirm(),
    await person.confirm({...fine, email: 'x'}),
    await person.post('/application/confirm', {_token: token, _change: 'password'}, {query: 'change'}),
    await person.submit(`${token}A`),
  ];
  for (const {text, log} of pages) {
    for (const hidden
           of [password, encodeURIComponent(password), Buffer.from(password).toString('base64').slice(0, -4)]) {
      assert.ok(!text.includes(hidden) && !log.includes(hidden));
    }
  }
});

test('the names of our own pages, abused', async () => {
  const huge = 'x'.repeat(200_000);
  const person = visitor();
  const cases = [
    [[...Object.entries(fineWithoutSecret), ['_kept', 'a'], ['_kept', 'b']], 'kept', 200],
    [{...fineWithoutSecret, _kept: huge}, 'kept', 200],
    [{...fineWithoutSecret, _kept: huge}, '', 200],
    [{...fineWithoutSecret, _kept: 'x'.repeat(300_000)}, '', 413],
    [{...fineWithoutSecret, _kept: 'x'.repeat(3_000_000)}, 'kept', 413],
    [{...fineWithoutSecret, _change: huge}, 'change', 200],
    [{...fineWithoutSecret, _change: '"><script>'}, 'change', 200],
    [{...fineWithoutSecret, _homepage: 'x'}, '', 422],
    [[...Object.entries(fineWithoutSecret), ['_homepage', 'x'], ['_homepage', '']], '', 422],
    [{_token: huge}, 'change', 403],
    [{...fineWithoutSecret, _other: 'x'}, '', 422],
    [{...fineWithoutSecret, reason: huge}, 'kept', 422],
    [{...fineWithoutSecret, reason: 'x'.repeat(300_000)}, 'kept', 413],
  ];
  for (const [values, query, status] of cases) {
    const answer = await person.confirm(values, {query});
    assert.equal(answer.status, status, JSON.stringify(values).slice(0, 300));
    assert.ok(!answer.text.includes('<script>'));
  }
  for (const name of ['_token', '_kept', '_change', '_homepage']) {
    const body = multipart([...partsOf(fineWithoutSecret), {name, filename: 'x.pdf', value: pdf}]);
    assert.equal((await person.confirm(body)).status, 400, name);
  }
});

test('a file that two submissions came with is there as long as one of them', async () => {
  const person = visitor();
  const body = multipart([...partsOf(fineWithoutSecret), {name: 'plan', filename: '図面.pdf', value: pdf}]);
  const first = hiddenValue((await person.confirm(body)).text, '_token');
  const changed = await person.post('/application/confirm', {_token: first, _change: 'name'}, {query: 'change'});
  const kept = hiddenValue(changed.text, '_kept');
  assert.ok(receiptOf(await person.submit(first)));
  // Back in the browser's history, and sent a second time with another name.
  const again = await person.confirm({...fineWithoutSecret, name: '別の病院', _kept: kept}, {query: 'kept'});
  const second = receiptOf(await person.submit(hiddenValue(again.text, '_token')));
  assert.ok(second);
  const show = JSON.parse((await quick.command('show', second, '--format', 'json')).stdout);
  assert.match(JSON.stringify(show), /図面\.pdf/);
  assert.ok((await readdir(`${quick.store}-files`)).length > 0);
});
