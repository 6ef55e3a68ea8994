// Kiosk mode: a visit's end, what is left of it, ways out, targets. From disk, in a bundle, without a network.

import assert from 'node:assert/strict';
import {after, before, describe, test} from 'node:test';
import {offlineBrowsers, withPage} from './browsers.mjs';
import {buildBundle} from './built_bundle.mjs';
import {desk, excessWidth, phone, violations} from './form_axe.mjs';
import {click, fill} from './form_reader.mjs';
import {advance, setDay, stopClock} from './page_clock.mjs';
import {recordProblems} from './page_problems.mjs';

const bundle = await buildBundle({options: ['--expires', '2026-12-31']});
const kioskBundle = await buildBundle({options: ['--kiosk', '40']});
after(() => Promise.all([bundle.remove(), kioskBundle.remove()]));

const guide = 'guides/gmis-login.html';
const form = 'forms/gmis-email-change.html';
const flow = 'flows/gmis-account-mail.html';
const countdown = 20;

const isOpen = (page) => page.evaluate(() => !!document.querySelector('.kiosk-idle[open]'));
const pathOf = (page) => page.url().slice(bundle.root.length).replace(/[?#].*/, '');

/** The page as kiosk mode has it. */
async function open(page, address) {
  await page.goto(bundle.urlOf(address));
  await page.waitForSelector('.kiosk .kiosk-buttons');
}

const later = (milliseconds) => new Promise((resolve) => setTimeout(resolve, milliseconds));

/** What the page answers; undefined where it is being left, since then nothing may answer any more. */
const ask = (page, question) => Promise.race([page.evaluate(question).catch(() => {}), later(1_000)]);

/** Waits while the page itself changes. */
async function whenReady(page, isReady) {
  const end = Date.now() + 60_000;
  while (Date.now() < end) {
    if (await ask(page, isReady)) return;
    await later(50);
  }
  assert.fail(`${page.url()} never was as it should be: ${isReady}`);
}

const onStart = (page) =>
  whenReady(
    page,
    () =>
      !globalThis.isLeft &&
      /\/index\.html$/.test(location.pathname) &&
      !!document.querySelector('.kiosk:not(.kiosk-over) .kiosk-buttons'),
  );

/** Goes back; until another page stands there, `globalThis.isLeft` is true. */
const back = (page) =>
  ask(page, () => {
    globalThis.isLeft = true;
    history.back();
  });

/** Goes back as far as it goes; each time the start page comes, or the empty one that the tab began with. */
async function goBackThrough(page) {
  for (let step = await page.evaluate(() => history.length); step > 1; --step) {
    await back(page);
    await whenReady(
      page,
      () =>
        location.href === 'about:blank' ||
        (!globalThis.isLeft &&
          /\/index\.html$/.test(location.pathname) &&
          !!document.querySelector('.kiosk:not(.kiosk-over) .kiosk-buttons') &&
          [...document.querySelectorAll('input')].every((input) => !input.value)),
    );
    if (page.url() === 'about:blank') return;
  }
}

/** Follows a link of the page. */
async function follow(page, address) {
  await page.$eval(`a[href$="${address}"]`, (link) => link.click());
  await page.waitForFunction((end) => location.pathname.endsWith(end), {}, address).catch(() => {});
  await whenReady(page, () => !!document.querySelector('.kiosk .kiosk-buttons'));
  assert.equal(pathOf(page), address);
}

/** What is to be touched and is lower or narrower than 44 pixels. Boxes of a chart stand in words below it. */
const smallTargets = (page) =>
  page.$$eval(':is(a[href], button, input, select, textarea, summary, [role=button]):not(svg a)', (all) =>
    all
      .filter((part) => part.checkVisibility({visibilityProperty: true}) && !part.closest('.hidden, .skip'))
      .map((part) => (part.matches('[type=checkbox], [type=radio]') && part.closest('label')) || part)
      .filter((part) => {
        // A link over several lines is as high as its lines.
        const {width, height} = part.getBoundingClientRect();
        return width < 44 || height < 44;
      })
      .map((part) => `${part.outerHTML.slice(0, 120)} ${part.getBoundingClientRect().width}x${part.getBoundingClientRect().height}`),
  );

for (const [name, launch] of Object.entries(offlineBrowsers)) {
  describe(`kiosk mode in ${name}`, () => {
    let browser;
    before(async () => {
      browser = await launch();
    });
    after(() => browser?.close());

    function kioskTest(title, use) {
      test(title, {timeout: 240_000}, () =>
        withPage(browser, async (page) => {
          const recorded = await recordProblems(page, (url) => /^(file|data):/.test(url));
          await stopClock(page);
          await use(page);
          assert.deepEqual(await recorded(), []);
        }),
      );
    }

    kioskTest('without input a dialog counts down, has the focus and is told', async (page) => {
      await open(page, `${guide}?kiosk=30`);
      await advance(page, 29.9);
      assert.equal(await isOpen(page), false);
      await advance(page, 0.2);
      const told = await page.$eval('.kiosk-idle[open]', (dialog) => {
        const textOf = (attribute) => document.getElementById(dialog.getAttribute(attribute)).textContent;
        return [
          dialog.getAttribute('role'),
          textOf('aria-labelledby'),
          textOf('aria-describedby'),
          document.activeElement.textContent,
          dialog.querySelector('[role=status]').textContent,
        ];
      });
      const text = (rest) => `あと${rest}秒で、入力した内容を消して、はじめの画面に戻ります。`;
      assert.deepEqual(told, ['alertdialog', 'まだお使いですか', text(20), '続ける', '']);
      await advance(page, 10);
      const later = await page.$$eval('.kiosk-idle > p', (all) => all.map((part) => part.textContent));
      assert.deepEqual(later, [text(10), text(10)]);
    });

    kioskTest('any input ends the countdown, and the page stays as it is', async (page) => {
      await open(page, `${guide}?kiosk=30`);
      const inputs = {
        button: () => click(page, '.kiosk-idle button'),
        enter: () => page.keyboard.press('Enter'),
        escape: () => page.keyboard.press('Escape'),
        letter: () => page.keyboard.press('a'),
        mouse: async () => {
          await page.mouse.move(20, 20);
          await page.mouse.move(60, 90);
        },
        wheel: () => page.mouse.wheel({deltaY: 40}),
      };
      for (const [input, give] of Object.entries(inputs)) {
        await advance(page, 31);
        assert.equal(await isOpen(page), true, input);
        await advance(page, countdown - 2);
        await give();
        await advance(page, 1);
        assert.equal(await isOpen(page), false, input);
        await advance(page, 28);
        assert.equal(await isOpen(page), false, `after ${input}`);
        await page.keyboard.press('Shift');
      }
      assert.equal(pathOf(page), guide);
    });

    kioskTest('a touch ends the countdown without pressing what lies below', async (page) => {
      await open(page, `${guide}?kiosk=30`);
      await advance(page, 31);
      const at = await page.$eval('.page-list a, .site-name a', (link) => {
        const {x, y} = link.getBoundingClientRect();
        return {x: x + 5, y: y + 5};
      });
      await page.mouse.click(at.x, at.y);
      await advance(page, 1);
      assert.equal(await isOpen(page), false);
      assert.equal(pathOf(page), guide);
    });

    kioskTest('the start page comes, with nothing left, and Back does not show what was', async (page) => {
      await open(page, `${form}?kiosk=30`);
      await fill(page, 'institution-name', '標病院');
      await fill(page, 'contact-name', '山田');
      await advance(page, 1);
      await page.evaluate(() => document.querySelector('.site-name a').click());
      await onStart(page);
      await follow(page, flow);
      await page.$eval('.question:not([hidden]) .choice', (choice) => choice.click());
      await page.waitForFunction(() => location.hash.includes(';'));
      await advance(page, 31);
      assert.equal(await isOpen(page), true);
      await advance(page, countdown);
      await onStart(page);
      const kept = await page.evaluate(() => Object.entries(sessionStorage));
      assert.deepEqual(
        kept.filter(([key]) => key !== 'shirube:kiosk'),
        [],
      );
      await follow(page, form);
      assert.equal(await page.$eval('#institution-name', (input) => input.value), '');
      assert.equal(await page.$('.draft-notice'), null);
      await goBackThrough(page);
    });

    // Firefox keeps nothing between files on disk: there Back leads to the start in any case.
    const isShared = name === 'Chromium';
    kioskTest(`within a visit Back shows ${isShared ? 'what was, also a flow’s answers' : 'the start'}`, async (page) => {
      await open(page, `${flow}?kiosk=30`);
      await page.$eval('.question:not([hidden]) .choice', (choice) => choice.click());
      await page.waitForFunction(() => location.hash.includes(';'));
      const hash = await page.evaluate(() => location.hash);
      await page.evaluate(() => document.querySelector('.site-name a').click());
      await onStart(page);
      await back(page);
      if (!isShared) return onStart(page);
      await whenReady(page, () => /flows/.test(location.pathname) && !!document.querySelector('.kiosk-buttons'));
      assert.equal(await page.evaluate(() => location.hash), hash);
      assert.equal(await page.evaluate(() => document.documentElement.classList.contains('kiosk-over')), false);
    });

    kioskTest('the button ends the visit at once', async (page) => {
      await open(page, `${form}?kiosk=30`);
      await fill(page, 'institution-name', '標病院');
      await page.$eval('.kiosk-end', (button) => button.click());
      await onStart(page);
      await goBackThrough(page);
    });

    kioskTest('before its first input the start page counts nothing', async (page) => {
      await open(page, 'index.html?kiosk=30');
      await advance(page, 300);
      assert.equal(await isOpen(page), false);
      await page.keyboard.press('Tab');
      await advance(page, 31);
      assert.equal(await isOpen(page), true);
    });

    kioskTest('kiosk mode goes on from page to page, with its seconds', async (page) => {
      await open(page, 'index.html?kiosk=30');
      await page.$eval('.page-list a', (link) => link.click());
      await whenReady(page, () => /guides/.test(location.pathname) && !!document.querySelector('.kiosk-buttons'));
      await advance(page, 31);
      assert.equal(await isOpen(page), true);
    });

    kioskTest('a search that is sent goes on in kiosk mode, with its seconds', async (page) => {
      await open(page, 'search.html?kiosk=30');
      await page.type('#search', 'パスワード');
      await page.evaluate(() => (globalThis.isLeft = true));
      await page.keyboard.press('Enter');
      await whenReady(page, () => !globalThis.isLeft && !!document.querySelector('.kiosk .kiosk-buttons'));
      const sent = new URL(page.url()).searchParams;
      assert.deepEqual([sent.get('q'), sent.get('kiosk')], ['パスワード', '30']);
      await page.waitForSelector('.search-results li');
      await advance(page, 31);
      assert.equal(await isOpen(page), true);
    });

    kioskTest('a link outside shows its address and code instead, and no window opens', async (page) => {
      await open(page, `${guide}?kiosk=30`);
      const address = page.url();
      const pages = (await browser.pages()).length;
      const links = await page.$$eval('main a', (all) =>
        all.map((link) => link.getAttribute('href')).filter((href) => /^(https?|mailto|tel):/.test(href)),
      );
      assert.ok(links.length > 0);
      for (const href of links) {
        await page.$$eval('main a', (all, href) => all.find((link) => link.getAttribute('href') === href).click(), href);
        const focused = await page.evaluate(() => {
          const entry = document.activeElement;
          const {naturalWidth} = entry.querySelector('img');
          return [entry.dataset.address, naturalWidth > 20];
        });
        assert.deepEqual(focused, [href, true]);
      }
      assert.equal(await page.evaluate(() => window.open('https://example.jp/')), null);
      await page.$eval('main a[href^=http]', (link) =>
        link.dispatchEvent(new MouseEvent('auxclick', {button: 1, bubbles: true, cancelable: true})),
      );
      assert.equal(page.url(), address);
      assert.equal((await browser.pages()).length, pages);
    });

    kioskTest('no file is offered, and every page can be printed', async (page) => {
      for (const address of bundle.pages.filter((path) => path !== 'START.html')) {
        await open(page, `${address}?kiosk=30`);
        const files = await page.$$eval('a[href]', (all) =>
          all
            .filter((link) => link.checkVisibility() && !/^(https?|mailto|tel):/.test(link.getAttribute('href')))
            .map((link) => new URL(link.getAttribute('href'), document.baseURI).pathname)
            .filter((path) => !path.endsWith('.html')),
        );
        assert.deepEqual(files, [], address);
        await page.evaluate(() => (window.print = () => (globalThis.isPrinted = true)));
        await page.$eval('.kiosk-print', (button) => button.click());
        assert.equal(await page.evaluate(() => globalThis.isPrinted), true);
      }
    });

    kioskTest('a bundle for kiosks is in kiosk mode by itself', async (page) => {
      await page.goto(kioskBundle.urlOf(guide));
      await page.waitForSelector('.kiosk .kiosk-buttons');
      await advance(page, 39);
      assert.equal(await isOpen(page), false);
      await advance(page, 2);
      assert.equal(await isOpen(page), true);
    });

    for (const [day, isOver] of Object.entries({'2026-11-22': false, '2026-12-31': false, '2027-01-01': true})) {
      kioskTest(`on ${day} the bundle ${isOver ? 'warns that it is old' : 'says how old it is'}`, async (page) => {
        await setDay(page, day);
        await open(page, `${guide}?kiosk=30`);
        const told = await page.$$eval('.copy-age p', (all) => all.map((line) => line.textContent));
        const warning = 'この内容は2026年12月31日までのものです。新しい版がないか、お問い合わせ先に確かめてください。';
        assert.deepEqual(told.slice(0, -1), isOver ? [warning] : []);
        assert.match(told.at(-1), /^2026年11月21日現在の内容です（版 \d{8}T\d{6}Z）$/);
        assert.equal(await page.$eval('main', (main) => main.checkVisibility()), true);
      });
    }
  });
}

describe('kiosk mode for everybody', () => {
  let chromium;
  before(async () => {
    chromium = await offlineBrowsers.Chromium();
  });
  after(() => chromium?.close());

  for (const address of bundle.pages.filter((path) => path !== 'START.html')) {
    test(`${address}: targets of 44 pixels, no wider than the screen`, {timeout: 240_000}, () =>
      withPage(chromium, async (page) => {
        for (const viewport of [phone, desk]) {
          await page.setViewport(viewport);
          await open(page, `${address}?kiosk=300`);
          await page.$$eval('details', (all) => all.forEach((details) => (details.open = true)));
          assert.deepEqual(await smallTargets(page), [], `${viewport.width} px`);
          assert.equal(await excessWidth(page, viewport), 0, `${viewport.width} px`);
        }
      }),
    );
  }

  test('axe-core finds nothing in the bar, the list and the countdown', {timeout: 240_000}, () =>
    withPage(chromium, async (page) => {
      for (const value of ['light', 'dark']) {
        await page.emulateMediaFeatures([{name: 'prefers-color-scheme', value}]);
        await open(page, `${guide}?kiosk=600`);
        assert.deepEqual(await violations(page), [], value);
        // It stands for 20 seconds.
        await open(page, `${guide}?kiosk=0.1`);
        await page.waitForSelector('.kiosk-idle[open]');
        assert.deepEqual(await violations(page), [], `${value}, countdown`);
      }
    }),
  );
});
