// The test site, built, with all that forms.cgi needs to take its forms: configuration, secret, store and an SMTP server.

import {randomBytes} from 'node:crypto';
import {existsSync} from 'node:fs';
import {chmod, chown, copyFile, mkdir, mkdtemp, rm, writeFile} from 'node:fs/promises';
import {createServer} from 'node:net';
import os from 'node:os';
import path from 'node:path';
import {fileURLToPath} from 'node:url';
import {run, startChild, until, user} from './children.mjs';
import {readMails} from './mail_reader.mjs';

const here = fileURLToPath(new URL('./', import.meta.url));
const repository = path.join(here, '../..');
const build = process.env.SHIRUBE ? path.dirname(process.env.SHIRUBE) : path.join(repository, 'build');

export const edition = 'national';
export const endpoint = '/cgi-bin/forms.cgi';
export const deployFolder = path.join(repository, 'cgi/deploy');

// The clock of the build: nothing in the pages may change with the day.
const now = '2026-11-21';

function programs() {
  const found = {
    shirube: process.env.SHIRUBE ?? path.join(build, 'shirube'),
    'forms.cgi': process.env.FORMS_CGI ?? path.join(build, 'forms.cgi'),
    'shirube-forms': process.env.SHIRUBE_FORMS_COMMAND ?? path.join(build, 'shirube-forms'),
  };
  for (const file of Object.values(found)) if (!existsSync(file)) throw new Error(`no ${file}: build first`);
  return found;
}

/** A port of 127.0.0.1 that nobody listened on a moment ago. */
export async function freePort() {
  const server = createServer();
  await new Promise((resolve) => server.listen(0, '127.0.0.1', resolve));
  const {port} = server.address();
  await new Promise((resolve) => server.close(resolve));
  return port;
}

async function giveAway(file) {
  if (user.uid !== undefined) await chown(file, user.uid, user.gid);
}

/**
 * A fresh folder with `site` (the edition's web root), `packs`, and the programs `cgi` and `command`, which the user of
 * `children.mjs` may run wherever the repository lies. `prepare` makes a store; `remove` takes everything away.
 */
export async function buildFormsSite() {
  const from = programs();
  const folder = await mkdtemp(path.join(os.tmpdir(), 'shirube-cgi-'));
  await chmod(folder, 0o755);
  const output = path.join(folder, 'output');
  const built = await run(from.shirube, ['build', path.join(here, 'site'), '--output', output, '--now', now], {
    uid: process.getuid(),
    gid: process.getgid(),
  });
  if (built.status !== 0) throw new Error(`the test site: ${built.stderr}`);
  const copied = {};
  for (const name of ['forms.cgi', 'shirube-forms']) {
    copied[name] = path.join(folder, name);
    await copyFile(from[name], copied[name]);
    await chmod(copied[name], 0o755);
  }
  const site = {
    folder,
    site: path.join(output, edition),
    packs: path.join(output, 'forms'),
    cgi: copied['forms.cgi'],
    command: copied['shirube-forms'],
    prepare: (options) => prepare(site, options),
    remove: () => rm(folder, {recursive: true, force: true}),
  };
  return site;
}

async function startSink(folder, parameters) {
  await mkdir(folder);
  await giveAway(folder);
  // Python may not look into the repository as another user.
  const sink = startChild('/usr/bin/python3', [path.join(here, 'smtp_sink.py'), folder, ...parameters], {
    uid: process.getuid(),
    gid: process.getgid(),
  });
  const port = await until(() => /^\d+\n/.test(sink.said) && Number.parseInt(sink.said, 10), 'the SMTP sink', 30_000);
  return {...sink, port};
}

/**
 * A store of its own, made by `shirube-forms init`, with a configuration and an SMTP sink of its own.
 *
 * `baseUrl`: the web root's address. `configuration`: keys that differ. `sink`: the sink's parameters; false: none.
 * Answers the configuration's file `configured`, `store`, `run` for files of a server, `command(…)` for shirube-forms,
 * `mails()`, and `stop`.
 */
async function prepare(site, {baseUrl, configuration = {}, sink: parameters = []}) {
  const name = randomBytes(4).toString('hex');
  const [state, running, mails] = ['state', 'run', 'mails'].map((part) => path.join(site.folder, `${part}-${name}`));
  for (const folder of [state, running]) {
    await mkdir(folder, {mode: 0o700});
    await giveAway(folder);
  }
  const sink = parameters && (await startSink(mails, parameters));
  const configured = path.join(site.folder, `forms-${name}.json`);
  const store = path.join(state, 'forms.sqlite');
  const whole = {
    packs: site.packs,
    edition,
    store: `sqlite:${store}`,
    secret_file: path.join(state, 'secret'),
    base_url: baseUrl,
    ...(sink && {
      mail: {smtp: `smtp://127.0.0.1:${sink.port}`, from: 'no-reply@example.jp', office: 'madoguchi@example.jp'},
    }),
    ...configuration,
    limits: {per_minute: 10_000, ...configuration.limits},
  };
  await writeFile(configured, JSON.stringify(whole));
  const command = (...words) =>
    run(site.command, [...words, '--config', configured], {env: {PATH: process.env.PATH, LANG: 'C.UTF-8'}});
  const made = await command('init');
  if (made.status !== 0) throw new Error(`shirube-forms init: ${made.stderr}`);
  return {
    configured,
    store,
    run: running,
    command,
    mailFolder: mails,
    mails: () => readMails(mails),
    stop: async () => sink && sink.stop(),
  };
}
