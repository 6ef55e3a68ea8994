// What the script adds to single fields: conditions of secrets, showing them, counts, suggestions.

import assert from 'node:assert/strict';
import {after} from 'node:test';
import {click, describeForms, fill, focusOn, heard, seen, submit, valueOf} from './form_reader.mjs';
import {writeFormSite} from './form_site.mjs';

const site = await writeFormSite();
after(site.remove);

const everyKind = 'forms/every-kind.html';
const newPassword = 'forms/new-password.html';

// Each condition of a field as it is read: `8文字以上 まだ`.
function conditions(page, id) {
  return page.$$eval(`[data-field="${id}"] .condition`, (all) => all.map((condition) => condition.textContent));
}

function combobox(page) {
  return page.$eval('#school', (input) => {
    const list = document.getElementById(input.getAttribute('aria-controls'));
    const active = input.getAttribute('aria-activedescendant');
    const options = [...list.children];
    return {
      isOpen: input.getAttribute('aria-expanded') === 'true' && list.checkVisibility(),
      options: options.map((option) => option.textContent),
      active: active ? document.getElementById(active).textContent : undefined,
      selected: options.filter((option) => option.getAttribute('aria-selected') === 'true').map((o) => o.textContent),
    };
  });
}

describeForms('helps', site, (formTest) => {
  formTest('the conditions of a secret are ticked off while it is typed', newPassword, async (page) => {
    const words = ['8文字以上', '半角英字の大文字を1文字以上', '半角英字の小文字を1文字以上', '半角数字を1文字以上'];
    const states = (...met) => words.map((word, index) => `${word} ${met.includes(index) ? '済み' : 'まだ'}`);
    assert.deepEqual(await conditions(page, 'new-password'), states());
    await focusOn(page, 'new-password');
    await page.keyboard.type('Abc');
    assert.deepEqual(await conditions(page, 'new-password'), states(1, 2));
    assert.equal(await heard(page, /条件/), '「新しいパスワード」の条件は、あと2つです。');
    await page.keyboard.type('defg1');
    assert.deepEqual(await conditions(page, 'new-password'), states(0, 1, 2, 3));
    assert.equal(await heard(page, /すべて/), '「新しいパスワード」の条件は、すべて「済み」です。');
    await page.keyboard.press('Backspace');
    assert.deepEqual(await conditions(page, 'new-password'), states(1, 2));
    assert.deepEqual(await conditions(page, 'new-password-again'), ['「新しいパスワード」と同じ まだ']);
    await page.keyboard.type('1');
    await fill(page, 'new-password-again', 'Abcdefg1');
    assert.deepEqual(await conditions(page, 'new-password-again'), ['「新しいパスワード」と同じ 済み']);
  });

  formTest('the button waits, can be reached and says why', newPassword, async (page) => {
    const button = () =>
      page.$eval('.form-button', (button) => [
        button.getAttribute('aria-disabled'),
        button.disabled,
        (button.getAttribute('aria-describedby') || '')
          .split(' ')
          .map((id) => document.getElementById(id))
          .filter((part) => part.checkVisibility())
          .map((part) => part.textContent)
          .join(),
      ]);
    const reason = '条件がすべて「済み」になると、ボタンを押せます。';
    assert.deepEqual(await button(), ['true', false, reason]);
    await focusOn(page, 'user-name');
    await page.keyboard.type('ex000000');
    await page.keyboard.press('Enter');
    assert.equal(await heard(page, /ボタン/), reason);
    await submit(page);
    const waiting = await seen(page);
    assert.deepEqual([waiting.summary, waiting.done, waiting.focus], [[], [], 'form-button']);
    await fill(page, 'new-password', 'Abcdefg1');
    assert.deepEqual(await button(), ['true', false, reason]);
    await fill(page, 'new-password-again', 'Abcdefg1');
    assert.deepEqual(await button(), ['false', false, '']);
    await submit(page);
    assert.deepEqual((await seen(page)).done, ['練習が終わりました']);
  });

  formTest('a secret can be shown, and is hidden again before it is sent', everyKind, async (page) => {
    const state = () =>
      page.$eval('#password', (input) => {
        const button = input.parentElement.querySelector('.show-secret');
        return [input.type, button.textContent, button.getAttribute('aria-label')];
      });
    assert.deepEqual(await state(), ['password', '表示する', '「パスワード」を表示する']);
    await focusOn(page, 'password');
    await page.keyboard.type('Himitsu1');
    await page.keyboard.press('Tab');
    await page.keyboard.press('Enter');
    assert.deepEqual(await state(), ['text', '隠す', '「パスワード」を隠す']);
    assert.equal(await heard(page, /表示/), '「パスワード」を表示しました。');
    await page.evaluate(() => dispatchEvent(new PageTransitionEvent('pagehide')));
    assert.deepEqual((await state())[0], 'password');
    assert.equal(await valueOf(page, 'password'), 'Himitsu1');
  });

  formTest('the characters that are left are counted as they will be', everyKind, async (page) => {
    const count = (id) =>
      page.$eval(`[data-field="${id}"] .field-count`, (part) =>
        part.checkVisibility() ? part.textContent : undefined,
      );
    await click(page, '#needed-no');
    assert.equal(await count('reason'), 'あと100文字入力できます。');
    await focusOn(page, 'reason');
    await page.keyboard.type('在庫𠮷');
    assert.equal(await count('reason'), 'あと97文字入力できます。');
    assert.equal(await heard(page, /97/), 'あと97文字入力できます。');
    await page.$eval('#reason', (input) => (input.value = 'あ'.repeat(102)));
    await page.keyboard.press('End');
    await page.keyboard.type('い');
    assert.equal(await count('reason'), '3文字多いです。減らしてください。');
    // Short fields are counted once they are nearly full.
    assert.equal(await count('name-kana'), undefined);
    await focusOn(page, 'name-kana');
    await page.keyboard.type('カ'.repeat(16));
    assert.equal(await count('name-kana'), 'あと4文字入力できます。');
  });

  formTest('suggestions are found by a part, in either kana and any width', everyKind, async (page) => {
    assert.equal(await page.$('datalist'), null);
    const attributes = await page.$eval('#school', (input) =>
      ['role', 'aria-autocomplete', 'aria-expanded', 'list', 'autocomplete'].map((name) => input.getAttribute(name)),
    );
    assert.deepEqual(attributes, ['combobox', 'list', 'false', null, 'off']);
    for (const [typed, found] of [
      ['医科', ['弘前医科大学', '東都医科大学', '横浜医科大学', '大阪医科大学', 'カタカナ医科大学']],
      ['かたかな', ['カタカナ医科大学']],
      ['ｶﾀｶﾅ', ['カタカナ医科大学']],
      ['そのた', []],
    ]) {
      await focusOn(page, 'school');
      await page.$eval('#school', (input) => input.select());
      await page.keyboard.type(typed);
      const {isOpen, options} = await combobox(page);
      assert.deepEqual([isOpen, options], [found.length > 0, found]);
      if (found.length) assert.match(await heard(page, /候補/), new RegExp(`候補が${found.length}件`));
      else assert.equal(await heard(page, /候補がありません/), '候補がありません。言葉を短くしてください。');
    }
    assert.ok((await seen(page)).notes.includes('候補がありません。言葉を短くしてください。'));
  });

  formTest('suggestions are chosen by the arrow keys, Home, End, Enter and Escape', everyKind, async (page) => {
    const {keyboard} = page;
    const active = async () => (await combobox(page)).active;
    await focusOn(page, 'school');
    await keyboard.press('ArrowDown');
    assert.equal((await combobox(page)).options.length, 12);
    assert.equal(await active(), '北海大学');
    await keyboard.press('ArrowUp');
    assert.equal(await active(), 'その他の大学');
    await keyboard.press('ArrowDown');
    assert.equal(await active(), '北海大学');
    await keyboard.press('End');
    assert.equal(await active(), 'その他の大学');
    await keyboard.press('Home');
    assert.equal(await active(), '北海大学');
    await keyboard.press('ArrowDown');
    assert.deepEqual((await combobox(page)).selected, ['弘前医科大学']);
    await keyboard.press('Escape');
    assert.deepEqual(await combobox(page).then(({isOpen, active}) => [isOpen, active]), [false, undefined]);
    assert.equal(await valueOf(page, 'school'), '');
    await keyboard.type('東都');
    await keyboard.press('ArrowDown');
    await keyboard.press('ArrowDown');
    await keyboard.press('Enter');
    assert.equal(await valueOf(page, 'school'), '東都医科大学');
    assert.equal((await combobox(page)).isOpen, false);
    // What is chosen can be exchanged.
    await keyboard.press('ArrowUp');
    assert.deepEqual([(await combobox(page)).options.length, await active()], [12, 'その他の大学']);
    await keyboard.press('Tab');
    assert.equal((await combobox(page)).isOpen, false);
    assert.equal(await valueOf(page, 'school'), '東都医科大学');
  });

  formTest('a suggestion can be clicked; one that is none is a mistake', everyKind, async (page) => {
    await click(page, '#school');
    assert.equal((await combobox(page)).options.length, 12);
    await click(page, '.suggestion:nth-child(7)');
    assert.equal(await valueOf(page, 'school'), '大阪大学');
    assert.equal((await seen(page)).focus, 'school');
    await fill(page, 'school', '海外大学');
    assert.deepEqual((await seen(page)).errors.school, ['出身校は、一覧にあるものから選んでください。']);
    await focusOn(page, 'school');
    await page.keyboard.press('ArrowDown');
    assert.equal((await combobox(page)).isOpen, false, 'nothing fits');
    await page.$eval('#school', (input) => input.select());
    await page.keyboard.type('九州');
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('Enter');
    assert.equal((await seen(page)).errors.school, undefined);
  });
});
