// Somebody who fills in the test site's form, well or badly: what the attacks have in common.

import assert from 'node:assert/strict';
import {mkdir, readFile, writeFile} from 'node:fs/promises';
import path from 'node:path';
import {callCgi} from './direct_cgi.mjs';

export const urlencodedType = 'application/x-www-form-urlencoded';
export const boundary = '----attack7MA4YWxkTrZu0gW';
export const multipartType = `multipart/form-data; boundary=${boundary}`;
export const password = 'Naisho-no-Kotoba-42';

/** A whole application, with nothing wrong in it. */
export const fine = {
  name: '標病院',
  kana: 'シルベビョウイン',
  phone: '06-6941-0351',
  email: 'hyoko@example.jp',
  quantity: '12',
  kind: 'general',
  prefecture: 'osaka',
  reason: '足りないため',
  password,
  'password-again': password,
  terms: 'yes',
};

export function urlencoded(values) {
  return new URLSearchParams(Array.isArray(values) ? values : Object.entries(values)).toString();
}

/** `parts`: `{name, value, filename, headers}`; strings are bytes in UTF-8. */
export function multipart(parts) {
  const bytes = [];
  for (const {name, value, filename, headers = []} of parts) {
    const named = filename === undefined ? '' : `; filename="${filename}"`;
    const head = [`Content-Disposition: form-data; name="${name}"${named}`, ...headers].join('\r\n');
    bytes.push(Buffer.from(`--${boundary}\r\n${head}\r\n\r\n`), Buffer.from(value), Buffer.from('\r\n'));
  }
  return Buffer.concat([...bytes, Buffer.from(`--${boundary}--\r\n`)]);
}

export function partsOf(values) {
  return Object.entries(values).map(([name, value]) => ({name, value}));
}

export function unescapeHtml(text) {
  const named = {lt: '<', gt: '>', quot: '"', amp: '&'};
  return text.replace(
    /&(?:#(\d+)|#x([0-9a-f]+)|(lt|gt|quot|amp));/gi,
    (_, decimal, hex, name) =>
      name ? named[name] : String.fromCodePoint(decimal ? Number(decimal) : Number.parseInt(hex, 16)),
  );
}

/** The value of a hidden input; undefined where the page has none. */
export function hiddenValue(html, name) {
  const input = [...html.matchAll(/<input\b[^>]*>/g)].find(([tag]) => tag.includes(`name="${name}"`));
  const value = input && /\bvalue="([^"]*)"/.exec(input[0]);
  return value ? unescapeHtml(value[1]) : undefined;
}

