import assert from 'node:assert/strict';
import path from 'node:path';
import {after, before, describe, test} from 'node:test';
import {pathToFileURL} from 'node:url';
import {launchChromium, launchFirefox, withPage} from './browsers.mjs';
import {serveFolder} from './file_server.mjs';
import {answer, arrive, choose, click, daysAgo, follow, goTo, seen} from './flow_reader.mjs';
import {examplesOf, writeFlowSite} from './flow_site.mjs';
import {recordProblems} from './page_problems.mjs';

const site = await writeFlowSite();
after(site.remove);

const brokenAddresses = [
  '#q-none',
  '#q-guide-mail;nonsense',
  '#o-set-password;no',
  '#q-mailbox-full;yes',
  '#%',
  '#;;;,=',
  '#main_;yes',
  '#q-pre-check-mail;yes;facility=none',
  '#q-pre-check-mail;yes;facility=hospital,facility=clinic',
  '#q-guide-mail;yes,arrived,@q-none',
  '#q-__proto__;constructor',
  '#o-set-password;yes,arrived,arrived,readable,opened,opened',
];

// Answers of `every-kind`, where they lead, and how they are listed.
const chosenTogether = [
  ['name+address', 'o-many-missing', '名前 / 住所'],
  ['address', 'q-applied-on', '住所'],
  ['-', 'o-nothing-missing', '何も選ばないとき'],
  ['seal', 'q-how-many', '印鑑'],
  ['address+seal', 'q-applied-on', '住所 / 印鑑'],
];
const numbers = [
  ['-3', 'o-no-beds'],
  ['0', 'o-no-beds'],
  ['1', 'o-few-beds'],
  ['19', 'o-few-beds'],
  ['20', 'q-which'],
];

const mail = (rest) => `gmis-account-mail.html${rest}`;
const kinds = (rest) => `every-kind.html${rest}`;

