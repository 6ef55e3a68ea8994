// Bundles of the starter site, signed, in a folder of their own; and running the tool on them.
// What bundles must hold is the tests' affair.

import {execFile} from 'node:child_process';
import {mkdtemp, rm} from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import {fileURLToPath} from 'node:url';

export const shirube = process.env.SHIRUBE ?? fileURLToPath(new URL('../../build/shirube', import.meta.url));

/** Runs a command to its end, whatever its status: `{status, stdout, stderr}`. */
export function run(command, parameters, options = {}) {
  return new Promise((resolve, reject) => {
    execFile(command, parameters, {env: {...process.env, LANG: 'C', LC_ALL: 'C'}, ...options}, (error, stdout, stderr) => {
      if (error && typeof error.code !== 'number') reject(error);
      else resolve({status: error ? error.code : 0, stdout, stderr});
    });
  });
}

async function runFine(command, parameters, options) {
  const {status, stdout, stderr} = await run(command, parameters, options);
  if (status !== 0) throw new Error(`${command} ${parameters.join(' ')}: ${status}\n${stdout}${stderr}`);
}

/**
 * Makes the starter site, a key and bundles of two versions, and an update between them. `remove` takes all away. `file`
 * gives a path in the folder.
 */
export async function makeSmallBundles() {
  const folder = await mkdtemp(path.join(os.tmpdir(), 'shirube-offline-'));
  const file = (name) => path.join(folder, name);
  const remove = () => rm(folder, {recursive: true});
  try {
    await runFine(shirube, ['new', file('site'), '--now', '2026-11-21']);
    await runFine('minisign', ['-G', '-W', '-p', file('key.pub'), '-s', file('key')]);
    await runFine('minisign', ['-G', '-W', '-p', file('other.pub'), '-s', file('other')]);
    const edition = (await run('ls', [file('site/content/editions')])).stdout.split('\n')[0].replace('.yaml', '');
    for (const [name, now] of [['first.zip', '2026-11-21'], ['second.zip', '2026-11-22']]) {
      const output = ['--output', file(name), '--now', now, '--sign', file('key')];
      await runFine(shirube, ['bundle', file('site'), '--edition', edition, ...output]);
    }
    await runFine(shirube, ['diff', file('first.zip'), file('second.zip'), '--output', file('update.zip')]);
  } catch (error) {
    await remove();
    throw error;
  }
  return {folder, file, remove};
}
