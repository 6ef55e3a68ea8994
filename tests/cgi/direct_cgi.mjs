// One run of forms.cgi as RFC 3875 says, without a web server: variables in, bytes in at whatever pace, bytes out.
// A server would refuse much of what is sent here before the program saw it.

import {spawn} from 'node:child_process';
import {once} from 'node:events';
import {user} from './children.mjs';

/**
 * Bytes as `Status:`, headers (names in small letters, each with all its values) and body. Throws where they are none.
 */
function readAnswer(bytes) {
  const end = bytes.indexOf('\r\n\r\n');
  if (end < 0) throw new Error(`no answer: ${bytes.subarray(0, 200).toString('latin1')}`);
  const headers = new Map();
  for (const line of bytes.subarray(0, end).toString('latin1').split('\r\n')) {
    const header = /^([A-Za-z-]+): ([^\x00-\x1f\x7f]*)$/.exec(line);
    if (!header) throw new Error(`no header: ${JSON.stringify(line)}`);
    const name = header[1].toLowerCase();
    headers.set(name, [...(headers.get(name) ?? []), header[2]]);
  }
  const body = bytes.subarray(end + 4);
  const status = Number.parseInt(headers.get('status')[0], 10);
  return {status, headers, header: (name) => headers.get(name)?.join(', '), body, text: body.toString()};
}

/**
 * Starts the program. `variables` are all that its environment has; those that are undefined are left out. `through`
 * are the words of a command that runs it (prlimit). `write` and `end` give the body, `finish` waits for the answer.
 */
export function startCgi(program, variables, {through = [], ...options} = {}) {
  const env = Object.fromEntries(Object.entries(variables).filter(([, value]) => value !== undefined));
  const [command, ...parameters] = [...through, program];
  const child = spawn(command, parameters, {stdio: ['pipe', 'pipe', 'pipe'], ...user, ...options, env});
  const chunks = [];
  let told = '';
  child.stdout.on('data', (bytes) => chunks.push(bytes));
  child.stderr.on('data', (bytes) => (told += bytes));
  // Who refuses early may stop reading; that is not the test's end.
  child.stdin.on('error', () => {});
  const closed = once(child, 'close');
  return {
    write: (bytes) => new Promise((resolve) => child.stdin.write(bytes, resolve)),
    end: () => child.stdin.end(),
    hangUp: () => child.stdout.destroy(),
    async finish() {
      const [exit, signal] = await closed;
      if (signal || exit !== 0) throw new Error(`the program ended with ${signal ?? exit}: ${told}`);
      return {...readAnswer(Buffer.concat(chunks)), log: told};
    },
  };
}

/** The variables of a request with this body, as a web server would set them; `changes` go over them. */
export function variablesOf({configured, path = '', method = 'GET', query = '', body, type, cookie, changes = {}}) {
  return {
    SHIRUBE_FORMS: configured,
    GATEWAY_INTERFACE: 'CGI/1.1',
    SERVER_PROTOCOL: 'HTTP/1.1',
    SERVER_NAME: 'example.jp',
    SERVER_PORT: '443',
    SCRIPT_NAME: '/cgi-bin/forms.cgi',
    PATH_INFO: path,
    QUERY_STRING: query,
    REQUEST_METHOD: method,
    REMOTE_ADDR: '192.0.2.1',
    CONTENT_LENGTH: body === undefined ? undefined : String(Buffer.byteLength(body)),
    CONTENT_TYPE: type,
    HTTP_COOKIE: cookie,
    ...changes,
  };
}

/** Starts the program with a request, gives it the whole body and waits for the answer. */
export async function callCgi(program, request, options) {
  const running = startCgi(program, variablesOf(request), options);
  if (request.body !== undefined) running.write(request.body);
  if (!request.staysOpen) running.end();
  return running.finish();
}
