// `shirube bundle` and `shirube verify` as people call them, beside the tools of others: unzip, sha256sum, minisign and
// Python's zipfile must agree with them.

import assert from 'node:assert/strict';
import {execFile, spawn} from 'node:child_process';
import {existsSync} from 'node:fs';
import {mkdir, mkdtemp, readFile, readdir, rm, writeFile} from 'node:fs/promises';
import {once} from 'node:events';
import os from 'node:os';
import path from 'node:path';
import {after, before, test} from 'node:test';
import {fileURLToPath} from 'node:url';

const repository = fileURLToPath(new URL('../../', import.meta.url));
const shirube = path.resolve(process.env.SHIRUBE ?? path.join(repository, 'build/shirube'));
const made = '2026-11-21T09:00:00Z';
const now = ['--now', made];
const version = '20261121T090000Z';

let folder;

/** Runs a command to its end: `{status, stdout, stderr}`. */
function run(command, parameters, options = {}) {
  return new Promise((resolve, reject) => {
    execFile(command, parameters, {cwd: folder, maxBuffer: 1 << 26, ...options}, (error, stdout, stderr) => {
      if (error && typeof error.code !== 'number') reject(error);
      else resolve({status: error ? error.code : 0, stdout, stderr});
    });
  });
}

const bundleAt = (time, output, ...parameters) => {
  const always = [repository, '--edition', 'osaka', '--output', output, '--lang', 'en', '--now', time];
  return run(shirube, ['bundle', ...always, ...parameters]);
};
const verifyAt = (time, ...parameters) => run(shirube, ['verify', '--lang', 'en', '--now', time, ...parameters]);
const bundle = (...parameters) => bundleAt(made, ...parameters);
const verify = (...parameters) => verifyAt(made, ...parameters);

async function succeeds(running) {
  const {status, stdout, stderr} = await running;
  assert.equal(status, 0, stdout + stderr);
  return stdout;
}

/** What of ours stands in a folder beside the files named. */
const leftOver = async (place, ...names) => (await readdir(place)).filter((name) => !names.includes(name));

before(async () => {
  folder = await mkdtemp(path.join(os.tmpdir(), 'shirube-bundle-'));
  await succeeds(run('minisign', ['-G', '-W', '-p', 'key.pub', '-s', 'key']));
  await succeeds(run('minisign', ['-G', '-W', '-p', 'other.pub', '-s', 'other']));
  await succeeds(bundle('signed.zip', '--sign', 'key', '--expires', '2027-03-31'));
  await succeeds(run('unzip', ['-q', 'signed.zip', '-d', 'unpacked']));
});

after(() => rm(folder, {recursive: true, force: true}));

test('others unpack a bundle and find its digests and its signature right', async () => {
  await succeeds(run('unzip', ['-tq', 'signed.zip']));
  await succeeds(run('python3', ['-m', 'zipfile', '-t', 'signed.zip']));
  const unpacked = {cwd: path.join(folder, 'unpacked')};
  await succeeds(run('sha256sum', ['--strict', '--quiet', '-c', 'SHA256SUMS'], unpacked));
  const said = await succeeds(run('minisign', ['-V', '-p', '../key.pub', '-m', 'SHA256SUMS'], unpacked));
  assert.match(said, new RegExp(`Trusted comment: edition:osaka version:${version} expires:2027-03-31`));
});

test('its tree is the edition with START.html, and its manifest is true', async () => {
  const unpacked = path.join(folder, 'unpacked');
  const {files} = JSON.parse(await readFile(path.join(unpacked, 'manifest.json'), 'utf8'));
  const listed = files.map((file) => file.path);
  const entries = await readdir(unpacked, {recursive: true, withFileTypes: true});
  const found = entries
    .filter((entry) => entry.isFile())
    .map((entry) => path.relative(unpacked, path.join(entry.parentPath ?? entry.path, entry.name)));
  const about = ['SHA256SUMS', 'SHA256SUMS.minisig', 'VERSION.json', 'manifest.json'];
  assert.deepEqual(found.sort(), [...listed, ...about].sort());
  assert.ok(listed.includes('START.html') && listed.includes('index.html'));
  const sums = (await readFile(path.join(unpacked, 'SHA256SUMS'), 'utf8')).trimEnd().split('\n');
  assert.deepEqual(
    sums.map((line) => line.slice(66)),
    [...listed, 'VERSION.json', 'manifest.json'].sort((a, b) => (a < b ? -1 : 1)),
  );
});

