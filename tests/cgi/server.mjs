// What the web servers of the tests have in common: each takes the very file that cgi/deploy/ gives to administrators, with
// the paths of the test in the place of theirs.

import {chmod, chown, readFile, writeFile} from 'node:fs/promises';
import http from 'node:http';
import https from 'node:https';
import path from 'node:path';
import {run, startChild, until, user} from './children.mjs';
import {deployFolder, endpoint} from './forms_site.mjs';

/** A file of cgi/deploy/ with `changes` made in it: `[what, instead]`. Each must stand there. */
export async function deployed(name, changes) {
  let text = await readFile(path.join(deployFolder, name), 'utf8');
  for (const [what, instead] of changes) {
    if (!text.includes(what)) throw new Error(`${name} does not have ${what}`);
    text = text.replaceAll(what, instead);
  }
  return text;
}

async function makeCertificate(folder) {
  const [file, key] = ['certificate.pem', 'certificate.key'].map((name) => path.join(folder, name));
  const parameters = ['req', '-x509', '-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:prime256v1', '-nodes'];
  const named = ['-subj', '/CN=127.0.0.1', '-addext', 'subjectAltName=IP:127.0.0.1', '-days', '2'];
  const made = await run('openssl', [...parameters, ...named, '-keyout', key, '-out', file], {
    uid: process.getuid(),
    gid: process.getgid(),
  });
  if (made.status !== 0) throw new Error(made.stderr);
  if (user.uid !== undefined) await chown(key, user.uid, user.gid);
  await chmod(key, 0o400);
  return {file, key};
}

const certificates = new Map();
/** A certificate for 127.0.0.1 that nobody vouches for, made once in `folder`, though servers start side by side. */
export function certificate(folder) {
  if (!certificates.has(folder)) certificates.set(folder, makeCertificate(folder));
  return certificates.get(folder);
}

/** Writes a server's configuration into its own folder. */
export async function writeRunFile(forms, name, text) {
  const file = path.join(forms.run, name);
  await writeFile(file, text);
  return file;
}

/** One request: `{status, headers, body}`. Certificates are not looked at. */
export function ask(address, {method = 'GET', headers = {}, body} = {}) {
  return new Promise((resolve, reject) => {
    const client = address.startsWith('https:') ? https : http;
    const request = client.request(address, {method, headers, rejectUnauthorized: false, agent: false}, (answer) => {
      const pieces = [];
      answer.on('data', (piece) => pieces.push(piece));
      answer.on('error', reject);
      answer.on('end', () =>
        resolve({status: answer.statusCode, headers: answer.headers, body: Buffer.concat(pieces).toString()}),
      );
    });
    request.on('error', reject);
    request.end(body);
  });
}

/**
 * Starts a server and waits until its health is well. `logs`: files that tell why it is not; `before`: what was started
 * for it, and ends with it.
 */
export async function startServer(origin, command, parameters, {logs = [], before = []} = {}) {
  const server = startChild(command, parameters);
  const isWell = async () => {
    if (server.child.exitCode !== null) throw new Error('it ended');
    const health = await ask(`${origin}${endpoint}/health`).catch(() => undefined);
    return health?.status === 200 && health.body === 'ok\n';
  };
  try {
    await until(isWell, `${command}: health`, 15_000);
  } catch (error) {
    const written = await Promise.all(logs.map((log) => readFile(log, 'utf8').catch(() => '')));
    for (const each of [server, ...before]) await each.stop().catch(() => {});
    throw new Error([error.message, server.said, ...written].join('\n').slice(0, 3000));
  }
  return {
    origin,
    process: server.child.pid,
    async stop() {
      await server.stop();
      for (const each of before) await each.stop();
    },
  };
}
