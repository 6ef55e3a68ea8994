// The search where something is slow, broken or missing; how it folds in a browser; and how its page looks in each state.

import assert from 'node:assert/strict';
import {execFile} from 'node:child_process';
import {cp, mkdtemp, readFile, readdir, rm, writeFile} from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import {after, before, describe, test} from 'node:test';
import {fileURLToPath, pathToFileURL} from 'node:url';
import {promisify} from 'node:util';
import {fold, readIndex} from '../search/indexer.mjs';
import {launchChromium, launchFirefox, withPage} from './browsers.mjs';
import {serveFolder} from './file_server.mjs';
import {desk, excessWidth, phone, violations} from './form_axe.mjs';
import {recordProblems} from './page_problems.mjs';
import {describeSearch, search, settled, shown} from './search_reader.mjs';
import {headOf, writeSearchSites} from './search_site.mjs';

const sites = await writeSearchSites();
after(sites.remove);
const repository = fileURLToPath(new URL('../../', import.meta.url));
const vectors = JSON.parse(await readFile(path.join(repository, 'tests/vectors/search/folding.json'), 'utf8'));

test('the second indexer folds as the vectors say', () => {
  for (const {text, folded} of vectors) assert.equal(fold(text), folded, JSON.stringify(text));
});

for (const [name, launch] of Object.entries({Chromium: launchChromium, Firefox: launchFirefox})) {
  test(`folding in ${name}: the vectors hold, and each unit knows its cluster`, {timeout: 240_000}, async () => {
    const source = path.join(repository, 'client/search_folding.ts');
    const options = ['--bundle', '--format=iife', '--global-name=folding', '--target=es2017', '--charset=utf8'];
    const {stdout} = await promisify(execFile)('esbuild', [source, ...options]);
    const browser = await launch();
    try {
      await withPage(browser, async (page) => {
        await page.evaluate(`${stdout}; globalThis.folding = folding;`);
        const results = await page.evaluate((texts) => texts.map(globalThis.folding.fold), vectors.map(({text}) => text));
        vectors.forEach(({text, folded}, index) => {
          const [units, places] = results[index];
          assert.equal(units, folded, JSON.stringify(text));
          assert.ok(places.length > units.length, JSON.stringify(text));
          assert.deepEqual([...places].sort((one, other) => one - other), places);
          assert.ok(places.at(-1) <= text.length);
        });
      });
    } finally {
      await browser.close();
    }
  });
}

// What is to be touched, other than links in a text, and is lower than 44 pixels.
function lowTargets(page) {
  return page.$$eval('.search :is(input, button), .search-more button, .search-results summary', (all) =>
    all
      .filter((part) => part.checkVisibility() && part.getBoundingClientRect().height < 44)
      .map((part) => part.outerHTML),
  );
}

// A copy of the site with its index changed: `change` gets the folder and the index's files.
async function withBrokenSite(change, use) {
  const folder = await mkdtemp(path.join(os.tmpdir(), 'shirube-search-broken-'));
  try {
    await cp(sites.made, folder, {recursive: true});
    await change(folder, await headOf(folder));
    await use(pathToFileURL(path.join(folder, 'search.html')).href);
  } finally {
    await rm(folder, {recursive: true, force: true});
  }
}

const breakages = {
  'without the head': (folder, head) => rm(path.join(folder, head)),
  'with a head cut short': async (folder, head) => {
    const text = await readFile(path.join(folder, head), 'utf8');
    await writeFile(path.join(folder, head), text.slice(0, text.length / 2));
  },
  'with a head that calls nothing': (folder, head) => writeFile(path.join(folder, head), '\n'),
  'without the shards': async (folder, head) => {
    const names = await readdir(path.join(folder, 'search'));
    for (const name of names) if (!head.endsWith(name)) await rm(path.join(folder, 'search', name));
  },
};

describeSearch('a broken search', sites.made, (searchTest) => {
  for (const [name, change] of Object.entries(breakages)) {
    searchTest(`${name} it says so, and the titles stay`, 'search.html', (page) =>
      withBrokenSite(change, async (address) => {
        await page.goto(address);
        const {status, results, isListed, hasMore} = await search(page, '検温器');
        const failed = await page.$eval('.search-status', (part) => part.dataset.failed);
        assert.deepEqual({status, results, isListed, hasMore}, {status: failed, results: [], isListed: false, hasMore: false});
        assert.ok((await page.$$eval('.all-titles a', (links) => links.length)) > 5);
      }),
    );
  }

  searchTest('what failed is loaded once it is there', 'search.html', (page) =>
    withBrokenSite(
      (folder, head) => rm(path.join(folder, head)),
      async (address) => {
        await page.goto(address);
        assert.deepEqual((await search(page, '検温器')).results, []);
        const folder = path.dirname(fileURLToPath(address));
        const head = await headOf(folder);
        await cp(path.join(sites.made, head), path.join(folder, head));
        assert.equal((await search(page, '検温')).results.length, 3);
      },
    ),
  );
});

