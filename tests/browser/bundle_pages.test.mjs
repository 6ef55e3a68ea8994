// The pages of a bundle, opened from disk without a network: how old it is, addresses outside, flows, forms and their
// sheets. Kiosk mode is kiosk.test.mjs's.

import assert from 'node:assert/strict';
import {readdir, readFile, writeFile} from 'node:fs/promises';
import path from 'node:path';
import {after, before, describe, test} from 'node:test';
import {offlineBrowsers, withPage} from './browsers.mjs';
import {buildBundle, onlineAddress} from './built_bundle.mjs';
import {desk, excessWidth, phone, smallTargets, violations} from './form_axe.mjs';
import {click, fill, seen, submit} from './form_reader.mjs';
import {arrive, goTo} from './flow_reader.mjs';
import {setDay} from './page_clock.mjs';
import {recordProblems} from './page_problems.mjs';

const bundle = await buildBundle({options: ['--expires', '2026-12-31']});
const changed = await buildBundle({changed: true});
after(() => Promise.all([bundle.remove(), changed.remove()]));

const below = (folder) => bundle.pages.filter((page) => page.startsWith(`${folder}/`));
const published = bundle.pages.filter((page) => page !== 'START.html');
const mailChange = 'forms/gmis-email-change.html';
const everyAnswer = 'forms/every-answer.html';

const outsideLinks = (page) =>
  page.$$eval('main a', (all) => [
    ...new Set(
      all.map((link) => link.getAttribute('href')).filter((address) => /^(https?|mailto|tel):/.test(address)),
    ),
  ]);

/** Every path of a flow by its data: its answers, and the outcome that they lead to. */
function outcomesOf({start, questions}) {
  const found = new Map();
  const goOn = (id, answers) => {
    const question = questions.find((one) => one.id === id);
    if (!question) return found.has(id) || found.set(id, answers);
    for (const choice of question.choices) goOn(choice.to, [...answers, choice.id]);
  };
  goOn(start, []);
  return found;
}

async function fillMailChange(page) {
  await fill(page, 'institution-name', '　標病院 ');
  await fill(page, 'institution-address', '大阪市');
  await fill(page, 'contact-name', '山田');
  await fill(page, 'new-email', 'ｔａｒｏ@example.jp');
  await fill(page, 'new-email-again', 'taro@example.jp');
}

/** The sheet as it is read: its rows, and what else stands on the page. */
const sheetOf = (page) =>
  page.evaluate(() => {
    const texts = (selector) =>
      [...document.querySelectorAll(selector)].filter((part) => part.checkVisibility()).map((part) => part.textContent);
    return {
      rows: [...document.querySelectorAll('.sheet-values tbody tr')].map((row) =>
        [...row.cells].map((cell) => cell.textContent),
      ),
      headings: texts('main :is(h1, h2)'),
      secrets: texts('.sheet-secrets'),
      focus: document.activeElement.className,
      isFormSeen: document.querySelector('.form').checkVisibility(),
    };
  });

