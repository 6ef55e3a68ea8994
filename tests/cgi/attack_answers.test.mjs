// What must never get into an answer or a mail: markup, other servers' addresses, headers.

import assert from 'node:assert/strict';
import {readFile} from 'node:fs/promises';
import path from 'node:path';
import {after, before, test} from 'node:test';
import {
  editedPacks, fine, fineWithoutSecret, hiddenValue, multipart, partsOf, receiptOf, shapeOf, unescapeHtml, Visitor,
  withoutSecret,
} from './attack_visitor.mjs';
import {until} from './children.mjs';
import {buildFormsSite} from './forms_site.mjs';

const baseUrl = 'https://example.jp/national/';
const script = '"\'><script>alert(1)</script><img src=x onerror=alert(2)>';
const slot = (directive) => `\ufdd3${directive}\ufdd4`;
let site, made, mailing;

before(async () => {
  site = await buildFormsSite();
  made = await site.prepare({baseUrl, sink: false});
  // Mails that name every kind of text, also where the generator would not let an author name them.
  const packs = await editedPacks(site, 'mailing', (pack) => {
    withoutSecret(pack);
    const {mail, rules} = pack.forms.application;
    const all = rules.fields.map(({id}) => slot(`text field ${id}`)).join('\n');
    mail.office = {subject: ['name', 'school', 'reason'].map((id) => slot(`text field ${id}`)).join(' '), body: all};
    mail.sender = {field: 'email', subject: `${slot('text field kind-text')} ${slot('text field reason')}`, body: all};
  });
  mailing = await site.prepare({baseUrl, configuration: {packs}});
});
after(async () => {
  await mailing?.stop();
  await site.remove();
});

const visitor = (changes) => new Visitor(site.cgi, made.configured, changes);

test('every answer has the policy of the published pages', async () => {
  const page = await readFile(path.join(site.site, 'forms/application.html'), 'utf8');
  const policy = unescapeHtml(/<meta http-equiv="Content-Security-Policy" content="([^"]*)">/.exec(page)[1]);
  const requests = [
    {path: '/application/confirm', method: 'POST'}, {path: '/application/done'}, {path: '/health'}, {path: '/x'},
  ];
  for (const request of requests) {
    const answer = await visitor().ask(request);
    assert.equal(answer.header('content-security-policy'), `${policy}; frame-ancestors 'none'`);
  }
});

test('methods that a path does not take are told which it takes', async () => {
  const methods = [
    'GET', 'HEAD', 'PUT', 'DELETE', 'OPTIONS', 'PATCH', 'TRACE', 'CONNECT', 'post', 'GET ', '', '<script>',
  ];
  for (const method of methods) {
    for (const [asked, allowed] of [
      ['/application/confirm', 'POST'],
      ['/application/submit', 'POST'],
      ['/application/done', 'GET, HEAD'],
      ['/health', 'GET, HEAD'],
    ]) {
      if (allowed.split(', ').includes(method)) continue;
      const answer = await visitor().ask({path: asked, method});
      assert.equal(answer.status, 405, `${method} ${asked}`);
      assert.equal(answer.header('allow'), allowed);
    }
  }
});

test('paths that are none, unknown forms and rehearsals are not found, by whatever method', async () => {
  const paths =
    ['', '/', '/application', '/application/', '/nothing/confirm', '/rehearsal/confirm', '/rehearsal/submit'];
  paths.push(
    '/rehearsal/done', '/application/confirm/', '//application/confirm', '/application/../application/confirm'
  );
  paths.push('/application/export', '/APPLICATION/confirm', '/application%00/confirm', '/health/x');
  paths.push(
    `/${'a'.repeat(60_000)}/confirm`, '/application/confirm\r\nSet-Cookie: a=b', `/${script}/confirm`, '/標/confirm'
  );
  for (const asked of paths) {
    for (const method of ['GET', 'POST', 'DELETE']) {
      const answer = await visitor().ask({path: asked, method, ...(method === 'POST' && {body: 'name=1'})});
      assert.equal(answer.status, 404, `${method} ${asked.slice(0, 60)}`);
      assert.ok(!answer.text.includes('alert') && !answer.text.includes('rehearsal'));
      assert.ok(!answer.headers.has('set-cookie') && !answer.headers.has('allow'));
    }
  }
});