test('VERSION.json and START.html tell which bundle it is', async () => {
  const about = JSON.parse(await readFile(path.join(folder, 'unpacked/VERSION.json'), 'utf8'));
  assert.deepEqual(Object.keys(about), ['site', 'edition', 'version', 'made', 'expires', 'previous']);
  assert.deepEqual({...about, site: ''}, {site: '', edition: 'osaka', version, made, expires: '2027-03-31', previous: null});
  const start = await readFile(path.join(folder, 'unpacked/START.html'), 'utf8');
  for (const text of [version, '2026年11月21日', '21 November 2026', '2027年3月31日', 'href="index.html"']) {
    assert.ok(start.includes(text), text);
  }
});

test('the same site at the same time gives the same bytes', async () => {
  await succeeds(bundle('one.zip', '--jobs', '1'));
  const env = {...process.env, TZ: 'Asia/Tokyo', LANG: 'ja_JP.UTF-8', LC_ALL: 'C'};
  const command = `umask 077; exec "$0" "$@"`;
  const parameters = ['bundle', repository, '--edition', 'osaka', '--output', 'other.zip', ...now, '--jobs', '4'];
  await succeeds(run('sh', ['-c', command, shirube, ...parameters], {env}));
  assert.deepEqual(await readFile(path.join(folder, 'one.zip')), await readFile(path.join(folder, 'other.zip')));
});

test('verify says in plain words what a bundle is', async () => {
  const said = await succeeds(verify('signed.zip', '--key', 'key.pub'));
  for (const line of ['edition: osaka', `version: ${version}`, 'expires: 2027-03-31', 'result: fine']) {
    assert.ok(said.includes(`${line}\n`), said);
  }
  assert.match(said, /signature: signed by key [0-9A-F]{16}\n/);
  const text = (await readFile(path.join(folder, 'key.pub'), 'utf8')).split('\n')[1];
  assert.equal(await succeeds(verify('signed.zip', '--key', text)), said);
  assert.match(await succeeds(verify('signed.zip')), /signed by [0-9A-F]{16}, not checked: give --key/);
  await succeeds(bundle('plain.zip'));
  assert.match(await succeeds(verify('plain.zip')), /signature: unsigned\n/);
  assert.match(await succeeds(verifyAt('2027-04-01', 'signed.zip')), /expires: 2027-03-31 \(warning: expired\)/);
});

test('verify refuses what this key has not signed', async () => {
  for (const [file, key, reason] of [
    ['signed.zip', 'other.pub', /signed by another key/],
    ['plain.zip', 'key.pub', /is not signed/],
  ]) {
    const {status, stdout} = await verify(file, '--key', key);
    assert.equal(status, 1);
    assert.match(stdout, reason);
    assert.match(stdout, /result: do not use it/);
  }
  assert.equal((await verify('signed.zip', '--key', 'no such key')).status, 3);
  assert.equal((await verify('signed.zip', '--key', 'signed.zip')).status, 3);
  assert.equal((await verify('missing.zip')).status, 3);
  assert.equal((await verify()).status, 2);
});

/** Packs the unpacked bundle again by Python, with changes: `files` is the dictionary of what goes in. */
const repack = (name, changes) =>
  succeeds(
    run('python3', [
      '-c',
      `import os, sys, zipfile
files = {}
for place, _, names in os.walk('unpacked'):
    for name in names:
        full = os.path.join(place, name)
        files[os.path.relpath(full, 'unpacked')] = open(full, 'rb').read()
${changes}
with zipfile.ZipFile(sys.argv[1], 'w', zipfile.ZIP_DEFLATED) as zip:
    for name in sorted(files): zip.writestr(name, files[name])`,
      name,
    ]),
  );

