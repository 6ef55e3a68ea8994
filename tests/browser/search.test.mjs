// The search on a site made for it: what is found, in which order, how it is shown and how it is used.

import assert from 'node:assert/strict';
import {readFile, rm, writeFile} from 'node:fs/promises';
import path from 'node:path';
import {after, test} from 'node:test';
import {gzipSync} from 'node:zlib';
import {manyCount} from '../search/made_pages.mjs';
import {describeSearch, search, searchAll, settled, shown} from './search_reader.mjs';
import {searchScript, writeSearchSites} from './search_site.mjs';

const sites = await writeSearchSites();
after(sites.remove);

const titlesOf = (found) => found.results.map(({title}) => title);

// A query, and the titles that it finds, in their order.
const found = {
  検温器: ['検温器の使い方', '見出しの手順', '本文だけの手順'],
  けんおんき: [],
  'パスワード　再設定': ['パスワードの再設定', 'G-MISにログインする'],
  'ぱすわーど': ['パスワードの再設定', 'G-MISにログインする'],
  'ﾊﾟｽﾜｰﾄﾞ': ['パスワードの再設定', 'G-MISにログインする'],
  'ハ\u309aスワード': ['パスワードの再設定', 'G-MISにログインする'],
  'ｇ－ｍｉｓ': ['G-MISにログインする'],
  'MICROSOFT edge': ['G-MISにログインする'],
  'med-login': ['G-MISにログインする'],
  'login.mhlw.go.jp': ['G-MISにログインする'],
  '6944': ['連絡先'],
  '06-6944-9169': ['連絡先'],
  '０６−６９４４': ['連絡先'],
  '大手前2丁目1-22': ['連絡先'],
  'IRYO@pref': ['連絡先'],
  '𠮷': ['連絡先'],
  '𠮷田が': ['連絡先'],
  '😀': ['ｶﾅの手順'],
  データ: ['ｶﾅの手順'],
  'data': ['ｶﾅの手順'],
  'ガゾウ': ['ｶﾅの手順'],
  脇: ['検温器の使い方'],
  うえお: ['真の鍵'],
  '<script>': ['<b>記号</b>の手順'],
  '&': ['<b>記号</b>の手順'],
  '  　': [],
};