// Not every browser can be told to run no script: the site's own is taken away.
describeSearch('without script', sites.made, (searchTest) => {
  for (const start of ['index.html', 'search.html']) {
    searchTest(`${start}: no live part shows, and the form opens the list of all titles`, 'search.html', (page) =>
      withBrokenSite(
        async (folder) => {
          const names = await readdir(path.join(folder, 'assets'));
          for (const name of names) if (/^search-/.test(name)) await writeFile(path.join(folder, 'assets', name), '');
        },
        async (address) => {
          await page.goto(address.replace('search.html', start));
          const visible = await page.$$eval('.search-results, .search-more, .search-status:not(:empty)', (all) =>
            all.filter((part) => part.checkVisibility()).map((part) => part.className),
          );
          assert.deepEqual(visible, []);
          await page.focus('#search');
          await page.keyboard.type('abc');
          await page.keyboard.press('Enter');
          await page.waitForFunction(() => /search\.html\?q=abc$/.test(location.href));
          assert.ok((await page.$$eval('.all-titles a', (links) => links.length)) > 5);
        },
      ),
    );
  }
});

describe('the search in Chromium', () => {
  let chromium, server;
  before(async () => {
    [chromium, server] = await Promise.all([launchChromium(), serveFolder(sites.made)]);
  });
  after(() => Promise.all([chromium?.close(), server?.close()]));

  test('the newest query wins, whatever comes late', {timeout: 240_000}, () =>
    withPage(chromium, async (page) => {
      // The texts of the pages that the first query finds; the second asks for others.
      const read = (file) => readFile(path.join(sites.made, file), 'utf8');
      const [[, file]] = (await readIndex(await headOf(sites.made), read)).head.texts;
      const held = [];
      let isHolding = true;
      await page.setRequestInterception(true);
      page.on('request', (request) => {
        if (isHolding && request.url().includes(file)) held.push(request);
        else request.continue();
      });
      await page.goto(`${server.origin}/search.html`);
      await page.$eval('#search', (input) => {
        input.value = '検温器';
        input.dispatchEvent(new InputEvent('input', {bubbles: true}));
      });
      while (held.length === 0) await new Promise((next) => setImmediate(next));
      isHolding = false;
      const newest = (await search(page, '目印石')).results;
      assert.deepEqual(newest.map(({title}) => title), ['長い手順']);
      await Promise.all(held.map((request) => request.continue()));
      await page.waitForNetworkIdle();
      assert.deepEqual((await shown(page)).results, newest);
    }),
  );

  test('a query loads only a part of the index', {timeout: 240_000}, () =>
    withPage(chromium, async (page) => {
      const loaded = new Set();
      page.on('request', (request) => /\/search\/[^/]*\.js$/.test(request.url()) && loaded.add(request.url()));
      await page.goto(`${server.origin}/search.html`);
      assert.equal(loaded.size, 0, 'nothing before somebody searches');
      await search(page, '検温器');
      const all = await readdir(path.join(sites.made, 'search'));
      assert.ok(loaded.size < all.length / 2, `${loaded.size} of ${all.length}`);
    }),
  );

  const states = {
    'with results': ['検温器', 'index.html'],
    'with many results': ['手順', 'search.html'],
    'with further places': ['患者', 'search.html'],
    'with nothing found': ['どこにもない語', 'search.html'],
  };
  for (const [name, [query, address]] of Object.entries(states)) {
    test(`${name}: axe-core, width and targets are in order`, {timeout: 240_000}, async () => {
      for (const viewport of [phone, desk]) {
        for (const value of ['light', 'dark']) {
          await withPage(chromium, async (page) => {
            const state = `${viewport.width} px, ${value}`;
            const recorded = await recordProblems(page, (url) => url.startsWith(server.origin));
            await page.setViewport(viewport);
            await page.emulateMediaFeatures([{name: 'prefers-color-scheme', value}]);
            await page.goto(`${server.origin}/${address}?q=${encodeURIComponent(query)}`);
            await settled(page);
            await page.$$eval('.search-results details', (all) => all.forEach((details) => (details.open = true)));
            assert.equal(await excessWidth(page, viewport), 0, state);
            assert.deepEqual(await lowTargets(page), [], state);
            assert.deepEqual(await violations(page), [], state);
            assert.deepEqual(await recorded(), [], state);
          });
        }
      }
    });
  }
});
