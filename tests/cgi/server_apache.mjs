// Apache with mod_cgid, by cgi/deploy/apache.conf.

import path from 'node:path';
import {certificate, deployed, startServer, writeRunFile} from './server.mjs';

// What Debian's apache2.conf and its enabled modules come to, with everything of the server's own in one folder.
const frame = ({folder, port, site}) => `
ServerRoot "${folder}"
DefaultRuntimeDir "${folder}"
PidFile "${folder}/apache.pid"
ScriptSock "${folder}/cgid.socket"
ErrorLog "${folder}/error.log"
ServerName 127.0.0.1
Listen 127.0.0.1:${port}
${['mpm_event', 'authz_core', 'alias', 'cgid', 'dir', 'env', 'headers', 'mime', 'reqtimeout', 'ssl']
  .map((name) => `LoadModule ${name}_module /usr/lib/apache2/modules/mod_${name}.so`)
  .join('\n')}
TypesConfig /etc/mime.types
StartServers 1
<Directory />
    AllowOverride None
    Require all denied
</Directory>
Include "${site}"
`;

export const name = 'Apache, mod_cgid';
export const scheme = 'https';

/** `forms` is what `prepare` of forms_site.mjs answers, for this port. */
export async function start(built, forms, port) {
  const {file, key} = await certificate(built.folder);
  const text = await deployed('apache.conf', [
    ['*:443', `127.0.0.1:${port}`],
    ['/etc/ssl/certs/tetsuzuki.example.jp.pem', file],
    ['/etc/ssl/private/tetsuzuki.example.jp.key', key],
    ['/srv/shirube/site', built.site],
    ['/usr/local/lib/cgi-bin', path.dirname(built.cgi)],
    ['/etc/shirube/forms.json', forms.configured],
  ]);
  const site = await writeRunFile(forms, 'site.conf', text);
  const whole = await writeRunFile(forms, 'apache.conf', frame({folder: forms.run, port, site}));
  const logs = [path.join(forms.run, 'error.log')];
  return startServer(`https://127.0.0.1:${port}`, '/usr/sbin/apache2', ['-DFOREGROUND', '-f', whole], {logs});
}
