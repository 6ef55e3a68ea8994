// The shared vectors in Chromium and Firefox, through a page that loads validate.js as any page does, under a policy
// that lets nothing be evaluated from text. tests/vectors/README.md has their form.

import assert from 'node:assert/strict';
import {existsSync} from 'node:fs';
import {copyFile, mkdtemp, readFile, rm, writeFile} from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import {after, before, describe, test} from 'node:test';
import {fileURLToPath} from 'node:url';
import {asVector, expectedOf, readVectors} from '../vectors/read_vectors.mjs';
import {launchChromium, launchFirefox, withPage} from './browsers.mjs';
import {serveFolder} from './file_server.mjs';

const repository = fileURLToPath(new URL('../../', import.meta.url));
const script = process.env.VALIDATE_SCRIPT ?? path.join(repository, 'build/client/validate.js');
const packs = process.env.SHIRUBE_VECTOR_PACKS ?? path.join(repository, 'build/vectors');
for (const needed of [script, packs]) if (!existsSync(needed)) throw new Error(`no ${needed}: build first`);

const vectors = await readVectors();

// What stands on the way to a browser and back may change a character; ASCII passes through all of it.
const asAscii = (json) =>
  json.replace(/[^\n -~]/g, (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`);

const page = `<!doctype html>
<html lang="ja">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; script-src 'self'">
<title>vectors</title>
<script src="validate.js"></script>
<script src="vectors.js"></script>
</head>
</html>
`;

async function writePage() {
  const folder = await mkdtemp(path.join(os.tmpdir(), 'shirube-vectors-'));
  const sent = await Promise.all(
    vectors.map(async ({packFile, cases}) => ({
      pack: JSON.parse(await readFile(path.join(packs, packFile), 'utf8')),
      cases: cases.map(({line, language}) => ({line, language})),
    })),
  );
  await writeFile(path.join(folder, 'vectors.js'), `globalThis.vectors = ${asAscii(JSON.stringify(sent))};\n`);
  await writeFile(path.join(folder, 'index.html'), page);
  await copyFile(script, path.join(folder, 'validate.js'));
  return folder;
}

/** Runs in the page: the verdicts of every vector's cases, as JSON in ASCII. */
function verdictsInPage() {
  const verdicts = globalThis.vectors.map(({pack, cases}) =>
    cases.map(({line, language}) => globalThis.shirube.validate(pack, JSON.parse(line), language)),
  );
  return JSON.stringify(verdicts).replace(
    /[^\n -~]/g,
    (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );
}

let folder, server;
before(async () => {
  folder = await writePage();
  server = await serveFolder(folder);
});
after(async () => {
  await server?.close();
  if (folder) await rm(folder, {recursive: true, force: true});
});

for (const [name, launch] of Object.entries({Chromium: launchChromium, Firefox: launchFirefox})) {
  describe(`vectors in ${name}`, () => {
    let browser, verdicts;
    before(async () => {
      browser = await launch();
      verdicts = await withPage(browser, async (page) => {
        await page.goto(`${server.origin}/index.html`);
        return JSON.parse(await page.evaluate(verdictsInPage));
      });
    });
    after(async () => browser?.close());

    for (const [index, vector] of vectors.entries()) {
      test(vector.name, () => {
        for (const [number, each] of vector.cases.entries()) {
          const verdict = verdicts[index][number];
          assert.deepEqual(asVector(verdict), expectedOf(each), each.name);
          const messages = [...verdict.errors, ...verdict.warnings].map(({message}) => message);
          if (each.messages) assert.deepEqual(messages, each.messages, each.name);
        }
      });
    }
  });
}
