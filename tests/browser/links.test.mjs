import assert from 'node:assert/strict';
import {stat} from 'node:fs/promises';
import path from 'node:path';
import {after, test} from 'node:test';
import {fileURLToPath, pathToFileURL} from 'node:url';
import {launchChromium, withPage} from './browsers.mjs';
import {buildSite} from './built_site.mjs';

// What a page refers to and what can be referred to in it, as Chromium parses it.
async function readPage(chromium, page) {
  return withPage(chromium, async (tab) => {
    await tab.goto(page.url);
    const read = await tab.evaluate(() => {
      const all = [...document.querySelectorAll('*')];
      const references = [];
      const actions = [];
      for (const element of all) {
        for (const {name, value} of element.attributes) {
          if (['href', 'src', 'poster', 'data'].includes(name)) references.push(value);
          if (['action', 'formaction'].includes(name)) actions.push(value);
          if (name === 'srcset') references.push(...value.split(',').map((each) => each.trim().split(/\s+/)[0]));
        }
      }
      // Scripts are files of ours: one on every page, others where there is something for them.
      const ours = {
        body: 'script[src*="assets/page-"]',
        '.flow': 'script[src*="assets/flow-"]',
        '.form': 'script:is([src*="assets/form-"], [src*="rules/"])',
        '.search': 'script[src*="assets/search-"]',
      };
      const isOurs = (element) =>
        Object.entries(ours).some(([page, script]) => document.querySelector(page) && element.matches(`${script}:empty`));
      const scripted = all.filter(
        (element) =>
          element.matches('style, [style]') || (element.matches('script') && !isOurs(element)) || [...element.attributes].some(({name}) => name.startsWith('on')),
      );
      return {
        references,
        actions,
        ids: all.flatMap((element) => (element.id ? [element.id] : [])),
        canonical: document.querySelector('link[rel=canonical]')?.href,
        policy: document.querySelector('meta[http-equiv="Content-Security-Policy"]')?.content,
        scripted: scripted.map((element) => element.outerHTML.slice(0, 200)),
      };
    });
    return {...page, ...read, ids: new Set(read.ids)};
  });
}

async function readSite() {
  const site = await buildSite();
  const chromium = await launchChromium();
  try {
    const pages = new Map();
    for (const page of site.pages) pages.set(page.file, await readPage(chromium, page));
    return {site, pages};
  } finally {
    await chromium.close();
  }
}

const {site, pages} = await readSite();
after(site.remove);

// Where a page's edition is published: the address that its home page gives for itself; undefined where it has none.
function publishedAt(page) {
  const {canonical} = pages.get(path.join(site.folder, page.edition, 'index.html'));
  return canonical?.replace(/index\.html$/, '');
}

// The file: address that a reference leads to; undefined where that is another site, a mail program or a telephone.
function resolve(page, reference) {
  const base = publishedAt(page);
  const url = new URL(reference, page.url);
  if (url.protocol === 'file:') return url;
  if (base === undefined || !url.href.startsWith(base)) return undefined;
  const target = new URL(url.href.slice(base.length), pathToFileURL(path.join(site.folder, page.edition) + path.sep));
  if (target.pathname.endsWith('/')) target.pathname += 'index.html';
  return target;
}

// What is wrong with a reference, or undefined.
async function problemWith(page, reference) {
  if (!URL.canParse(reference, page.url)) return 'is not an address';
  const {protocol} = new URL(reference, page.url);
  if (!['file:', 'https:', 'http:', 'mailto:', 'tel:'].includes(protocol)) return `has the scheme ${protocol}`;
  const target = resolve(page, reference);
  if (target === undefined) return undefined;

  const file = fileURLToPath(new URL(target.pathname, target));
  if (!file.startsWith(path.join(site.folder, page.edition) + path.sep)) return 'leaves the edition';
  if (!(await stat(file).catch(() => undefined))?.isFile()) return 'leads to no file';
  const fragment = decodeURIComponent(target.hash.slice(1));
  if (fragment !== '' && !pages.get(file)?.ids.has(fragment)) return 'leads to no element of that page';
  return undefined;
}

for (const page of pages.values()) {
  test(`${page.path}: every reference leads to a file of its edition, and to an element that is there`, async () => {
    const problems = [];
    for (const reference of new Set(page.references)) {
      const problem = await problemWith(page, reference);
      if (problem) problems.push(`${reference} ${problem}`);
    }
    assert.deepEqual(problems, []);
  });

  test(`${page.path}: has a strict content security policy, no script but its own, and no inline style`, () => {
    assert.match(page.policy ?? 'no policy', /default-src 'none'/);
    assert.doesNotMatch(page.policy, /unsafe|https?:|\*/);
    assert.deepEqual(page.scripted, []);
  });

  test(`${page.path}: nothing is sent but a form to its endpoint, and what is searched for to the search page`, () => {
    const id = path.basename(page.file, '.html');
    const isForm = path.basename(path.dirname(page.file)) === 'forms';
    const hasSearch = ['index', 'search'].includes(id);
    const expected = hasSearch ? ['search.html'] : [];
    if (isForm && page.actions.length > 0) expected.push(`/cgi-bin/forms.cgi/${id}/confirm`);
    assert.deepEqual(page.actions, expected);
    assert.match(page.policy, page.actions.length > 0 ? /form-action 'self'/ : /form-action 'none'/);
  });
}

test("every page but 404.html can be reached from its edition's home page", () => {
  const unreached = [];
  for (const edition of new Set(site.pages.map((page) => page.edition))) {
    const home = path.join(site.folder, edition, 'index.html');
    const reached = new Set([home]);
    for (const file of reached) {
      const page = pages.get(file);
      for (const reference of page.references) {
        const target = URL.canParse(reference, page.url) ? resolve(page, reference) : undefined;
        const found = target && fileURLToPath(new URL(target.pathname, target));
        if (found && pages.has(found)) reached.add(found);
      }
    }
    const own = site.pages.filter((page) => page.edition === edition && path.basename(page.file) !== '404.html');
    unreached.push(...own.filter((page) => !reached.has(page.file)).map((page) => page.path));
  }
  assert.deepEqual(unreached, []);
});

test('a reference that leads nowhere, out of the edition or to a script is told apart', async () => {
  const home = pages.get(site.pages.find((page) => path.basename(page.file) === 'index.html').file);
  assert.equal(await problemWith(home, 'none.html'), 'leads to no file');
  assert.equal(await problemWith(home, '.'), 'leads to no file');
  assert.equal(await problemWith(home, '#none'), 'leads to no element of that page');
  assert.equal(await problemWith(home, '../index.html'), 'leaves the edition');
  assert.equal(await problemWith(home, 'javascript:void 0'), 'has the scheme javascript:');
  assert.equal(await problemWith(home, 'https://['), 'is not an address');
  assert.equal(await problemWith(home, 'https://elsewhere.example/'), undefined);
  assert.equal(await problemWith(home, 'index.html'), undefined);
});
