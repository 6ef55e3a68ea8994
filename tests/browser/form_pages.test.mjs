// Every form of the built site, in every edition, as far as that can be said without knowing what it asks.

import assert from 'node:assert/strict';
import {readFile} from 'node:fs/promises';
import path from 'node:path';
import {after, before, describe, test} from 'node:test';
import {pathToFileURL} from 'node:url';
import {launchChromium, launchFirefox, withPage} from './browsers.mjs';
import {buildSite} from './built_site.mjs';
import {serveFolder} from './file_server.mjs';
import {desk, excessWidth, phone, smallTargets, violations} from './form_axe.mjs';
import {seen, submit} from './form_reader.mjs';
import {recordProblems} from './page_problems.mjs';

const site = await buildSite();
after(site.remove);

const pages = site.pages.filter((page) => page.path.startsWith(`${page.edition}/forms/`));

async function packOf({edition, path: page}) {
  const id = path.basename(page, '.html');
  return JSON.parse(await readFile(path.join(site.folder, edition, 'rules', `${id}.json`), 'utf8'));
}

// What stands on the page with nothing filled in and is required, in order.
async function requiredFields(page, pack) {
  const {fields} = await seen(page);
  const required = pack.fields.filter((field) => field.required);
  return required.map(({id}) => id).filter((id) => fields.includes(id));
}

test('the site has forms, and each edition’s pages have the packs that they name', async () => {
  assert.ok(pages.length > 0);
  for (const page of pages) {
    const pack = await packOf(page);
    assert.deepEqual([pack.shirube, pack.edition], [1, page.edition], page.path);
    const html = await readFile(page.file, 'utf8');
    assert.match(html, new RegExp(`data-shirube-form="${pack.form}"`));
    const rehearsal = pack.submit === 'none';
    assert.equal(/data-rehearsal/.test(html), rehearsal, page.path);
    assert.equal(/<form [^>]*action=/.test(html), !rehearsal, page.path);
    const [form] = /<form .*<\/form>/s.exec(html);
    if (rehearsal) assert.doesNotMatch(form, / name="/, page.path);
    else for (const {id} of pack.fields) assert.match(form, new RegExp(` name="${id}"`), page.path);
  }
});

for (const [name, launch] of Object.entries({Chromium: launchChromium, Firefox: launchFirefox})) {
  describe(`forms of the site in ${name}`, () => {
    let browser, server;
    before(async () => {
      [browser, server] = await Promise.all([launch(), serveFolder(site.folder)]);
    });
    after(() => Promise.all([browser?.close(), server?.close()]));

    for (const page of pages) {
      for (const where of ['disk', 'server']) {
        const root = () => (where === 'disk' ? pathToFileURL(site.folder + path.sep).href : `${server.origin}/`);

        test(`${page.path}, from ${where}: sent empty, it names every required field`, {timeout: 240_000}, async () => {
          const pack = await packOf(page);
          await withPage(browser, async (tab) => {
            const isOurs = (url) => url.startsWith(root()) || url.startsWith('data:');
            const recorded = await recordProblems(tab, isOurs);
            await tab.goto(root() + page.path);
            await tab.waitForSelector('.form-unseen');
            const required = await requiredFields(tab, pack);
            const before = await seen(tab);
            assert.deepEqual([before.errors, before.summary], [{}, []]);
            const address = tab.url();
            await submit(tab);
            const {errors, summary, focus} = await seen(tab);
            assert.equal(tab.url(), address);
            if (pack.waits && (await tab.$('.button-reason:not([hidden])'))) {
              assert.deepEqual([errors, summary, focus], [{}, [], 'form-button']);
            } else {
              const told = Object.keys(errors);
              assert.deepEqual(
                required.filter((id) => !told.includes(id)),
                [],
              );
              assert.equal(summary.length, Object.values(errors).flat().length);
              assert.equal(focus, 'error-summary');
            }
            assert.deepEqual(await recorded(), []);
          });
        });
      }
    }
  });
}

describe('forms of the site for everybody', () => {
  let chromium, server;
  before(async () => {
    [chromium, server] = await Promise.all([launchChromium(), serveFolder(site.folder)]);
  });
  after(() => Promise.all([chromium?.close(), server?.close()]));

  for (const page of pages) {
    test(`${page.path}: axe-core, width and targets, empty and with mistakes`, {timeout: 240_000}, async () => {
      for (const viewport of [phone, desk]) {
        for (const value of ['light', 'dark']) {
          await withPage(chromium, async (tab) => {
            await tab.setViewport(viewport);
            await tab.emulateMediaFeatures([
              {name: 'prefers-color-scheme', value},
              {name: 'prefers-reduced-motion', value: 'reduce'},
            ]);
            await tab.goto(`${server.origin}/${page.path}`);
            for (const state of ['empty', 'with mistakes']) {
              if (state !== 'empty') await submit(tab);
              const where = `${viewport.width} px, ${value}, ${state}`;
              assert.equal(await excessWidth(tab, viewport), 0, where);
              assert.deepEqual(await smallTargets(tab), [], where);
              assert.deepEqual(await violations(tab), [], where);
            }
          });
        }
      }
    });
  }
});
