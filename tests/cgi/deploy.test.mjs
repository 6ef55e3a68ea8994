// The files of cgi/deploy/ that no server of the tests reads.

import assert from 'node:assert/strict';
import {existsSync} from 'node:fs';
import {mkdtemp, readdir, readFile, rm, writeFile} from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import {after, before, test} from 'node:test';
import {run} from './children.mjs';
import {buildFormsSite, deployFolder, edition} from './forms_site.mjs';

let site, folder;
before(async () => {
  site = await buildFormsSite();
  folder = await mkdtemp(path.join(os.tmpdir(), 'shirube-deploy-'));
});
after(() => Promise.all([site?.remove(), rm(folder, {recursive: true, force: true})]));

const self = {uid: process.getuid(), gid: process.getgid()};
const isUnit = (name) => /\.(service|socket|timer)$/.test(name);

test('init takes the example configuration once its paths are there', async () => {
  const example = JSON.parse(await readFile(path.join(deployFolder, 'forms.json'), 'utf8'));
  const password = path.join(folder, 'mail-password');
  await writeFile(password, 'secret\n', {mode: 0o600});
  const own = {packs: site.packs, edition, store: `sqlite:${folder}/state/forms.sqlite`};
  const mail = {...example.mail, password_file: password};
  const configured = path.join(folder, 'forms.json');
  await writeFile(configured, JSON.stringify({...example, ...own, secret_file: `${folder}/state/secret`, mail}));
  const made = await run(site.command, ['init', '--config', configured], self);
  assert.equal(made.status, 0, made.stderr);
});

test('all files name the same paths', async () => {
  const names = (await readdir(deployFolder)).filter((name) => isUnit(name) || name.endsWith('.conf'));
  assert.ok(names.length >= 10);
  const places = new Set();
  for (const name of names) {
    const text = await readFile(path.join(deployFolder, name), 'utf8');
    for (const [place] of text.matchAll(/\/(?:srv|usr\/local|etc\/shirube|var\/lib|run)\/[\w./-]*\w/g)) places.add(place);
  }
  assert.deepEqual([...places].sort(), [
    '/etc/shirube/forms.json',
    '/run/fcgiwrap.socket',
    '/run/shirube-forms.socket',
    '/srv/shirube/site',
    '/usr/local/bin/shirube-forms',
    '/usr/local/lib/cgi-bin',
    '/usr/local/lib/cgi-bin/forms.cgi',
    '/var/lib/shirube-forms',
  ]);
});

const analyze = '/usr/bin/systemd-analyze';
test('systemd finds nothing wrong with the units', {skip: !existsSync(analyze) && 'no systemd'}, async () => {
  const units = (await readdir(deployFolder)).filter(isUnit);
  assert.equal(units.length, 6);
  for (const name of units) {
    const text = await readFile(path.join(deployFolder, name), 'utf8');
    // It looks whether the program is there.
    const here = text.replaceAll('/usr/local/lib/cgi-bin/forms.cgi', site.cgi);
    await writeFile(path.join(folder, name), here.replaceAll('/usr/local/bin/shirube-forms', site.command));
  }
  const files = units.map((name) => path.join(folder, name));
  const verified = await run(analyze, ['verify', '--man=no', ...files], self);
  assert.deepEqual([verified.status, verified.stderr], [0, '']);
  for (const file of files.filter((name) => name.endsWith('.service'))) {
    // 0 is the safest, 10 an unprotected service; in tenths.
    const judged = await run(analyze, ['security', '--offline=true', '--threshold=20', file], self);
    assert.equal(judged.status, 0, judged.stdout.toString().split('\n').at(-2));
  }
});
