import assert from 'node:assert/strict';
import {after, before, describe, test} from 'node:test';
import {launchChromium, launchFirefox, withPage} from './browsers.mjs';
import {buildSite} from './built_site.mjs';

const site = await buildSite();
const guides = site.portablePages.filter(({path}) => path.includes('/guides/'));

// Text that leaves its box, one line each: every <text> lies in the box (the first child, a <rect>) of the nearest
// group that has one, and every box in the drawing. Also tells how many texts there are.
function looseTexts(page) {
  return page.$$eval('svg.screen', (drawings) => {
    const tolerance = 0.5; // CSS pixels
    // A text's height is its line's, by the font's own measures: its letters take less.
    const isIn = (inner, outer, air = 0) =>
      inner.left >= outer.left - tolerance &&
      inner.right <= outer.right + tolerance &&
      inner.top >= outer.top - tolerance - air &&
      inner.bottom <= outer.bottom + tolerance + air;
    const loose = [];
    let texts = 0;
    for (const drawing of drawings) {
      for (const text of drawing.querySelectorAll('text')) {
        texts += 1;
        let group = text.parentElement;
        while (group !== drawing && group.firstElementChild?.localName !== 'rect') group = group.parentElement;
        const box = group === drawing ? drawing : group.firstElementChild;
        const name = `${drawing.getAttribute('aria-label')}: ${text.textContent}`;
        const place = text.getBoundingClientRect();
        if (!isIn(place, box.getBoundingClientRect(), place.height / 12)) loose.push(`${name} leaves its box`);
      }
      for (const box of drawing.querySelectorAll('rect')) {
        if (!isIn(box.getBoundingClientRect(), drawing.getBoundingClientRect())) {
          loose.push(`${drawing.getAttribute('aria-label')}: a box leaves the drawing`);
        }
      }
    }
    return {loose, texts};
  });
}

// Drawings whose description cannot be found, or that are wider than the page.
function unfitDrawings(page) {
  return page.$$eval('svg.screen', (drawings) =>
    drawings
      .filter((drawing) => {
        const description = document.getElementById(drawing.getAttribute('aria-describedby'));
        return !description?.textContent.trim() || drawing.getBoundingClientRect().right > innerWidth;
      })
      .map((drawing) => drawing.getAttribute('aria-label')),
  );
}

for (const [name, launch] of [
  ['Chromium', launchChromium],
  ['Firefox', launchFirefox],
]) {
  describe(`screens in ${name}`, () => {
    let browser;
    let texts = 0;
    before(async () => {
      browser = await launch();
    });
    after(async () => {
      await browser?.close();
    });

    for (const {path, url} of guides) {
      test(`${path}: no text leaves its box, on a phone and on a desk, at 100 % and 200 %`, {timeout: 240_000}, () =>
        withPage(browser, async (page) => {
          for (const width of [320, 1280]) {
            await page.setViewport({width, height: 900});
            await page.goto(url);
            for (const size of ['100%', '200%']) {
              await page.evaluate((size) => (document.documentElement.style.fontSize = size), size);
              const found = await looseTexts(page);
              assert.deepEqual(found.loose, [], `${width} px, ${size}`);
              assert.deepEqual(await unfitDrawings(page), [], `${width} px, ${size}`);
              texts += found.texts;
            }
          }
        }));
    }

    test('there are drawings to look at', () => {
      assert.ok(texts > 1000, `only ${texts} texts`);
    });
  });
}

after(() => site.remove());
