import assert from 'node:assert/strict';
import {after} from 'node:test';
import {describeForms, fill, fillEveryKind, focusOn, heard, seen, submit, valueOf} from './form_reader.mjs';
import {writeFormSite} from './form_site.mjs';

const site = await writeFormSite();
after(site.remove);

const page = 'forms/every-kind.html';
const plainTitle = '項目の種類をすべて使う | 手順案内（全国版）';

describeForms('mistakes', site, (formTest) => {
  formTest('nothing is wrong before anybody has done anything', page, async (page, {recorded}) => {
    const {errors, summary, invalid, focus, title} = await seen(page);
    assert.deepEqual({errors, summary, invalid, title}, {errors: {}, summary: [], invalid: [], title: plainTitle});
    assert.doesNotMatch(focus, /summary/);
    assert.deepEqual(await recorded(), []);
  });

  formTest('a field is judged on leaving it, and its description grows', page, async (page) => {
    await focusOn(page, 'login-id');
    await page.keyboard.type('ab');
    assert.deepEqual((await seen(page)).errors, {});
    await page.keyboard.press('Tab');
    const {errors, invalid, summary, title} = await seen(page);
    assert.deepEqual(errors, {'login-id': ['ログインIDは、8文字以上で入力してください（いまは2文字です）。']});
    assert.deepEqual([invalid, summary, title], [['login-id'], [], plainTitle]);
    const described = await page.$eval('#login-id', (input) => input.getAttribute('aria-describedby'));
    assert.equal(described, 'login-id-hint login-id-error');
  });

  formTest('all that a secret lacks stands beside it', page, async (page) => {
    await fill(page, 'password', 'ab');
    assert.deepEqual((await seen(page)).errors.password, [
      'パスワードは、8文字以上で入力してください（いまは2文字です）。',
      'パスワードに、半角英字の大文字を1文字以上入れてください。',
      'パスワードに、半角数字を1文字以上入れてください。',
    ]);
  });

  formTest('typing only takes mistakes away, in the summary and the title too', page, async (page) => {
    await fillEveryKind(page);
    await fill(page, 'login-id', 'あ');
    await submit(page);
    const first = await seen(page);
    assert.equal(first.errors['login-id'].length, 2);
    assert.equal(first.summary.length, 2);
    assert.equal(first.title, `エラー：${plainTitle}`);
    assert.equal(first.focus, 'error-summary');

    await focusOn(page, 'login-id');
    await page.$eval('#login-id', (input) => input.select());
    await page.keyboard.type('yamada');
    const second = await seen(page);
    assert.deepEqual(second.errors['login-id'], ['ログインIDは、8文字以上で入力してください（いまは6文字です）。']);
    assert.equal(second.summary.length, 1);
    await page.keyboard.type('12');
    const third = await seen(page);
    assert.deepEqual([third.errors, third.summary, third.invalid, third.title], [{}, [], [], plainTitle]);
    await page.keyboard.type('い');
    assert.deepEqual((await seen(page)).errors, {});
    await page.keyboard.press('Tab');
    assert.equal((await seen(page)).errors['login-id'].length, 1);
  });

  formTest('an empty form: a summary whose links lead to the fields', page, async (page) => {
    const address = page.url();
    await submit(page);
    const {summary, errors, focus, title} = await seen(page);
    assert.equal(focus, 'error-summary');
    assert.equal(title, `エラー：${plainTitle}`);
    assert.deepEqual(Object.keys(errors), [
      'login-id',
      'password',
      'password-again',
      'name-kana',
      'email',
      'birth-date',
      'prefecture',
      'school',
      'needed',
      'terms',
    ]);
    assert.equal(summary.length, 10);
    for (const [place, id] of [
      [0, 'login-id'],
      [6, 'prefecture'],
      [8, 'needed-yes'],
      [9, 'terms'],
    ]) {
      await page.focus(`.error-summary li:nth-child(${place + 1}) a`);
      await page.keyboard.press('Enter');
      assert.equal((await seen(page)).focus, id);
    }
    assert.equal(page.url(), address);
  });

  formTest('a mistake between fields follows the other field', page, async (page) => {
    await fill(page, 'password', 'Himitsu1');
    await fill(page, 'password-again', 'Himitsu1');
    assert.deepEqual((await seen(page)).errors, {});
    await fill(page, 'password', 'Himitsu2');
    assert.deepEqual(Object.keys((await seen(page)).errors), ['password-again']);
    await fill(page, 'password', 'Himitsu1');
    assert.deepEqual((await seen(page)).errors, {});
  });

  formTest('"one of these" waits until all of them were come to', page, async (page) => {
    await focusOn(page, 'school');
    await page.keyboard.press('Tab');
    assert.deepEqual((await seen(page)).errors, {});
    await page.keyboard.press('Tab');
    assert.deepEqual(Object.keys((await seen(page)).errors), ['school']);
    await fill(page, 'school-other', '海外の大学');
    assert.equal((await seen(page)).errors.school, undefined);
  });

  formTest('the button is hit though the field that is left gets a mistake above it', page, async (page) => {
    await fillEveryKind(page);
    await focusOn(page, 'reason');
    await page.$eval('#reason', (input) => (input.value = ''));
    await page.$eval('.form-button', (button) => button.scrollIntoView({block: 'center', behavior: 'instant'}));
    await submit(page);
    assert.equal((await seen(page)).focus, 'error-summary');
  });

  formTest('width and kana are folded on leaving a field, which is said and shown', page, async (page) => {
    for (const [id, typed, folded, words] of [
      ['login-id', 'ｙａｍａｄａ１２', 'yamada12', '半角に直しました。'],
      ['phone', '０６ー１２３４ー５６７８', '06-1234-5678', '半角に直しました。'],
      ['name-kana', 'ﾔﾏﾀﾞ たろう', 'ヤマダ　タロウ', '全角に直しました。 カタカナに直しました。'],
      ['birth-date', '昭和５５年４月１日', '昭和55年4月1日', '半角に直しました。'],
    ]) {
      await fill(page, id, typed);
      assert.equal(await valueOf(page, id), folded);
      assert.ok((await seen(page)).notes.includes(words), id);
      assert.match(await heard(page, /直しました/), new RegExp(words));
    }
    await fill(page, 'email', ' taro@example.jp ');
    assert.equal(await valueOf(page, 'email'), 'taro@example.jp');
    const {errors, notes} = await seen(page);
    assert.deepEqual([errors.email, notes.length], [undefined, 4]);
    await focusOn(page, 'phone');
    await page.keyboard.press('End');
    await page.keyboard.type('9');
    assert.equal((await seen(page)).notes.length, 3);
  });

  formTest('secrets are never folded', page, async (page) => {
    await fill(page, 'password', ' Ｈimitsu1 ');
    assert.equal(await valueOf(page, 'password'), ' Ｈimitsu1 ');
  });

  formTest('files are judged by name and size as soon as they are chosen', page, async (page) => {
    const choose = (name, size) =>
      page.$eval(
        '#certificate',
        (input, name, size) => {
          const files = new DataTransfer();
          files.items.add(new File([new Uint8Array(size)], name));
          input.files = files.files;
          input.dispatchEvent(new Event('change', {bubbles: true}));
        },
        name,
        size,
      );
    const said = async () => (await seen(page)).errors.certificate;
    await choose('shomei.exe', 10);
    assert.deepEqual(await said(), ['証明書には、PDFのファイルを選んでください。']);
    await choose('shomei.pdf', 1001);
    assert.deepEqual(await said(), ['証明書には、1 kB以下のファイルを選んでください（いまは1.1 kBです）。']);
    await choose('shomei.pdf', 0);
    assert.deepEqual(await said(), ['証明書には、空でないファイルを選んでください。']);
    await choose('shomei.pdf', 1000);
    assert.equal(await said(), undefined);
  });

  formTest('with the keyboard alone a form is filled in, put right and sent', page, async (page) => {
    const {keyboard} = page;
    await focusOn(page, 'login-id');
    const answers = ['yamada12', 'Himitsu1', null, 'Himitsu1', null, 'ヤマダ', 'taro@example', '', '', '1980-04-01', ''];
    for (const answer of answers) {
      // A secret is followed by its own button.
      if (answer) await keyboard.type(answer);
      await keyboard.press('Tab');
    }
    for (let box = 0; box < 3; ++box) {
      if (box === 1) await keyboard.press(' ');
      await keyboard.press('Tab');
    }
    await keyboard.press('ArrowDown');
    await keyboard.press('Tab');
    await keyboard.type('大阪');
    await keyboard.press('ArrowDown');
    await keyboard.press('Enter');
    assert.equal(await valueOf(page, 'school'), '大阪大学');
    await keyboard.press('Tab');
    await keyboard.press('Tab');
    await keyboard.press(' ');
    await keyboard.press('ArrowDown');
    assert.equal(await page.$eval('#needed-no', (input) => input.checked), true);
    await keyboard.press('Tab');
    await keyboard.type('在庫があります');
    await keyboard.press('Tab');
    await keyboard.press('Tab');
    await keyboard.press(' ');
    await keyboard.press('Tab');
    await keyboard.press('Enter');
    const {summary, focus} = await seen(page);
    assert.deepEqual(summary, ['メールアドレスは、name@example.jpのような形で入力してください。']);
    assert.equal(focus, 'error-summary');
    await keyboard.press('Tab');
    await keyboard.press('Enter');
    await keyboard.press('End');
    await keyboard.type('.jp');
    await Promise.all([page.waitForNavigation(), keyboard.press('Enter')]);
    assert.match(page.url(), /received\.html$/);
  });

  formTest('what the server found stays until it is put right', 'forms/refused.html', async (page, {recorded}) => {
    const first = await seen(page);
    assert.deepEqual([first.focus, first.invalid], ['error-summary', ['email']]);
    assert.equal(first.title, `エラー：${plainTitle}`);
    await fillEveryKind(page);
    const second = await seen(page);
    assert.deepEqual([second.errors, second.invalid], [{}, []]);
    await Promise.all([page.waitForNavigation(), submit(page)]);
    assert.deepEqual(await recorded(), []);
  });

  formTest('an English page speaks English', 'forms/english.html', async (page) => {
    await fill(page, 'login-id', 'ab');
    assert.deepEqual((await seen(page)).errors['login-id'], ['Enter at least 8 characters in “ログインID” (now: 2).']);
    assert.equal(await page.$eval('.show-secret', (button) => button.textContent), 'Show');
  });
});
