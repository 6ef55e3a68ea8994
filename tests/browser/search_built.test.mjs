// The search in our own content: the index is what the second indexer makes of the same pages, every string that stands
// on a page is found, and people's queries find the pages that answer them.

import assert from 'node:assert/strict';
import {existsSync} from 'node:fs';
import {readdir, readFile} from 'node:fs/promises';
import path from 'node:path';
import {after, test} from 'node:test';
import {entriesOf, fold, hasTerms, postingsOf, readIndex} from '../search/indexer.mjs';
import {buildSite} from './built_site.mjs';
import {describeSearch, search, searchAll} from './search_reader.mjs';
import {headOf, writeSearchSites} from './search_site.mjs';

const sites = await writeSearchSites();
after(sites.remove);
const indexOf = async (folder) => readIndex(await headOf(folder), (file) => readFile(path.join(folder, file), 'utf8'));
const {pages} = await indexOf(sites.built);
const queries = JSON.parse(await readFile(new URL('../search/queries.json', import.meta.url), 'utf8'));

// The same numbers on every run.
function seeded(seed) {
  return (below) => {
    seed = (Math.imul(seed, 1664525) + 1013904223) >>> 0;
    return Math.floor((seed / 2 ** 32) * below);
  };
}

test('each edition’s index is what its pages’ texts make', async () => {
  const site = await buildSite();
  try {
    const editions = [...new Set(site.pages.map(({edition}) => edition))];
    for (const edition of editions) {
      const folder = path.join(site.folder, edition);
      const index = await indexOf(folder);
      assert.equal(index.head.pages, index.pages.length, edition);
      assert.deepEqual(index.words.flatMap((shard) => Object.entries(shard)).sort(), postingsOf(index.pages).sort());
      index.words.forEach((shard, number) => assert.ok(index.head.words[number][0] in shard, 'first key'));
      index.texts.reduce((first, shard, number) => {
        assert.equal(index.head.texts[number][0], first);
        return first + shard.length;
      }, 0);
      const named = [...index.head.words, ...index.head.texts].map(([, file]) => `${file}.js`);
      const files = await readdir(path.join(folder, 'search'));
      assert.deepEqual(files.sort(), [...named, path.basename(await headOf(folder))].sort());
    }
  } finally {
    await site.remove();
  }
});

test('each section of the index stands on its page', async () => {
  for (const [file, , sections] of pages) {
    assert.ok(existsSync(path.join(sites.built, file)), file);
    const html = await readFile(path.join(sites.built, file), 'utf8');
    for (const [anchor] of sections) if (anchor) assert.ok(html.includes(`id="${anchor}"`), `${file}#${anchor}`);
  }
});

const pathsOf = (results) => results.map(({href}) => href.replace(/#.*/, ''));

describeSearch('search in our content', sites.built, (searchTest) => {
  searchTest('any piece of any text is found on every page that has it, and nowhere else', 'search.html', async (page) => {
    const random = seeded(20261121);
    for (let turn = 0; turn < 80; ++turn) {
      const entries = entriesOf(pages[random(pages.length)]).filter(([text]) => fold(text));
      const characters = [...entries[random(entries.length)][0]];
      const start = random(characters.length);
      const query = characters.slice(start, start + 1 + random(turn % 4 ? 6 : 30)).join('');
      if (!fold(query)) continue;
      const expected = pages.filter((each) => hasTerms(each, query)).map(([file]) => file);
      const found = pathsOf(await searchAll(page, query));
      // A synonym may add more after them.
      assert.deepEqual(found.slice(0, expected.length).sort(), expected.sort(), query);
    }
  });

  searchTest('the pages that answer 50 queries are found', 'search.html', async (page, {recorded, browserName}) => {
    assert.equal(queries.length, 50);
    let relevant = 0;
    let shownPages = 0;
    let firsts = 0;
    for (const {query, pages: wanted, steps = []} of queries) {
      const {results} = await search(page, query);
      const found = pathsOf(results);
      for (const file of wanted) assert.ok(found.includes(file), `${query}: ${file} is not in ${found.join(' ')}`);
      const places = results.flatMap(({href, others}) => [href, ...others]);
      for (const step of steps) assert.ok(places.includes(step), `${query}: ${step} is not in ${places.join(' ')}`);
      relevant += wanted.length;
      shownPages += found.length;
      if (wanted.includes(found[0])) ++firsts;
    }
    assert.deepEqual(await recorded(), []);
    const told = `recall 1.00, precision ${(relevant / shownPages).toFixed(2)}, right page first ${firsts} of 50`;
    console.log(`# search in ${browserName}: ${told}`);
    assert.ok(firsts >= 45, told);
  });
});
