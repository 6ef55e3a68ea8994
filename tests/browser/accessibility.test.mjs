import assert from 'node:assert/strict';
import {readFile} from 'node:fs/promises';
import {createRequire} from 'node:module';
import {after, before, describe, test} from 'node:test';
import {launchChromium, withPage} from './browsers.mjs';
import {buildSite} from './built_site.mjs';
import {serveFolder} from './file_server.mjs';

const site = await buildSite();
const axe = await readFile(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

const rules = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];
// The rules that look at colours, sizes and places: the others find the same whatever the page looks like.
const looks = ['color-contrast', 'link-in-text-block', 'scrollable-region-focusable', 'target-size'];
const phone = {width: 320, height: 640, isMobile: true, hasTouch: true};
const desk = {width: 1280, height: 900};

// What axe-core finds wrong on the page, one line an element. Folded help is opened first: it is read opened.
async function violations(page, runOnly = {type: 'tag', values: rules}) {
  await page.evaluate(axe);
  return page.evaluate(async (runOnly) => {
    for (const details of document.querySelectorAll('details')) details.open = true;
    const {violations} = await globalThis.axe.run(document, {runOnly, resultTypes: ['violations']});
    return violations.flatMap(({id, nodes}) => nodes.map((node) => `${id}: ${node.html}: ${node.failureSummary}`));
  }, runOnly);
}

// The elements that stick out of a viewport that is `width` wide, where the page scrolls sideways at all.
function sticksOut(page, width) {
  return page.evaluate((width) => {
    if (document.scrollingElement.scrollWidth <= width) return [];
    const all = [...document.querySelectorAll('body, body *')];
    const out = all.filter((element) => element.getBoundingClientRect().right > width + 0.5);
    const found = out.map((element) => element.outerHTML.slice(0, 200));
    return [`the page is ${document.scrollingElement.scrollWidth} wide`, ...found];
  }, width);
}

describe('accessibility', () => {
  let chromium, server;
  before(async () => {
    [chromium, server] = await Promise.all([launchChromium(), serveFolder(site.folder)]);
  });
  after(async () => {
    await Promise.all([chromium?.close(), server?.close()]);
    await site.remove();
  });

  for (const {path} of site.portablePages) {
    test(`${path}: axe-core finds no violation, light and dark, on a phone and on a desk`, {timeout: 240_000}, () =>
      withPage(chromium, async (page) => {
        let isFirst = true;
        for (const viewport of [phone, desk]) {
          await page.setViewport(viewport);
          for (const value of ['light', 'dark']) {
            await page.emulateMediaFeatures([{name: 'prefers-color-scheme', value}]);
            await page.goto(`${server.origin}/${path}`);
            const found = await violations(page, isFirst ? undefined : {type: 'rule', values: looks});
            assert.deepEqual(found, [], `${viewport.width} px, ${value}`);
            isFirst = false;
          }
        }
      }));

    test(`${path}: a screen 320 px wide does not scroll sideways`, {timeout: 240_000}, () =>
      withPage(chromium, async (page) => {
        await page.setViewport(phone);
        await page.goto(`${server.origin}/${path}`);
        await page.$$eval('details', (all) => all.forEach((details) => (details.open = true)));
        assert.deepEqual(await sticksOut(page, phone.width), []);
      }));
  }

  test('axe-core and the width are seen to fail on a page made wrong', {timeout: 240_000}, () =>
    withPage(chromium, async (page) => {
      await page.setViewport(phone);
      await page.setContent(`<!DOCTYPE html><html lang="ja"><head><title>頁</title>
        <meta name="viewport" content="width=device-width"></head>
        <body><main><h1>頁</h1><details><summary>折</summary><p style="color: #ccc">薄い字</p></details>
        <p style="width: 400px">広い</p></main></body></html>`);
      assert.match((await violations(page)).join('\n'), /^color-contrast: <p style="color/m);
      assert.match((await sticksOut(page, phone.width)).join('\n'), /^<p style="width: 400px">/m);
    }));
});
