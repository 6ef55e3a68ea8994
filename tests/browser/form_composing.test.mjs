// Input methods: nothing is judged, folded, suggested or sent while somebody composes.

import assert from 'node:assert/strict';
import {after} from 'node:test';
import {describeForms, fill, fillEveryKind, focusOn, seen, valueOf} from './form_reader.mjs';
import {writeFormSite} from './form_site.mjs';

const site = await writeFormSite();
after(site.remove);

const everyKind = 'forms/every-kind.html';

// The events of a composition, in a browser's own order.
const orders = {
  'Chromium’s order': ['start', 'key', 'input composing', 'key enter composing', 'end'],
  'Firefox’s order': ['start', 'key', 'input composing', 'key enter composing', 'end', 'input'],
  'Safari’s order': ['start', 'key', 'input composing', 'end', 'key enter 229'],
};

// Plays one event on the focused input; `value` is what stands in it then. Whether its default would happen.
function play(page, name, value) {
  return page.evaluate(
    (name, value) => {
      const input = document.activeElement;
      const enter = {bubbles: true, cancelable: true, key: 'Enter', keyCode: 229};
      const make = {
        start: () => new CompositionEvent('compositionstart', {bubbles: true}),
        end: () => new CompositionEvent('compositionend', {bubbles: true, data: value}),
        input: () => new InputEvent('input', {bubbles: true}),
        'input composing': () => new InputEvent('input', {bubbles: true, isComposing: true}),
        key: () => new KeyboardEvent('keydown', {bubbles: true, key: 'Process', keyCode: 229, isComposing: true}),
        'key enter composing': () => new KeyboardEvent('keydown', {...enter, isComposing: true}),
        'key enter 229': () => new KeyboardEvent('keydown', enter),
      };
      if (value !== undefined) input.value = value;
      return input.dispatchEvent(make[name]());
    },
    name,
    value,
  );
}

describeForms('composing', site, (formTest) => {
  for (const [name, order] of Object.entries(orders)) {
    formTest(`${name}: a mistake goes when the composition ends, not before`, everyKind, async (page) => {
      await focusOn(page, 'name-kana');
      await page.keyboard.press('Tab');
      await focusOn(page, 'name-kana');
      assert.deepEqual(Object.keys((await seen(page)).errors), ['name-kana', 'email']);
      for (const event of order) {
        const isOver = ['end', 'input', 'key enter 229'].includes(event);
        await play(page, event, event.startsWith('input') || event === 'end' ? 'やまだ' : undefined);
        const {errors} = await seen(page);
        assert.equal('name-kana' in errors, !isOver, event);
        assert.equal(await valueOf(page, 'name-kana'), event === 'start' || event === 'key' ? '' : 'やまだ');
      }
      await page.keyboard.press('Tab');
      assert.equal(await valueOf(page, 'name-kana'), 'ヤマダ');
    });
  }

  formTest('a field that is left while composing is judged when that ends', everyKind, async (page) => {
    await focusOn(page, 'login-id');
    await play(page, 'start');
    await play(page, 'input composing', 'ｙａｍａ');
    await page.evaluate(() => document.activeElement.blur());
    assert.deepEqual([(await seen(page)).errors, await valueOf(page, 'login-id')], [{}, 'ｙａｍａ']);
    await page.$eval('#login-id', (input) =>
      input.dispatchEvent(new CompositionEvent('compositionend', {bubbles: true})),
    );
    assert.equal(await valueOf(page, 'login-id'), 'yama');
    assert.deepEqual(Object.keys((await seen(page)).errors), ['login-id']);
  });

  formTest('where no end comes, the next focus is one', everyKind, async (page) => {
    await focusOn(page, 'login-id');
    await play(page, 'start');
    await play(page, 'input composing', 'ｙａｍａ');
    await focusOn(page, 'email');
    assert.equal(await valueOf(page, 'login-id'), 'yama');
    assert.deepEqual(Object.keys((await seen(page)).errors), ['login-id']);
  });

  formTest('the Enter key that ends a composition sends nothing', everyKind, async (page) => {
    await fillEveryKind(page);
    await focusOn(page, 'name-kana');
    for (const events of [['start'], ['end', 'key enter 229']]) {
      for (const event of events) await play(page, event);
      await page.evaluate((isComposing) => {
        // In the same turn as the key, as a browser that takes the key for itself would.
        if (!isComposing) {
          const key = new KeyboardEvent('keydown', {bubbles: true, key: 'Enter', keyCode: 229});
          document.activeElement.dispatchEvent(key);
        }
        document.querySelector('form').requestSubmit();
      }, events[0] === 'start');
      assert.match(page.url(), /every-kind\.html$/);
    }
    await Promise.all([page.waitForNavigation(), page.keyboard.press('Enter')]);
    assert.match(page.url(), /received\.html$/);
  });

  formTest('keys that belong to the input method choose no suggestion', everyKind, async (page) => {
    const isOpen = () => page.$eval('#school', (input) => input.getAttribute('aria-expanded'));
    await focusOn(page, 'school');
    await play(page, 'start');
    await play(page, 'input composing', '大阪');
    assert.equal(await isOpen(), 'false');
    await play(page, 'key enter composing');
    await play(page, 'end', '大阪');
    assert.equal(await isOpen(), 'true');
    await page.keyboard.press('ArrowDown');
    assert.equal(await play(page, 'key enter 229'), true, 'the key was taken');
    assert.equal(await valueOf(page, 'school'), '大阪');
    await page.keyboard.press('Enter');
    assert.equal(await valueOf(page, 'school'), '大阪大学');
  });

  formTest('a real composition', everyKind, async (page, {browserName}) => {
    // Only Chromium can be told to compose.
    if (browserName !== 'Chromium') return;
    const session = await page.createCDPSession();
    await fill(page, 'name-kana', 'abc');
    await focusOn(page, 'name-kana');
    await page.$eval('#name-kana', (input) => input.select());
    assert.deepEqual(Object.keys((await seen(page)).errors), ['name-kana', 'email']);
    for (const text of ['や', 'やま', 'やまだ']) {
      await session.send('Input.imeSetComposition', {text, selectionStart: text.length, selectionEnd: text.length});
      assert.ok('name-kana' in (await seen(page)).errors, text);
    }
    await session.send('Input.insertText', {text: 'やまだ'});
    assert.ok(!('name-kana' in (await seen(page)).errors));
    assert.equal(await valueOf(page, 'name-kana'), 'やまだ');
    await page.keyboard.press('Tab');
    assert.equal(await valueOf(page, 'name-kana'), 'ヤマダ');
  });
});
