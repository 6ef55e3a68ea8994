// Somebody who fills in a form: what they see and hear, and what they do.

import path from 'node:path';
import {after, before, describe, test} from 'node:test';
import {pathToFileURL} from 'node:url';
import {click, launchChromium, launchFirefox, withPage} from './browsers.mjs';
import {serveFolder} from './file_server.mjs';
import {recordProblems} from './page_problems.mjs';

export {click};

/** What somebody sees of a form. `errors` has the visible ones by field. */
export function seen(page) {
  return page.evaluate(() => {
    const visible = (selector) => [...document.querySelectorAll(selector)].filter((part) => part.checkVisibility());
    const texts = (selector) => visible(selector).map((part) => part.textContent.trim());
    const errors = {};
    for (const error of visible('.field-error')) {
      errors[error.id.replace(/-error$/, '')] = [...error.children].map((line) => line.textContent);
    }
    return {
      errors,
      summary: texts('.error-summary li'),
      warnings: texts('.form-warnings li'),
      notes: texts('.field-note'),
      invalid: [...document.querySelectorAll('[aria-invalid=true]')].map((input) => input.id || input.name),
      fields: visible('[data-field]').map((field) => field.dataset.field),
      done: texts('.form-done h2'),
      focus: document.activeElement.id || document.activeElement.className,
      title: document.title,
    };
  });
}

export const valueOf = (page, id) => page.$eval(`#${id}`, (input) => input.value);
export const focusOn = (page, id) => page.focus(`#${id}`);
export const submit = (page) => click(page, '.form-button');

/** Types into a field and leaves it with the Tab key. */
export async function fill(page, id, text) {
  await page.focus(`#${id}`);
  await page.$eval(`#${id}`, (input) => input.select());
  await page.keyboard.type(text);
  await page.keyboard.press('Tab');
}

/** What the live region says, once it fits. */
export function heard(page, pattern) {
  return page
    .waitForFunction(
      (source) => {
        const {textContent} = document.querySelector('.form-unseen');
        return new RegExp(source).test(textContent) && textContent;
      },
      {},
      pattern.source,
    )
    .then((handle) => handle.jsonValue());
}

/** A form that has every required thing. `needed` decides which section is asked. */
export async function fillEveryKind(page, needed = 'no') {
  await fill(page, 'login-id', 'yamada12');
  await fill(page, 'password', 'Himitsu1');
  await fill(page, 'password-again', 'Himitsu1');
  await fill(page, 'name-kana', 'ヤマダ');
  await fill(page, 'email', 'taro@example.jp');
  await fill(page, 'birth-date', '1980-04-01');
  await page.select('#prefecture', 'osaka');
  await fill(page, 'school', '大阪大学');
  await click(page, `#needed-${needed}`);
  if (needed === 'no') await fill(page, 'reason', '在庫があります');
  await click(page, '#terms');
}

/**
 * `tests` declares tests by its argument `formTest(title, address, use)`, in both browsers. `use` gets the page and
 * `{root, browserName, recorded}`: where the site lies, and what the page has complained of.
 */
export function describeForms(name, site, tests, places = ['server']) {
  const browsers = {Chromium: launchChromium, Firefox: launchFirefox};
  const all = Object.keys(browsers).flatMap((browserName) => places.map((where) => [browserName, where]));
  for (const [browserName, where] of all) {
    const launch = browsers[browserName];
    describe(`${name} in ${browserName}, from ${where}`, () => {
      let browser, server, root;
      before(async () => {
        [browser, server] = await Promise.all([launch(), serveFolder(site.folder)]);
        root = where === 'disk' ? pathToFileURL(site.folder + path.sep).href : `${server.origin}/`;
      });
      after(() => Promise.all([browser?.close(), server?.close()]));

      function formTest(title, address, use) {
        test(title, {timeout: 240_000}, () =>
          withPage(browser, async (page) => {
            const recorded = await recordProblems(page, (url) => url.startsWith(root) || url.startsWith('data:'));
            await page.goto(root + address);
            await use(page, {root, browserName, recorded});
          }),
        );
      }
      tests(formTest);
    });
  }
}
