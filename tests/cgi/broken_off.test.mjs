// Clients that go away before they have their answer, as a second click on the button makes them: servers end the program
// then, and what it has begun must come to its end, mails too.

import assert from 'node:assert/strict';
import http from 'node:http';
import https from 'node:https';
import {after, before, test} from 'node:test';
import {fine, hiddenValue, urlencoded, urlencodedType} from './attack_visitor.mjs';
import {until} from './children.mjs';
import {buildFormsSite, endpoint, freePort} from './forms_site.mjs';
import {ask} from './server.mjs';
import * as apache from './server_apache.mjs';
import * as lighttpd from './server_lighttpd.mjs';
import * as nginx from './server_nginx.mjs';

const submissions = 20;

let site;
before(async () => (site = await buildFormsSite()));
after(() => site?.remove());

/** Sends a request whole, and goes away so many milliseconds later. */
function breakOff(address, {headers, body}, milliseconds) {
  const client = address.startsWith('https:') ? https : http;
  const options = {method: 'POST', headers, rejectUnauthorized: false, agent: false};
  return new Promise((resolve) => {
    const request = client.request(address, options, (answer) => answer.on('error', () => {}).resume());
    request.on('error', () => {});
    request.on('close', resolve);
    request.end(body);
    setTimeout(() => request.destroy(), milliseconds);
  });
}

async function clickTwice(address, milliseconds) {
  const typed = {method: 'POST', headers: {'Content-Type': urlencodedType}, body: urlencoded(fine)};
  const page = await ask(`${address}/application/confirm`, typed);
  const body = urlencoded({_token: hiddenValue(page.body, '_token')});
  const cookie = page.headers['set-cookie'][0].split(';')[0];
  const headers = {'Content-Type': urlencodedType, 'Content-Length': Buffer.byteLength(body), Cookie: cookie};
  await breakOff(`${address}/application/submit`, {headers, body}, milliseconds);
  const answer = await ask(`${address}/application/submit`, {method: 'POST', headers, body});
  assert.equal(answer.status, 303);
}

for (const server of [apache, nginx.byFcgiwrap, nginx.byFastcgi, lighttpd.byCgi, lighttpd.byFastcgi]) {
  test(`${server.name}: what was broken off is stored once, and its mails are sent`, {timeout: 120_000}, async () => {
    const port = await freePort();
    const forms = await site.prepare({baseUrl: `${server.scheme}://127.0.0.1:${port}/`});
    let started;
    try {
      started = await server.start(site, forms, port);
      for (let each = 0; each < submissions; ++each) await clickTwice(started.origin + endpoint, 20 + each * 12);
      const sent = async () => JSON.parse((await forms.command('stats', '--format', 'json')).stdout);
      await until(async () => (await sent()).mails.sent === 2 * submissions, 'all mails are sent');
      assert.deepEqual((await sent()).submissions, {application: submissions});
    } finally {
      await started?.stop();
      await forms.stop();
    }
  });
}
