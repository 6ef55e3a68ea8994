// Processes that the tests start: as a user who may not do everything, and ended by their own ids.

import {execFile, execFileSync, spawn} from 'node:child_process';
import {once} from 'node:events';

function idOf(option, name) {
  return Number(execFileSync('id', [option, name], {encoding: 'utf8'}));
}

/**
 * Whose servers and stores are: root's tests take the web server's user, since Apache refuses to serve as root, and since
 * nothing keeps root from reading a file that others may not read. Everybody else is themselves.
 */
export const user = process.getuid() === 0 ? {uid: idOf('-u', 'www-data'), gid: idOf('-g', 'www-data')} : {};

/** Waits until `look` answers something true, and answers that. It is asked every 50 ms. */
export async function until(look, what, milliseconds = 20_000) {
  for (const end = Date.now() + milliseconds; ; ) {
    const found = await look();
    if (found) return found;
    if (Date.now() > end) throw new Error(`waited in vain: ${what}`);
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}

/**
 * Starts a process that stays. `said` is what it has printed; `stop` ends it by its id, and throws where it had ended
 * by itself.
 */
export function startChild(command, parameters, options = {}) {
  const child = spawn(command, parameters, {stdio: ['pipe', 'pipe', 'pipe'], ...user, ...options});
  const started = {child, said: '', stop};
  child.on('error', (error) => (started.said += `${error}\n`));
  for (const stream of [child.stdout, child.stderr]) stream?.on('data', (bytes) => (started.said += bytes));
  const hasEnded = () => child.exitCode !== null || child.signalCode !== null || child.pid === undefined;

  async function stop(signal = 'SIGTERM') {
    if (hasEnded()) throw new Error(`${command} ended by itself: ${started.said}`);
    const ended = once(child, 'exit');
    child.kill(signal);
    const patience = setTimeout(() => child.kill('SIGKILL'), 10_000);
    await ended;
    clearTimeout(patience);
  }
  return started;
}

/** Runs a command to its end, whatever its status: `{status, stdout, stderr}`, the outputs as bytes. */
export function run(command, parameters, options = {}) {
  return new Promise((resolve, reject) => {
    const limit = {maxBuffer: 64 * 1024 * 1024, encoding: 'buffer', ...user, ...options};
    execFile(command, parameters, limit, (error, stdout, stderr) => {
      if (error && typeof error.code !== 'number') reject(error);
      else resolve({status: error ? error.code : 0, stdout, stderr: stderr.toString()});
    });
  });
}
