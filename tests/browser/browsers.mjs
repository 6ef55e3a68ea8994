// Debian's Chromium and Firefox, each started with a profile of its own and ended by its own process.

import {mkdtemp, rm} from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import puppeteer from 'puppeteer-core';

/** Starts Chromium, without a display and without its own connections to the network. */
export function launchChromium() {
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
    ],
  });
}

/** Starts Firefox, driven by WebDriver BiDi. */
export async function launchFirefox() {
  // Firefox refuses to run as root in a home folder that is someone else's.
  const home = await mkdtemp(path.join(os.tmpdir(), 'shirube-firefox-'));
  const browser = await puppeteer.launch({
    browser: 'firefox',
    executablePath: process.env.FIREFOX ?? '/usr/bin/firefox-esr',
    headless: true,
    env: {...process.env, HOME: home},
  });
  const close = browser.close.bind(browser);
  browser.close = async () => {
    await close();
    await rm(home, {recursive: true, force: true});
  };
  return browser;
}

/** Opens a new tab, hands it to `use`, and closes it whatever comes of that. */
export async function withPage(browser, use) {
  const page = await browser.newPage();
  try {
    return await use(page);
  } finally {
    await page.close();
  }
}
