// The installable web app: its pages without a network, updates by difference, and what must never be kept.

import assert from 'node:assert/strict';
import {cp, mkdtemp, readdir, readFile, rm} from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import {after, afterEach, before, beforeEach, describe, test} from 'node:test';
import {pathToFileURL} from 'node:url';
import {launchChromium, launchFirefox, openPage} from './browsers.mjs';
import {buildWebApp, republish, serveWebApp} from './web_app_site.mjs';

const app = await buildWebApp();
after(app.remove);
const guide = 'guides/gmis-login.html';
const form = 'forms/gmis-email-change.html';

test('the manifest names the edition and has an icon of each kind', async () => {
  const manifest = JSON.parse(await readFile(path.join(app.folder, 'manifest.webmanifest'), 'utf8'));
  assert.equal(manifest.name, '医療機関と医師のための手続き案内（大阪府）');
  assert.equal(manifest.short_name, '大阪府');
  assert.equal(manifest.lang, 'ja');
  assert.equal(manifest.start_url, './index.html');
  assert.equal(manifest.scope, './');
  assert.equal(manifest.theme_color, '#6a2480');
  const kinds = manifest.icons.map(({sizes, type, purpose}) => `${sizes} ${type} ${purpose}`);
  assert.deepEqual(kinds, [
    'any image/svg+xml any',
    '192x192 image/png any',
    '512x512 image/png any',
    '512x512 image/png maskable',
  ]);
  for (const {src} of manifest.icons) await readFile(path.join(app.folder, src));
});

test('an edition without an address is no web app', async () => {
  const files = await readdir(app.withoutAddress);
  assert.deepEqual(files.filter((name) => /^(worker|manifest\.web)/.test(name)), []);
  assert.doesNotMatch(await readFile(path.join(app.withoutAddress, 'index.html'), 'utf8'), /worker|rel="manifest"/);
});

// In the page: the list of what is kept, once it is there, and again once it is another.
async function keptList(page, other = '') {
  const handle = await page.waitForFunction(
    async (known) => {
      const [name] = (await caches.keys()).filter((key) => key.startsWith('shirube '));
      const found = name && (await (await caches.open(name)).match(`${name.slice('shirube '.length)}?current`));
      const text = found ? await found.text() : '';
      return text !== known && text;
    },
    {polling: 50, timeout: 240_000},
    other,
  );
  return handle.jsonValue();
}

// As if the interval between two checks were over.
const letIntervalPass = (page) =>
  page.evaluate(async () => {
    const [name] = (await caches.keys()).filter((key) => key.startsWith('shirube '));
    await (await caches.open(name)).put(`${name.slice('shirube '.length)}?checked`, new Response('0'));
  });

const keptAddresses = (page) =>
  page.evaluate(async () => {
    const kept = [];
    for (const name of await caches.keys()) for (const request of await (await caches.open(name)).keys()) kept.push(request.url);
    return kept;
  });

const headingOf = (page) => page.$eval('h1', (heading) => heading.textContent);

async function untilRequested(server, wanted) {
  while (!server.requests.includes(wanted)) await new Promise((resolve) => setImmediate(resolve));
}

