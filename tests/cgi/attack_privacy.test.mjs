// What somebody entered, and where it may lie afterwards: store, files, mails, exports, log.

import assert from 'node:assert/strict';
import {readdir, readFile, stat} from 'node:fs/promises';
import path from 'node:path';
import {after, before, test} from 'node:test';
import {fine, hiddenValue, multipart, partsOf, password, receiptOf, Visitor} from './attack_visitor.mjs';
import {run, until, user} from './children.mjs';
import {buildFormsSite} from './forms_site.mjs';

const baseUrl = 'https://example.jp/national/';
const mailing = [];
let site, made;

before(async () => {
  site = await buildFormsSite();
  made = await site.prepare({baseUrl, sink: false});
});
after(async () => {
  for (const each of mailing) await each.stop();
  await site.remove();
});

/** With a mail server, which ends with the tests whatever becomes of them. */
async function prepareMailing(configuration = {}) {
  mailing.push(await site.prepare({baseUrl, configuration}));
  return mailing.at(-1);
}

const visitor = () => new Visitor(site.cgi, made.configured);

test('cells that would be formulas are neutralised in an export', async () => {
  const person = new Visitor(site.cgi, made.configured);
  const formulas = [
    '=1+1', '+1+1', '-1+1', '@SUM(A1)', '＝1+1', '＋1', '－1', '＠SUM', '\t=1', '=cmd|\' /C calc\'!A0', '"=1', ';=1',
    'a\n=1+1',
  ];
  for (const reason of formulas)
    assert.equal((await person.submit(await person.token({...fine, reason: `${reason}`}))).status, 303);
  for (const encoding of ['utf-8', 'cp932']) {
    const {status, stdout} = await made.command('export', '--form', 'application', '--csv', '--encoding', encoding);
    assert.equal(status, 0);
    const csv = new TextDecoder(encoding === 'utf-8' ? 'utf-8' : 'shift_jis').decode(stdout);
    for (const cell of cellsOf(csv)) assert.doesNotMatch(cell, /^[=+\-@\t\r＝＋－＠]/, cell);
  }
});

/** All cells of a CSV, as RFC 4180 says. */
function cellsOf(csv) {
  const cells = [];
  const cell = /(?:^|,|\r\n)(?:"((?:[^"]|"")*)"|([^",\r\n]*))/g;
  for (const [, quoted, plain] of csv.replace(/^\ufeff/, '').matchAll(cell)) {
    cells.push(quoted === undefined ? plain : quoted.replaceAll('""', '"'));
  }
  return cells;
}

async function bytesBelow(...places) {
  const all = [];
  for (const place of places) {
    const state = await stat(place).catch(() => undefined);
    if (state?.isDirectory()) {
      for (const name of await readdir(place)) all.push(...(await bytesBelow(path.join(place, name))));
    } else if (state) {
      all.push({file: place, mode: state.mode & 0o777, bytes: await readFile(place)});
    }
  }
  return all;
}
const storeBytes = (prepared) =>
  bytesBelow(...['', '-wal', '-shm', '-journal', '-files'].map((end) => prepared.store + end));

test('no secret stands in the store, in a mail or in the log', async () => {
  const prepared = await prepareMailing();
  const person = new Visitor(site.cgi, prepared.configured);
  const wrong = await person.confirm({...fine, email: 'x'});
  const token = await person.token();
  const sent = await person.submit(token);
  await until(async () => (await prepared.mails()).length === 2, 'both mails');
  const needles = [password, Buffer.from(password).toString('base64').slice(0, -4), encodeURIComponent(password)];
  const all = [
    ...(await storeBytes(prepared)),
    ...(await bytesBelow(prepared.mailFolder)),
    {bytes: Buffer.from(wrong.log + sent.log)}
  ];
  for (const command of ['show', 'export', 'list']) {
    const words = {show: [receiptOf(sent)], export: ['--form', 'application', '--csv'], list: []}[command];
    const {stdout, stderr} = await prepared.command(command, ...words);
    all.push({bytes: Buffer.concat([stdout, Buffer.from(stderr)])});
  }
  for (const {file, bytes} of all)
    for (const needle of needles) assert.ok(!bytes.includes(needle), file);
  assert.ok(all.some(({bytes}) => bytes.includes('$argon2id$')), 'the hash is there');
});

