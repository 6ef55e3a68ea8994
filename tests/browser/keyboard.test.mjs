import assert from 'node:assert/strict';
import {after, before, describe, test} from 'node:test';
import {launchChromium, withPage} from './browsers.mjs';
import {buildSite} from './built_site.mjs';

const site = await buildSite();

// Opens a page as someone sees it who asked for no motion: nothing is still scrolling when it is looked at.
async function open(page, url, viewport) {
  await page.setViewport(viewport);
  await page.emulateMediaFeatures([{name: 'prefers-reduced-motion', value: 'reduce'}]);
  await page.goto(url);
}

// What has the focus: undefined where nothing has, else its markup, whether it had the focus before, and what is wrong
// with how it shows.
function focused(page) {
  return page.evaluate(async () => {
    await new Promise((drawn) => requestAnimationFrame(drawn));
    const element = document.activeElement;
    if (!element || element === document.body) return undefined;

    const problems = [];
    const {outlineStyle, outlineWidth, boxShadow} = getComputedStyle(element);
    const outlined = outlineStyle !== 'none' && parseFloat(outlineWidth) > 0;
    if (!outlined && boxShadow === 'none') problems.push('no outline');
    const [box] = element.getClientRects();
    if (!box || box.width < 2 || box.height < 2) {
      problems.push('no size');
    } else {
      const top = document.elementFromPoint(box.x + box.width / 2, box.y + box.height / 2);
      if (top === null) {
        problems.push('out of sight');
      } else if (!element.contains(top) && !top.contains(element)) {
        problems.push(`covered by ${top.outerHTML.slice(0, 80)}`);
      }
    }
    globalThis.focusedBefore ??= new Set();
    const again = globalThis.focusedBefore.has(element);
    globalThis.focusedBefore.add(element);
    return {html: element.outerHTML.slice(0, 120), again, problems};
  });
}

// Goes through the whole page with the Tab key and answers what had the focus, in order.
async function tabThrough(page) {
  const stops = [];
  for (;;) {
    await page.keyboard.press('Tab');
    const stop = await focused(page);
    if (stop === undefined || stop.again) return stops;
    stops.push(stop);
  }
}

// What can be operated but never had the focus. The box that only machines shall find is none of it. Of radio buttons
// that belong together Tab reaches one, and the arrow keys the others.
function missed(page) {
  return page.$$eval('a[href], summary, a, button, input, select, textarea', (all) => {
    const had = globalThis.focusedBefore;
    const together = (radio) => all.filter((other) => other.type === 'radio' && other.name === radio.name);
    return all
      .filter((element) => element.matches('a[href], summary, :enabled'))
      .filter((element) => !element.closest('.honeypot[aria-hidden="true"]'))
      .filter((element) => element.checkVisibility({visibilityProperty: true}))
      .filter((element) => !(element.type === 'radio' ? together(element) : [element]).some((each) => had.has(each)))
      .map((element) => element.outerHTML.slice(0, 120));
  });
}

// One tab at a time: only the one in front has the focus.
describe('keyboard', () => {
  let chromium;
  before(async () => {
    chromium = await launchChromium();
  });
  after(async () => {
    await chromium?.close();
    await site.remove();
  });

  for (const {path, url} of site.distinctPages) {
    test(`${path}: the Tab key comes first to a visible link that leads to the main part`, {timeout: 240_000}, () =>
      withPage(chromium, async (page) => {
        await open(page, url, {width: 1280, height: 900});
        await page.keyboard.press('Tab');
        const stop = await focused(page);
        assert.match(stop?.html ?? 'nothing', /^<a [^>]*href="#/);
        assert.deepEqual(stop.problems, []);
        await page.keyboard.press('Enter');
        await page.waitForFunction(() => document.activeElement?.localName === 'main');
      }));

    for (const viewport of [{width: 320, height: 640}, {width: 1280, height: 900}]) {
      test(`${path}: Tab reaches all, and the focus is seen, ${viewport.width} px wide`, {timeout: 240_000}, () =>
        withPage(chromium, async (page) => {
          await open(page, url, viewport);
          const stops = await tabThrough(page);
          assert.deepEqual(stops.filter((stop) => stop.problems.length > 0), []);
          assert.deepEqual(await missed(page), []);
        }));
    }
  }

  test('a focus that cannot be seen is noticed', {timeout: 240_000}, () =>
    withPage(chromium, async (page) => {
      await page.setContent(`<!DOCTYPE html><title>頁</title><style>.bare { outline: none }
        .lid { position: fixed; inset: 100px 0 0; background: white }</style>
        <p><a class="bare" href="#1">輪なし</a></p><p style="margin-top: 150px"><a href="#2">蓋の下</a></p>
        <div class="lid"></div>`);
      const [bare, covered] = await tabThrough(page);
      assert.deepEqual(bare.problems, ['no outline']);
      assert.match(covered.problems.join(), /^covered by <div class="lid">/);
    }));
});
