// The Nu HTML checker, run once for many pages: starting Java takes longer than checking them.

import {execFile} from 'node:child_process';
import {fileURLToPath} from 'node:url';

const checker = fileURLToPath(import.meta.resolve('vnu-jar/build/dist/vnu.jar'));

/**
 * Checks the pages at `addresses` and answers the checker's errors and warnings, each with `url`, `type`, `message`,
 * `lastLine` and `extract`; notes that are neither (`info` without a `subType`) are left out. The pages are to be
 * served: read from disk, the checker takes their own style sheets for violations of their content security policy.
 */
export async function checkPages(addresses) {
  const report = await new Promise((resolve, reject) => {
    const options = [
      // The checker reads no page of this machine unless told to.
      '-Dnu.validator.servlet.allow-forbidden-hosts=true',
      '-jar',
      checker,
      '--format',
      'json',
      '--stdout',
      ...addresses,
    ];
    execFile('java', options, {maxBuffer: 64 * 2 ** 20}, (error, stdout, stderr) => {
      // Status 1 says that a page has errors, and then the report lists them.
      if (error && error.code !== 1) reject(new Error(`the checker failed: ${error.message}\n${stderr}`));
      else resolve(stdout);
    });
  });
  const {messages} = JSON.parse(report);
  return messages.filter(({type, subType}) => type !== 'info' || subType === 'warning');
}
