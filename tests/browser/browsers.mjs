// Debian's Chromium and Firefox, each started with a profile of its own and ended by its own process.

import {mkdtemp, rm} from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import puppeteer from 'puppeteer-core';

/** Starts Chromium, without a display and without its own connections to the network. `more`: further arguments. */
export function launchChromium(more = []) {
  return puppeteer.launch({
    browser: 'chrome',
    executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium',
    headless: true,
    args: [
      // The pages are ours, and Chromium's sandbox refuses to run as root.
      '--no-sandbox',
      '--disable-gpu',
      '--disable-quic',
      '--no-first-run',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
      ...more,
    ],
  });
}

/** Starts Firefox, driven by WebDriver BiDi. `preferences`: of its `about:config`. */
export async function launchFirefox(preferences = {}) {
  // Firefox refuses to run as root in a home folder that is someone else's.
  const home = await mkdtemp(path.join(os.tmpdir(), 'shirube-firefox-'));
  const browser = await puppeteer.launch({
    browser: 'firefox',
    executablePath: process.env.FIREFOX ?? '/usr/bin/firefox-esr',
    headless: true,
    env: {...process.env, HOME: home},
    extraPrefsFirefox: preferences,
  });
  const close = browser.close.bind(browser);
  browser.close = async () => {
    await close();
    await rm(home, {recursive: true, force: true});
  };
  return browser;
}

// Nobody listens there (RFC 863's port; the tests start no such service).
const deadProxy = {host: '127.0.0.1', port: 9};

/** Both browsers with no way to any network: what is not on disk fails. */
export const offlineBrowsers = {
  Chromium: () =>
    launchChromium([`--proxy-server=${deadProxy.host}:${deadProxy.port}`, '--host-resolver-rules=MAP * ~NOTFOUND']),
  Firefox: () =>
    launchFirefox({
      'network.proxy.type': 1,
      'network.proxy.http': deadProxy.host,
      'network.proxy.http_port': deadProxy.port,
      'network.proxy.ssl': deadProxy.host,
      'network.proxy.ssl_port': deadProxy.port,
    }),
};

/**
 * Opens a new tab in front of all others: one that lies behind draws nothing, and who clicks waits for what is drawn.
 * Waits are long, since busy machines take theirs; what never comes fails all the same.
 */
export async function openPage(browser) {
  const page = await browser.newPage();
  await page.bringToFront();
  page.setDefaultTimeout(90_000);
  return page;
}

/** Opens a new tab, hands it to `use`, and closes it whatever comes of that. */
export async function withPage(browser, use) {
  const page = await openPage(browser);
  try {
    return await use(page);
  } finally {
    await page.close();
  }
}

/** A locator waits until what it clicks has stopped moving: the page scrolls smoothly, and only in a tab in front. */
export async function click(page, selector) {
  await page.bringToFront();
  await page.locator(selector).click();
}
