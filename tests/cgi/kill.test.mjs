// forms.cgi killed at random moments: every receipt that somebody saw is in the store once, nothing is there twice, and
// no mail arrives twice. SHIRUBE_KILLS says how many submissions (200), SHIRUBE_SEED with which chance.

import assert from 'node:assert/strict';
import {after, before, test} from 'node:test';
import {editedPacks, fineWithoutSecret, Visitor, urlencoded, urlencodedType, withoutSecret} from './attack_visitor.mjs';
import {run, startChild, until} from './children.mjs';
import {variablesOf} from './direct_cgi.mjs';
import {buildFormsSite} from './forms_site.mjs';

const count = Number(process.env.SHIRUBE_KILLS ?? 200);
const seed = Number(process.env.SHIRUBE_SEED ?? 1);

// mulberry32: the same numbers for the same seed everywhere.
function chanceFrom(state) {
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}
const chance = chanceFrom(seed);

let site, forms;
before(async () => {
  site = await buildFormsSite();
  const packs = await editedPacks(site, 'plain', withoutSecret);
  forms = await site.prepare({baseUrl: 'https://example.jp/', configuration: {packs, limits: {per_minute: 100_000}}});
});
after(async () => {
  await forms?.stop();
  await site?.remove();
});

const pause = (milliseconds) => new Promise((resolve) => setTimeout(resolve, milliseconds));

/** Sends a token, and kills the program after so long; undefined: never. The receipt that was seen by then, if any. */
async function send(visitor, token, lifetime) {
  const request = {method: 'POST', path: '/application/submit', body: urlencoded({_token: token}), type: urlencodedType};
  const env = variablesOf({configured: forms.configured, cookie: visitor.cookie, ...request});
  const running = startChild(site.cgi, [], {env});
  running.child.stdin.on('error', () => {});
  running.child.stdin.end(request.body);
  const ended = new Promise((resolve) => running.child.on('close', resolve));
  if (lifetime !== undefined) {
    await Promise.race([pause(lifetime), ended]);
    running.child.kill('SIGKILL');
  }
  await ended;
  return /^Location: \S+\/done\?receipt=([A-Z2-9-]{11})\r\n/m.exec(running.said)?.[1];
}

/** What one submission takes here when nobody kills it. */
async function usualTime(visitor, token) {
  const begin = Date.now();
  assert.ok(await send(visitor, token));
  return Date.now() - begin;
}

/** Delivering is killed, too, again and again until `isOver`. */
async function killDeliveries(isOver) {
  while (!isOver()) {
    const delivering = startChild(site.command, ['deliver', '--config', forms.configured], {env: {LANG: 'C'}});
    const ended = new Promise((resolve) => delivering.child.on('close', resolve));
    await Promise.race([pause(chance() * 60), ended]);
    delivering.child.kill('SIGKILL');
    await ended;
    await pause(100);
  }
}

async function stored() {
  const exported = await forms.command('export', '--form', 'application', '--csv');
  assert.equal(exported.status, 0, exported.stderr);
  const rows = exported.stdout.toString().split('\r\n').slice(1, -1);
  return rows.map((row) => ({receipt: row.slice(0, 11), mark: /印[0-9]+印/.exec(row)?.[0]}));
}

test('what somebody saw is stored once, whenever the program is killed', {timeout: 600_000}, async (t) => {
  const visitor = new Visitor(site.cgi, forms.configured);
  const tokenOf = (number) => visitor.token({...fineWithoutSecret, reason: `印${number}印`});
  // The first takes the caches with it.
  await usualTime(visitor, await tokenOf(count + 1));
  const usual = await usualTime(visitor, await tokenOf(count));
  const seen = new Map();
  let isOver = false;
  const deliveries = killDeliveries(() => isOver);
  let killed = 0;
  for (let number = 0; number < count; ++number) {
    const token = await tokenOf(number);
    // Nobody presses a button more than three times, and some give up before they have seen a receipt.
    for (let attempt = 0; attempt < 3 && !seen.has(number); ++attempt) {
      const receipt = await send(visitor, token, chance() * usual * 1.5);
      if (receipt) seen.set(number, receipt);
      else ++killed;
    }
  }
  isOver = true;
  await deliveries;

  const rows = await stored();
  const receipts = rows.map(({receipt}) => receipt);
  assert.equal(new Set(receipts).size, receipts.length, 'no receipt twice');
  assert.equal(new Set(rows.map(({mark}) => mark)).size, rows.length, 'nothing stored twice');
  for (const [number, receipt] of seen) {
    assert.deepEqual(
      rows.filter(({mark}) => mark === `印${number}印`).map(({receipt}) => receipt),
      [receipt],
    );
  }
  const check = await run('/usr/bin/python3', ['-c', integrityCheck, forms.store]);
  assert.equal(check.stdout.toString(), 'ok\n', check.stderr);
  t.diagnostic(`${count} submissions, ${killed} kills, ${seen.size} receipts seen, ${rows.length} stored`);
  assert.ok(killed > count / 20 && seen.size > count / 20, 'the moments are well chosen');
  await mailsArriveOnce(t, rows.length);
});

const integrityCheck = `
import sqlite3, sys
print(sqlite3.connect(f'file:{sys.argv[1]}?mode=ro', uri=True).execute('PRAGMA integrity_check').fetchone()[0])
`;

async function mailsArriveOnce(t, submissions) {
  const statistics = async () => JSON.parse((await forms.command('stats', '--format', 'json')).stdout).mails;
  await until(async () => {
    await forms.command('deliver');
    return (await statistics()).waiting === 0;
  }, 'all mails are on their way', 60_000);
  const states = await statistics();
  const ids = (await forms.mails()).map((mail) => mail.headers['message-id']);
  assert.equal(new Set(ids).size, ids.length, 'no mail arrived twice');
  const {sent, sending, uncertain, dead} = states;
  t.diagnostic(`${ids.length} mails arrived: ${JSON.stringify(states)}`);
  // Each form has two mails. Whoever was killed between a mail's last byte and the answer knows nothing of it.
  assert.deepEqual([sent + sending + uncertain, dead], [2 * submissions, 0]);
  assert.ok(ids.length >= sent && ids.length <= sent + sending + uncertain);
  assert.ok(sent > submissions, 'most mails are known to have arrived');
}