test('the script is 3,000 bytes at most once packed, and makes no code or HTML of texts', async () => {
  const script = await readFile(searchScript);
  const {length} = gzipSync(script, {level: 9});
  assert.ok(length <= 3000, `${length} bytes`);
  const text = script.toString();
  assert.doesNotMatch(text, /\beval\b|innerHTML|outerHTML|insertAdjacent|document\.write|Function\(|import\(/);
  assert.doesNotMatch(text, /\.style\b|fetch\(|XMLHttpRequest|sendBeacon|localStorage/);
});

describeSearch('search', sites.made, (searchTest) => {
  searchTest('finds what is written otherwise, in part, and in the right order', 'search.html', async (page, {recorded}) => {
    for (const [query, titles] of Object.entries(found)) {
      if (!query.trim()) continue;
      assert.deepEqual(titlesOf(await search(page, query)), titles, query);
    }
    assert.deepEqual(await recorded(), []);
  });

  searchTest('a result leads to the step, and shows the passage with the terms marked', 'search.html', async (page) => {
    const {results, status} = await search(page, 'microsoft 欄');
    assert.deepEqual(
      results.map(({href, place}) => [href, place]),
      [['guides/login.html#open', 'ブラウザーを開く']],
    );
    assert.match(status, /1/);
    const [title, heading, body] = (await search(page, '検温器')).results;
    assert.deepEqual(title, {
      href: 'guides/title.html',
      title: '検温器の使い方',
      place: '',
      passage: '毎朝使います。',
      marks: ['検温器'],
      others: [],
    });
    assert.equal(heading.href, 'guides/heading.html#two');
    assert.equal(heading.place, '検温器の準備');
    assert.deepEqual(body, {
      href: 'guides/body.html#one',
      title: '本文だけの手順',
      place: '準備',
      passage: '検温器を用意します。',
      marks: ['検温器'],
      others: [],
    });
  });

  searchTest('further places on a page are reached', 'search.html', async (page) => {
    const [, login] = (await search(page, 'パスワード')).results;
    assert.equal(login.href, 'guides/login.html#type');
    const near = (await search(page, '患者')).results;
    assert.deepEqual([near[0].href, near[0].others], ['guides/near.html#far', ['guides/near.html#near']]);
  });

  searchTest('terms close together and whole words come first', 'search.html', async (page) => {
    assert.equal((await search(page, '患者 氏名')).results[0].href, 'guides/near.html#near');
    assert.equal((await search(page, 'void')).results[0].href, 'guides/part.html#whole');
    assert.equal((await search(page, '氏名　患者')).results[0].href, 'guides/near.html#near');
  });

  searchTest('what is marked is whole characters, also half-width and combined ones', 'search.html', async (page) => {
    assert.deepEqual((await search(page, 'タを')).results[0]?.marks, ['ﾀを']);
    assert.deepEqual((await search(page, 'でー')).results[0].marks, ['ﾃﾞｰ']);
    assert.deepEqual((await search(page, 'が')).results.find(({place}) => place === 'か\u3099ぞう').marks, ['か\u3099']);
  });

  searchTest('of a long text a passage of about 80 cells is shown', 'search.html', async (page) => {
    const [{passage}] = (await search(page, '目印石')).results;
    assert.match(passage, /^….*目印石.*…$/);
    assert.ok(passage.length > 35 && passage.length < 45, passage);
  });

  searchTest('synonyms come after the query’s own results', 'search.html', async (page) => {
    assert.deepEqual(titlesOf(await search(page, 'パスワード忘れ')), ['パスワードの再設定', 'G-MISにログインする']);
    assert.deepEqual(titlesOf(await search(page, '体温計')), ['検温器の使い方', '見出しの手順', '本文だけの手順']);
    assert.deepEqual(titlesOf(await search(page, '体温計 棚')), ['見出しの手順']);
  });

  searchTest('twenty results are shown, then all that there are', 'search.html', async (page) => {
    const first = await search(page, '大量在庫');
    assert.deepEqual([first.results.length, first.hasMore], [20, true]);
    assert.match(first.status, /20/);
    await page.focus('.search-more button');
    await page.keyboard.press('Enter');
    await page.waitForFunction(() => document.querySelector('.search-results').children.length === 40);
    assert.equal(
      await page.evaluate(() => document.activeElement.closest('li')?.matches(':nth-child(21)')),
      true,
      'the first new result has the focus',
    );
    const all = await searchAll(page, '大量在庫');
    assert.equal(new Set(all.map(({href}) => href)).size, manyCount);
    assert.match((await shown(page)).status, new RegExp(manyCount));
  });

  searchTest('nothing found is said, and a query taken back leaves nothing', 'search.html', async (page) => {
    const none = await search(page, 'どこにもない語');
    assert.deepEqual([none.results, none.isListed, none.hasMore], [[], false, false]);
    assert.ok(none.status);
    await search(page, '検温器');
    await page.focus('#search');
    await page.keyboard.press('Escape');
    await page.waitForFunction(() => !document.querySelector('.search-status').textContent);
    assert.equal(await page.$eval('#search', (input) => input.value), '');
    assert.equal((await shown(page)).isListed, false);
    await page.waitForFunction(() => !location.search);
  });

  searchTest('arrow keys go between the field and the results', 'search.html', async (page) => {
    await search(page, '検温器');
    const focused = () => page.evaluate(() => document.activeElement.id || document.activeElement.getAttribute('href'));
    await page.focus('#search');
    const stops = [];
    for (const key of ['ArrowDown', 'ArrowDown', 'ArrowDown', 'ArrowDown', 'ArrowUp', 'ArrowUp', 'ArrowUp', 'ArrowUp']) {
      await page.keyboard.press(key);
      stops.push(await focused());
    }
    const [title, heading, body] = ['guides/title.html', 'guides/heading.html#two', 'guides/body.html#one'];
    assert.deepEqual(stops, [title, heading, body, body, heading, title, 'search', 'search']);
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('Escape');
    assert.equal(await focused(), 'search');
  });

  searchTest('Enter opens the search page with the query; Back from a page returns to the results', 'index.html', async (page, {recorded}) => {
    await page.focus('#search');
    await page.keyboard.type('検温器');
    await page.keyboard.press('Enter');
    await page.waitForFunction(() => /search\.html\?q=/.test(location.href));
    await settled(page);
    assert.equal((await shown(page)).results.length, 3);
    await search(page, '脇');
    await page.waitForFunction(() => decodeURIComponent(location.search) === '?q=脇');
    await page.$eval('.search-results a', (link) => link.click());
    await page.waitForFunction(() => /guides\/title\.html#three$/.test(location.href));
    // Firefox tells of no navigation where it keeps the page.
    await page.evaluate(() => history.back());
    await page.waitForSelector('#search');
    await settled(page);
    assert.deepEqual(titlesOf(await shown(page)), ['検温器の使い方']);
    assert.equal(await page.$eval('#search', (input) => input.value), '脇');
    assert.deepEqual(await recorded(), []);
  });

  searchTest('a hostile query is text', `search.html?q=${encodeURIComponent('"><img src=x onerror=alert(1)>')}`, async (page, {recorded}) => {
    await settled(page);
    assert.equal(await page.$$eval('main img', (images) => images.length), 0);
    assert.equal(await page.$eval('#search', (input) => input.value), '"><img src=x onerror=alert(1)>');
    for (const query of ['__proto__', 'constructor', '{count}', '$&', '\u00ad', '\\', 'あ'.repeat(200)]) {
      assert.deepEqual((await search(page, query)).results, [], query);
    }
    assert.deepEqual(await recorded(), []);
  });

  searchTest('a query longer than 200 is cut', `search.html?q=${encodeURIComponent('検'.repeat(5000))}`, async (page) => {
    await settled(page);
    assert.equal((await page.$eval('#search', (input) => input.value)).length, 200);
  });

  searchTest('nothing is searched while composing', 'search.html', async (page) => {
    await page.$eval('#search', (input) => {
      input.dispatchEvent(new CompositionEvent('compositionstart', {bubbles: true}));
      input.value = '検温器';
      input.dispatchEvent(new InputEvent('input', {bubbles: true, isComposing: true}));
    });
    // A whole search of another kind has come and gone since: had the first begun, it would have ended before.
    await page.evaluate(async () => {
      for (let turn = 0; turn < 60; ++turn) await new Promise((drawn) => requestAnimationFrame(drawn));
    });
    assert.equal((await shown(page)).status, '');
    const keys = await page.$eval('#search', (input) => {
      const press = (init) => input.dispatchEvent(new KeyboardEvent('keydown', {bubbles: true, cancelable: true, ...init}));
      return [
        press({key: 'Escape', keyCode: 229, isComposing: true}),
        press({key: 'ArrowDown', keyCode: 229}),
        press({key: 'Enter', keyCode: 229}),
      ];
    });
    assert.deepEqual(keys, [true, true, false], 'the key that ends a composition sends nothing');
    assert.equal(await page.$eval('#search', (input) => input.value), '検温器');
    await page.$eval('#search', (input) => input.dispatchEvent(new CompositionEvent('compositionend', {bubbles: true})));
    await settled(page);
    assert.equal((await shown(page)).results.length, 3);
  });
});
