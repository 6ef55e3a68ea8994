// `shirube verify` beside a second implementation, a few lines of shell (unzip, sha256sum, minisign): both say the same.

import assert from 'node:assert/strict';
import {readFile, writeFile} from 'node:fs/promises';
import {after, before, test} from 'node:test';
import {fileURLToPath} from 'node:url';
import {makeSmallBundles, run, shirube} from './small_bundles.mjs';

const shell = fileURLToPath(new URL('verify', import.meta.url));

let bundles;
before(async () => (bundles = await makeSmallBundles()));
after(() => bundles?.remove());

/** What both say: whether the bundle is whole and, with a key's name, signed by it. */
async function verdicts(bundle, key) {
  const ours = await run(shirube, ['verify', bundle, ...(key ? ['--key', bundles.file(key)] : [])]);
  const theirs = await run(shell, [bundle, ...(key ? [bundles.file(key)] : [])]);
  assert.ok([0, 1].includes(ours.status), ours.stderr);
  return {shirube: ours.status === 0, shell: theirs.status === 0, said: ours.stdout + ours.stderr + theirs.stderr};
}

// Writes a zip's files anew, changed by a line of Python that sees them as `files`.
const rewriting = `
import sys, zipfile
source = zipfile.ZipFile(sys.argv[1])
files = {name: source.read(name) for name in source.namelist()}
exec(sys.argv[3])
with zipfile.ZipFile(sys.argv[2], 'w', zipfile.ZIP_DEFLATED) as target:
    for name in sorted(files):
        entry = zipfile.ZipInfo(name)
        entry.external_attr = 0o100644 << 16
        target.writestr(entry, files[name], zipfile.ZIP_DEFLATED)
`;

async function rewritten(change) {
  const to = bundles.file('changed.zip');
  const {status, stderr} = await run('python3', ['-c', rewriting, bundles.file('second.zip'), to, change]);
  assert.equal(status, 0, stderr);
  return to;
}

test('a good bundle, and one that another tool has packed again', async () => {
  for (const bundle of [bundles.file('first.zip'), bundles.file('second.zip'), await rewritten('pass')]) {
    for (const key of [undefined, 'key.pub']) {
      const both = await verdicts(bundle, key);
      assert.deepEqual([both.shirube, both.shell], [true, true], both.said);
    }
  }
});

test('a key that did not sign it', async () => {
  const both = await verdicts(bundles.file('second.zip'), 'other.pub');
  assert.deepEqual([both.shirube, both.shell], [false, false], both.said);
});

const broken = {
  'a changed file': 'files["index.html"] += b"x"',
  'a missing file': 'del files["index.html"]',
  'an extra file': 'files["extra.html"] = b"x"',
  'an extra file in a folder of its own': 'files["extra/index.html"] = b"x"',
  'a file by another name': 'files["Index.html"] = files.pop("index.html")',
  'another version': 'files["VERSION.json"] = files["VERSION.json"].replace(b"20261122", b"20261123")',
  'no list': 'del files["SHA256SUMS"]',
  'a list with a line less': 'files["SHA256SUMS"] = files["SHA256SUMS"].split(b"\\n", 1)[1]',
  'a list that is no list': 'files["SHA256SUMS"] = b"nothing\\n"',
};
for (const [what, change] of Object.entries(broken)) {
  test(what, async () => {
    const both = await verdicts(await rewritten(change));
    assert.deepEqual([both.shirube, both.shell], [false, false], both.said);
  });
}

const unsigned = {
  'no signature': 'del files["SHA256SUMS.minisig"]',
  'another trusted comment':
    'files["SHA256SUMS.minisig"] = files["SHA256SUMS.minisig"].replace(b"20261122", b"20261123")',
  'a signature cut': 'files["SHA256SUMS.minisig"] = files["SHA256SUMS.minisig"][:120]',
  'a file changed and listed anew': `
import hashlib
old = hashlib.sha256(files["index.html"]).hexdigest().encode()
files["index.html"] += b"x"
files["SHA256SUMS"] = files["SHA256SUMS"].replace(old, hashlib.sha256(files["index.html"]).hexdigest().encode())`,
};
for (const [what, change] of Object.entries(unsigned)) {
  test(`with a key: ${what}`, async () => {
    const both = await verdicts(await rewritten(change), 'key.pub');
    assert.deepEqual([both.shirube, both.shell], [false, false], both.said);
  });
}

// shirube refuses more than unzip does: what tools might read differently. It never takes what the shell refuses.
test('what the shell refuses, cut or with a byte changed, shirube refuses', {timeout: 300_000}, async (t) => {
  const bytes = await readFile(bundles.file('second.zip'));
  const file = bundles.file('damaged.zip');
  let refused = 0;
  for (let step = 0; step < 40; ++step) {
    const at = Math.floor((bytes.length * (step + 0.5)) / 40);
    const damaged = Buffer.from(bytes);
    damaged[at] ^= 0x40;
    for (const hostile of [damaged, bytes.subarray(0, at)]) {
      await writeFile(file, hostile);
      const both = await verdicts(file, 'key.pub');
      if (!both.shell) {
        ++refused;
        assert.equal(both.shirube, false, `byte ${at}: ${both.said}`);
      }
    }
  }
  t.diagnostic(`the shell refused ${refused} of 80`);
  assert.ok(refused > 60);
});
