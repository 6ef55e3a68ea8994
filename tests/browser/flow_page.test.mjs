// What a flow's page is besides its steps: valid, whole without script, readable by all, printable; the script's size.

import assert from 'node:assert/strict';
import {readFile} from 'node:fs/promises';
import {createRequire} from 'node:module';
import {after, before, describe, test} from 'node:test';
import {gzipSync} from 'node:zlib';
import {click, launchChromium, withPage} from './browsers.mjs';
import {serveFolder} from './file_server.mjs';
import {stepperFile, writeFlowSite} from './flow_site.mjs';
import {checkPages} from './nu_checker.mjs';

const site = await writeFlowSite({
  'without-restart': {of: 'gmis-account-mail', change: (page) => page.replace('class="restart"', '')},
  'without-announced': {of: 'gmis-account-mail', change: (page) => page.replace('announced hidden', 'hidden')},
});
const axe = await readFile(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const axeTags = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];
const phone = {width: 320, height: 640, isMobile: true, hasTouch: true};
const desk = {width: 1280, height: 900};

// Every state that a page can be in.
const states = {
  'the start': 'gmis-account-mail.html',
  'a question': 'gmis-account-mail.html#q-other-department;yes,not-arrived,not-full,not-found',
  'a long outcome': 'gmis-account-mail.html#o-absent-person;yes,person-absent',
  'an outcome tried': 'gmis-account-mail.html#q-pre-check-mail;yes,not-arrived,full;facility=clinic',
  'an outcome with a contact': 'mamis-can-i-log-in.html#o-ask-the-desk;office,login-id-unknown',
  'a broken address': 'mamis-can-i-log-in.html#q-none',
  'many to choose': 'every-kind.html',
  'a date': 'every-kind.html#q-applied-on;name',
  'a number': 'every-kind.html#q-how-many;seal',
};

function visible(page, selector) {
  return page.$$eval(selector, (all) =>
    all.filter((part) => part.checkVisibility()).map((part) => part.id || part.className || part.localName),
  );
}

