// Every form of the site as it stands in a bundle, filled in well to its end: from disk, without a network. What mistakes
// come to is shown by form_errors.test.mjs; here only what the forms' own rules say between fields.

import assert from 'node:assert/strict';
import path from 'node:path';
import {after, before, describe, test} from 'node:test';
import {offlineBrowsers, withPage} from './browsers.mjs';
import {buildBundle} from './built_bundle.mjs';
import {click, fill, seen, submit} from './form_reader.mjs';
import {recordProblems} from './page_problems.mjs';

const bundle = await buildBundle();
after(bundle.remove);

const typed = (values) => Object.entries(values).map(([id, text]) => (page) => fill(page, id, text));
const chosen = (field, option) => (page) => page.select(`#${field}`, option);
const ticked = (id) => (page) => click(page, `#${id}`);

/** Sends the form, and is told this and nothing else. */
const refused = (...texts) => async (page) => {
  await submit(page);
  assert.deepEqual((await seen(page)).summary, texts);
};

const bothStocks = [
  chosen('item', 'n95'),
  ticked('needed-yes'),
  ticked('method-prefecture-stock'),
  ...typed({
    'prefecture-quantity': '１００',
    'national-quantity': '50',
    'total-quantity': '100',
    'past-distributions': '0',
    'procurement-reason': '納入の見通しが立たないため。',
    'aerosol-reason': '気管挿管を行うため。',
    'weekly-use': '10',
    'stock-yesterday': '10',
  }),
  chosen('status', 'complete'),
  refused(
    '配布方法：県と国の備蓄の両方で対応するときは、「国から直送」を選んでください。',
    '総配布枚数には、県の配布枚数と国の配布枚数を足した枚数を入れてください。',
    '県と国の備蓄の両方で対応する理由を、都道府県意見に書いてください。',
  ),
  ...typed({'total-quantity': '150', opinion: '県の備蓄だけでは足りないため。'}),
  ticked('method-national-direct'),
];

const physician = [
  ...typed({
    'login-id': 'yamada@2026',
    password: 'Himitsu-2026',
    'password-again': 'Himitsu-2026',
    'license-number': '９９９９９９',
    'license-date': '昭和60年5月1日',
    'family-name-kana': 'にちい',
    'given-name-kana': 'タロウ',
    'family-name': '日医',
    'given-name': '太郎',
    'postal-code': '113-8621',
    address: '文京区本駒込2-28-16',
    'mobile-phone': '03-3946-2121',
    'birth-date': '1990-04-01',
    'main-department': '内科',
    school: '標大学',
    graduation: '2015-03',
    email: 'taro@example.jp',
    'email-again': 'taro@example.jp',
  }),
  chosen('prefecture', 'tokyo'),
  chosen('sex', 'male'),
  ticked('terms'),
  refused('医籍登録日には、生年月日より後の日付を入れてください。'),
  ...typed({'birth-date': '1960-04-01'}),
];

/** How each form is filled in, and what stands there in the end. */
const ways = {
  'gmis-email-change': {
    sent: [
      ...typed({
        'institution-name': '標病院',
        'institution-address': '大阪市',
        'contact-name': '山田',
        'new-email': 'taro@example.jp',
        'new-email-again': 'taro@example.jp',
      }),
    ],
  },
  'gmis-emergency-response': {
    'both stocks': bothStocks,
    none: [
      chosen('item', 'surgical-mask'),
      ticked('needed-no'),
      chosen('status', 'open'),
      refused('配布しない理由を、都道府県意見に書いてください。'),
      ...typed({opinion: '在庫が足りているため。'}),
    ],
  },
  'gmis-new-password': {
    changed: typed({'user-name': 'ex000000', 'new-password': 'Abcdefg1', 'new-password-again': 'Abcdefg1'}),
  },
  'mamis-registration': {registered: physician},
};

const forms = bundle.pages.filter((page) => page.startsWith('forms/'));

test('each form of the site has a way here', () => {
  assert.deepEqual(
    forms.map((page) => path.basename(page, '.html')),
    Object.keys(ways),
  );
});

/** What the form's end says; rehearsals end with a text, others with a sheet. */
async function endOf(page) {
  await page.waitForFunction(() =>
    [...document.querySelectorAll('.form-done, .form-sheet')].some((end) => end.checkVisibility()),
  );
  const {done, errors, summary} = await seen(page);
  assert.deepEqual([errors, summary], [{}, []]);
  const sheet = await page.$$eval('.sheet-values tbody tr', (rows) => rows.map((row) => row.cells[1].textContent));
  const isRehearsal = await page.$eval('.form', (form) => 'rehearsal' in form.dataset);
  return {done, sheet, isRehearsal};
}

for (const [name, launch] of Object.entries(offlineBrowsers)) {
  describe(`forms of a bundle in ${name}`, () => {
    let browser;
    before(async () => {
      browser = await launch();
    });
    after(() => browser?.close());

    for (const [form, courses] of Object.entries(ways)) {
      for (const [course, steps] of Object.entries(courses)) {
        test(`${form}: ${course}`, {timeout: 240_000}, () =>
          withPage(browser, async (page) => {
            const recorded = await recordProblems(page, (url) => /^(file|data):/.test(url));
            await page.goto(bundle.urlOf(`forms/${form}.html`));
            await page.waitForSelector('.form-unseen');
            for (const step of steps) await step(page);
            await submit(page);
            const {done, sheet, isRehearsal} = await endOf(page);
            if (isRehearsal) assert.deepEqual([done, sheet], [['練習が終わりました'], []]);
            else assert.deepEqual(sheet, ['標病院', '大阪市', '山田', 'taro@example.jp', 'taro@example.jp']);
            assert.equal(page.url(), bundle.urlOf(`forms/${form}.html`));
            assert.deepEqual(await recorded(), []);
          }),
        );
      }
    }
  });
}
