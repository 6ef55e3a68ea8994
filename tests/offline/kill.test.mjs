// `shirube apply` killed at random moments: `current` shows a whole version after each, as sha256sum sees it.
// SHIRUBE_KILLS says how many applies (200), SHIRUBE_SEED with which chance.

import assert from 'node:assert/strict';
import {spawn} from 'node:child_process';
import {readFile, readlink, readdir} from 'node:fs/promises';
import path from 'node:path';
import {after, before, test} from 'node:test';
import {makeSmallBundles, run, shirube} from './small_bundles.mjs';

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

let bundles;
before(async () => (bundles = await makeSmallBundles()));
after(() => bundles?.remove());

const pause = (milliseconds) => new Promise((resolve) => setTimeout(resolve, milliseconds));

/** Applies a file, and kills the program after so long; undefined: never. Whether it had ended by itself. */
async function apply(file, kiosk, lifetime) {
  const parameters = ['apply', file, '--to', kiosk, '--allow-older', '--key', bundles.file('key.pub')];
  const child = spawn(shirube, parameters, {stdio: ['ignore', 'ignore', 'pipe'], env: {...process.env, LANG: 'C'}});
  let said = '';
  child.stderr.on('data', (bytes) => (said += bytes));
  const ended = new Promise((resolve) => child.on('close', resolve));
  if (lifetime !== undefined) {
    await Promise.race([pause(lifetime), ended]);
    child.kill('SIGKILL');
  }
  const status = await ended;
  assert.ok(status === 0 || status === null, said);
  return status === 0;
}

async function checkWhole(kiosk) {
  const {status, stdout, stderr} = await run('sha256sum', ['--check', '--strict', '--quiet', 'SHA256SUMS'], {
    cwd: path.join(kiosk, 'current'),
  });
  assert.equal(status, 0, stdout + stderr);
  const shown = path.basename(await readlink(path.join(kiosk, 'current')));
  assert.equal(JSON.parse(await readFile(path.join(kiosk, 'current/VERSION.json'), 'utf8')).version, shown);
  return shown;
}

test('whenever it is killed, a whole version is shown', {timeout: 900_000}, async (t) => {
  const kiosk = bundles.file('kiosk');
  const [first, second, update] = ['first.zip', 'second.zip', 'update.zip'].map(bundles.file);
  await apply(first, kiosk);
  const older = await checkWhole(kiosk);
  const begin = Date.now();
  await apply(second, kiosk);
  // The longest time: it follows what applying takes, which changes with what else the machine does.
  let longest = Date.now() - begin;
  const newer = await checkWhole(kiosk);

  const chance = chanceFrom(seed);
  let killed = 0;
  let switched = 0;
  for (let number = 0, shown = newer; number < count; ++number) {
    const forward = number % 4 < 2 ? second : update;
    if (!(await apply(shown === newer ? first : forward, kiosk, chance() * longest))) ++killed;
    const now = await checkWhole(kiosk);
    assert.ok([older, newer].includes(now));
    if (now !== shown) ++switched;
    longest *= now === shown ? 1.1 : 0.8;
    shown = now;
  }
  t.diagnostic(`${count} applies, ${killed} killed, ${switched} switched`);
  assert.ok(killed > count / 20 && switched > count / 20, 'the moments are well chosen');

  await apply(first, kiosk);
  await apply(second, kiosk);
  assert.equal(await checkWhole(kiosk), newer);
  assert.deepEqual((await readdir(path.join(kiosk, 'versions'))).sort(), [older, newer]);
  assert.deepEqual((await readdir(kiosk)).sort(), ['START.html', 'current', 'previous', 'versions']);
});
