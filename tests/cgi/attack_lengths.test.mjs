// Bodies whose length, pace or amount is a lie or an imposition.

import assert from 'node:assert/strict';
import {after, before, test} from 'node:test';
import {checkAnswer, fine, pause, urlencoded, urlencodedType, Visitor} from './attack_visitor.mjs';
import {startCgi, variablesOf} from './direct_cgi.mjs';
import {buildFormsSite} from './forms_site.mjs';

const baseUrl = 'https://example.jp/national/';
const confirmPath = '/application/confirm';
const whole = urlencoded(fine);
let site, made, hasty;

before(async () => {
  site = await buildFormsSite();
  made = await site.prepare({baseUrl, sink: false, configuration: {limits: {body_bytes: 4_000_000}}});
  hasty = await site.prepare({baseUrl, sink: false, configuration: {limits: {body_seconds: 1}}});
});
after(() => site.remove());

const visitor = () => new Visitor(site.cgi, made.configured);

function withLength(length, {body = whole, ...request} = {}) {
  return visitor().confirm(body, {...request, changes: {CONTENT_LENGTH: length}});
}

test('a length that is no number is refused', async () => {
  const lengths = ['-1', '+5', `+${whole.length}`, '0x10', '1e3', ' ', ` ${whole.length}`, `${whole.length} `, '5,5'];
  lengths.push('５', '18446744073709551616', '9223372036854775808', `${'9'.repeat(5000)}`, '1_000', '12.0', 'abc');
  for (const length of lengths) assert.equal((await withLength(length)).status, 400, length);
});

test('a body without a length is not read', async () => {
  for (const length of [undefined, '']) assert.equal((await withLength(length)).status, 411, String(length));
});

test('a length of nothing is an empty form, and bytes behind it are a lie', async () => {
  assert.equal((await withLength('0', {body: ''})).status, 422);
  // What is behind the length counts where it is there already, so the program has to begin after it.
  const later = ['/bin/sh', '-c', 'sleep 0.1; exec "$0"'];
  const answer = await visitor().confirm(whole, {changes: {CONTENT_LENGTH: '0'}}, {through: later});
  assert.equal(answer.status, 400);
});

test('zeros before a length change nothing', async () => {
  assert.equal((await withLength(`000${whole.length}`)).status, 200);
});

test('a length that is longer than the body is refused once the body ends', async () => {
  for (const more of [1, 1000]) assert.equal((await withLength(String(whole.length + more))).status, 400);
});

test('a length that is shorter than the body is refused, whatever it cuts off', async () => {
  for (const less of [1, 20, whole.length - 1]) {
    assert.equal((await withLength(String(whole.length - less))).status, 400, String(less));
  }
});

test('a length beyond the limit is refused, also where the body is not that long', async () => {
  for (const length of ['4000001', '9223372036854775807', '4294967296']) {
    assert.equal((await withLength(length)).status, 413, length);
  }
});

test('a whole body is read to its last byte before a refusal', async () => {
  const body = `name=${'x'.repeat(4_000_000)}`;
  const running = startCgi(
    site.cgi,
    variablesOf({configured: made.configured, path: confirmPath, method: 'POST', type: urlencodedType, body}),
  );
  // Resolves once the last byte has gone through the pipe, which holds 64 KiB.
  await running.write(body);
  running.end();
  const answer = await running.finish();
  checkAnswer(answer);
  assert.equal(answer.status, 413);
});

async function trickle({limit, bytes, between, staysOpen = false}) {
  const body = 'name=abcdefghijklmnopqrstuvwxyz';
  const request = {configured: limit.configured, path: confirmPath, method: 'POST', type: urlencodedType, body};
  const began = performance.now();
  const running = startCgi(site.cgi, variablesOf(request));
  const finished = running.finish();
  let isOver = false;
  finished.finally(() => (isOver = true)).catch(() => {});
  for (const byte of body.slice(0, bytes)) {
    if (isOver) break;
    running.write(byte);
    await pause(between);
  }
  if (!staysOpen) running.end();
  const answer = await finished;
  running.end();
  checkAnswer(answer);
  return {status: answer.status, seconds: (performance.now() - began) / 1000};
}

test('a body of ten bytes a second does not move the deadline', async () => {
  const {status, seconds} = await trickle({limit: hasty, bytes: 31, between: 100});
  assert.equal(status, 408);
  assert.ok(seconds > 0.95 && seconds < 3, `${seconds} s`);
});

test('a body of a byte a second, and one that stops, are given up', async () => {
  for (const between of [1000, 1]) {
    const {status, seconds} = await trickle({limit: hasty, bytes: 5, between, staysOpen: true});
    assert.equal(status, 408);
    assert.ok(seconds > 0.95 && seconds < 5, `${seconds} s`);
  }
});

test('a refusal does not wait for ever for a body that never comes', async () => {
  for (const [path, length, status] of [
    ['/nothing/confirm', '1000', 404],
    [confirmPath, 'x', 400],
    [confirmPath, undefined, 411],
  ]) {
    const began = performance.now();
    const changes = {CONTENT_LENGTH: length};
    const variables = variablesOf({configured: hasty.configured, path, method: 'POST', type: urlencodedType, changes});
    const running = startCgi(site.cgi, variables);
    const answer = await running.finish();
    running.end();
    assert.equal(answer.status, status);
    assert.ok(performance.now() - began < 4000);
  }
});

test('a browser that goes away ends nothing but its own request', async () => {
  const variables = variablesOf({
    configured: made.configured,
    path: confirmPath,
    method: 'POST',
    type: urlencodedType,
    body: whole,
  });
  const running = startCgi(site.cgi, variables);
  running.hangUp();
  await running.write(whole);
  running.end();
  await assert.rejects(running.finish(), /no answer|ended with 1/, 'no signal ends it');
  assert.equal((await visitor().confirm()).status, 200);
});

test('a million pairs, and one more than there may be, are refused before they are kept', async () => {
  assert.equal((await visitor().confirm('a=&'.repeat(1_000_000))).status, 413);
  assert.equal((await visitor().confirm('a&'.repeat(1_000_000))).status, 413);
  const pairs = (count) => Array.from({length: count}, (_, index) => `n${index}=1`).join('&');
  assert.equal((await visitor().confirm(pairs(200))).status, 422);
  assert.equal((await visitor().confirm(pairs(201))).status, 413);
});

test('pairs that are none do not count', async () => {
  assert.equal((await visitor().confirm(`&&&${'&'.repeat(100_000)}${whole}&&`)).status, 200);
});

test('a name or value as long as the whole body is judged and not more', async () => {
  assert.equal((await visitor().confirm(`${'n'.repeat(3_000_000)}=1`)).status, 422);
  assert.equal((await visitor().confirm(`name=${'n'.repeat(3_000_000)}`)).status, 422);
});