for (const [name, launch] of Object.entries({Chromium: launchChromium, Firefox: launchFirefox})) {
  describe(`the web app in ${name}`, () => {
    let browser, page, folder, server;
    before(async () => {
      browser = await launch();
    });
    after(() => browser?.close());
    // Another port each time: workers and what they keep belong to an origin.
    beforeEach(async () => {
      folder = await mkdtemp(path.join(os.tmpdir(), 'shirube-served-'));
      await cp(app.folder, folder, {recursive: true});
      server = await serveWebApp(folder);
      page = await openPage(browser);
    });
    afterEach(async () => {
      server.release();
      await page.close();
      await server.close();
      await rm(folder, {recursive: true, force: true});
    });

    const visit = async (address) => {
      await page.goto(server.root + address);
      await page.evaluate(() => navigator.serviceWorker.ready.then(() => undefined));
      return keptList(page);
    };

    test('after the first visit every page opens without a network', {timeout: 240_000}, async () => {
      const {files} = JSON.parse(await visit(''));
      await server.close();
      for (const {path: address} of files.filter((file) => file.path.endsWith('.html'))) {
        await page.goto(server.root + address);
        assert.ok(await headingOf(page), address);
      }
      const isStyled = await page.evaluate(() => [...document.styleSheets].every((sheet) => sheet.cssRules.length > 0));
      assert.ok(isStyled);
      for (const address of ['', '?kiosk', `${guide}?q=${encodeURIComponent('データ')}`, 'index.html?kiosk=30']) {
        await page.goto(server.root + address);
        assert.ok(await headingOf(page), address);
      }
    });

    test('what the network has wins over what is kept', {timeout: 240_000}, async () => {
      await visit(guide);
      await republish(folder, guide, (html) => html.replace(/(<h1[^>]*>)[^<]*/, '$1新しい見出し'));
      await page.goto(server.root + guide);
      assert.equal(await headingOf(page), '新しい見出し');
    });

    test('a network that does not answer is not waited for', {timeout: 240_000}, async () => {
      await visit('');
      server.slow.add(guide);
      await page.goto(server.root + guide);
      assert.ok(await headingOf(page));
    });

    test('an update asks for the list and for what changed, nothing else', {timeout: 240_000}, async () => {
      const before = await visit('');
      await republish(folder, guide, (html) => html.replace(/(<h1[^>]*>)[^<]*/, '$1新しい見出し'));
      await letIntervalPass(page);
      server.requests.length = 0;
      await page.goto(server.root);
      await keptList(page, before);
      // The page itself, and what a browser asks for on its own.
      const fetched = server.requests.filter((request) => !/index\.html|favicon|webmanifest/.test(request));
      assert.deepEqual(fetched.sort(), [`GET ${guide}`, 'GET manifest.json']);
      await server.close();
      await page.goto(server.root + guide);
      assert.equal(await headingOf(page), '新しい見出し');
    });

    test('within the interval the list is not asked for', {timeout: 240_000}, async () => {
      await visit('');
      server.requests.length = 0;
      for (const address of ['', guide, '']) await page.goto(server.root + address);
      assert.ok(!server.requests.includes('GET manifest.json'));
    });

    for (const [how, spoil] of Object.entries({
      'a file that is not the one listed': () => republish(folder, guide, (html) => `${html} `, () => 'another'),
      'a file that is cut': async () => {
        server.cut.add(guide);
        await republish(folder, guide, (html) => `${html} `);
      },
      'a file that is missing': async () => {
        await republish(folder, guide, (html) => `${html} `);
        await rm(path.join(folder, guide));
      },
    })) {
      test(`${how} leaves the earlier version whole`, {timeout: 240_000}, async () => {
        const before = await visit('');
        const heading = /<h1[^>]*>([^<]*)/.exec(await readFile(path.join(folder, guide), 'utf8'))[1];
        await letIntervalPass(page);
        await spoil();
        server.requests.length = 0;
        await page.goto(server.root);
        await untilRequested(server, `GET ${guide}`);
        await server.close();
        await page.goto(server.root + guide);
        assert.equal(await headingOf(page), heading);
        assert.equal(await keptList(page), before);
      });
    }

    test('what is sent, and what answers it, is never kept; nor is a page that is not there', {timeout: 240_000}, async () => {
      await visit('');
      await page.goto(server.root);
      const kept = await keptAddresses(page);
      await page.goto(server.root + form);
      const sent = page.waitForNavigation();
      await page.$eval('main form', (element) => element.submit());
      await sent;
      assert.match(await page.content(), /1 POST/);
      for (const count of [2, 3]) {
        await page.goto(`${server.root}cgi/forms.cgi/form/done?receipt=A`);
        assert.match(await page.content(), new RegExp(`${count} GET`));
        await page.goto(`${server.root}guides/nowhere.html`);
        assert.equal(await headingOf(page), 'not here');
      }
      assert.deepEqual((await keptAddresses(page)).sort(), kept.sort());
    });

    test('pages from disk install nothing', {timeout: 240_000}, async () => {
      await page.goto(pathToFileURL(path.join(folder, 'index.html')).href);
      assert.ok(await headingOf(page));
      assert.deepEqual(server.requests, []);
    });
  });
}
