// Chromium and Firefox as tests/browser/ starts them, but for the certificate: nobody vouches for that of a test.

import {mkdtemp, rm} from 'node:fs/promises';
import {createRequire} from 'node:module';
import os from 'node:os';
import path from 'node:path';

// Its packages are installed there.
const puppeteer = createRequire(new URL('../browser/', import.meta.url))('puppeteer-core');

const launchers = {
  Chromium: ({home}) => ({
    browser: 'chrome',
    executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium',
    userDataDir: home,
    args: [
      // The pages are ours, and Chromium's sandbox refuses to run as root.
      '--no-sandbox',
      '--disable-gpu',
      '--disable-quic',
      '--no-first-run',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
      // Pages scroll smoothly unless somebody does not want it, and a click may miss what moves.
      '--force-prefers-reduced-motion',
    ],
  }),
  Firefox: ({home, hasScript}) => ({
    browser: 'firefox',
    executablePath: process.env.FIREFOX ?? '/usr/bin/firefox-esr',
    // Firefox refuses to run as root in a home folder that is someone else's.
    env: {...process.env, HOME: home},
    // Not for a single page: Debian's does not know that command.
    extraPrefsFirefox: {'javascript.enabled': hasScript, 'ui.prefersReducedMotion': 1},
  }),
};

/** `name`: Chromium or Firefox. `close` ends it and takes its profile away. */
export async function launchTrusting(name, hasScript) {
  const home = await mkdtemp(path.join(os.tmpdir(), 'shirube-browser-'));
  const remove = () => rm(home, {recursive: true, force: true, maxRetries: 5});
  try {
    const browser = await puppeteer.launch({headless: true, acceptInsecureCerts: true, ...launchers[name]({home, hasScript})});
    const close = browser.close.bind(browser);
    browser.close = () => close().finally(remove);
    return browser;
  } catch (error) {
    await remove();
    throw error;
  }
}
