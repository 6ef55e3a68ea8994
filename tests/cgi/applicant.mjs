// Somebody who fills in the test site's application in a browser, with or without script.

import {writeFile} from 'node:fs/promises';
import path from 'node:path';
import {until} from './children.mjs';

export const password = 'Naisho-no-Kotoba-42';

// A whole PNG of one pixel.
const picture = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAQAAAC1HAwCAAAAC0lEQVR42mNkYAAAAAYAAjCB0C8AAAAASUVORK5CYII=',
  'base64',
);

/** As people type: half width, eras, blanks. What is stored of it stands in `confirmed`. */
export const typed = {
  name: ' ｼﾙﾍﾞ病院A1 ',
  kana: 'しるべびょういん',
  phone: '０６－６９４１ー０３５１',
  email: 'ｈyoko@example.jp',
  opened: '令和8年4月1日',
  stock: '１，０００',
  quantity: '12',
  'kind-text': '救急',
  school: '大阪大学',
  reason: '足りない。\nすぐに要る。',
  password,
  'password-again': password,
};

/** What the confirmation shows, label by label, of `typed` and of what is chosen. */
export const confirmed = {
  医療機関名: ['シルベ病院Ａ１'],
  '医療機関名（カタカナ）': ['シルベビョウイン'],
  電話番号: ['06-6941-0351'],
  メールアドレス: ['hyoko@example.jp'],
  開設日: ['2026-04-01'],
  きのうの在庫: ['1000'],
  希望する数: ['12'],
  病院の種類: ['その他'],
  その他の種類: ['救急'],
  診療科: ['外科', '眼科'],
  都道府県: ['大阪府'],
  出身校: ['大阪大学'],
  理由: ['足りない。', 'すぐに要る。'],
  図面: ['plan.png (0.1 kB)'],
  パスワード: ['入力済み（表示しません）'],
  'パスワード（確認）': ['入力済み（表示しません）'],
  利用規約を読みました: ['はい'],
};

/** Asks the page by `evaluate` and `$eval` alone: nothing else that puppeteer has is answered without script everywhere. */
export class Applicant {
  constructor(page, folder) {
    this.page = page;
    this.folder = folder;
  }

  /** Clicks in the middle of the screen, where nothing lies above what is clicked. */
  async click(selector, options) {
    const [x, y] = await this.page.$eval(selector, (part) => {
      part.scrollIntoView({block: 'center', behavior: 'instant'});
      const {left, top, width, height} = part.getBoundingClientRect();
      return [left + width / 2, top + height / 2];
    });
    await this.page.mouse.click(x, y, options);
  }

  /** Clicks what leads to another page, and waits for it. */
  async follow(selector, options) {
    await Promise.all([this.page.waitForNavigation(), this.click(selector, options)]);
  }

  async type(field, text) {
    await this.page.focus(`#${field}`);
    await this.page.$eval(`#${field}`, (input) => input.select());
    await this.page.keyboard.press('Backspace');
    await this.page.keyboard.type(text);
    await this.page.keyboard.press('Tab');
  }

  /** Everything, as it stands in `typed`, but what `changes` says. */
  async fillIn(changes = {}) {
    await this.click('#kind-other');
    for (const [field, text] of Object.entries({...typed, ...changes})) await this.type(field, text);
    await this.click('#departments-surgery');
    await this.click('#departments-eyes');
    await this.page.select('#prefecture', 'osaka');
    await this.attach('plan.png', picture);
    await this.click('#terms');
  }

  async attach(name, bytes) {
    const file = path.join(this.folder, name);
    await writeFile(file, bytes);
    await (await this.page.$('#plan')).uploadFile(file);
  }

  attachPicture() {
    return this.attach('plan.png', picture);
  }

  /** Waits until the page has it. It is asked from outside, as a page without script does not look by itself. */
  wait(selector) {
    return until(() => this.page.$(selector), selector);
  }

  texts(selector) {
    return this.page.evaluate(
      (selector) => [...document.querySelectorAll(selector)].map((part) => part.textContent.trim()),
      selector,
    );
  }

  /** Where the links lead. */
  targets(selector) {
    return this.page.evaluate(
      (selector) => [...document.querySelectorAll(selector)].map((link) => link.getAttribute('href')),
      selector,
    );
  }

  /** What the confirmation shows, by label. */
  answers() {
    return this.page.evaluate(() => {
      const linesOf = (answer) => [...answer.querySelectorAll('dd:not(.confirmed-change) p')];
      const all = [...document.querySelectorAll('.confirmed-value')];
      return Object.fromEntries(
        all.map((answer) => [
          answer.querySelector('dt').textContent,
          linesOf(answer).map((line) => line.textContent),
        ]),
      );
    });
  }

  valueOf(field) {
    return this.page.$eval(`#${field}`, (input) => input.value);
  }

  /** The receipt that the page shows. */
  async receipt() {
    const [shown] = await this.texts('.receipt-number');
    return shown;
  }
}