for (const [name, launch] of Object.entries({Chromium: launchChromium, Firefox: launchFirefox})) {
  for (const where of ['disk', 'server']) {
    describe(`flow in ${name}, from ${where}`, () => {
      let browser, server, root;
      before(async () => {
        [browser, server] = await Promise.all([launch(), serveFolder(site.folder)]);
        root = where === 'disk' ? pathToFileURL(path.join(site.folder, 'flows/')).href : `${server.origin}/flows/`;
      });
      after(async () => {
        await Promise.all([browser?.close(), server?.close()]);
      });

      // A test of one page, opened at the rest of its address.
      function flowTest(title, address, use) {
        test(title, {timeout: 240_000}, () =>
          withPage(browser, async (page) => {
            await page.goto(root + address);
            await use(page);
          }),
        );
      }

      test('a page loads with a silent console and shows its first question alone', {timeout: 240_000}, () =>
        withPage(browser, async (page) => {
          const site = new URL('..', root).href;
          const recorded = await recordProblems(page, (url) => url.startsWith(site) || url.startsWith('data:'));
          await page.goto(root + mail(''));
          const {sections, focus, answers, isBroken} = await arrive(page, 'q-waited-three-weeks');
          assert.deepEqual(
            {sections, focus, answers, isBroken},
            {
              sections: ['q-waited-three-weeks'],
              focus: undefined,
              answers: [],
              isBroken: false,
            },
          );
          assert.deepEqual(await recorded(), []);
        }),
      );

      flowTest(
        'a choice brings up the next question, focused, announced and in the address',
        mail(''),
        async (page) => {
          const links = await page.$$eval('.choice', (all) => all.map((link) => link.getAttribute('href')));
          await choose(page, 'yes');
          const state = await arrive(page, 'q-pre-check-mail');
          assert.equal(state.focus, 'q-pre-check-mail');
          assert.equal(state.announced, '質問 「事前確認メール」は届いていますか？');
          assert.equal(state.fragment, '#q-pre-check-mail;yes');
          assert.deepEqual(state.answers, [['「新規ユーザ登録申請」から、3週間以上たっていますか？', 'はい']]);
          assert.deepEqual(await page.$$eval('.choice', (all) => all.map((link) => link.getAttribute('href'))), links);
        },
      );

      for (const flow of ['gmis-account-mail', 'mamis-can-i-log-in']) {
        flowTest(`${flow}: every example beside it holds, from its address`, `${flow}.html`, async (page) => {
          for (const {answers, facts, outcome, editions = ['national']} of await examplesOf(flow)) {
            if (!editions.includes('national')) continue;
            const fragment = [`#o-${outcome}`, answers, ...(facts.length ? [facts] : [])].join(';');
            await goTo(page, fragment);
            const state = await arrive(page, `o-${outcome}`);
            assert.deepEqual([state.isBroken, state.focus], [false, `o-${outcome}`], fragment);
          }
        });
      }

      flowTest('back, forward and reload stay where they should', mail(''), async (page) => {
        await choose(page, 'yes');
        await arrive(page, 'q-pre-check-mail');
        await choose(page, 'not-arrived');
        await arrive(page, 'q-mailbox-full');
        await page.evaluate(() => history.back());
        assert.equal((await arrive(page, 'q-pre-check-mail')).focus, 'q-pre-check-mail');
        await page.evaluate(() => history.back());
        await arrive(page, 'q-waited-three-weeks');
        assert.equal((await seen(page)).focus, 'q-waited-three-weeks');
        await page.evaluate(() => history.go(2));
        const before = await arrive(page, 'q-mailbox-full');
        await page.reload();
        assert.deepEqual(await arrive(page, 'q-mailbox-full'), before);
        assert.equal(before.answers.length, 2);
      });

      flowTest(
        'a change goes back to its question, a restart to the first',
        mail('#o-free-space;yes,not-arrived,full'),
        async (page) => {
          assert.equal((await arrive(page, 'o-free-space')).answers.length, 3);
          const links = await page.$$eval('.answers a', (all) => all.map((link) => link.getAttribute('aria-label')));
          assert.equal(links[1], '変更 「事前確認メール」は届いていますか？');
          await click(page, '.answers li:nth-child(2) a');
          const state = await arrive(page, 'q-pre-check-mail');
          assert.deepEqual([state.focus, state.answers.length], ['q-pre-check-mail', 1]);
          await click(page, '.restart');
          const first = await arrive(page, 'q-waited-three-weeks');
          assert.deepEqual([first.focus, first.answers], ['q-waited-three-weeks', []]);
        },
      );

      flowTest('a broken address falls back to the start and says so', mail('#q-none'), async (page) => {
        for (const fragment of brokenAddresses) {
          await goTo(page, fragment);
          for (const reload of [false, true]) {
            if (reload) await page.reload();
            const state = await arrive(page, 'q-waited-three-weeks');
            assert.deepEqual(
              [state.isBroken, state.answers, state.focus],
              [true, [], 'q-waited-three-weeks'],
              fragment,
            );
          }
          await choose(page, 'no');
          assert.equal((await arrive(page, 'o-wait')).isBroken, false);
        }
      });

      flowTest(
        'a path that a mail program escaped is read',
        mail('#o-not-delivered%3Byes%2Cnot-arrived%2Cnot-full%2Cnot-found%3Bfacility%3Dmidwife-centre'),
        async (page) => {
          const {isBroken, answers} = await arrive(page, 'o-not-delivered');
          assert.equal(isBroken, false);
          assert.deepEqual(answers[0], ['医療機関の種類', '助産所']);
          assert.deepEqual(answers.at(-1), ['同じ機関の中に、G-MISをすでに使っている部署がありますか？', 'ない']);
        },
      );

      flowTest(
        'a fact chosen first passes the question that it decides, and keeps the focus',
        'mamis-can-i-log-in.html',
        async (page) => {
          await page.focus('select');
          await page.select('select', 'user=member');
          await arrive(page, 'q-first-login-done');
          assert.equal(await page.evaluate(() => document.activeElement.localName), 'select');
          await choose(page, 'not-done');
          const state = await arrive(page, 'q-postcard-at-hand');
          assert.equal(state.fragment, '#q-postcard-at-hand;not-done;user=member');
          assert.deepEqual(
            state.answers.map(([, given]) => given),
            ['医師会の会員', '医師会の会員', 'まだ（メールアドレスを送っていない）'],
          );
          await click(page, '.answers li:first-child a');
          await arrive(page, 'q-first-login-done');
          assert.equal(await page.$eval('select', (select) => select.checkVisibility() && select.value), 'user=member');
          await page.select('select', '');
          await arrive(page, 'q-who-are-you');
        },
      );

      flowTest('what is chosen together decides', kinds(''), async (page) => {
        for (const [given, target, words] of chosenTogether) {
          await arrive(page, 'q-what-is-missing');
          await answer(page, given);
          const state = await arrive(page, target);
          assert.equal(state.fragment, `#${target};${given}`);
          assert.equal(state.answers[0][1], words);
          await page.reload();
          assert.deepEqual(await arrive(page, target).then(({answers}) => answers), state.answers);
          await goTo(page, '#q-what-is-missing');
        }
      });

      flowTest('a number is compared', kinds(''), async (page) => {
        for (const [given, target] of numbers) {
          await goTo(page, '#q-how-many;seal');
          await arrive(page, 'q-how-many');
          await answer(page, given);
          assert.equal((await arrive(page, target)).answers[1][1], given);
        }
      });

      flowTest(
        'a date is compared with the reader’s own day, or with a date',
        kinds('#q-applied-on;name'),
        async (page) => {
          for (const [before, target] of [
            [21, 'o-still-waiting'],
            [22, 'q-started-on'],
            [-5, 'o-still-waiting'],
          ]) {
            await arrive(page, 'q-applied-on');
            await answer(page, await daysAgo(page, before));
            await arrive(page, target);
            await page.evaluate(() => history.back());
          }
          await arrive(page, 'q-applied-on');
          for (const [given, target] of [
            ['2025-03-31', 'q-how-many'],
            ['2025-04-01', 'o-still-waiting'],
          ]) {
            await goTo(page, '#q-started-on;name,2020-01-01');
            await arrive(page, 'q-started-on');
            await answer(page, given);
            await arrive(page, target);
          }
        },
      );

      flowTest('an empty or half number or date is no answer', kinds('#q-how-many;seal'), async (page) => {
        await arrive(page, 'q-how-many');
        for (const given of ['', '1.5']) {
          await answer(page, given);
          assert.deepEqual((await seen(page)).sections, ['q-how-many']);
        }
        for (const fragment of ['#o-no-beds;seal,', '#q-which;seal,1.5', '#o-still-waiting;name,2026-02-31']) {
          await page.goto(root + kinds(fragment));
          await page.reload();
          assert.deepEqual((await arrive(page, 'q-what-is-missing')).isBroken, true, fragment);
        }
      });

      flowTest(
        'an outcome that was tried goes on at its question',
        mail('#o-free-space;yes,not-arrived,full'),
        async (page) => {
          await arrive(page, 'o-free-space');
          await click(page, '#o-free-space .again');
          const state = await arrive(page, 'q-pre-check-mail');
          assert.equal(state.fragment, '#q-pre-check-mail;yes,not-arrived,full');
          assert.deepEqual(state.answers.at(-1), ['メールボックスに空きを作る', '確かめました']);
          await choose(page, 'arrived');
          assert.equal((await arrive(page, 'q-guide-mail')).fragment, '#q-guide-mail;yes,not-arrived,full,arrived');
          await click(page, '.answers li:last-child a');
          await arrive(page, 'q-pre-check-mail');
        },
      );

      flowTest('a link in a text jumps and keeps the path', mail('#o-wait;no'), async (page) => {
        await arrive(page, 'o-wait');
        await follow(page, '#o-wait a[href="#o-cannot-open-url"]');
        assert.equal((await arrive(page, 'o-cannot-open-url')).fragment, '#o-cannot-open-url;no,@o-cannot-open-url');
        await click(page, '#o-cannot-open-url .again');
        await arrive(page, 'q-can-open-url');
        await choose(page, 'opened');
        const state = await arrive(page, 'o-set-password');
        assert.deepEqual(
          state.answers.map(([, given]) => given),
          ['いいえ', '確かめました', '確かめました', '開けた'],
        );
        await page.reload();
        assert.deepEqual((await arrive(page, 'o-set-password')).answers, state.answers);
      });

      flowTest(
        'a link to a step comes to the outcome that holds it',
        kinds('#o-many-missing;name+address'),
        async (page) => {
          await arrive(page, 'o-many-missing');
          await follow(page, '#o-many-missing a[href="#prepare-both"]');
          await page.waitForFunction(() => location.hash === '#prepare-both;name+address');
          await arrive(page, 'o-many-missing');
          await page.goto(root + kinds('#prepare-both'));
          await page.reload();
          assert.equal((await arrive(page, 'o-many-missing')).isBroken, false);
        },
      );

      flowTest(
        'from another page, a question or an outcome can be opened by its own anchor',
        mail('#q-guide-mail'),
        async (page) => {
          assert.deepEqual((await arrive(page, 'q-guide-mail')).answers, []);
          await choose(page, 'arrived');
          assert.equal((await arrive(page, 'q-can-read-mail')).fragment, '#q-can-read-mail;@q-guide-mail,arrived');
          await page.goto(root + mail('#o-absent-person'));
          assert.equal((await arrive(page, 'o-absent-person')).focus, 'o-absent-person');
        },
      );

      flowTest('the chart opens and its boxes lead to their questions', mail(''), async (page) => {
        assert.equal(await page.$eval('.flow-map', (map) => map.open), false);
        await click(page, '.flow-map summary');
        // Firefox scrolls no part of a drawing into view, so that no mouse would find it.
        await page.$eval('.flow-chart a[href="#q-can-open-url"]', (link) =>
          link.dispatchEvent(new MouseEvent('click', {bubbles: true, cancelable: true})),
        );
        assert.equal((await arrive(page, 'q-can-open-url')).focus, 'q-can-open-url');
      });

      flowTest(
        'the skip link and the link to the top leave the question where it is',
        mail('#q-pre-check-mail;yes'),
        async (page) => {
          for (const link of ['.skip', '.to-top a']) {
            await page.$eval(link, (link) => link.click());
            await page.evaluate(() => new Promise((done) => setTimeout(done, 50)));
            assert.deepEqual((await seen(page)).sections, ['q-pre-check-mail']);
          }
          await choose(page, 'arrived');
          assert.equal((await arrive(page, 'q-guide-mail')).fragment, '#q-guide-mail;yes,arrived');
        },
      );

      flowTest('the keyboard alone leads to an outcome and back', kinds(''), async (page) => {
        const tabTo = async (selector) => {
          for (let stops = 0; stops < 40; ++stops) {
            if (await page.evaluate((selector) => document.activeElement.matches(selector), selector)) return;
            await page.keyboard.press('Tab');
          }
          assert.fail(`${selector} is not reached`);
        };
        await tabTo('[value=seal]');
        await page.keyboard.press(' ');
        await tabTo('.question:not([hidden]) .next');
        await page.keyboard.press('Enter');
        await arrive(page, 'q-how-many');
        await tabTo('#q-how-many input');
        await page.keyboard.type('20');
        await page.keyboard.press('Enter');
        await arrive(page, 'q-which');
        await tabTo('[data-choice=right]');
        await page.keyboard.press('Enter');
        assert.equal((await arrive(page, 'o-few-beds')).focus, 'o-few-beds');
        await tabTo('.answers li:nth-child(2) a');
        await page.keyboard.press('Enter');
        await arrive(page, 'q-how-many');
      });

      flowTest('an outcome offers to print itself', mail('#o-free-space;yes,not-arrived,full'), async (page) => {
        assert.deepEqual((await arrive(page, 'o-free-space')).actions, [
          'この結果と答えを印刷する',
          'はじめからやり直す',
        ]);
        await page.evaluate(() => (globalThis.print = () => (globalThis.printed = true)));
        await click(page, '.print');
        assert.equal(await page.evaluate(() => globalThis.printed), true);
        await click(page, '#o-free-space .again');
        assert.deepEqual((await arrive(page, 'q-pre-check-mail')).actions, ['はじめからやり直す']);
      });
    });
  }
}
