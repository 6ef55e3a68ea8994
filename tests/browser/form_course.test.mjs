// A form's course: what is asked, what is kept, leaving the page, warnings, the end.

import assert from 'node:assert/strict';
import {after} from 'node:test';
import {click, describeForms, fill, fillEveryKind, focusOn, seen, submit, valueOf} from './form_reader.mjs';
import {writeFormSite} from './form_site.mjs';

const site = await writeFormSite();
after(site.remove);

const everyKind = 'forms/every-kind.html';
const rehearsal = 'forms/rehearsal.html';
const quantities = ['prefecture-quantity', 'national-quantity', 'total-quantity', 'weekly-use', 'stock-yesterday'];

async function fillQuantities(page, amounts) {
  for (const [index, amount] of amounts.entries()) await fill(page, quantities[index], amount);
}

// What was sent, by name; multipart.
function sent(body) {
  const fields = {};
  const part = /name="([^"]*)"[^\r]*\r\n(?:[^\r]+\r\n)*\r\n([^\r]*)\r\n/g;
  for (const [, name, value] of body.matchAll(part)) fields[name] = value;
  return fields;
}

// Leaves the page; whether it asked first.
async function leaves(page, address) {
  let asked = false;
  const answer = (dialog) => {
    asked = true;
    return dialog.accept();
  };
  page.on('dialog', answer);
  await page.goto(address);
  page.off('dialog', answer);
  return asked;
}

// Opens the same page anew in the same tab: what is in the form then, and what is said.
async function comeBack(page) {
  const address = page.url();
  await leaves(page, new URL('../assets/icon.svg', address).href);
  await page.goto(address);
  return page.$$eval('.draft-notice', (all) => all.map((notice) => notice.querySelector('p').textContent));
}

