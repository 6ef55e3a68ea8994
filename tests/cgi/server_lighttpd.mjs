// lighttpd, by cgi/deploy/lighttpd.conf: with mod_cgi, or with the lines for FastCGI that stand in comments there.

import path from 'node:path';
import {deployed, startServer, writeRunFile} from './server.mjs';
import {startFastcgi} from './server_nginx.mjs';

// What Debian's lighttpd.conf comes to, with everything of the server's own in one folder.
const frame = ({folder, port, site}) => `
server.modules = ("mod_indexfile", "mod_access", "mod_alias", "mod_redirect")
server.document-root = "${folder}"
server.upload-dirs = ("${folder}")
server.errorlog = "${folder}/error.log"
server.bind = "127.0.0.1"
server.port = ${port}
server.feature-flags = ("server.graceful-shutdown-timeout" => 1)
index-file.names = ("index.php", "index.html")
include_shell "/usr/share/lighttpd/create-mime.conf.pl"
include "${site}"
`;

async function startLighttpd(forms, port, text, before = []) {
  const site = await writeRunFile(forms, 'site.conf', text);
  const whole = await writeRunFile(forms, 'lighttpd.conf', frame({folder: forms.run, port, site}));
  const logs = [path.join(forms.run, 'error.log')];
  return startServer(`http://127.0.0.1:${port}`, '/usr/sbin/lighttpd', ['-D', '-f', whole], {logs, before});
}

const changesOf = (built, forms) => [
  ['/srv/shirube/site', built.site],
  ['/usr/local/lib/cgi-bin', path.dirname(built.cgi)],
  ['/etc/shirube/forms.json', forms.configured],
];

export const byCgi = {
  name: 'lighttpd, mod_cgi',
  // TLS is a package of its own there.
  scheme: 'http',
  async start(built, forms, port) {
    return startLighttpd(forms, port, await deployed('lighttpd.conf', changesOf(built, forms)));
  },
};

export const byFastcgi = {
  name: 'lighttpd, mod_fastcgi',
  scheme: 'http',
  async start(built, forms, port) {
    const fastcgi = await startFastcgi(built, forms);
    const text = await deployed('lighttpd.conf', [
      ...changesOf(built, forms),
      ['#server.modules += ("mod_fastcgi")', 'server.modules += ("mod_fastcgi")'],
      ['#fastcgi.server = (', 'fastcgi.server = ('],
      ['#    "socket"', '    "socket"'],
      ['#    "check-local"', '    "check-local"'],
      ['#)))', ')))'],
      ['    cgi.assign = ("/forms.cgi" => "")\n', ''],
      ['/run/shirube-forms.socket', fastcgi.socket],
    ]);
    return startLighttpd(forms, port, text, [fastcgi]);
  },
};
