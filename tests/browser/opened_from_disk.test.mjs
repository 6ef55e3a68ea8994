import assert from 'node:assert/strict';
import {mkdtemp, rm, writeFile} from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import {after, before, describe, test} from 'node:test';
import {pathToFileURL} from 'node:url';
import {launchChromium, launchFirefox, withPage} from './browsers.mjs';
import {buildSite} from './built_site.mjs';
import {recordProblems} from './page_problems.mjs';

const site = await buildSite();
after(site.remove);

// Opens the page and lists all that went wrong.
async function problemsOf(browser, url, folder) {
  return withPage(browser, async (page) => {
    const root = pathToFileURL(folder + path.sep).href;
    // Firefox reports a font of its own as a data: address; such an address leads nowhere.
    const recorded = await recordProblems(page, (address) => address.startsWith(root) || address.startsWith('data:'));
    await page.goto(url);
    const problems = await recorded();
    const styled = await page.evaluate(() => {
      const look = () => {
        const {fontFamily, color, backgroundColor, margin, padding, lineHeight} = getComputedStyle(document.body);
        return JSON.stringify([fontFamily, color, backgroundColor, margin, padding, lineHeight]);
      };
      const before = look();
      for (const link of document.querySelectorAll('link[rel~=stylesheet]')) link.disabled = true;
      return look() !== before;
    });
    return styled ? problems : [...problems, 'no style sheet changes how the page looks'];
  });
}

for (const [name, launch] of Object.entries({Chromium: launchChromium, Firefox: launchFirefox})) {
  describe(`opened from disk in ${name}`, () => {
    let browser;
    before(async () => {
      browser = await launch();
    });
    after(() => browser?.close());

    for (const {path, url} of site.portablePages) {
      test(`${path}: loads whole, with a silent console and no request off the site`, {timeout: 240_000}, async () => {
        assert.deepEqual(await problemsOf(browser, url, site.folder), []);
      });
    }

    test('what goes wrong on a page is seen', {timeout: 240_000}, async () => {
      const folder = await mkdtemp(path.join(os.tmpdir(), 'shirube-problems-'));
      try {
        const policy = `<meta http-equiv="Content-Security-Policy" content="default-src 'none'">`;
        const wrong = {
          'policy.html': [`${policy}<p style="color: red">赤</p>`, /content security policy: style-src-attr blocked/],
          'sheet.html': ['<link rel="stylesheet" href="missing.css">', /not loaded: <link/],
          'unstyled.html': ['<p>素のまま</p>', /no style sheet changes how the page looks/],
          'image.html': ['<img src="missing.png" alt="">', /not loaded: <img/],
          'console.html': ['<script>console.warn("気をつけて")</script>', /console warn(ing)?: 気をつけて/],
          'error.html': ['<script>throw new Error("壊れた")</script>', /page error: .*壊れた/],
          'request.html': ['<img src="http://127.0.0.1:4/a.png" alt="">', /request off the site: http:.*a.png/],
        };
        for (const [file, [html, expected]] of Object.entries(wrong)) {
          const whole = `<!DOCTYPE html><html lang="ja"><head><meta charset="utf-8"><title>頁</title>${html}</html>`;
          await writeFile(path.join(folder, file), whole);
          const problems = await problemsOf(browser, pathToFileURL(path.join(folder, file)).href, folder);
          assert.match(problems.join('\n'), expected, file);
        }
      } finally {
        await rm(folder, {recursive: true, force: true});
      }
    });
  });
}