function courseTests(formTest) {
  formTest('what its conditions hide is not seen, not judged and not sent', everyKind, async (page, {browserName}) => {
    const hidden = ['reason', ...quantities];
    const stateOf = (id) => page.$eval(`#${id}`, (input) => [input.checkVisibility(), input.disabled]);
    const states = () => Promise.all(hidden.map(stateOf));
    assert.deepEqual(await states(), hidden.map(() => [false, true]));
    assert.equal(await page.$eval('[data-section="3"]', (section) => section.hidden), true);
    await click(page, '#needed-yes');
    assert.deepEqual(await states(), hidden.map((id) => (id === 'reason' ? [false, true] : [true, false])));
    await focusOn(page, 'total-quantity');
    await page.keyboard.press('Tab');
    assert.ok('total-quantity' in (await seen(page)).errors);
    await click(page, '#needed-no');
    assert.deepEqual(await states(), hidden.map((id) => (id === 'reason' ? [true, false] : [false, true])));
    await click(page, '#needed-yes');
    assert.ok(!('total-quantity' in (await seen(page)).errors));
    await fillEveryKind(page, 'no');
    const [request] = await Promise.all([
      page.waitForRequest((request) => request.method() === 'POST'),
      page.waitForNavigation(),
      submit(page),
    ]);
    // Firefox does not tell what was sent.
    if (browserName === 'Firefox') return;
    const body = request.postData();
    const fields = sent(body);
    assert.deepEqual(
      quantities.filter((id) => id in fields),
      [],
    );
    assert.deepEqual([fields['login-id'], fields.reason, fields.terms], ['yamada12', '在庫があります', 'yes']);
  });

  formTest('a draft is kept in this tab, without secrets, and can be cleared', everyKind, async (page) => {
    await fill(page, 'login-id', 'yamada12');
    await fill(page, 'password', 'Himitsu1');
    await click(page, '#departments-eyes');
    await click(page, '#departments-internal');
    await page.select('#prefecture', 'osaka');
    await click(page, '#needed-no');
    await fill(page, 'reason', '在庫があります');
    await click(page, '#terms');
    const notices = await comeBack(page);
    assert.match(notices.join(), /^前に入力した内容を戻しました。.*パスワードとファイルは戻りません。/);
    const ids = ['login-id', 'password', 'prefecture', 'reason'];
    const values = await Promise.all(ids.map((id) => valueOf(page, id)));
    assert.deepEqual(values, ['yamada12', '', 'osaka', '在庫があります']);
    const checked = () => page.$$eval(':checked:not(option)', (all) => all.map((input) => input.id));
    assert.deepEqual(await checked(), ['departments-internal', 'departments-eyes', 'needed-no', 'terms']);
    assert.ok((await seen(page)).fields.includes('reason'));
    assert.deepEqual((await seen(page)).errors, {});
    const keys = await page.evaluate(() => JSON.stringify({...sessionStorage}));
    assert.match(keys, /shirube:draft:every-kind:.*every-kind\.html/);
    assert.doesNotMatch(keys, /Himitsu/);

    await click(page, '.draft-forget');
    assert.deepEqual([await valueOf(page, 'login-id'), await checked()], ['', []]);
    assert.equal((await seen(page)).focus, 'draft-notice');
    assert.equal(await page.$eval('.draft-notice', (notice) => notice.textContent), '入力した内容を消しました。');
    await page.waitForFunction(() => sessionStorage.length === 0);
    assert.deepEqual(await comeBack(page), []);
  });

  formTest('a form where nothing was typed leaves no draft', everyKind, async (page) => {
    assert.deepEqual(await comeBack(page), []);
    assert.equal(await page.evaluate(() => sessionStorage.length), 0);
  });

  formTest('leaving asks only where something typed would be lost', everyKind, async (page) => {
    const elsewhere = new URL('../assets/icon.svg', page.url()).href;
    const address = page.url();
    assert.equal(await leaves(page, elsewhere), false);
    await page.goto(address);
    await fill(page, 'login-id', 'yamada12');
    assert.equal(await leaves(page, elsewhere), true);
    await page.goto(address);
    // Restored, but nothing new
    assert.equal(await leaves(page, elsewhere), false);
    await page.goto(address.replace('every-kind', 'rehearsal'));
    await fill(page, 'login-id', 'yamada12');
    assert.equal(await leaves(page, elsewhere), false);
  });

  formTest('a rehearsal ends on the page and can begin anew', rehearsal, async (page, {recorded}) => {
    const requests = [];
    page.on('request', (request) => {
      // Firefox may ask for the page's icon late.
      if (!request.url().endsWith('/icon.svg')) requests.push(request.url());
    });
    await fillEveryKind(page);
    const address = page.url();
    await submit(page);
    const {done, focus, fields, title} = await seen(page);
    assert.deepEqual([done, focus, fields], [['練習が終わりました'], 'form-done', []]);
    assert.doesNotMatch(title, /エラー/);
    assert.match(await page.$eval('.form-done', (part) => part.textContent), /何も送信していません/);
    assert.deepEqual([page.url(), requests, await page.evaluate(() => sessionStorage.length)], [address, [], 0]);

    await click(page, '.form-again');
    const again = await seen(page);
    assert.deepEqual([again.focus, again.errors, again.done], ['login-id', {}, []]);
    assert.ok(!again.fields.includes('reason'));
    assert.deepEqual(await Promise.all(['login-id', 'password'].map((id) => valueOf(page, id))), ['', '']);
    await submit(page);
    assert.equal((await seen(page)).focus, 'error-summary');
    assert.deepEqual(await recorded(), []);
  });

  formTest('radio buttons of a rehearsal belong together though they had no names', rehearsal, async (page) => {
    await click(page, '#needed-yes');
    await page.keyboard.press('ArrowDown');
    const checked = await page.$$eval('[type=radio]', (all) => all.map((input) => [input.name, input.checked]));
    assert.deepEqual(checked, [
      ['needed', false],
      ['needed', true],
    ]);
    const names = await page.$$eval('form [name]:not([type=radio])', (all) => all.length);
    assert.equal(names, 0);
  });

  formTest('sums are judged, and a warning is shown once before sending', rehearsal, async (page) => {
    await fillEveryKind(page, 'yes');
    await fillQuantities(page, ['1,000', '２００', '100', '10', '41']);
    await submit(page);
    const first = await seen(page);
    assert.match(first.errors['total-quantity'].join(), /1200/);
    assert.deepEqual(first.warnings, []);
    await fill(page, 'national-quantity', '');
    await fill(page, 'national-quantity', '200');
    await fill(page, 'total-quantity', '1200');
    await submit(page);
    const second = await seen(page);
    assert.deepEqual([second.summary, second.done, second.focus], [[], [], 'form-warnings']);
    assert.equal(second.warnings.length, 1);
    assert.match(second.warnings[0], /^きのうの在庫：きのうの在庫が、4週間分|^きのうの在庫が、4週間分/);
    assert.match(await page.$eval('.form-warnings > p', (part) => part.textContent), /もう一度「確認画面へ進む」/);
    await click(page, '.form-warnings a');
    assert.equal((await seen(page)).focus, 'stock-yesterday');
    // Another number is another warning only if it says something else.
    await submit(page);
    assert.deepEqual((await seen(page)).done, ['練習が終わりました']);
  });

  formTest('a page that comes back from the browser’s memory can be sent again', everyKind, async (page) => {
    await page.evaluate(() => dispatchEvent(new PageTransitionEvent('pageshow', {persisted: true})));
    const {fields, errors} = await seen(page);
    assert.deepEqual([fields.includes('reason'), errors], [false, {}]);
    // Some browsers put back what was typed without an event.
    await page.evaluate(() => {
      document.getElementById('needed-no').checked = true;
      dispatchEvent(new PageTransitionEvent('pageshow', {persisted: false}));
    });
    assert.ok((await seen(page)).fields.includes('reason'));
  });

  formTest('rules that come after the script are heeded', 'forms/rules-later.html', async (page) => {
    await page.evaluate(() => {
      const script = document.createElement('script');
      script.src = '../rules/every-kind.js';
      document.head.append(script);
    });
    await page.waitForSelector('.form-unseen');
    await fill(page, 'login-id', 'ab');
    assert.equal((await seen(page)).errors['login-id'].length, 1);
  });

  formTest('rules of a newer version are refused clearly, the form stays', 'forms/newer.html', async (page) => {
    assert.match(await page.$eval('.form-notice[role=alert]', (part) => part.textContent), /読み込み直してください/);
    assert.equal(await page.$('.form-unseen'), null);
    await Promise.all([page.waitForNavigation(), submit(page)]);
    assert.match(page.url(), /received\.html$/);
  });
}

