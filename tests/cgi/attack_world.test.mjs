// What stands around forms.cgi fails: disk, store, secret, configuration, pack, mail server.

import assert from 'node:assert/strict';
import {execFileSync} from 'node:child_process';
import {chmod, mkdir, readdir, readFile, rename, rm, writeFile} from 'node:fs/promises';
import path from 'node:path';
import {after, before, test} from 'node:test';
import {
  editedPacks, fine, fineWithoutSecret, hiddenValue, multipart, partsOf, password, receiptOf, unescapeHtml, Visitor,
  withoutSecret,
} from './attack_visitor.mjs';
import {startChild, until} from './children.mjs';
import {buildFormsSite, freePort} from './forms_site.mjs';

const baseUrl = 'https://example.jp/national/';
const all = [];
let site, packs;

before(async () => {
  site = await buildFormsSite();
  packs = await editedPacks(site, 'quick', withoutSecret);
});
after(async () => {
  for (const each of all) await each.stop();
  await site.remove();
});

/** Its mail server, where it has one, ends with the tests whatever becomes of them. */
async function prepared(configuration = {}, sink = false) {
  all.push(await site.prepare({baseUrl, sink, configuration}));
  return all.at(-1);
}

const receiptsOf = async (store) =>
  (await store.command('list')).stdout.toString().match(/[A-Z2-9]{5}-[A-Z2-9]{5}/g) ?? [];

/** A form that came back with everything in it but secrets, which a token keeps. */
function checkReturnedForm({status, text}, expected = 503) {
  assert.equal(status, expected);
  assert.ok(!text.includes(password));
  const plain = unescapeHtml(text);
  for (const name of ['name', 'kana', 'phone', 'email', 'quantity', 'reason'])
    assert.ok(plain.includes(fine[name]), name);
  assert.match(text, /<option value="osaka" selected>/);
  const kept = hiddenValue(text, '_kept');
  assert.ok(kept, 'the secrets are kept');
  return kept;
}

/** That the store fails both steps as it should while `broken` lasts, and loses nothing. */
async function checkFailures(store, breakIt, mendIt, options = {}) {
  const person = new Visitor(site.cgi, store.configured);
  const token = await person.token();
  await breakIt();
  const confirmed = await person.confirm(fine, {}, options);
  const kept = checkReturnedForm(confirmed);
  const sent = await person.submit(token, {}, options);
  assert.equal(sent.status, 503);
  assert.equal(hiddenValue(sent.text, '_token'), token, 'pressing the button once more is enough');
  assert.ok(!sent.text.includes(password));
  assert.equal((await person.ask({path: '/health'}, options)).status, 503);
  for (const {text, log} of [confirmed, sent]) {
    assert.match(log, /^forms\.cgi: error: the store cannot be used: /);
    assert.doesNotMatch(text, /sqlite|\.json|\/state-|errno|database/i);
  }
  await mendIt();
  assert.deepEqual(await receiptsOf(store), []);
  const again = await person.confirm({...fine, password: '', 'password-again': '', _kept: kept}, {query: 'kept'});
  assert.equal(again.status, 200);
  const receipt = receiptOf(await person.submit(token));
  assert.deepEqual(await receiptsOf(store), [receipt]);
}

test('a store that is away or moved loses nothing, and none is made in its place', async () => {
  const store = await prepared();
  const move = async (from, to) => {
    const folder = path.dirname(store.store);
    for (const name of await readdir(folder)) {
      if (name.startsWith(from) && !name.endsWith('-files'))
        await rename(path.join(folder, name), path.join(folder, name.replace(from, to)));
    }
  };
  await checkFailures(store, () => move('forms.sqlite', 'away.sqlite'), async () => {
    assert.ok(!(await readdir(path.dirname(store.store))).includes('forms.sqlite'));
    await move('away.sqlite', 'forms.sqlite');
  });
});

test('a store deleted between the two steps: nothing is made', async () => {
  const store = await prepared();
  const person = new Visitor(site.cgi, store.configured);
  const token = await person.token();
  for (const end of ['', '-wal', '-shm']) await rm(store.store + end, {force: true});
  const answer = await person.submit(token);
  assert.equal(answer.status, 503);
  const left = await readdir(path.dirname(store.store));
  assert.ok(!left.some((name) => /^forms\.sqlite(?!-files)/.test(name)), left.join());
});