for (const [name, launch] of Object.entries(offlineBrowsers)) {
  describe(`a bundle's pages in ${name}`, () => {
    let browser;
    before(async () => {
      browser = await launch();
    });
    after(() => browser?.close());

    function pageTest(title, use, root = bundle.root) {
      test(title, {timeout: 240_000}, () =>
        withPage(browser, async (page) => {
          const recorded = await recordProblems(page, (url) => url.startsWith(root) || url.startsWith('data:'));
          await use(page);
          assert.deepEqual(await recorded(), []);
        }),
      );
    }

    async function open(page, address) {
      await page.goto(address);
      await page.waitForSelector('.copy-age');
    }

    for (const address of published) {
      pageTest(`${address}: says how old it is, and lists each address outside once`, async (page) => {
        await setDay(page, '2026-12-31');
        await open(page, bundle.urlOf(address));
        const told = await page.$$eval('.copy-age p', (all) => all.map((line) => line.textContent));
        assert.equal(told.length, 1);
        assert.match(told[0], /^2026年11月21日現在の内容です（版 \d{8}T\d{6}Z）$/);
        assert.equal(await page.$('.kiosk, .kiosk-buttons'), null);
        const listed = await page.$$eval('[data-address]', (all) =>
          all.map((entry) => [entry.dataset.address, entry.querySelector('img').alt]),
        );
        const links = await outsideLinks(page);
        assert.deepEqual(
          listed,
          links.map((link) => [link, `${link}のQRコード`]),
        );
        await page.waitForFunction(() => [...document.images].every((image) => image.complete && image.naturalWidth));
      });
    }

    for (const address of below('flows')) {
      pageTest(`${address}: leads to every outcome`, async (page) => {
        const data = await readFile(path.join(bundle.folder, address.replace(/html$/, 'json')), 'utf8');
        const {start} = JSON.parse(data);
        const outcomes = outcomesOf(JSON.parse(data));
        assert.ok(outcomes.size > 1);
        await open(page, bundle.urlOf(address));
        for (const [outcome, answers] of outcomes) {
          await goTo(page, `#q-${start}`);
          await arrive(page, `q-${start}`);
          for (const answer of answers) {
            const before = await page.evaluate(() => location.hash);
            await page.$eval(`.question:not([hidden]) .choice[data-choice="${answer}"]`, (link) => link.click());
            await page.waitForFunction((hash) => location.hash !== hash, {}, before);
          }
          await arrive(page, `o-${outcome}`);
        }
      });
    }

    for (const address of below('forms')) {
      pageTest(`${address}: sent empty, it says what is missing; nothing of it can be sent`, async (page) => {
        await open(page, bundle.urlOf(address));
        const parts = await page.$eval('form', (form) => [
          form.getAttribute('method'),
          form.getAttribute('action'),
          document.querySelector('.honeypot'),
        ]);
        assert.deepEqual(parts, ['dialog', null, null]);
        await submit(page);
        const {errors, focus} = await seen(page);
        assert.ok(Object.keys(errors).length > 0 || focus === 'form-button', focus);
        assert.equal(page.url(), bundle.urlOf(address));
      });
    }

    pageTest('a form without mistakes becomes a sheet with the values as they would be sent', async (page) => {
      await open(page, bundle.urlOf(mailChange));
      await fillMailChange(page);
      await submit(page);
      await page.waitForSelector('.form-sheet:not([hidden])');
      const {rows, headings, secrets, focus, isFormSeen} = await sheetOf(page);
      assert.deepEqual(rows, [
        ['医療機関名', '標病院'],
        ['所在地', '大阪市'],
        ['担当者の名前', '山田'],
        ['変更後のメールアドレス', 'taro@example.jp'],
        ['変更後のメールアドレス（確認）', 'taro@example.jp'],
      ]);
      assert.deepEqual(headings, ['G-MISに登録したメールアドレスの変更を頼む', '記入した内容', 'お問い合わせ先']);
      assert.deepEqual([secrets, focus, isFormSeen], [[], 'form-sheet', false]);
      await page.evaluate(() => (window.print = () => (globalThis.isPrinted = true)));
      await click(page, '.sheet-print');
      assert.equal(await page.evaluate(() => globalThis.isPrinted), true);
      await click(page, '.sheet-back');
      assert.equal(await page.$eval('#new-email', (input) => input.value), 'taro@example.jp');
      assert.deepEqual((await sheetOf(page)).rows, []);
      assert.equal((await seen(page)).focus, 'institution-name');
    });

    pageTest(
      'the sheet has labels, lines and units, no secret, and the address of the form online',
      async (page) => {
        await open(page, changed.urlOf(everyAnswer));
        await fill(page, 'name-kana', 'やまだ');
        await fill(page, 'birth-date', '昭和55年4月1日');
        await fill(page, 'password', 'himitsu-no-kotoba');
        await fill(page, 'password-again', 'himitsu-no-kotoba');
        for (const option of ['masks', 'gowns', 'terms']) {
          await page.$eval(`#${option === 'terms' ? option : `wanted-${option}`}`, (box) => box.click());
        }
        await fill(page, 'amount', '１，２００');
        await page.$eval('#remarks', (area) => (area.value = '一行目\n二行目'));
        const photo = path.join(path.dirname(changed.folder), '患者.png');
        await writeFile(photo, 'a picture');
        const input = await page.$('#photo');
        await input.uploadFile(photo);
        await submit(page);
        await page.waitForSelector('.form-sheet:not([hidden])');
        const {rows, headings, secrets} = await sheetOf(page);
        assert.deepEqual(rows, [
          ['名前', 'ヤマダ'],
          ['電話', ''],
          ['生年月日', '1980-04-01'],
          ['求めるもの', 'マスク\nガウン'],
          ['数', '1200 箱'],
          ['備考', '一行目\n二行目'],
          ['写真', '患者.png'],
          ['決まりに同意します', 'はい'],
        ]);
        assert.deepEqual(headings.slice(1), ['記入した内容', 'オンラインの入力フォーム', 'お問い合わせ先']);
        assert.deepEqual(secrets, ['パスワードなど、人に見せない項目は、この用紙に載せません。']);
        assert.doesNotMatch(await page.content(), /himitsu/);
        const online = await page.$eval('.online-form', (part) => [
          part.querySelector('img').alt,
          part.querySelector('a').href,
          part.dataset.address,
        ]);
        const address = `${onlineAddress}${everyAnswer}`;
        assert.deepEqual(online, [`${address}のQRコード`, address, address]);
      },
      changed.root,
    );
  });
}