describeForms('the course of a form', site, courseTests);

describeForms(
  'from disk',
  site,
  (formTest) => {
    formTest('a draft is kept, and sending says that there is no server', everyKind, async (page, {recorded}) => {
      await fillEveryKind(page);
      await submit(page);
      assert.equal((await seen(page)).focus, 'form-notice');
      assert.match(await page.$eval('.form-notice', (part) => part.textContent), /送信できません/);
      assert.deepEqual(await recorded(), []);
      assert.equal((await comeBack(page)).length, 1);
      assert.equal(await valueOf(page, 'login-id'), 'yamada12');
    });

    formTest('a rehearsal goes from a mistake to its end', 'forms/new-password.html', async (page, {recorded}) => {
      await fill(page, 'user-name', 'ex0000');
      await fill(page, 'new-password', 'Abcdefg1');
      await fill(page, 'new-password-again', 'Abcdefg1');
      await submit(page);
      assert.deepEqual((await seen(page)).summary, ['ユーザ名は、8文字で入力してください（いまは6文字です）。']);
      await fill(page, 'user-name', 'ex000000');
      await submit(page);
      assert.deepEqual((await seen(page)).done, ['練習が終わりました']);
      assert.deepEqual(await recorded(), []);
    });
  },
  ['disk'],
);