/** What a page is made of, without its texts: element and attribute names. Throws where a `<` begins no tag. */
export function shapeOf(html) {
  const tag = /<!doctype html>|<(\/?)([a-z][a-z0-9]*)((?:\s+[a-zA-Z:-]+(?:="[^"]*")?)*)\s*\/?>/iy;
  const shape = [];
  for (let at = html.indexOf('<'); at >= 0; at = html.indexOf('<', tag.lastIndex)) {
    tag.lastIndex = at;
    const found = tag.exec(html);
    if (!found) throw new Error(`no tag: ${html.slice(at, at + 80)}`);
    const attributes = [...(found[3] ?? '').matchAll(/\s([a-zA-Z:-]+)(?:="[^"]*")?/g)].map(([, name]) => name);
    shape.push([`${found[1] ?? ''}${found[2] ?? 'doctype'}`, ...attributes].join(' '));
  }
  return shape;
}

const standingHeaders = {
  'content-security-policy':
    "default-src 'none'; style-src 'self'; img-src 'self'; script-src 'self'; form-action 'self'; base-uri 'none'; " +
    "frame-ancestors 'none'",
  'cache-control': 'no-store',
  'x-content-type-options': 'nosniff',
  'referrer-policy': 'no-referrer',
};
const otherHeaders = ['status', 'content-type', 'content-length', 'set-cookie', 'location', 'allow', 'retry-after'];
const logLine =
  /^forms\.cgi: (?:error: .*|request=[0-9a-f]{32} form=(?:[a-z0-9-]+) step=(?:[a-z]+|-) status=\d+ milliseconds=\d+)$/;

/** What holds of every answer, whatever was asked. */
export function checkAnswer(answer, method = 'GET') {
  for (const [name, value] of Object.entries(standingHeaders))
    assert.deepEqual(answer.headers.get(name), [value], name);
  for (const [name, values] of answer.headers) {
    assert.equal(values.length, 1, `${name} once`);
    assert.ok(name in standingHeaders || otherHeaders.includes(name), name);
  }
  if (method !== 'HEAD')
    assert.equal(answer.header('content-length'), String(answer.body.length));
  else
    assert.equal(answer.body.length, 0);
  const lines = answer.log.split('\n');
  assert.equal(lines.pop(), '', 'the log ends with a line end');
  for (const line of lines) assert.match(line, logLine);
}

/** A folder of packs beside the site's own, in which `edit` has changed the edition's. */
export async function editedPacks(site, name, edit) {
  const folder = path.join(site.folder, `packs-${name}`);
  await mkdir(folder, {recursive: true});
  const pack = JSON.parse(await readFile(path.join(site.packs, 'national.pack.json'), 'utf8'));
  const edited = edit(pack) ?? pack;
  await writeFile(
    path.join(folder, 'national.pack.json'), typeof edited === 'string' ? edited : JSON.stringify(edited)
  );
  return folder;
}

/** The form without its secret: hashing one takes longer than all else. */
export function withoutSecret(pack) {
  const {rules} = pack.forms.application;
  const isOther = (id) => !id.startsWith('password');
  rules.fields = rules.fields.filter(({id}) => isOther(id));
  for (const section of rules.sections) section.fields = section.fields.filter(isOther);
  for (const words of Object.values(rules.words))
    for (const id of Object.keys(words))
      if (!isOther(id)) delete words[id];
}
export const fineWithoutSecret =
  Object.fromEntries(Object.entries(fine).filter(([name]) => !name.startsWith('password')));

/** With a browser's cookie, and the configuration `configured`. */
export class Visitor {
  constructor(program, configured, changes = {}) {
    Object.assign(this, {program, configured, changes});
  }

  async ask(request, options) {
    const whole = {configured: this.configured, cookie: this.cookie, ...request};
    whole.changes = {...this.changes, ...request.changes};
    const answer = await callCgi(this.program, whole, options);
    checkAnswer(answer, whole.method);
    const set = answer.headers.get('set-cookie')?.[0];
    if (set) this.cookie = set.slice(0, set.indexOf(';'));
    return answer;
  }

  post(path, body, request = {}, options = {}) {
    const type = Buffer.isBuffer(body) ? multipartType : urlencodedType;
    const bytes = Buffer.isBuffer(body) || typeof body === 'string' ? body : urlencoded(body);
    return this.ask({method: 'POST', path, body: bytes, type, ...request}, options);
  }

  get(path, query = '', request = {}) {
    return this.ask({path, query, ...request});
  }

  confirm(values = fine, request = {}, options = {}) {
    return this.post('/application/confirm', values, request, options);
  }

  /** The token of a confirmation. */
  async token(values = fine) {
    const answer = await this.confirm(values);
    const token = hiddenValue(answer.text, '_token');
    if (answer.status !== 200 || !token) throw new Error(`not confirmed: ${answer.status} ${answer.text}`);
    return token;
  }

  submit(token, request = {}, options = {}) {
    return this.post('/application/submit', {_token: token}, request, options);
  }
}

/** The receipt that an answer of `submit` leads to. */
export function receiptOf(answer) {
  return /\/done\?receipt=([A-Z2-9]{5}-[A-Z2-9]{5})$/.exec(answer.header('location') ?? '')?.[1];
}

/** Waits so many milliseconds. */
export function pause(milliseconds) {
  return new Promise((resolve) => setTimeout(resolve, milliseconds));
}
