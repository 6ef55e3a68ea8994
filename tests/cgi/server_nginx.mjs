// nginx, in both ways: fcgiwrap that calls forms.cgi, and forms.cgi as a FastCGI server itself.

import {readFile} from 'node:fs/promises';
import path from 'node:path';
import {startChild, until} from './children.mjs';
import {certificate, deployed, startServer, writeRunFile} from './server.mjs';

const listener = new URL('fastcgi_listener.py', import.meta.url);

// What Debian's nginx.conf comes to, with everything of the server's own in one folder.
const frame = ({folder, site}) => `
daemon off;
worker_processes 1;
pid ${folder}/nginx.pid;
error_log ${folder}/error.log;
events {}
http {
  access_log off;
  include /etc/nginx/mime.types;
  default_type application/octet-stream;
${['client_body', 'fastcgi', 'proxy', 'scgi', 'uwsgi'].map((kind) => `  ${kind}_temp_path ${folder}/${kind};`).join('\n')}
  include ${site};
}
`;

async function startNginx(built, forms, port, {name, changes, before}) {
  const {file, key} = await certificate(built.folder);
  const text = await deployed(name, [
    ['    listen [::]:443 ssl http2;\n', ''],
    ['listen 443 ', `listen 127.0.0.1:${port} `],
    ['/etc/ssl/certs/tetsuzuki.example.jp.pem', file],
    ['/etc/ssl/private/tetsuzuki.example.jp.key', key],
    ['/srv/shirube/site', built.site],
    ...changes,
  ]);
  const site = await writeRunFile(forms, 'site.conf', text);
  const whole = await writeRunFile(forms, 'nginx.conf', frame({folder: forms.run, site}));
  const log = path.join(forms.run, 'error.log');
  const parameters = ['-e', log, '-p', forms.run, '-c', whole];
  return startServer(`https://127.0.0.1:${port}`, '/usr/sbin/nginx', parameters, {logs: [log], before});
}

/**
 * As systemd does: `count` processes of a program share one listening socket as their descriptor 0. Answers the socket's
 * path, and `stop`.
 */
async function listenFor(forms, program, environment, count = 2) {
  const socket = path.join(forms.run, `${path.basename(program)}.socket`);
  // The listener's text, since another user may not read the repository.
  const parameters = ['-c', await readFile(listener, 'utf8'), socket, String(count), program];
  const parent = startChild('/usr/bin/python3', parameters, {env: environment});
  await until(() => parent.said.startsWith('ready\n'), `${program} on a socket: ${parent.said}`);
  return {socket, stop: () => parent.stop()};
}

/** forms.cgi as a FastCGI server. */
export function startFastcgi(built, forms) {
  return listenFor(forms, built.cgi, {SHIRUBE_FORMS: forms.configured});
}

export const byFcgiwrap = {
  name: 'nginx, fcgiwrap',
  scheme: 'https',
  async start(built, forms, port) {
    const fcgiwrap = await listenFor(forms, '/usr/sbin/fcgiwrap', {}, 4);
    const changes = [
      ['/run/fcgiwrap.socket', fcgiwrap.socket],
      ['/usr/local/lib/cgi-bin/forms.cgi', built.cgi],
      ['/etc/shirube/forms.json', forms.configured],
    ];
    return startNginx(built, forms, port, {name: 'nginx-fcgiwrap.conf', changes, before: [fcgiwrap]});
  },
};

export const byFastcgi = {
  name: 'nginx, FastCGI',
  scheme: 'https',
  async start(built, forms, port) {
    const fastcgi = await startFastcgi(built, forms);
    const changes = [['/run/shirube-forms.socket', fastcgi.socket]];
    return startNginx(built, forms, port, {name: 'nginx-fastcgi.conf', changes, before: [fastcgi]});
  },
};
