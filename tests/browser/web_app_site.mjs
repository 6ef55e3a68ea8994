// An edition as a web app, on a server that can fail. What must hold then is web_app.test.mjs's affair.

import {execFile} from 'node:child_process';
import {createHash} from 'node:crypto';
import {appendFile, cp, mkdtemp, readFile, rm, writeFile} from 'node:fs/promises';
import {createServer} from 'node:http';
import os from 'node:os';
import path from 'node:path';
import {fileURLToPath} from 'node:url';
import {promisify} from 'node:util';

const repository = fileURLToPath(new URL('../../', import.meta.url));
const types = {'.html': 'text/html; charset=utf-8', '.css': 'text/css', '.js': 'text/javascript', '.png': 'image/png'};
const typeOf = (name) => types[path.extname(name)] ?? {'.svg': 'image/svg+xml'}[path.extname(name)] ?? 'text/plain';

/** Our own content, with an address for the edition osaka and its forms below it. `folder` is that edition's, to be changed by tests. */
export async function buildWebApp() {
  const scratch = await mkdtemp(path.join(os.tmpdir(), 'shirube-web-app-'));
  await cp(path.join(repository, 'content'), path.join(scratch, 'content'), {recursive: true});
  const address = 'url: https://osaka.example.jp/guide/\nforms: {endpoint: /guide/cgi/forms.cgi}\n';
  await appendFile(path.join(scratch, 'content/editions/osaka.yaml'), `\n${address}`);
  const shirube = process.env.SHIRUBE ?? path.join(repository, 'build/shirube');
  const output = path.join(scratch, 'output');
  await promisify(execFile)(shirube, ['build', scratch, '--output', output, '--now', '2026-11-21']);
  return {
    folder: path.join(output, 'osaka'),
    withoutAddress: path.join(output, 'national'),
    remove: () => rm(scratch, {recursive: true, force: true}),
  };
}

const sha256 = (bytes) => createHash('sha256').update(bytes).digest('hex');

/** Publishes `change(text)` in the place of a file, with its line in manifest.json; `listed` is what that line tells. */
export async function republish(folder, name, change, listed = (text) => text) {
  const file = path.join(folder, name);
  const text = change(await readFile(file, 'utf8'));
  await writeFile(file, text);
  const list = path.join(folder, 'manifest.json');
  const manifest = JSON.parse(await readFile(list, 'utf8'));
  manifest.files.find((entry) => entry.path === name).sha256 = sha256(listed(text));
  await writeFile(list, JSON.stringify(manifest));
}

/**
 * Serves a folder below /guide/ on loopback. `requests` has `METHOD path` of each that came. `cut` and `slow` name
 * files that end early, or come only after `release()`. Below /guide/cgi/ a program answers; its answers are counted.
 */
export async function serveWebApp(folder, port = 0) {
  const state = {requests: [], cut: new Set(), slow: new Set(), answers: 0, held: []};
  const server = createServer(async (request, response) => {
    const name = new URL(request.url, 'http://localhost').pathname.replace(/^\/guide\//, '') || 'index.html';
    state.requests.push(`${request.method} ${name}`);
    if (name.startsWith('cgi/')) {
      let body = '';
      for await (const piece of request) body += piece;
      response.writeHead(200, {'Content-Type': 'text/html'}).end(`<p>${++state.answers} ${request.method} ${body}</p>`);
      return;
    }
    const bytes = await readFile(path.join(folder, name)).catch(() => undefined);
    if (!bytes) return response.writeHead(404, {'Content-Type': 'text/html'}).end('<h1>not here</h1>');
    if (state.slow.has(name)) await new Promise((released) => state.held.push(released));
    response.writeHead(200, {'Content-Type': typeOf(name), 'Content-Length': bytes.length, 'Cache-Control': 'no-cache'});
    if (!state.cut.has(name)) return response.end(bytes);
    response.write(bytes.subarray(0, bytes.length / 2), () => response.destroy());
  });
  await new Promise((listening) => server.listen(port, '127.0.0.1', listening));
  const address = server.address();
  return Object.assign(state, {
    root: `http://127.0.0.1:${address.port}/guide/`,
    port: address.port,
    release: () => state.held.splice(0).forEach((released) => released()),
    async close() {
      const closed = new Promise((resolve) => server.close(resolve));
      server.closeAllConnections();
      await closed;
    },
  });
}
