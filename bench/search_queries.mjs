// Asks an edition's own search and Pagefind the same queries in Chromium, each in a page of its own with nothing in the
// cache. Prints for each what was loaded, how long it took until the first 20 results stood there, and how many pages
// were found of those that have the text.

import {readFile} from 'node:fs/promises';
import path from 'node:path';
import {launchChromium, withPage} from '../tests/browser/browsers.mjs';
import {serveFolder} from '../tests/browser/file_server.mjs';
import {entriesOf, fold, hasTerms, readIndex} from '../tests/search/indexer.mjs';

const folder = path.resolve(process.argv[2]);
const queryCount = 20;

// Pieces of texts, two to seven characters, the same on every run.
function queriesFrom(pages) {
  let seed = 7;
  const random = (below) => {
    seed = (Math.imul(seed, 1664525) + 1013904223) >>> 0;
    return Math.floor((seed / 2 ** 32) * below);
  };
  const queries = [];
  while (queries.length < queryCount) {
    const entries = entriesOf(pages[random(pages.length)]);
    const text = fold(entries[random(entries.length)][0]);
    const start = random(text.length);
    const query = text.slice(start, start + 2 + random(6));
    if (/^[\p{L}\p{N}-]{2,}$/u.test(query)) queries.push(query);
  }
  return queries;
}

// In the page: what was loaded from a folder, in bytes.
const loadedFrom = (part) =>
  performance
    .getEntriesByType('resource')
    .filter(({name}) => name.includes(part))
    .reduce((sum, {encodedBodySize}) => sum + encodedBodySize, 0);

async function askShirube(page, query) {
  const milliseconds = await page.evaluate(async (query) => {
    performance.setResourceTimingBufferSize(10_000);
    const status = document.querySelector('.search-status');
    const input = document.querySelector('#search');
    const told = new Promise((resolve) => {
      new MutationObserver(() => status.textContent !== status.dataset.busy && resolve()).observe(status, {childList: true});
    });
    const start = performance.now();
    input.value = query;
    input.dispatchEvent(new InputEvent('input', {bubbles: true}));
    await told;
    return performance.now() - start;
  }, query);
  const bytes = await page.evaluate(loadedFrom, '/search/');
  const found = await page.evaluate(async () => {
    const list = document.querySelector('.search-results');
    const more = document.querySelector('.search-more');
    const status = document.querySelector('.search-status');
    while (!more.hidden && list.children.length < 300) {
      const grown = new Promise((resolve) => {
        new MutationObserver(() => status.textContent !== status.dataset.busy && resolve()).observe(status, {childList: true});
      });
      more.querySelector('button').click();
      await grown;
    }
    return [...list.querySelectorAll('li > a')].map((link) => link.getAttribute('href').replace(/#.*/, ''));
  });
  return {milliseconds, bytes, found};
}

async function askPagefind(page, query) {
  return page.evaluate(
    async (query, loadedFrom) => {
      performance.setResourceTimingBufferSize(10_000);
      const start = performance.now();
      const pagefind = await import('/pagefind/pagefind.js');
      const {results} = await pagefind.search(query);
      await Promise.all(results.slice(0, 20).map((result) => result.data()));
      const milliseconds = performance.now() - start;
      const bytes = new Function(`return (${loadedFrom})('/pagefind/')`)();
      // Asking each of many thousand for its address takes minutes.
      const all = await Promise.all(results.slice(0, 300).map((result) => result.data()));
      return {milliseconds, bytes, found: all.map(({url}) => url.slice(1)), count: results.length};
    },
    query,
    String(loadedFrom),
  );
}

const html = await readFile(path.join(folder, 'search.html'), 'utf8');
const [, head] = /data-search="([^"]*)"/.exec(html);
const {pages} = await readIndex(head, (file) => readFile(path.join(folder, file), 'utf8'));
const server = await serveFolder(folder);
const chromium = await launchChromium();
try {
  const measured = {shirube: [], pagefind: []};
  for (const query of queriesFrom(pages)) {
    const having = new Set(pages.filter((page) => hasTerms(page, query)).map(([file]) => file));
    const rows = {shirube: askShirube, pagefind: askPagefind};
    for (const [name, ask] of Object.entries(rows)) {
      await withPage(chromium, async (page) => {
        await page.setCacheEnabled(false);
        // Pagefind's program and its worker need more than our pages' policy gives.
        await page.setBypassCSP(true);
        await page.goto(`${server.origin}/search.html`);
        const {milliseconds, bytes, found} = await ask(page, query);
        const right = found.filter((file) => having.has(file)).length;
        // Of a query with more, only as many are looked at as Pagefind was asked for.
        const wanted = Math.min(having.size, 300);
        measured[name].push({query, milliseconds, bytes, found: Math.min(right, wanted), wanted});
      });
    }
  }
  console.log(JSON.stringify(measured));
} finally {
  await chromium.close();
  await server.close();
}
