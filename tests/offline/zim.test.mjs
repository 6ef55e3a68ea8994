// `shirube bundle --zim`: what zim-tools and a reader (kiwix-serve) make of the file, with our own content.

import assert from 'node:assert/strict';
import {execFile, spawn} from 'node:child_process';
import {mkdtemp, readFile, rm} from 'node:fs/promises';
import {createServer} from 'node:net';
import os from 'node:os';
import path from 'node:path';
import {after, before, describe, test} from 'node:test';
import {fileURLToPath} from 'node:url';
import {promisify} from 'node:util';

const run = promisify(execFile);
const repository = fileURLToPath(new URL('../../', import.meta.url));
const shirube = process.env.SHIRUBE ?? path.join(repository, 'build/shirube');

const scratch = await mkdtemp(path.join(os.tmpdir(), 'shirube-zim-'));
after(() => rm(scratch, {recursive: true, force: true}));

async function makeZim(name, environment = {}, jobs = '2') {
  const zim = path.join(scratch, `${name}.zim`);
  const command = ['bundle', repository, '--edition', 'osaka', '--output', path.join(scratch, `${name}.zip`)];
  const {stdout} = await run(shirube, [...command, '--zim', zim, '--now', '2026-11-21', '--jobs', jobs], {
    env: {...process.env, ...environment},
  });
  return {zim, stdout};
}

const made = await makeZim('osaka');
const zimdump = async (...words) => (await run('zimdump', words)).stdout;

// zimdump finds what is not a page by its number alone; they follow the pages.
const numbers = new Map();
for (let number = 0; ; ++number) {
  const details = await zimdump('list', '--details', `--idx=${number}`, made.zim).catch(() => '');
  const name = /^path: (.*)$/m.exec(details)?.[1];
  if (name === undefined) break;
  numbers.set(name, number);
}
const metadata = (name) => zimdump('show', `--idx=${numbers.get(name)}`, made.zim);

test('the command prints its own line alone', () => {
  assert.match(made.stdout, /^shirube: .*\n$/);
});

test('zimcheck has nothing to say', async () => {
  const {stdout} = await run('zimcheck', ['--all', made.zim]);
  assert.match(stdout, /Overall Test Status: Pass/);
  assert.doesNotMatch(stdout, /\[(ERROR|WARNING)\]/);
});

test('the metadata are those of the edition', async () => {
  const wanted = {
    Name: 'shirube_ja_osaka',
    Title: '医療機関と医師のための手続き案内（大阪府）',
    Language: 'jpn',
    Date: '2026-11-21',
    Flavour: 'maxi',
  };
  for (const [name, text] of Object.entries(wanted)) assert.equal(await metadata(name), text, name);
  for (const name of ['Creator', 'Publisher', 'LongDescription', 'Tags', 'Scraper']) assert.ok(await metadata(name), name);
  assert.ok([...(await metadata('Description'))].length <= 80);
  const picture = await run('zimdump', ['show', `--idx=${numbers.get('Illustration_48x48@1')}`, made.zim], {
    encoding: 'buffer',
  });
  assert.deepEqual([picture.stdout.readUInt32BE(16), picture.stdout.readUInt32BE(20)], [48, 48]);
  assert.match(await zimdump('info', made.zim), /main page: index\.html/);
});

test('the same content gives the same bytes', async () => {
  const again = await makeZim('again', {TZ: 'Asia/Tokyo', LANG: 'C', LC_ALL: 'C'}, '1');
  assert.ok((await readFile(made.zim)).equals(await readFile(again.zim)));
});

async function freePort() {
  const server = createServer();
  await new Promise((listening) => server.listen(0, '127.0.0.1', listening));
  const {port} = server.address();
  await new Promise((closed) => server.close(closed));
  return port;
}

describe('in kiwix-serve', () => {
  let reader, root;
  before(async () => {
    const port = await freePort();
    root = `http://127.0.0.1:${port}`;
    reader = spawn('kiwix-serve', ['--address', '127.0.0.1', '--port', String(port), made.zim], {
      env: {...process.env, XAPIAN_CJK_NGRAM: '1'},
      stdio: 'ignore',
    });
    while (!(await fetch(root).catch(() => undefined))) {
      assert.equal(reader.exitCode, null, 'kiwix-serve has ended');
      await new Promise((resolve) => setTimeout(resolve, 50));
    }
  });
  after(async () => {
    const ended = new Promise((resolve) => reader.once('exit', resolve));
    reader.kill();
    await ended;
  });

  const found = async (words) => {
    const query = new URLSearchParams({content: 'osaka', pattern: words, pageLength: '100'});
    const html = await (await fetch(`${root}/search?${query}`)).text();
    return [...html.matchAll(/<a href="\/osaka\/([^"]*)"/g)].map((match) => match[1]).sort();
  };

  test('pages, style and pictures open', async () => {
    const pages = (await zimdump('list', made.zim)).split('\n').filter((name) => name && !name.startsWith('listing'));
    assert.ok(pages.includes('index.html') && pages.length > 20);
    for (const name of pages) assert.equal((await fetch(`${root}/osaka/${name}`)).status, 200, name);
  });

  for (const words of ['データ', 'パスワード', 'メールアドレス', '届いて', 'CSV']) {
    test(`${words} is found where it stands`, async () => {
      const pages = await found(words);
      assert.ok(pages.length > 0);
      for (const page of pages) assert.ok((await zimdump('show', '--url', page, made.zim)).includes(words), page);
    });
  }

  test('what stands nowhere is not found', async () => {
    for (const words of ['プロバイダー契約', 'zzzz']) assert.deepEqual(await found(words), []);
  });

  test('titles are suggested', async () => {
    const query = new URLSearchParams({content: 'osaka', term: 'パスワ'});
    const suggested = await (await fetch(`${root}/suggest?${query}`)).json();
    assert.ok(suggested.some(({value}) => value.includes('パスワード')));
  });

  test("a page's policy lets the reader's search field work", async () => {
    for (const name of ['index.html', 'guides/gmis-login.html', 'forms/gmis-email-change.html']) {
      const html = await (await fetch(`${root}/osaka/${name}`)).text();
      assert.match(html, /form-action 'self'[^"]*; connect-src 'self'"/, name);
    }
  });
});
