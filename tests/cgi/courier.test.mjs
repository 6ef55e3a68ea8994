// forms.cgi has mail sent by shirube-forms: how it calls it, and what happens where it is not there.

import assert from 'node:assert/strict';
import {existsSync} from 'node:fs';
import {chmod, chown, copyFile, mkdir, readFile, writeFile} from 'node:fs/promises';
import path from 'node:path';
import {after, before, test} from 'node:test';
import {fine, hiddenValue, urlencoded, urlencodedType} from './attack_visitor.mjs';
import {until, user} from './children.mjs';
import {callCgi} from './direct_cgi.mjs';
import {buildFormsSite} from './forms_site.mjs';

let site;
before(async () => (site = await buildFormsSite()));
after(() => site?.remove());

/** A folder of its own with forms.cgi in it, and a `shirube-forms` that notes how it was called. */
async function programsIn(name, commandFolder) {
  const cgi = path.join(site.folder, name, 'lib/cgi-bin/forms.cgi');
  const noted = path.join(site.folder, name, 'noted');
  await mkdir(path.dirname(cgi), {recursive: true});
  await copyFile(site.cgi, cgi);
  await chmod(cgi, 0o755);
  await mkdir(noted);
  if (user.uid !== undefined) await chown(noted, user.uid, user.gid);
  if (commandFolder) {
    const command = path.join(site.folder, name, commandFolder, 'shirube-forms');
    await mkdir(path.dirname(command), {recursive: true});
    const script = `#!/bin/sh
cd ${noted}
tr '\\0' '\\n' </proc/$$/environ >environment
for word in "$@"; do echo "$word"; done >words
find /proc/$$/fd -type l -fprintf descriptors '%f %l\\n'
: >done
`;
    await writeFile(command, script);
    await chmod(command, 0o755);
  }
  return {cgi, noted, read: async (file) => (await readFile(path.join(noted, file), 'utf8')).trim().split('\n')};
}

async function submit(cgi, forms) {
  const call = (step, values, cookie) =>
    callCgi(cgi, {
      configured: forms.configured,
      path: `/application/${step}`,
      method: 'POST',
      body: urlencoded(values),
      type: urlencodedType,
      cookie,
    });
  const page = await call('confirm', fine);
  const cookie = page.header('set-cookie').split(';')[0];
  const answer = await call('submit', {_token: hiddenValue(page.text, '_token')}, cookie);
  assert.equal(answer.status, 303, answer.log);
  return answer;
}

for (const folder of ['bin', 'lib/cgi-bin']) {
  test(`the program in ${folder} delivers, with nothing of the server's`, {timeout: 240_000}, async () => {
    const forms = await site.prepare({baseUrl: 'http://127.0.0.1:8080/'});
    const programs = await programsIn(`called-${path.basename(folder)}`, folder);
    try {
      await submit(programs.cgi, forms);
      await until(() => existsSync(path.join(programs.noted, 'done')), 'the program is called');
      assert.deepEqual(await programs.read('words'), ['deliver', `--config=${forms.configured}`]);
      const variables = (await programs.read('environment')).filter((line) => line !== '');
      assert.deepEqual(variables.filter((line) => !/^(PWD|OLDPWD|SHLVL|_)=/.test(line)), []);
      // The shell holds its own script besides.
      const isScript = (line) => line.includes(site.folder);
      const held = (await programs.read('descriptors')).filter((line) => !isScript(line)).sort();
      assert.deepEqual(held, ['0 /dev/null', '1 /dev/null', '2 /dev/null']);
    } finally {
      await forms.stop();
    }
  });
}

test('without the program mail waits, and the log says so', {timeout: 240_000}, async (context) => {
  if (existsSync('/usr/local/bin/shirube-forms')) return context.skip('shirube-forms is installed on this machine');
  const forms = await site.prepare({baseUrl: 'http://127.0.0.1:8080/'});
  const programs = await programsIn('alone');
  try {
    const answer = await submit(programs.cgi, forms);
    assert.match(answer.log, /shirube-forms is not installed beside forms\.cgi/);
    assert.deepEqual(await forms.mails(), []);
    assert.equal((await forms.command('deliver')).status, 0);
    assert.notEqual((await forms.mails()).length, 0);
  } finally {
    await forms.stop();
  }
});