test('a store that may only be read', async () => {
  const store = await prepared();
  const folder = path.dirname(store.store);
  const set = async (ofFile, ofFolder) => {
    await chmod(store.store, ofFile);
    await chmod(folder, ofFolder);
  };
  // Its owner could make it writable again, and does: the folder is what binds.
  await checkFailures(store, () => set(0o400, 0o500), () => set(0o600, 0o700));
});

test('a file that is no store, and one of a newer version', async () => {
  for (const content of ['not a database', '', 'SQLite format 3\0garbage']) {
    const store = await prepared();
    const saved = await readFile(store.store);
    const person = new Visitor(site.cgi, store.configured);
    for (const end of ['-wal', '-shm']) await rm(store.store + end, {force: true});
    await writeFile(store.store, content);
    checkReturnedForm(await person.confirm());
    assert.equal((await readFile(store.store)).toString(), content, 'it is left as it is');
    await writeFile(store.store, saved);
  }
  const store = await prepared();
  execFileSync(
    '/usr/bin/python3',
    ['-c', 'import sqlite3, sys; sqlite3.connect(sys.argv[1]).execute("PRAGMA user_version = 99")', store.store]
  );
  checkReturnedForm(await new Visitor(site.cgi, store.configured).confirm());
});

test('a full disk', async () => {
  const store = await prepared();
  // What may be written ends where the store's log would begin; no signal ends the program.
  await checkFailures(store, () => {}, () => {}, {through: ['/usr/bin/prlimit', '--fsize=2048']});
  const plan =
    multipart([...partsOf(fine), {name: 'plan', filename: 'x.pdf', value: `%PDF-1.7\n${'x'.repeat(100_000)}`}]);
  const person = new Visitor(site.cgi, store.configured);
  const answer = await person.confirm(plan, {}, {through: ['/usr/bin/prlimit', '--fsize=2048']});
  assert.ok([422, 503].includes(answer.status));
  assert.deepEqual(await readdir(`${store.store}-files`), []);
});

test('a disk that is full indeed', {skip: process.getuid() !== 0 && 'mounting takes root'}, async (t) => {
  const store = await prepared();
  const folder = path.dirname(store.store);
  const full = path.join(site.folder, 'full');
  await mkdir(full);
  try {
    execFileSync('mount', ['-t', 'tmpfs', '-o', 'size=400k,mode=0755', 'tmpfs', full], {stdio: 'pipe'});
  } catch (error) {
    return t.skip(`mounting is not allowed here: ${error.stderr}`);
  }
  try {
    execFileSync('cp', ['-a', `${folder}/.`, full]);
    execFileSync('chown', ['--reference', folder, full]);
    const configuration = JSON.parse(await readFile(store.configured, 'utf8'));
    const configured = path.join(site.folder, 'forms-full.json');
    await writeFile(configured, JSON.stringify({...configuration, store: `sqlite:${full}/forms.sqlite`}));
    const person = new Visitor(site.cgi, configured);
    const token = await person.token();
    execFileSync('/bin/sh', ['-c', 'cat /dev/zero > "$0" 2>/dev/null || true', path.join(full, 'filler')]);
    checkReturnedForm(await person.confirm());
    assert.equal((await person.submit(token)).status, 503);
    assert.equal((await person.get('/health')).status, 503);
    await rm(path.join(full, 'filler'));
    assert.ok(receiptOf(await person.submit(token)));
  } finally {
    execFileSync('umount', [full]);
  }
});

const holdLock = `
import sqlite3, sys
connection = sqlite3.connect(sys.argv[1], isolation_level=None)
connection.execute("BEGIN IMMEDIATE")
print("locked", flush=True)
sys.stdin.read()
connection.execute("ROLLBACK")
`;

