import assert from 'node:assert/strict';
import {execFile} from 'node:child_process';
import {test} from 'node:test';
import {fileURLToPath} from 'node:url';

const compiler = fileURLToPath(import.meta.resolve('typescript/bin/tsc'));
const client = fileURLToPath(new URL('../../client', import.meta.url));

test('the scripts of client/ have sound types', {timeout: 240_000}, async () => {
  const output = await new Promise((resolve) => {
    execFile(process.execPath, [compiler, '--project', client, '--pretty', 'false'], (error, stdout) => resolve(stdout));
  });
  assert.equal(output, '');
});