test('verify takes what another packer packed again, and names each file that is not as it was', async () => {
  await repack('same.zip', '');
  await succeeds(verify('same.zip', '--key', 'key.pub'));
  await repack(
    'changed.zip',
    `files['index.html'] += b' '
del files['robots.txt']
files['evil.html'] = b'evil'`,
  );
  const {status, stdout} = await verify('changed.zip');
  assert.equal(status, 1);
  for (const line of ['missing: robots.txt', 'extra: evil.html', 'changed: index.html', 'result: do not use it']) {
    assert.ok(stdout.includes(`${line}\n`), stdout);
  }
  // The shell's tools say the same of what is missing or changed.
  await succeeds(run('unzip', ['-q', 'changed.zip', '-d', 'changed']));
  const shell = await run('sha256sum', ['-c', 'SHA256SUMS'], {cwd: path.join(folder, 'changed'), env: {LC_ALL: 'C'}});
  const failed = shell.stdout.split('\n').filter((line) => line.includes(': FAILED'));
  assert.deepEqual(failed, ['index.html: FAILED', 'robots.txt: FAILED open or read']);
});

test('a bundle follows an older one of its edition', async () => {
  await succeeds(bundleAt('2026-11-22', 'next.zip', '--previous', 'signed.zip'));
  assert.match(await succeeds(verify('next.zip')), new RegExp(`previous: ${version}\n`));
  assert.equal((await bundle('x.zip', '--previous', 'signed.zip')).status, 2);
  assert.ok(!existsSync(path.join(folder, 'x.zip')));
});

test('wrong usage is told, and writes nothing', async () => {
  for (const parameters of [
    ['--edition', 'atlantis', '--output', 'x.zip'],
    ['--edition', 'osaka'],
    ['--output', 'x.zip'],
    ['--edition', 'osaka', '--output', 'x.zip', '--expires', '2027-02-30'],
    ['--edition', 'osaka', '--output', 'x.zip', '--sign', 'key.pub'],
  ]) {
    assert.equal((await run(shirube, ['bundle', repository, ...parameters])).status, 2, parameters.join(' '));
  }
  assert.ok(!existsSync(path.join(folder, 'x.zip')));
});

test('a key with a password is refused with what to do', async () => {
  const child = spawn('minisign', ['-G', '-p', 'locked.pub', '-s', 'locked'], {cwd: folder});
  child.stdin.end('password\npassword\n');
  await once(child, 'exit');
  const {status, stderr} = await bundle('x.zip', '--sign', 'locked');
  assert.equal(status, 2);
  assert.match(stderr, /minisign -G -W/);
});

test('a site with errors leaves the old file as it was', async () => {
  const site = path.join(folder, 'broken');
  await succeeds(run(shirube, ['new', site]));
  await writeFile(path.join(site, 'content/site.yaml'), 'nonsense: 1\n');
  await mkdir(path.join(folder, 'place'));
  const file = path.join(folder, 'place/old.zip');
  await writeFile(file, 'old');
  const {status} = await run(shirube, ['bundle', site, '--edition', 'national', '--output', file]);
  assert.equal(status, 1);
  assert.equal(await readFile(file, 'utf8'), 'old');
  assert.deepEqual(await leftOver(path.join(folder, 'place'), 'old.zip'), []);
});

test('a full disk leaves the old file as it was', async () => {
  const place = path.join(folder, 'full');
  await mkdir(place);
  await writeFile(path.join(place, 'old.zip'), 'old');
  const command = `trap '' XFSZ; ulimit -f 20; exec "$0" "$@"`;
  const parameters = ['bundle', repository, '--edition', 'osaka', '--output', path.join(place, 'old.zip'), ...now];
  const {status} = await run('bash', ['-c', command, shirube, ...parameters]);
  assert.equal(status, 3);
  assert.equal(await readFile(path.join(place, 'old.zip'), 'utf8'), 'old');
  assert.deepEqual(await leftOver(place, 'old.zip'), []);
});

test('whoever stops it with Ctrl-C finds nothing left over', async () => {
  const place = path.join(folder, 'stopped');
  await mkdir(place);
  const parameters = ['bundle', repository, '--edition', 'osaka', '--output', path.join(place, 'a.zip'), ...now];
  const child = spawn(shirube, parameters, {stdio: 'ignore'});
  const ended = once(child, 'exit');
  while ((await readdir(place)).length === 0 && child.exitCode === null) await new Promise((go) => setTimeout(go, 1));
  child.kill('SIGINT');
  await ended;
  // It may have been done already.
  assert.deepEqual(await leftOver(place, 'a.zip'), []);
});