test('head is get without its body', async () => {
  const person = visitor();
  const receipt = receiptOf(await person.submit(await person.token()));
  for (const [asked, query] of [['/application/done', `receipt=${receipt}`], ['/health', ''], ['/x', '']]) {
    const whole = await person.get(asked, query);
    const head = await person.ask({path: asked, query, method: 'HEAD'});
    assert.deepEqual(head.headers, whole.headers);
    assert.equal(head.body.length, 0);
  }
});

test('no name that a browser sends stands in an answer', async () => {
  const evil = Object.fromEntries(
    [
      'HTTP_HOST', 'HTTP_X_FORWARDED_HOST', 'HTTP_X_FORWARDED_PROTO', 'HTTP_FORWARDED', 'HTTP_PROXY', 'HTTP_REFERER',
      'HTTP_ORIGIN', 'SERVER_NAME', 'REQUEST_URI', 'PATH_TRANSLATED', 'HTTP_X_ORIGINAL_URL',
    ].map((name) => [name, 'http://evil.example/']),
  );
  const person = visitor({...evil, SERVER_PORT: '1', HTTPS: 'off', http_proxy: 'http://evil.example/'});
  const answers = [await person.confirm({...fine, email: 'x'}), await person.confirm()];
  answers.push(await person.submit(hiddenValue(answers[1].text, '_token')));
  answers.push(await person.get('/application/done', `receipt=${receiptOf(answers[2])}`), await person.get('/x'));
  answers.push(await person.get('/health'), await person.submit('x'));
  assert.deepEqual(answers.map(({status}) => status), [422, 200, 303, 200, 404, 200, 403]);
  for (const {text, headers, log} of answers) {
    assert.ok(!`${text}${JSON.stringify([...headers])}${log}`.includes('evil'));
    assert.ok(!log.includes('192.0.2.1'));
  }
});

test('redirects and addresses stay on the configured server whatever SCRIPT_NAME says', async () => {
  const names =
    ['', '/', '//evil.example', '/\\evil.example', 'https://evil.example/', '@evil.example', ':1@evil.example'];
  names.push(
    '/x\r\nSet-Cookie: a=b', '/x\nLocation: https://evil.example/', `/${script}`, '/x?y', '/x#y', '.evil.example'
  );
  for (const name of names) {
    const person = visitor({SCRIPT_NAME: name});
    const confirmed = await person.confirm();
    assert.ok(!confirmed.text.includes('<script>alert'));
    for (const [, address] of confirmed.text.matchAll(/(?:form)?action="([^"]*)"/g)) {
      assert.equal(new URL(unescapeHtml(address)).origin, 'https://example.jp', name);
    }
    const sent = await person.submit(hiddenValue(confirmed.text, '_token'));
    assert.equal(sent.status, 303);
    assert.equal(new URL(sent.header('location')).origin, 'https://example.jp', name);
    assert.ok(!sent.headers.has('set-cookie'));
  }
});

test('no query leads anywhere or gets into an answer', async () => {
  const person = visitor();
  const queries = [
    'url=https://evil.example/', 'receipt=https://evil.example/', `receipt=${script}`, 'receipt=A\r\nX: y',
    'next=//evil.example',
  ];
  for (const query of queries) {
    const answers = [await person.get('/application/done', query), await person.confirm(fine, {query})];
    for (const {text, headers} of answers)
      assert.ok(!text.includes('evil') && !text.includes('alert(') && !headers.has('location'));
  }
});

test('a cookie that is none of ours gets nowhere', async () => {
  const cookies =
    ['__Host-shirube=a\r\nX: y', '__Host-shirube=<script>', `__Host-shirube=${'a'.repeat(50_000)}`, ';;;=;', '='];
  for (const cookie of cookies) {
    const answer = await visitor().confirm(fine, {cookie});
    assert.equal(answer.status, 200);
    assert.match(answer.header('set-cookie') ?? '__Host-shirube=', /^__Host-shirube=[^\r\n<]*$/);
    assert.ok(!answer.text.includes('a'.repeat(1000)));
  }
});

/** Values that break out of where they stand, where a field takes them, and other ones of the same shape. */
const breaking = {
  ...fineWithoutSecret,
  kind: 'other',
  'kind-text': '<b>"\'&\'"</b>',
  school: script,
  reason: `${script}\n</dl></form>`,
  email: "o'x&y@example.jp",
};
const harmless = {
  ...breaking,
  'kind-text': 'あ',
  school: 'い',
  reason: 'う\nえ',
  email: 'a@example.jp'
};