test('what a request said does not stand in the log', async () => {
  const person = visitor();
  const upload = multipart(
    [...partsOf({...fine, reason: 'himitsu-no-riyuu'}), {name: 'plan', filename: 'himitsu.pdf', value: 'himitsu'}]
  );
  const logs = [await person.confirm(upload), await person.confirm({...fine, reason: 'himitsu'})];
  logs.push(
    await person.submit('himitsu'),
    await person.get('/himitsu/confirm'),
    await person.get('/application/done', 'receipt=himitsu')
  );
  logs.push(await person.confirm({himitsu: '1'}), await person.ask({path: '/application/done', method: 'HIMITSU'}));
  for (const {log} of logs) assert.doesNotMatch(log, /himitsu|hyoko|標病院|192\.0\.2/i);
});

test("a sealed submission can be read with the office's key alone", async () => {
  const keyFile = path.join(path.dirname(made.store), 'office.key');
  const key = await run(site.command, ['new-key', keyFile, '--format', 'json']);
  const [seal_to] = /[A-Za-z0-9+/]{43}=/.exec(key.stdout.toString());
  const prepared = await prepareMailing({seal_to});
  const person = new Visitor(site.cgi, prepared.configured);
  const pdf = `%PDF-1.7\n${'himitsu-no-zumen'.repeat(5000)}`;
  const body =
    multipart([...partsOf({...fine, reason: 'himitsu-no-riyuu'}), {name: 'plan', filename: 'himitsu.pdf', value: pdf}]);
  const receipt = receiptOf(await person.submit(hiddenValue((await person.confirm(body)).text, '_token')));
  await until(async () => (await prepared.mails()).length === 2, 'both mails');
  const files = await storeBytes(prepared);
  assert.ok(files.some(({bytes}) => bytes.includes(receipt)));
  // The sender's address stands in the outbox as long as the mail waits.
  for (const {file, bytes} of files) {
    for (const value of ['himitsu', '標病院', '06-6941-0351', '%PDF', password]) {
      assert.ok(!bytes.includes(value), `${value} in ${file}`);
    }
  }
  const words = ['export', '--form', 'application', '--csv'];
  assert.ok(!(await prepared.command(...words)).stdout.includes('himitsu'));
  const opened = await prepared.command(...words, '--key', keyFile);
  assert.equal(opened.status, 0, opened.stderr);
  assert.ok(opened.stdout.includes('himitsu-no-riyuu') && opened.stdout.includes('標病院'));
  assert.ok(!opened.stdout.includes(password));
});

test('once a mail is out, the store holds neither its text nor its address', async () => {
  const prepared = await prepareMailing();
  const person = new Visitor(site.cgi, prepared.configured);
  await person.submit(await person.token({...fine, quantity: '4711'}));
  await until(async () => (await prepared.mails()).length === 2, 'both mails');
  const isSettled = async () =>
    !/"(?:waiting|sending)":[1-9]/.test((await prepared.command('stats', '--format', 'json')).stdout);
  await until(isSettled, 'the outbox');
  const subject = /^Subject:.*$/m.exec((await prepared.mails())[0].source)[0];
  for (const {file, bytes} of await storeBytes(prepared)) assert.ok(!bytes.includes(subject), file);
});

test('everything that is written is for its owner alone, whatever the umask', async () => {
  const prepared = await site.prepare({baseUrl, sink: false});
  const person = new Visitor(site.cgi, prepared.configured);
  const open = {through: ['/bin/sh', '-c', 'umask 000; exec "$0"']};
  const upload = multipart([...partsOf(fine), {name: 'plan', filename: 'x.pdf', value: '%PDF-1.7'}]);
  const confirmed = await person.confirm(upload, {}, open);
  assert.equal((await person.submit(hiddenValue(confirmed.text, '_token'), {}, open)).status, 303);
  const files = await storeBytes(prepared);
  assert.ok(files.length >= 2);
  for (const {file, mode} of files) assert.equal(mode, 0o600, file);
  assert.equal((await stat(`${prepared.store}-files`)).mode & 0o777, 0o700);
  if (user.uid !== undefined) assert.equal((await stat(prepared.store)).uid, user.uid);
});