test('a store that somebody else has locked is waited for, five seconds and not longer', async () => {
  const store = await prepared();
  const person = new Visitor(site.cgi, store.configured);
  const token = await person.token();
  const lock = startChild('/usr/bin/python3', ['-c', holdLock, store.store]);
  await until(() => lock.said.includes('locked'), 'the lock');
  const began = performance.now();
  const [confirmed, sent] = await Promise.all([person.confirm(), person.submit(token)]);
  const seconds = (performance.now() - began) / 1000;
  checkReturnedForm(confirmed);
  assert.equal(sent.status, 503);
  assert.equal(hiddenValue(sent.text, '_token'), token);
  assert.ok(seconds > 4.8 && seconds < 30, `${seconds} s`);
  const waiting = person.submit(token);
  setTimeout(() => lock.child.stdin.end(), 500);
  assert.ok(receiptOf(await waiting), 'who lets go in time disturbs nobody');
});

test('too many requests of one client are put off without losing anything', async () => {
  const store = await prepared({limits: {per_minute: 3}});
  const person = new Visitor(site.cgi, store.configured);
  const token = await person.token();
  for (let more = 0; more < 2; ++more) assert.equal((await person.confirm()).status, 200);
  const kept = await person.submit(token);
  assert.equal(kept.status, 429);
  assert.equal(hiddenValue(kept.text, '_token'), token);
  const refused = await person.confirm();
  checkReturnedForm(refused, 429);
  assert.match(refused.header('retry-after'), /^[1-9]\d?$/);
  const other = new Visitor(site.cgi, store.configured, {REMOTE_ADDR: '192.0.2.7'});
  assert.equal((await other.confirm()).status, 200);
});

async function expectBroken(answer, told) {
  assert.equal(answer.status, 500);
  assert.doesNotMatch(answer.text, /\/state-|\.json|\.sqlite|secret|pack|Shirube|\d+\.\d+\.\d+/i);
  assert.match(answer.text, /<html lang="ja">/);
  assert.match(answer.log, told);
}

test('a secret that is missing, open to others or none', async () => {
  const store = await prepared();
  const secret = path.join(path.dirname(store.store), 'secret');
  const person = new Visitor(site.cgi, store.configured);
  const saved = await readFile(secret);
  await chmod(secret, 0o644);
  await expectBroken(await person.confirm(), /error: the secret file cannot be used/);
  await chmod(secret, 0o600);
  await writeFile(secret, 'x');
  await expectBroken(await person.confirm(), /error: the secret file cannot be used/);
  await rm(secret);
  for (const answer
         of [await person.confirm(), await person.submit('x'), await person.get('/health'), await person.get('/x')]) {
    await expectBroken(answer, /error: the secret file cannot be used/);
  }
  await writeFile(secret, saved, {mode: 0o600});
});

test('a configuration that is broken', async () => {
  const store = await prepared();
  const whole = JSON.parse(await readFile(store.configured, 'utf8'));
  const configured = path.join(site.folder, 'forms-broken.json');
  const ways =
    ['', '{', '[]', 'x'.repeat(100_000), '{"packs": 1}', JSON.stringify({...whole, base_url: 'javascript:alert(1)'})];
  ways.push(
    JSON.stringify({...whole, unknown: 1}),
    JSON.stringify({...whole, limits: {fields: -1}}),
    JSON.stringify({...whole, edition: '../x'})
  );
  for (const text of ways) {
    await writeFile(configured, text);
    await expectBroken(await new Visitor(site.cgi, configured).confirm(), /error: configuration/);
  }
  for (const named of [undefined, '', path.join(site.folder, 'nothing.json'), site.folder]) {
    await expectBroken(await new Visitor(site.cgi, named).confirm(), /error: /);
  }
});

