// What a form's page is besides its course: valid, whole without script, readable by all, printable; the script's size
// and texts.

import assert from 'node:assert/strict';
import {readdir, readFile} from 'node:fs/promises';
import {after, before, describe, test} from 'node:test';
import {fileURLToPath} from 'node:url';
import {gzipSync} from 'node:zlib';
import {launchChromium, withPage} from './browsers.mjs';
import {serveFolder} from './file_server.mjs';
import {desk, excessWidth, phone, smallTargets, violations} from './form_axe.mjs';
import {textsOf} from './form_packs.mjs';
import {click, fill, fillEveryKind, focusOn, submit} from './form_reader.mjs';
import {formScript, writeFormSite} from './form_site.mjs';
import {checkPages} from './nu_checker.mjs';
import {recordProblems} from './page_problems.mjs';

const site = await writeFormSite();
const everyKind = 'forms/every-kind.html';

// Every state that a page can be in: what leads to it.
const states = {
  'at the start': [everyKind, async () => {}],
  'with mistakes': [everyKind, submit],
  'with the server’s mistakes': ['forms/refused.html', async () => {}],
  'with suggestions': [
    everyKind,
    async (page) => {
      await focusOn(page, 'school');
      await page.keyboard.type('医科');
      await page.keyboard.press('ArrowDown');
    },
  ],
  'with conditions, some met': ['forms/new-password.html', (page) => fill(page, 'new-password', 'Abc')],
  'with a folded text, a count and a draft': [
    everyKind,
    async (page) => {
      await fill(page, 'name-kana', 'やまだたろうやまだたろうやまだたろ');
      await click(page, '#needed-no');
      await page.reload();
      await page.waitForSelector('.draft-notice');
    },
  ],
  'with a warning': [
    'forms/rehearsal.html',
    async (page) => {
      await fillEveryKind(page, 'yes');
      for (const [id, amount] of Object.entries({
        'prefecture-quantity': '1',
        'national-quantity': '2',
        'total-quantity': '3',
        'weekly-use': '10',
        'stock-yesterday': '50',
      })) {
        await fill(page, id, amount);
      }
      await submit(page);
      await page.waitForSelector('.form-warnings:not([hidden])');
    },
  ],
  'at the end': [
    'forms/rehearsal.html',
    async (page) => {
      await fillEveryKind(page);
      await submit(page);
      await page.waitForSelector('.form-done');
    },
  ],
};

test('the script is 13 kB at most once packed, and makes no code or HTML of texts', async () => {
  const script = await readFile(formScript);
  const {length} = gzipSync(script, {level: 9});
  assert.ok(length <= 13_000, `${length} bytes`);
  const text = script.toString();
  assert.doesNotMatch(text, /\beval\b|innerHTML|outerHTML|insertAdjacent|document\.write|Function\(|import\(/);
  assert.doesNotMatch(text, /\.style\b|fetch\(|XMLHttpRequest|sendBeacon|localStorage/);
});

test('the script says all texts that there are for it, and no others', async () => {
  const client = fileURLToPath(new URL('../../client/', import.meta.url));
  const files = (await readdir(client)).filter((name) => /^form.*\.ts$/.test(name));
  const sources = (await Promise.all(files.map((name) => readFile(client + name, 'utf8')))).join('\n');
  const {ja, en} = await textsOf('script_texts.cc');
  // Two families whose keys are put together.
  const families = {
    'script.condition-': ['characters', 'class', 'length', 'max', 'min', 'same'],
    'script.': ['file-empty', 'file-too-large'],
  };
  const used = new Set([...sources.matchAll(/'(script\.[a-z-]+)'/g)].map(([, key]) => key));
  for (const [start, ends] of Object.entries(families)) {
    assert.ok(sources.includes(`\`${start}\${`), start);
    for (const end of ends) {
      assert.ok(sources.includes(`'${end}'`), end);
      used.add(start + end);
    }
  }
  assert.deepEqual([...used].sort(), Object.keys(ja).sort());
  assert.deepEqual(Object.keys(en).sort(), Object.keys(ja).sort());
});

describe('a form’s page', () => {
  let chromium, server;
  before(async () => {
    [chromium, server] = await Promise.all([launchChromium(), serveFolder(site.folder)]);
  });
  after(async () => {
    await Promise.all([chromium?.close(), server?.close()]);
    await site.remove();
  });

  test('is valid by the Nu HTML checker', {timeout: 300_000}, async () => {
    const pages = [everyKind, 'forms/new-password.html', 'forms/rehearsal.html', 'elsewhere/elsewhere.html'];
    const messages = await checkPages(pages.map((page) => `${server.origin}/${page}`));
    assert.deepEqual(
      messages.map(({lastLine, message, extract}) => `${lastLine}: ${message} ${extract}`),
      [],
    );
  });

  for (const [name, [address, reach]] of Object.entries(states)) {
    test(`${name}: axe-core, width and targets are in order`, {timeout: 240_000}, async () => {
      for (const viewport of [phone, desk]) {
        for (const value of ['light', 'dark']) {
          await withPage(chromium, async (page) => {
            const state = `${viewport.width} px, ${value}`;
            const isOurs = (url) => url.startsWith(server.origin);
            const recorded = await recordProblems(page, isOurs);
            await page.setViewport(viewport);
            await page.emulateMediaFeatures([
              {name: 'prefers-color-scheme', value},
              {name: 'prefers-reduced-motion', value: 'reduce'},
            ]);
            page.on('dialog', (dialog) => dialog.accept());
            await page.goto(`${server.origin}/${address}`);
            await reach(page);
            assert.deepEqual(await recorded(), [], state);
            assert.equal(await excessWidth(page, viewport), 0, state);
            assert.deepEqual(await smallTargets(page), [], state);
            assert.deepEqual(await violations(page), [], state);
          });
        }
      }
    });
  }

  test('without script every field stands there and can be sent', {timeout: 240_000}, () =>
    withPage(chromium, async (page) => {
      await page.setJavaScriptEnabled(false);
      await page.goto(`${server.origin}/${everyKind}`);
      const fields = await page.$$eval('[data-field]', (all) => all.map((field) => field.checkVisibility()));
      assert.deepEqual(fields, Array(22).fill(true));
      assert.deepEqual(
        await page.$$eval('.error-summary, .field-error', (all) => all.filter((part) => part.checkVisibility()).length),
        0,
      );
      assert.equal(await page.$eval('#school', (input) => input.list.options.length), 12);
      await Promise.all([page.waitForNavigation(), page.click('.form-button')]);
      assert.match(page.url(), /received\.html$/);
    }),
  );

  test('on paper stands what was filled in, and nothing to press', {timeout: 240_000}, () =>
    withPage(chromium, async (page) => {
      await page.goto(`${server.origin}/${everyKind}`);
      await fillEveryKind(page);
      await page.emulateMediaType('print');
      const visible = (selector) =>
        page.$$eval(selector, (all) => all.filter((part) => part.checkVisibility()).map((part) => part.outerHTML));
      assert.deepEqual(await visible('button, .conditions, .field-count, .field-note, .suggestions'), []);
      assert.equal((await visible('[data-field]')).length, 17);
      const cut = await page.$$eval('.field input:not([type=file]), textarea', (all) =>
        all
          .filter((input) => input.checkVisibility())
          .filter((input) => input.scrollWidth > input.clientWidth || input.scrollHeight > input.clientHeight)
          .map((input) => input.id),
      );
      assert.deepEqual(cut, []);
    }),
  );
});