describe("a bundle's pages for everybody", () => {
  let chromium;
  before(async () => {
    chromium = await offlineBrowsers.Chromium();
  });
  after(() => chromium?.close());

  test('no file but bundle.js tells of the version, and no page needs another folder', async () => {
    const [version] = /\d{8}T\d{6}Z/.exec(await readFile(path.join(bundle.folder, 'bundle.js'), 'utf8'));
    const own = ['START.html', 'VERSION.json', 'SHA256SUMS', 'SHA256SUMS.minisig', 'bundle.js'];
    for (const entry of await readdir(bundle.folder, {recursive: true, withFileTypes: true})) {
      if (!entry.isFile() || own.includes(entry.name)) continue;
      const text = await readFile(path.join(entry.parentPath ?? entry.path, entry.name), 'utf8');
      assert.ok(!text.includes(version), entry.name);
    }
    for (const page of changed.pages) {
      const html = await readFile(path.join(changed.folder, page), 'utf8');
      assert.doesNotMatch(html, /<(?:script|img|link rel="(?:stylesheet|icon|manifest)")[^>]* (?:src|href)="(?:https?:|\/)/, page);
      assert.doesNotMatch(html, /rel="manifest"|data-worker/, page);
    }
  });

  test('a browser without a network does not reach the address that a link leads to', {timeout: 240_000}, () =>
    withPage(chromium, async (page) => {
      await assert.rejects(page.goto('https://www.example.jp/'), /ERR_/);
    }),
  );

  test('without script a form says that nothing can be sent, with the address and all its fields', {timeout: 240_000}, () =>
    withPage(chromium, async (page) => {
      await page.setJavaScriptEnabled(false);
      await page.goto(changed.urlOf(everyAnswer));
      const told = await page.$eval('.form-page .note', (note) => note.innerText);
      assert.match(told, /ここからは送信できません/);
      assert.match(told, /このページを印刷して、手で書き入れてください/);
      assert.equal(await page.$eval('.online-form img', (image) => image.checkVisibility()), true);
      await page.emulateMediaType('print');
      assert.equal(await page.$eval('.form-table td', (cell) => cell.checkVisibility()), true);
      assert.equal(await page.$eval('.form-sheet', (sheet) => sheet.checkVisibility()), false);
    }),
  );

  test('the sheet is printed alone, with codes and contact', {timeout: 240_000}, () =>
    withPage(chromium, async (page) => {
      await page.goto(bundle.urlOf(mailChange));
      await fillMailChange(page);
      await submit(page);
      await page.waitForSelector('.form-sheet:not([hidden])');
      await page.emulateMediaType('print');
      const shown = await page.$$eval('.form-page > *, .outside-addresses, .sheet-buttons, .copy-bar', (all) =>
        all.filter((part) => part.checkVisibility()).map((part) => part.className || part.localName),
      );
      assert.deepEqual(shown, ['copy-bar', 'h1', 'form-sheet', 'contact']);
    }),
  );

  test('addresses are printed with their codes', {timeout: 240_000}, () =>
    withPage(chromium, async (page) => {
      await page.goto(bundle.urlOf('guides/gmis-login.html'));
      await page.emulateMediaType('print');
      const widths = await page.$$eval('.outside-address img', (all) => all.map((image) => image.clientWidth));
      assert.ok(widths.length > 0 && widths.every((width) => width > 80), `${widths}`);
    }),
  );

  for (const address of ['guides/gmis-login.html', everyAnswer, mailChange]) {
    test(`${address}: axe-core, width and targets, with a sheet where there is one`, {timeout: 240_000}, async () => {
      for (const viewport of [phone, desk]) {
        for (const value of ['light', 'dark']) {
          await withPage(chromium, async (page) => {
            await page.setViewport(viewport);
            await page.emulateMediaFeatures([{name: 'prefers-color-scheme', value}]);
            await page.goto(changed.urlOf(address));
            await page.waitForSelector('.copy-age');
            if (address === mailChange) {
              await fillMailChange(page);
              await submit(page);
              await page.waitForSelector('.form-sheet:not([hidden])');
            }
            const where = `${viewport.width} px, ${value}`;
            assert.equal(await excessWidth(page, viewport), 0, where);
            assert.deepEqual(await smallTargets(page), [], where);
            assert.deepEqual(await violations(page), [], where);
          });
        }
      }
    });
  }
});
