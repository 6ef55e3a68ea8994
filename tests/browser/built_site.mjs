// The site under test: built into a fresh folder, or the tree that SITE_OUTPUT names, which is left as it is.
// What a page must hold is the tests' affair.

import {execFile} from 'node:child_process';
import {existsSync} from 'node:fs';
import {mkdtemp, readdir, readFile, rm} from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import {fileURLToPath, pathToFileURL} from 'node:url';
import {promisify} from 'node:util';

const repository = fileURLToPath(new URL('../../', import.meta.url));

// The clock of the tests' builds: reviews fall due and sitemaps carry dates, and neither may change with the day.
const now = '2026-11-21';

async function build(output) {
  const shirube = process.env.SHIRUBE ?? path.join(repository, 'build/shirube');
  await promisify(execFile)(shirube, ['build', repository, '--output', output, '--now', now]);
}

async function htmlFilesBelow(folder, prefix = '') {
  const found = [];
  for (const entry of await readdir(path.join(folder, prefix), {withFileTypes: true})) {
    const name = prefix + entry.name;
    if (entry.isDirectory()) found.push(...(await htmlFilesBelow(folder, `${name}/`)));
    else if (name.endsWith('.html')) found.push(name);
  }
  return found.sort();
}

// A 404.html is shown at addresses of any depth, so that of an edition with a `url` finds its style sheet there alone;
// elsewhere its policy refuses it.
async function isForItsAddressOnly({file}) {
  if (path.basename(file) !== '404.html') return false;
  return /<link rel="stylesheet" href="https?:/.test(await readFile(file, 'utf8'));
}

// National pages come first, since most others have their shape.
async function firstOfEachShape(pages) {
  const shapes = new Map();
  for (const page of [...pages].sort((one, other) => (other.edition === 'national') - (one.edition === 'national'))) {
    const html = await readFile(page.file, 'utf8');
    const shape = html.replace(/>[^<]+</g, '><').replace(/ (?:href|src|content|alt|aria-label)="[^"]*"/g, '');
    if (!shapes.has(shape)) shapes.set(shape, page);
  }
  return [...shapes.values()];
}

/**
 * Builds the site. `pages` has every HTML page of every edition; a page's `path` is relative to the site's folder,
 * `edition` is the edition's id, `file` its file and `url` its file: address. `remove` takes the built tree away.
 * `portablePages` are those that look the same wherever the folder lies, on disk too; `distinctPages` those of them
 * that no earlier edition has with the same elements, whatever their texts and addresses.
 */
export async function buildSite() {
  const given = process.env.SITE_OUTPUT;
  const folder = given ? path.resolve(given) : await mkdtemp(path.join(os.tmpdir(), 'shirube-site-'));
  const remove = async () => {
    if (!given) await rm(folder, {recursive: true, force: true});
  };
  try {
    if (!given) await build(folder);
    const pages = [];
    for (const edition of (await readdir(folder)).sort()) {
      if (!existsSync(path.join(folder, edition, 'index.html'))) continue;
      for (const page of await htmlFilesBelow(path.join(folder, edition))) {
        const file = path.join(folder, edition, page);
        pages.push({edition, path: `${edition}/${page}`, file, url: pathToFileURL(file).href});
      }
    }
    if (pages.length === 0) throw new Error(`no edition in ${folder}`);
    const portablePages = [];
    for (const page of pages) if (!(await isForItsAddressOnly(page))) portablePages.push(page);
    return {folder, pages, portablePages, distinctPages: await firstOfEachShape(portablePages), remove};
  } catch (error) {
    await remove();
    throw error;
  }
}
