// The whole way of a form, over real servers: the published page, something wrong, put right, confirmed, changed, sent
// twice, received, mailed, listed, exported.

import assert from 'node:assert/strict';
import {mkdtemp, rm} from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import {after, before, describe, test} from 'node:test';
import {openPage} from '../browser/browsers.mjs';
import {violations} from '../browser/form_axe.mjs';
import {recordProblems} from '../browser/page_problems.mjs';
import {Applicant, confirmed, password, typed} from './applicant.mjs';
import {until} from './children.mjs';
import {buildFormsSite, endpoint, freePort} from './forms_site.mjs';
import * as apache from './server_apache.mjs';
import * as lighttpd from './server_lighttpd.mjs';
import * as nginx from './server_nginx.mjs';
import {launchTrusting} from './trusting_browsers.mjs';

const both = [true, false];
const only = (hasScript) => [hasScript];
// Which server is visited by which browser, with script or without.
const visits = [
  [apache, {Chromium: both, Firefox: both}],
  [nginx.byFcgiwrap, {Chromium: only(true), Firefox: only(false)}],
  [nginx.byFastcgi, {Chromium: only(false), Firefox: only(true)}],
  [lighttpd.byCgi, {Chromium: only(true), Firefox: only(false)}],
  [lighttpd.byFastcgi, {Chromium: only(false), Firefox: []}],
];
const send = '.form-send button';
const sender = 'hyoko@example.jp';

let site, uploads;
before(async () => {
  [site, uploads] = await Promise.all([buildFormsSite(), mkdtemp(path.join(os.tmpdir(), 'shirube-uploads-'))]);
});
after(() => Promise.all([site?.remove(), rm(uploads, {recursive: true, force: true})]));

// Not: that a page has a status of its own; advice for pages on which people log in; what a second click breaks off.
const isNoProblem = /responded with a status of 4|console verbose: \[DOM\] Input elements|request failed: .*\/submit$/;

// page_problems.mjs asks the page itself, and a page without script does not answer.
function recordRequests(page, isOfSite) {
  const problems = [];
  page.on('console', (message) => problems.push(`console ${message.type()}: ${message.text()}`));
  page.on('request', (request) => {
    if (!isOfSite(request.url())) problems.push(`request off the site: ${request.url()}`);
  });
  page.on('requestfailed', (request) => problems.push(`request failed: ${request.url()}`));
  return async () => problems;
}

class Visit {
  constructor({page, server, hasScript, recorded, looksClosely}) {
    Object.assign(this, {page, server, hasScript, recorded, looksClosely});
    this.applicant = new Applicant(page, uploads);
  }

  async isSound(what) {
    assert.deepEqual((await this.recorded()).filter((problem) => !isNoProblem.test(problem)), [], what);
    if (this.looksClosely) assert.deepEqual(await violations(this.page), [], what);
  }

  /** To the confirmation. The script shows a warning first, and lets it be sent when asked again. */
  async toConfirmation() {
    if (this.hasScript) {
      await this.applicant.click(send);
      await this.applicant.wait('.form-warnings:not([hidden])');
    }
    await this.applicant.follow(send);
    assert.match(await this.page.title(), /確認/);
  }

  async makeMistakes() {
    const {applicant, page} = this;
    await page.goto(`${this.server.origin}/forms/application.html`);
    await applicant.fillIn({quantity: 'たくさん', phone: '電話'});
    if (this.hasScript) await applicant.click(send);
    else await applicant.follow(send);
    await applicant.wait('.error-summary:not([hidden])');
    const links = await applicant.targets('.error-summary a');
    assert.deepEqual(links, ['#phone', '#quantity']);
    await applicant.click('.error-summary a[href="#quantity"]');
    assert.equal(await page.evaluate(() => document.activeElement.id), 'quantity');
    assert.match((await applicant.texts('#quantity-error')).join(), /整数|数字/);
    assert.equal(await applicant.valueOf('kind-text'), '救急');
    // A page of the server has what was typed; the script has folded it already.
    assert.equal(await applicant.valueOf('kana'), this.hasScript ? 'シルベビョウイン' : typed.kana);
    await this.isSound('mistakes');
    // The server's page never has a secret in it, and does not ask for it again.
    if (!this.hasScript) assert.equal(await applicant.valueOf('password'), '');
    await applicant.type('phone', typed.phone);
    await applicant.type('quantity', typed.quantity);
  }

  /** What the script cannot know: a file is not what its name says. */
  async mistakeFile() {
    const {applicant, page} = this;
    await applicant.attach('plan.pdf', Buffer.from('これはPDFではありません。\n'));
    if (this.hasScript) {
      await applicant.click(send);
      await applicant.wait('.form-warnings:not([hidden])');
    }
    await applicant.follow(send);
    const links = await applicant.targets('.error-summary a');
    assert.deepEqual(links, ['#plan']);
    const hasFocus = () => page.evaluate(() => document.activeElement.className === 'error-summary');
    await until(hasFocus, 'the summary has the focus');
    assert.equal(await applicant.valueOf('password'), '');
    await this.isSound('a page that came back');
    await applicant.attachPicture();
  }

  async confirm() {
    await this.toConfirmation();
    assert.deepEqual(await this.applicant.answers(), confirmed);
    assert.ok(!(await this.page.content()).includes(password));
    assert.equal((await this.applicant.texts('.form-warnings li')).join(), 'きのうの在庫：在庫が、希望する数より多くあります。');
    await this.isSound('confirmation');
  }

