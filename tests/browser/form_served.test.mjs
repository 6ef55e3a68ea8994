// A form that the server filled in: what it keeps is not asked for again, and what this tab keeps stays out of it.

import assert from 'node:assert/strict';
import {after} from 'node:test';
import {describeForms, fill, fillEveryKind, seen, submit, valueOf} from './form_reader.mjs';
import {writeFormSite} from './form_site.mjs';

const site = await writeFormSite();
after(site.remove);

const everyKind = 'forms/every-kind.html';
const served = 'forms/served.html';

const drafts = (page) => page.evaluate(() => Object.keys(sessionStorage));

async function goTo(page, name) {
  page.once('dialog', (dialog) => dialog.accept());
  await page.goto(new URL(name, page.url()).href);
}

async function empty(page, id) {
  await page.focus(`#${id}`);
  await page.$eval(`#${id}`, (input) => input.select());
  await page.keyboard.press('Backspace');
  await page.keyboard.press('Tab');
}

function servedTests(formTest) {
  formTest('a secret that the server keeps may stay empty', served, async (page) => {
    await fillEveryKind(page);
    await empty(page, 'password');
    await empty(page, 'password-again');
    assert.deepEqual((await seen(page)).errors, {});
    await submit(page);
    await page.waitForFunction(() => document.title == '受け取りました');
  });

  formTest('a secret that is entered anew has to be confirmed', served, async (page) => {
    await fill(page, 'password', 'Abcdefg1');
    await fill(page, 'password-again', '');
    assert.ok('password-again' in (await seen(page)).errors);
  });

  formTest('what the server filled in is not replaced by a draft, and leaves none', everyKind, async (page) => {
    await fill(page, 'email', 'draft@example.jp');
    await goTo(page, 'served.html');
    assert.equal(await valueOf(page, 'email'), 'a@example.jp');
    assert.deepEqual(await page.$$('.draft-notice'), []);
    await fill(page, 'email', 'b@example.jp');
    const before = await drafts(page);
    await goTo(page, 'every-kind.html');
    assert.deepEqual(await drafts(page), before);
    assert.equal(await valueOf(page, 'email'), 'draft@example.jp');
  });

  formTest('once the server has taken the form, no draft of it is left', everyKind, async (page) => {
    await fill(page, 'email', 'draft@example.jp');
    await goTo(page, 'sent.html');
    assert.deepEqual(await drafts(page), []);
    await goTo(page, 'every-kind.html');
    assert.equal(await valueOf(page, 'email'), '');
  });
}

describeForms('a form that the server filled in', site, servedTests);
