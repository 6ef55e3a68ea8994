// A second implementation of the search index, small and slow: what docs/search.md says, and nothing else. Tests
// compare the published index with it, and give the page's script sites that no build makes.

import {createHash} from 'node:crypto';
import {mkdir, writeFile} from 'node:fs/promises';
import path from 'node:path';

const digits = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/';

/** Folds by the written rules, character by character. */
export function fold(text) {
  const characters = [];
  for (const cluster of text.match(/[^][\p{M}\uff9e\uff9f]*/gu) ?? []) {
    for (const character of cluster.normalize('NFKC')) {
      const point = character.codePointAt(0);
      const lower = character.toLowerCase();
      if (point === 0xad || point === 0x200b) continue;
      if (/^\p{White_Space}$/u.test(character)) characters.push(' ');
      else if ((point >= 0x30a1 && point <= 0x30f6) || point === 0x30fd || point === 0x30fe)
        characters.push(String.fromCodePoint(point - 0x60));
      else if ((point >= 0x2010 && point <= 0x2015) || point === 0x2212 || point === 0xff0d) characters.push('-');
      else characters.push([...lower].length === 1 ? lower : character);
    }
  }
  return characters.join('').replace(/ +/g, ' ').replace(/^ | $/g, '');
}

/** All that is folded on a page, each with its place: 0 the title, 1 a heading, 2 anything else. */
export function entriesOf([, title, sections]) {
  const entries = [[title, 0]];
  for (const [, heading, ...texts] of sections) entries.push([heading, 1], ...texts.map((text) => [text, 2]));
  return entries;
}

function digitsOf(value) {
  let written = '';
  do {
    written += digits[(value & 31) | (value > 31 ? 32 : 0)];
    value >>= 5;
  } while (value > 0);
  return written;
}

/** The keys of all pages with their postings, sorted by their units. */
export function postingsOf(pages) {
  const places = new Map();
  pages.forEach((page, number) => {
    for (const [text, place] of entriesOf(page)) {
      const units = fold(text);
      for (let at = 0; at < units.length; ++at) {
        const key = units.slice(at, at + 2);
        if (!places.has(key)) places.set(key, new Map());
        const known = places.get(key);
        known.set(number, Math.min(place, known.get(number) ?? place));
      }
    }
  });
  const sorted = [...places].sort(([one], [other]) => (one < other ? -1 : 1));
  return sorted.map(([key, pagesOfKey]) => {
    let last = 0;
    let postings = '';
    for (const [number, place] of pagesOfKey) {
      postings += digitsOf((number - last) * 4 + place);
      last = number;
    }
    return [key, postings];
  });
}

// Cuts a list where the JSON of its items gets longer than `size`. Answers [first item, items] pairs.
function cut(items, size) {
  const shards = [];
  let room = 0;
  for (const item of items) {
    const length = JSON.stringify(item).length;
    if (room < length) {
      shards.push([]);
      room = size;
    }
    room -= length;
    shards.at(-1).push(item);
  }
  return shards;
}

function fileOf(key, data) {
  const bytes = `shirubeSearch(${JSON.stringify(key)},${JSON.stringify(data)});\n`;
  return [createHash('sha256').update(bytes).digest('hex').slice(0, 12), bytes];
}

/** The index of pages, each as a texts' shard has it: `{head, files}`, files as [path, bytes]. */
export function indexPages(pages, synonyms = {}, {wordsSize = 24_000, textsSize = 48_000} = {}) {
  const files = [];
  const add = (key, first, data) => {
    const [hash, bytes] = fileOf(key, data);
    files.push([`search/${hash}.js`, bytes]);
    return [first, hash];
  };
  const words = cut(postingsOf(pages), wordsSize).map((shard, number) =>
    add(`w${number}`, shard[0][0], Object.fromEntries(shard)),
  );
  let number = 0;
  const texts = cut(pages, textsSize).map((shard, place) => {
    const row = add(`t${place}`, number, shard);
    number += shard.length;
    return row;
  });
  const folded = Object.fromEntries(Object.entries(synonyms).map(([phrase, others]) => [fold(phrase), others]));
  const [hash, bytes] = fileOf('head', {pages: pages.length, words, texts, synonyms: folded});
  const head = `search/head-${hash}.js`;
  files.push([head, bytes]);
  return {head, files};
}

/** Writes what `indexPages` made below an edition's folder. */
export async function writeIndex(folder, {files}) {
  await mkdir(path.join(folder, 'search'), {recursive: true});
  for (const [file, bytes] of files) await writeFile(path.join(folder, file), bytes);
}

/** Reads a published index back: `{head, words, pages}`, from the folder of an edition. `read` gives a file's text. */
export async function readIndex(headPath, read) {
  const dataOf = async (file, key) => {
    const text = await read(file);
    const start = `shirubeSearch(${JSON.stringify(key)},`;
    if (!text.startsWith(start) || !text.endsWith(');\n')) throw new Error(`${file} is not one call with ${key}`);
    return JSON.parse(text.slice(start.length, -3));
  };
  const head = await dataOf(headPath, 'head');
  const words = await Promise.all(head.words.map(([, file], number) => dataOf(`search/${file}.js`, `w${number}`)));
  const texts = await Promise.all(head.texts.map(([, file], number) => dataOf(`search/${file}.js`, `t${number}`)));
  return {head, words, texts, pages: texts.flat()};
}

/** Whether a page has every term of a query, by looking through all of it. */
export function hasTerms(page, query) {
  const entries = entriesOf(page).map(([text]) => fold(text));
  return fold(query)
    .split(' ')
    .every((term) => entries.some((entry) => entry.includes(term)));
}
