import assert from 'node:assert/strict';
import {after, before, describe, test} from 'node:test';
import {launchChromium, withPage} from './browsers.mjs';
import {buildSite} from './built_site.mjs';

const site = await buildSite();

// Folded help as it stands on the page: how much of it can be seen beside its heading.
function foldedHelp(page) {
  return page.$$eval('details:not([open])', (all) =>
    all.map((details) => {
      const contents = [...details.children].filter((child) => child.localName !== 'summary');
      return {
        text: details.textContent.trim().slice(0, 60),
        height: details.getBoundingClientRect().height - (details.querySelector('summary')?.offsetHeight ?? 0),
        visible: contents.length > 0 && contents.every((child) => child.checkVisibility()),
      };
    }),
  );
}

function isSeen({height, visible}) {
  return visible && height >= 12;
}

describe('print', () => {
  let chromium;
  before(async () => {
    chromium = await launchChromium();
  });
  after(async () => {
    await chromium?.close();
    await site.remove();
  });

  for (const {path, url} of site.portablePages) {
    test(`${path}: prints help unfolded, addresses in full, steps whole and no navigation`, {timeout: 240_000}, () =>
      withPage(chromium, async (page) => {
        await page.goto(url);
        assert.deepEqual((await foldedHelp(page)).filter(isSeen), [], 'folded help is seen on the screen');

        await page.emulateMediaType('print');
        assert.deepEqual((await foldedHelp(page)).filter((help) => !isSeen(help)), [], 'folded help is not printed');
        assert.deepEqual(
          await page.$$eval('nav', (all) => all.filter((nav) => nav.checkVisibility()).map((nav) => nav.outerHTML)),
          [],
          'navigation is printed',
        );
        assert.deepEqual(
          await page.$$eval('main a[href^="http"]', (all) =>
            all
              .filter((link) => link.checkVisibility() && !link.textContent.includes(link.getAttribute('href')))
              .filter((link) => !getComputedStyle(link, '::after').content.includes('http'))
              .map((link) => link.outerHTML),
          ),
          [],
          'an address is not printed',
        );
        assert.deepEqual(
          await page.$$eval('.steps > *', (all) =>
            all
              // Several asides, all open on paper, may be taller than a page: there the step breaks between them.
              .filter((step) => step.querySelectorAll('.aside').length < 2)
              .filter((step) => getComputedStyle(step).breakInside !== 'avoid')
              .map((step) => step.id),
          ),
          [],
          'a step may be split across pages',
        );
        const pdf = await page.pdf({format: 'A4'});
        assert.equal(Buffer.from(pdf.subarray(0, 5)).toString('latin1'), '%PDF-');
      }));
  }
});
