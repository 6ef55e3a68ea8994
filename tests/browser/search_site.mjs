// Sites to search in: what a build writes, and the same pages with an index made for the tests.

import {existsSync} from 'node:fs';
import {cp, mkdir, mkdtemp, readdir, readFile, rm, writeFile} from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import {fileURLToPath} from 'node:url';
import {indexPages, writeIndex} from '../search/indexer.mjs';
import {madePages, madeSynonyms} from '../search/made_pages.mjs';
import {buildSite} from './built_site.mjs';

const repository = fileURLToPath(new URL('../../', import.meta.url));

/** The script as it is published. */
export const searchScript = process.env.SEARCH_SCRIPT ?? path.join(repository, 'build/client/search.js');

const edition = 'national';

/** The path of an index's head, as a page names it. */
export async function headOf(folder) {
  const html = await readFile(path.join(folder, 'search.html'), 'utf8');
  return /data-search="([^"]*)"/.exec(html)[1];
}

async function writePage(folder, [file, title, sections]) {
  const escape = (text) => text.replace(/[&<]/g, (mark) => (mark === '&' ? '&amp;' : '&lt;'));
  const parts = sections.map(([anchor, heading, ...texts]) => {
    const inner = texts.map((text) => `<p>${escape(text)}</p>`).join('');
    return `<section${anchor && ` id="${anchor}"`}><h2>${escape(heading)}</h2>${inner}</section>`;
  });
  const html = `<!DOCTYPE html><html lang="ja"><head><meta charset="utf-8"><title>${escape(title)}</title></head>`;
  await mkdir(path.dirname(path.join(folder, file)), {recursive: true});
  await writeFile(path.join(folder, file), `${html}<body><h1>${escape(title)}</h1>${parts.join('')}</body></html>`);
}

/** Puts an index of other pages in the place of an edition's own. Answers the head's path. */
export async function replaceIndex(folder, pages, synonyms, sizes) {
  const made = indexPages(pages, synonyms, sizes);
  await rm(path.join(folder, 'search'), {recursive: true});
  await writeIndex(folder, made);
  for (const name of ['index.html', 'search.html']) {
    const html = await readFile(path.join(folder, name), 'utf8');
    await writeFile(path.join(folder, name), html.replace(/data-search="[^"]*"/, `data-search="${made.head}"`));
  }
  return made.head;
}

/**
 * Two editions' folders: `built` as a build writes it, `made` with the pages of tests/search/made_pages.mjs and an index
 * in small shards. `remove` takes both away.
 */
export async function writeSearchSites() {
  if (!existsSync(searchScript)) throw new Error(`no ${searchScript}: build first`);
  const site = await buildSite();
  const folder = await mkdtemp(path.join(os.tmpdir(), 'shirube-search-'));
  const [built, made] = ['built', 'made'].map((name) => path.join(folder, name));
  for (const each of [built, made]) {
    await cp(path.join(site.folder, edition), each, {recursive: true});
    const script = (await readdir(path.join(each, 'assets'))).find((name) => /^search-.*\.js$/.test(name));
    if (process.env.SEARCH_SCRIPT) await cp(searchScript, path.join(each, 'assets', script));
  }
  await site.remove();
  for (const page of madePages) await writePage(made, page);
  await replaceIndex(made, madePages, madeSynonyms, {wordsSize: 1500, textsSize: 1500});
  return {folder, built, made, remove: () => rm(folder, {recursive: true, force: true})};
}