test('the stepper is 2 kB at most once packed, and makes no code or HTML of texts', async () => {
  const script = await readFile(stepperFile);
  assert.ok(gzipSync(script, {level: 9}).length <= 2000, `${gzipSync(script, {level: 9}).length} bytes`);
  assert.doesNotMatch(script.toString(), /eval|innerHTML|outerHTML|insertAdjacent|document\.write|Function\(|import\(/);
});

describe('a flow page', () => {
  let chromium, server;
  before(async () => {
    [chromium, server] = await Promise.all([launchChromium(), serveFolder(site.folder)]);
  });
  after(async () => {
    await Promise.all([chromium?.close(), server?.close()]);
    await site.remove();
  });

  test('is valid by the Nu HTML checker', {timeout: 300_000}, async () => {
    const pages = ['gmis-account-mail', 'mamis-can-i-log-in', 'every-kind'];
    const messages = await checkPages(pages.map((page) => `${server.origin}/flows/${page}.html`));
    assert.deepEqual(
      messages.map(({lastLine, message, extract}) => `${lastLine}: ${message} ${extract}`),
      [],
    );
  });

  for (const [name, address] of Object.entries(states)) {
    test(`at ${name}: axe-core, width and targets are in order`, {timeout: 240_000}, () =>
      withPage(chromium, async (page) => {
        for (const viewport of [phone, desk]) {
          await page.setViewport(viewport);
          for (const value of ['light', 'dark']) {
            await page.emulateMediaFeatures([{name: 'prefers-color-scheme', value}]);
            await page.goto('about:blank');
            await page.goto(`${server.origin}/flows/${address}`);
            await page.evaluate(axe);
            const found = await page.evaluate(async (values) => {
              for (const details of document.querySelectorAll('details')) details.open = true;
              const options = {runOnly: {type: 'tag', values}, resultTypes: ['violations']};
              const {violations} = await globalThis.axe.run(document, options);
              return violations.flatMap(({id, nodes}) => nodes.map((node) => `${id}: ${node.html}`));
            }, axeTags);
            assert.deepEqual(found, [], `${viewport.width} px, ${value}`);
          }
          const small = await page.$$eval(
            '.choice, .options label, .answer input, .next, .print, .restart, select, .answers a',
            (all) =>
              all
                .filter((part) => part.checkVisibility() && part.type !== 'checkbox')
                .filter((part) => part.getBoundingClientRect().height < 44 || part.getBoundingClientRect().width < 44)
                .map((part) => part.outerHTML),
          );
          assert.deepEqual(small, [], 'targets below 44 px');
          assert.ok((await page.evaluate(() => document.scrollingElement.scrollWidth)) <= viewport.width, 'too wide');
        }
      }),
    );
  }

  test('without script it is whole, and its choices lead to anchors', {timeout: 240_000}, () =>
    withPage(chromium, async (page) => {
      await page.setJavaScriptEnabled(false);
      await page.goto(`${server.origin}/flows/every-kind.html`);
      assert.equal((await visible(page, '.question, .outcome')).length, 10);
      assert.equal((await visible(page, '.flow-chart, .routes, .choice-to')).length, 1 + 4 + 13);
      assert.deepEqual(await visible(page, '.for-script, .announced, .next, .facts-form, .walked'), []);
      await page.click('#q-how-many .choice');
      assert.match(page.url(), /#o-no-beds$/);
    }),
  );

  test('on paper an outcome stands alone with the way to it', {timeout: 240_000}, () =>
    withPage(chromium, async (page) => {
      await page.goto(`${server.origin}/flows/gmis-account-mail.html#o-free-space;yes,not-arrived,full`);
      await page.emulateMediaType('print');
      assert.deepEqual(await visible(page, '.question, .outcome'), ['o-free-space']);
      assert.deepEqual(
        await visible(page, '.flow-chart, .facts-form, .answers a, .walked button, .restart, .related'),
        [],
      );
      assert.equal((await visible(page, '.answers li')).length, 3);
      assert.equal((await visible(page, '.flow > .contact')).length, 1);
    }),
  );

  test('on paper the whole flow stands, from a question and without script', {timeout: 240_000}, async () => {
    for (const hasScript of [true, false]) {
      await withPage(chromium, async (page) => {
        await page.setJavaScriptEnabled(hasScript);
        await page.goto(`${server.origin}/flows/gmis-account-mail.html#q-pre-check-mail`);
        await page.emulateMediaType('print');
        assert.equal((await visible(page, '.question, .outcome')).length, 16);
        assert.equal((await visible(page, '.flow-chart')).length, 1);
        assert.ok((await visible(page, '.section-number')).length === 16);
        assert.deepEqual(await visible(page, '.facts-form, .walked, .next'), []);
      });
    }
  });

  for (const [zone, day, section] of [
    ['Asia/Tokyo', '2026-11-01', 'q-started-on'],
    ['America/Los_Angeles', '2026-11-01', 'o-still-waiting'],
  ]) {
    test(`the day is the reader’s: in ${zone} 22:00 UTC on 22 November`, {timeout: 240_000}, () =>
      withPage(chromium, async (page) => {
        await page.emulateTimezone(zone);
        await page.evaluateOnNewDocument(() => {
          Date.now = () => Date.UTC(2026, 10, 22, 22);
        });
        await page.goto(`${server.origin}/flows/every-kind.html#q-applied-on;name`);
        await page.$eval('#q-applied-on input', (input, day) => (input.value = day), day);
        await click(page, '#q-applied-on .next');
        await page.waitForFunction((id) => !document.getElementById(id).hidden, {}, section);
      }),
    );
  }

  for (const name of ['without-restart', 'without-announced']) {
    test(`stays whole where the script fails (${name})`, {timeout: 240_000}, () =>
      withPage(chromium, async (page) => {
        const errors = [];
        page.on('pageerror', (error) => errors.push(error));
        await page.goto(`${server.origin}/flows/${name}.html`);
        assert.ok(errors.length > 0);
        assert.equal((await visible(page, '.question, .outcome')).length, 16);
        assert.equal((await visible(page, '.flow-chart')).length, 1);
      }),
    );
  }

  test('a choice opened in another tab is left to the browser', {timeout: 240_000}, () =>
    withPage(chromium, async (page) => {
      await page.goto(`${server.origin}/flows/gmis-account-mail.html`);
      const isTaken = (key) =>
        page.$eval(
          '.choice',
          (choice, key) => {
            const click = new MouseEvent('click', {bubbles: true, cancelable: true, [key]: true});
            document.addEventListener('click', (event) => event.preventDefault(), {once: true});
            let taken;
            choice.closest('main').addEventListener('click', (event) => (taken = event.defaultPrevented), {once: true});
            choice.dispatchEvent(click);
            return taken;
          },
          key,
        );
      for (const key of ['ctrlKey', 'metaKey', 'shiftKey']) assert.equal(await isTaken(key), false, key);
      assert.equal(await isTaken('altKey'), true);
    }),
  );
});