  async change() {
    const {applicant, page} = this;
    await applicant.follow('.change[value="kind-text"]');
    assert.equal(new URL(page.url()).hash, '#kind-text');
    const values = ['name', 'opened', 'quantity', 'password'].map((field) => applicant.valueOf(field));
    assert.deepEqual(await Promise.all(values), ['シルベ病院Ａ１', '2026-04-01', '12', '']);
    await applicant.type('kind-text', '救急と周産期');
    await this.isSound('the form to be changed');
    await this.toConfirmation();
    const answers = await applicant.answers();
    assert.deepEqual(answers, {...confirmed, その他の種類: ['救急と周産期']});
  }

  /** Two clicks, reloading, and the same confirmation once more: one receipt. */
  async submit() {
    const {applicant, page} = this;
    const token = await page.$eval('[name=_token]', (input) => input.value);
    const action = await page.$eval('.form', (form) => form.action);
    await applicant.follow(send, {count: 2});
    await until(() => /\/done\?receipt=/.test(page.url()), `a receipt: ${page.url()}`);
    await applicant.wait('.receipt-number');
    const receipt = await applicant.receipt();
    assert.match(receipt, /^[A-HJ-NP-Z2-9]{5}-[A-HJ-NP-Z2-9]{5}$/);
    await this.isSound('receipt');
    await page.reload();
    assert.equal(await applicant.receipt(), receipt);
    await this.sendToken(action, token);
    assert.equal(await applicant.receipt(), receipt);
    return receipt;
  }

  /** As a page does that stood in the browser's memory. */
  sendToken(action, token) {
    const sending = this.page.evaluate(
      (action, token) => {
        const form = document.createElement('form');
        Object.assign(form, {method: 'post', action});
        const input = document.createElement('input');
        Object.assign(input, {type: 'hidden', name: '_token', value: token});
        form.append(input);
        document.body.append(form);
        form.submit();
      },
      action,
      token,
    );
    return Promise.all([this.page.waitForNavigation(), sending]);
  }

  async meetProblem() {
    await this.sendToken(`${this.server.origin}${endpoint}/application/submit`, 'x'.repeat(80));
    assert.match(await this.page.title(), /届け出の窓口/);
    const page = `${this.server.origin}/forms/application.html`;
    assert.deepEqual(await this.applicant.targets('.form-problem .call a'), [page]);
    await this.isSound('problem');
  }
}

async function mailsOf(forms, receipt) {
  const about = async () => (await forms.mails()).filter((mail) => mail.body.includes(receipt));
  await until(async () => (await about()).length >= 2, `mails about ${receipt}`);
  return about();
}

async function isReceived(forms, receipt) {
  const mails = await mailsOf(forms, receipt);
  assert.deepEqual(mails.map((mail) => mail.to.join()).sort(), [sender, 'madoguchi@example.jp'].sort());
  for (const mail of mails) assert.ok(!mail.source.includes(password));
  const office = mails.find((mail) => mail.to.join() !== sender);
  assert.equal(office.headers.subject, `申し込みがありました（${receipt}）`);
  assert.match(office.body, /希望する数: 12\n/);

  const listed = JSON.parse((await forms.command('list', '--format', 'json')).stdout);
  assert.deepEqual(listed.map((each) => [each.receipt, each.form]), [[receipt, 'application']]);
  const shown = (await forms.command('show', receipt, '--lang', 'ja')).stdout.toString();
  assert.match(shown, /救急と周産期/);
  assert.ok(!shown.includes(password));
  const exported = (await forms.command('export', '--form', 'application', '--csv')).stdout.toString();
  assert.equal(exported.split(receipt).length, 2);
}

async function goTheWay(visit) {
  await visit.makeMistakes();
  await visit.mistakeFile();
  await visit.confirm();
  await visit.change();
  const receipt = await visit.submit();
  await visit.meetProblem();
  return receipt;
}

// One browser with or without script, at each server that it visits so.
function describeBrowser(browserName, hasScript) {
  describe(`${browserName}, ${hasScript ? 'with' : 'without'} script`, {concurrency: 1}, () => {
    let browser;
    before(async () => {
      browser = await launchTrusting(browserName, hasScript);
    });
    after(() => browser?.close());

    for (const [server, byBrowser] of visits) {
      if (!byBrowser[browserName].includes(hasScript)) continue;
      test(`${server.name}: from the page to the mail`, {timeout: 240_000}, async () => {
        const port = await freePort();
        const forms = await site.prepare({baseUrl: `${server.scheme}://127.0.0.1:${port}/`});
        let started, context;
        try {
          started = await server.start(site, forms, port);
          context = await browser.createBrowserContext();
          const page = await openPage(context);
          if (browserName === 'Chromium') await page.setJavaScriptEnabled(hasScript);
          const record = hasScript ? recordProblems : recordRequests;
          const recorded = await record(page, (url) => url.startsWith(`${started.origin}/`));
          const looksClosely = hasScript && browserName === 'Chromium' && server === apache;
          const receipt = await goTheWay(new Visit({page, server: started, hasScript, recorded, looksClosely}));
          await isReceived(forms, receipt);
        } finally {
          await context?.close();
          await started?.stop();
          await forms.stop();
        }
      });
    }
  });
}

// The two browsers side by side.
describe('the whole way', {concurrency: true}, () => {
  for (const browserName of ['Chromium', 'Firefox']) {
    describe(browserName, {concurrency: 1}, () => {
      for (const hasScript of both) describeBrowser(browserName, hasScript);
    });
  }
});