test('markup in a field is text on every page', async () => {
  const person = new Visitor(site.cgi, mailing.configured);
  const pages = async (values, wrong) => {
    const confirmed = await person.confirm(values);
    const changed =
      await person.post('/application/confirm', {_token: hiddenValue(confirmed.text, '_token')}, {query: 'change'});
    return [confirmed, changed, await person.confirm({...values, ...wrong})];
  };
  const everywhere = (value) => Object.fromEntries(
    ['name', 'kana', 'phone', 'email', 'opened', 'stock', 'quantity', 'kind', 'departments', 'prefecture', 'terms'].map(
      (name) => [name, value]
    )
  );
  const evil = await pages(breaking, everywhere(script));
  // As long, so that the same rules refuse it.
  const benign = await pages(harmless, everywhere('x'.repeat(script.length)));
  assert.deepEqual(evil.map(({status}) => status), [200, 200, 422]);
  assert.deepEqual(benign.map(({status}) => status), [200, 200, 422]);
  for (const [index, {text}] of evil.entries()) {
    assert.deepEqual(shapeOf(text), shapeOf(benign[index].text));
    assert.ok(!text.includes('<script>alert') && !text.includes('<img src=x'));
  }
  assert.ok(unescapeHtml(evil[0].text).includes(script), 'it is there, as text');
});

test('markup in names is text on the page that tells of them', async () => {
  for (const body of [{...fine, [script]: '1'}, {...fine, [`_${script}`]: '1'}]) {
    const answer = await visitor().confirm(body);
    assert.equal(answer.status, 422);
    const benign = await visitor().confirm({...fine, x: '1'});
    assert.deepEqual(shapeOf(answer.text), shapeOf(benign.text));
  }
  const upload =
    multipart([...partsOf(fine), {name: 'plan', filename: '<script>alert(1)<\u2215script>.pdf', value: '%PDF-1'}]);
  const answer = await visitor().confirm(upload);
  assert.equal(answer.status, 200);
  shapeOf(answer.text);
  assert.ok(!answer.text.includes('<script>alert'));
});

test('no value becomes a header of a mail, and none is sent elsewhere', async () => {
  const person = new Visitor(site.cgi, mailing.configured);
  const injected =
    'x\r\nBcc: victim@example.com\r\nContent-Type: text/html\r\n\r\n<script>alert(1)</script>\r\n.\r\nRCPT TO:<victim@example.com>';
  const known = (await mailing.mails()).length;
  const values = {...breaking, reason: injected, school: 'x\u0085y', email: 'sender@example.jp'};
  const wrong = await person.confirm(values);
  assert.equal(wrong.status, 422, 'a control character in one line is told');
  const token = await person.token({...values, school: 'Bcc: victim@example.com'});
  assert.equal((await person.submit(token)).status, 303);
  const mails = await until(async () => {
    const all = (await mailing.mails()).slice(known);
    return all.length === 2 && all;
  }, 'both mails');
  for (const {to, headers, source} of mails) {
    assert.equal(to.length, 1);
    assert.ok(['madoguchi@example.jp', 'sender@example.jp'].includes(to[0]));
    assert.equal(headers.bcc, undefined);
    assert.match(headers['content-type'], /^text\/plain/);
    const head = source.slice(0, source.indexOf('\r\n\r\n'));
    assert.doesNotMatch(head, /[^\r]\n|\r[^\n]|^(?:Bcc|RCPT)/im);
    assert.equal(head.match(/^(?:From|To|Subject|Message-ID|Date|Content-Type):/gim).length, 6);
  }
});

test('addresses that are no plain address get no mail', async () => {
  const person = new Visitor(site.cgi, mailing.configured);
  const addresses = [
    'a@example.jp,b@example.com', 'a@example.jp\r\nBcc: b@example.com', '<a@example.jp>',
    'a@example.jp b@example.com', '"x"@example.jp', '-oQ/tmp@example', '@example.jp', 'a@[127.0.0.1]',
  ];
  for (const email of addresses) {
    assert.equal((await person.confirm({...fineWithoutSecret, email})).status, 422, email);
  }
});
