// Somebody who searches: what they type, and what they see and hear.

import {after, before, describe, test} from 'node:test';
import path from 'node:path';
import {pathToFileURL} from 'node:url';
import {launchChromium, launchFirefox, withPage} from './browsers.mjs';
import {recordProblems} from './page_problems.mjs';

/** Waits until the newest search has said what it found, or that it failed. */
export async function settled(page) {
  await page.waitForFunction(
    () => {
      const {textContent, dataset} = document.querySelector('.search-status');
      return textContent && textContent !== dataset.busy;
    },
    // Not by frames: a page that came back from the history may draw none.
    {polling: 50},
  );
}

/** What a search shows. */
export function shown(page) {
  return page.evaluate(() => {
    const text = (part, selector) => part.querySelector(selector)?.textContent ?? '';
    const list = document.querySelector('.search-results');
    return {
      status: document.querySelector('.search-status').textContent,
      results: [...list.children].map((item) => ({
        href: item.querySelector('a').getAttribute('href'),
        title: text(item, 'a'),
        place: text(item, '.search-place'),
        passage: text(item, '.search-passage'),
        marks: [...item.querySelectorAll('mark')].map((mark) => mark.textContent),
        others: [...item.querySelectorAll('details a')].map((link) => link.getAttribute('href')),
      })),
      isListed: list.checkVisibility(),
      hasMore: document.querySelector('.search-more').checkVisibility(),
    };
  });
}

/** Searches as typing does, in one go; waits for the results. */
export async function search(page, query) {
  await page.evaluate((query) => {
    const input = document.querySelector('#search');
    // What the search before said is no answer to this one.
    document.querySelector('.search-status').textContent = '';
    input.value = query;
    input.dispatchEvent(new InputEvent('input', {bubbles: true}));
  }, query);
  await settled(page);
  return shown(page);
}

/** Searches and reads the list to its end. Answers all results. */
export async function searchAll(page, query) {
  let found = await search(page, query);
  while (found.hasMore) {
    const before = found.results.length;
    await page.$eval('.search-more button', (button) => button.click());
    const isLonger = (before) => {
      const list = document.querySelector('.search-results');
      return list.children.length > before || document.querySelector('.search-more').hidden;
    };
    await page.waitForFunction(isLonger, {polling: 50}, before);
    found = await shown(page);
  }
  return found.results;
}

/** `tests` declares tests by its argument `searchTest(title, address, use)`, in both browsers, opened from disk. */
export function describeSearch(name, folder, tests) {
  for (const [browserName, launch] of Object.entries({Chromium: launchChromium, Firefox: launchFirefox})) {
    describe(`${name} in ${browserName}`, () => {
      let browser;
      before(async () => {
        browser = await launch();
      });
      after(() => browser?.close());
      const root = pathToFileURL(folder + path.sep).href;

      function searchTest(title, address, use) {
        test(title, {timeout: 240_000}, () =>
          withPage(browser, async (page) => {
            const recorded = await recordProblems(page, (url) => url.startsWith(root) || url.startsWith('data:'));
            await page.goto(root + address);
            await use(page, {root, browserName, recorded});
          }),
        );
      }
      tests(searchTest);
    });
  }
}
