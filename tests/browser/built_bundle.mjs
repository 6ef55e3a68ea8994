// The site as a bundle: made by the tool, unpacked into a fresh folder. What its pages must hold is the tests' affair.

import {execFile} from 'node:child_process';
import {appendFile, cp, mkdtemp, readdir, rm, writeFile} from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import {fileURLToPath, pathToFileURL} from 'node:url';
import {promisify} from 'node:util';

const repository = fileURLToPath(new URL('../../', import.meta.url));
const run = promisify(execFile);

export const made = '2026-11-21';
export const version = '20261121T000000Z';

/** Where the changed site says that it is published. */
export const onlineAddress = 'https://www.example.jp/tetsuzuki/';

// Every kind of answer, and two secrets.
const everyAnswer = `title: すべての種類の答え
summary: 用紙を確かめるための入力フォームです。
button: 送信する
sections:
  - title: あなたについて
    fields:
      - {id: name-kana, label: 名前, required: true, width: full, kana: katakana, characters: [katakana]}
      - {id: phone, label: 電話, type: tel}
      - {id: birth-date, label: 生年月日, type: date}
      - {id: password, label: パスワード, type: secret, required: true, length: {min: 8}}
      - {id: password-again, label: パスワード（確認）, type: secret, equals: password}
  - title: 求めるもの
    fields:
      - {id: wanted, label: 求めるもの, type: choices, options: {masks: マスク, gowns: ガウン}}
      - {id: amount, label: 数, type: number, unit: 箱}
      - {id: remarks, label: 備考, type: multiline}
      - {id: photo, label: 写真, type: file, files: [png], max-bytes: 1000000}
      - {id: terms, label: 決まりに同意します, type: consent, required: true}
`;

/** The site's sources with an address for the edition, and with a form that has every kind of answer. */
async function changedSources(edition) {
  const folder = await mkdtemp(path.join(os.tmpdir(), 'shirube-sources-'));
  await cp(path.join(repository, 'content'), path.join(folder, 'content'), {recursive: true});
  await appendFile(path.join(folder, 'content/editions', `${edition}.yaml`), `url: ${onlineAddress}\n`);
  await writeFile(path.join(folder, 'content/forms/every-answer.yaml'), everyAnswer);
  return folder;
}

async function pagesBelow(folder, prefix = '') {
  const found = [];
  for (const entry of await readdir(path.join(folder, prefix), {withFileTypes: true})) {
    const name = prefix + entry.name;
    if (entry.isDirectory()) found.push(...(await pagesBelow(folder, `${name}/`)));
    else if (name.endsWith('.html')) found.push(name);
  }
  return found.sort();
}

/**
 * Makes and unpacks a bundle. `options` are the command's own (`--expires`, `--kiosk`); `changed` takes the changed
 * sources. `pages` are the HTML files' paths, `urlOf(path)` is a file: address, `remove` takes all away.
 */
export async function buildBundle({edition = 'osaka', options = [], changed = false} = {}) {
  const folder = await mkdtemp(path.join(os.tmpdir(), 'shirube-bundle-'));
  const sources = changed ? await changedSources(edition) : repository;
  const remove = async () => {
    await rm(folder, {recursive: true, force: true});
    if (changed) await rm(sources, {recursive: true, force: true});
  };
  try {
    const shirube = process.env.SHIRUBE ?? path.join(repository, 'build/shirube');
    const file = path.join(folder, 'bundle.zip');
    const unpacked = path.join(folder, 'copy');
    await run(shirube, ['bundle', sources, '--edition', edition, '--output', file, '--now', made, ...options]);
    await run('python3', ['-m', 'zipfile', '-e', file, unpacked]);
    const root = pathToFileURL(unpacked + path.sep).href;
    return {folder: unpacked, root, pages: await pagesBelow(unpacked), urlOf: (name) => root + name, remove};
  } catch (error) {
    await remove();
    throw error;
  }
}
