import assert from 'node:assert/strict';
import {mkdtemp, rm, writeFile} from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import {after, test} from 'node:test';
import {buildSite} from './built_site.mjs';
import {serveFolder} from './file_server.mjs';
import {checkPages} from './nu_checker.mjs';

const site = await buildSite();
after(site.remove);

function asLine({url, lastLine, type, message, extract}) {
  return `${url}:${lastLine ?? ''}: ${type}: ${message} ${extract ?? ''}`;
}

test('every page is valid by the Nu HTML checker, with no error and no warning', {timeout: 300_000}, async () => {
  const server = await serveFolder(site.folder);
  try {
    const messages = await checkPages(site.portablePages.map((page) => `${server.origin}/${page.path}`));
    assert.deepEqual(messages.map(asLine), []);
  } finally {
    await server.close();
  }
});

test('the checker reports an error, a warning and a page that is not there', {timeout: 240_000}, async () => {
  const folder = await mkdtemp(path.join(os.tmpdir(), 'shirube-invalid-'));
  const page = (body) => `<!DOCTYPE html><html lang="ja"><head><title>頁</title></head><body>${body}</body></html>`;
  await writeFile(path.join(folder, 'error.html'), page('<ul><p>項目でないもの</p></ul>'));
  await writeFile(path.join(folder, 'warning.html'), page('<section><p>見出しのない節</p></section>'));
  const server = await serveFolder(folder);
  try {
    const addresses = ['error.html', 'warning.html', 'missing.html'].map((name) => `${server.origin}/${name}`);
    const messages = await checkPages(addresses);
    assert.deepEqual([...new Set(messages.map(({url}) => url))].sort(), addresses.sort());
  } finally {
    await server.close();
    await rm(folder, {recursive: true, force: true});
  }
});