test('a pack that is missing, broken, newer or of another edition', async () => {
  const edits = {
    cut: (pack) => JSON.stringify(pack).slice(0, -100),
    empty: () => '',
    newer: (pack) => ({...pack, version: 2}),
    other: (pack) => ({...pack, edition: 'osaka'}),
    'newer-rules': (pack) => void (pack.forms.application.rules.shirube = 99),
    'without-page': (pack) => void delete pack.forms.application.pages.confirm,
  };
  for (const [name, edit] of Object.entries(edits)) {
    const folder = await editedPacks(site, `broken-${name}`, (pack) => pack);
    const store = await prepared({packs: folder});
    await editedPacks(site, `broken-${name}`, edit);
    await expectBroken(await new Visitor(site.cgi, store.configured).confirm(), /error: the forms pack cannot be used/);
  }
  const folder = await editedPacks(site, 'slots', (pack) => pack);
  const store = await prepared({packs: folder});
  await editedPacks(site, 'slots', (pack) => void (pack.forms.application.pages.confirm = '\ufdd3if x\ufdd4'));
  await expectBroken(await new Visitor(site.cgi, store.configured).confirm(), /error: a page of the forms pack/);
  await rm(path.join(folder, 'national.pack.json'));
  await expectBroken(await new Visitor(site.cgi, store.configured).confirm(), /error: the forms pack cannot be used/);
});

test('a form that asks for something else between the two steps comes back', async () => {
  const folder = await editedPacks(site, 'changed', (pack) => pack);
  const store = await prepared({packs: folder});
  const person = new Visitor(site.cgi, store.configured);
  const token = await person.token();
  await editedPacks(site, 'changed', (pack) => {
    pack.forms.application.rules.fields.find(({id}) => id === 'opened').required = true;
  });
  const answer = await person.submit(token);
  assert.equal(answer.status, 422);
  assert.match(answer.text, /href="#opened"/);
  assert.ok(answer.text.includes(fine.reason) && !answer.text.includes(password));
  assert.deepEqual(await receiptsOf(store), []);
});

const stats = async (store) => (await store.command('stats', '--format', 'json')).stdout.toString();

test('a mail server that refuses, defers or is slow: the answer comes, and the mail stays', async () => {
  const sinks = {
    refuse: ['--mode', 'refuse', '--at', 'connection'],
    defer: ['--mode', 'defer'],
    slow: ['--mode', 'slow', '--seconds', '3'],
  };
  for (const [mode, parameters] of Object.entries(sinks)) {
    const store = await prepared({packs}, parameters);
    const person = new Visitor(site.cgi, store.configured);
    const token = await person.token(fineWithoutSecret);
    const began = performance.now();
    const answer = await person.submit(token);
    assert.ok(performance.now() - began < 2500, `${mode}: nobody waits for the mail`);
    assert.ok(receiptOf(answer), mode);
    assert.deepEqual(await receiptsOf(store), [receiptOf(answer)]);
    assert.match(await stats(store), /mail/);
  }
});

// Runs one statement in a store, past our code.
const runSql =
  'import sqlite3, sys; c = sqlite3.connect(sys.argv[1], 10); print(c.execute(sys.argv[2]).fetchall()); c.commit()';

test('a mail server that is down: the mail waits, and is sent once, later', async () => {
  const mail = {from: 'no-reply@example.jp', office: 'madoguchi@example.jp'};
  const store = await prepared({packs, mail: {...mail, smtp: `smtp://127.0.0.1:${await freePort()}`}});
  const person = new Visitor(site.cgi, store.configured);
  assert.ok(receiptOf(await person.submit(await person.token(fineWithoutSecret))));
  const ask = (sql) => execFileSync('/usr/bin/python3', ['-c', runSql, store.store, sql], {encoding: 'utf8'}).trim();
  await until(
    () => ask("SELECT count(*) FROM mail WHERE state = 'waiting' AND attempts = 1") === '[(2,)]', 'the first attempts'
  );
  const working = await prepared({packs}, []);
  const {smtp} = JSON.parse(await readFile(working.configured, 'utf8')).mail;
  const configuration = JSON.parse(await readFile(store.configured, 'utf8'));
  await writeFile(store.configured, JSON.stringify({...configuration, mail: {...mail, smtp}}));
  await store.command('deliver');
  assert.equal((await working.mails()).length, 0, 'a minute has to pass first');
  ask('UPDATE mail SET due = 0');
  for (let again = 0; again < 3; ++again) await store.command('deliver');
  const mails = await working.mails();
  assert.deepEqual(mails.map(({to}) => to[0]).sort(), [fine.email, mail.office].sort());
  assert.equal(new Set(mails.map(({headers}) => headers['message-id'])).size, 2);
});
