// The script on another site's form: nothing in it was made for the script but the attribute with the form's id.

import assert from 'node:assert/strict';
import {readFile, writeFile} from 'node:fs/promises';
import path from 'node:path';
import {after} from 'node:test';
import {click, describeForms, fill, seen, valueOf} from './form_reader.mjs';
import {writeFormSite} from './form_site.mjs';

const site = await writeFormSite();
after(site.remove);

const elsewhere = 'elsewhere/elsewhere.html';
const own = await readFile(path.join(site.folder, elsewhere), 'utf8');
const form = /<form.*?<\/form>/s.exec(own)[0];
const variant = (name, text) => writeFile(path.join(site.folder, 'elsewhere', name), text);
await variant('twice.html', own.replace(form, `${form}\n${form.replace(/ id="[^"]*"/g, '')}`));
await variant('own-script.html', own.replace('</body>', '<script src="own.js"></script>\n</body>'));
await variant('own.js', `document.querySelector('form').addEventListener('submit', (event) => {
  event.preventDefault();
  globalThis.sent = [...new FormData(event.target)];
});
`);
await variant('lacking.html', own.replace(/<p><label for="count">.*\n/, ''));
await variant('mistyped.html', own.replace('data-shirube-form="contact"', 'data-shirube-form="contacts"'));
await variant('inserted.html', own.replace(form, '<div id="here"></div>'));

const required = ['name-kana', 'email', 'reply', 'agree'];

describeForms('on another site', site, (formTest) => {
  formTest('the example: hints, mistakes and a summary are made', elsewhere, async (page, {recorded}) => {
    const described = (selector) =>
      page.$eval(selector, (input) =>
        input
          .getAttribute('aria-describedby')
          .split(' ')
          .map((id) => document.getElementById(id).textContent),
      );
    assert.deepEqual(await described('#company'), ['登記の通りに書いてください。', '全角、30文字以内。', '']);
    await click(page, '[value=send]');
    const {errors, summary, focus, title} = await seen(page);
    assert.deepEqual([Object.keys(errors), summary.length, focus], [required, 4, 'error-summary']);
    assert.equal(title, 'エラー：お問い合わせ');
    assert.deepEqual(await described('#mail'), ['メールを入力してください。']);
    assert.deepEqual(await described('[name=reply]'), ['「お返事の方法」で、1つ選んでください。']);
    await page.focus('.error-summary li:nth-child(3) a');
    await page.keyboard.press('Enter');
    assert.equal(await page.evaluate(() => document.activeElement.value), 'mail');
    assert.deepEqual(await recorded(), []);
  });

  formTest('its fields appear by condition, fold and are sent', elsewhere, async (page) => {
    const phone = () => page.$eval('#phone', (input) => [input.checkVisibility(), input.labels[0].checkVisibility()]);
    assert.deepEqual(await phone(), [false, false]);
    await click(page, '[value=phone]');
    assert.deepEqual(await phone(), [true, true]);
    await fill(page, 'phone', '０６ー１２３４');
    assert.equal(await valueOf(page, 'phone'), '06-1234');
    await page.type('[name=name-kana]', 'やまだ');
    await page.type('#mail', 'taro@example.jp');
    await click(page, '[type=checkbox]');
    await Promise.all([page.waitForNavigation(), click(page, '[value=send]')]);
    assert.match(page.url(), /received\.html$/);
  });

  formTest('a button that skips the checks does so', elsewhere, async (page) => {
    await Promise.all([page.waitForNavigation(), click(page, '[value=later]')]);
    assert.match(page.url(), /received\.html$/);
  });

  formTest('the site’s own listener gets only what is in order', 'elsewhere/own-script.html', async (page) => {
    await click(page, '[value=send]');
    assert.equal(await page.evaluate(() => globalThis.sent), undefined);
    await page.type('[name=name-kana]', 'やまだ');
    await page.type('#mail', 'taro@example.jp');
    await click(page, '[value=mail]');
    await click(page, '[type=checkbox]');
    await click(page, '[value=send]');
    const sent = Object.fromEntries(await page.evaluate(() => globalThis.sent));
    assert.deepEqual([sent['name-kana'], sent['user[mail]']], ['ヤマダ', 'taro@example.jp']);
  });

  formTest('two forms on a page keep apart', 'elsewhere/twice.html', async (page) => {
    await click(page, 'form:nth-of-type(2) [value=send]');
    const errors = await page.$$eval('form', (forms) =>
      forms.map((form) => [...form.querySelectorAll('.field-error')].filter((error) => error.checkVisibility()).length),
    );
    assert.deepEqual(errors, [0, 4]);
    const ids = await page.$$eval('[id]', (all) => all.map(({id}) => id));
    assert.deepEqual(
      ids.filter((id, index) => ids.indexOf(id) !== index),
      [],
    );
    assert.equal(await page.title(), 'エラー：お問い合わせ');
    const unlabelled = await page.$$eval('form:nth-of-type(2) input:not([type=hidden])', (all) =>
      all.filter((input) => input.labels.length !== 1).map((input) => input.name),
    );
    assert.deepEqual(unlabelled, []);
  });

  formTest('a field that the page lacks is told to its author', 'elsewhere/lacking.html', async (page, {recorded}) => {
    assert.match((await recorded()).join(), /shirube: the form has no input "count"/);
    await click(page, '[value=send]');
    assert.deepEqual(Object.keys((await seen(page)).errors), required);
  });

  formTest('so is a form without rules', 'elsewhere/mistyped.html', async (page, {recorded}) => {
    assert.match((await recorded()).join(), /shirube: no rules for the form "contacts"/);
  });

  formTest('a form that comes later is looked for on demand', 'elsewhere/inserted.html', async (page) => {
    await page.$eval('#here', (part, html) => (part.innerHTML = html), form);
    await page.evaluate(() => globalThis.shirube.watchForms());
    await click(page, '[value=send]');
    assert.deepEqual(Object.keys((await seen(page)).errors), required);
  });
});
