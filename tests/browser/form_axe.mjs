// What is wrong with how a form's page looks and reads, in the state in which it is.

import {readFile} from 'node:fs/promises';
import {createRequire} from 'node:module';

const axe = await readFile(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const tags = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];

export const phone = {width: 320, height: 640, isMobile: true, hasTouch: true};
export const desk = {width: 1280, height: 900};

/** What axe-core finds, one line an element. */
export async function violations(page) {
  await page.evaluate(axe);
  return page.evaluate(async (values) => {
    for (const details of document.querySelectorAll('details')) details.open = true;
    const options = {runOnly: {type: 'tag', values}, resultTypes: ['violations']};
    const {violations} = await globalThis.axe.run(document, options);
    return violations.flatMap(({id, nodes}) => nodes.map((node) => `${id}: ${node.html}: ${node.failureSummary}`));
  }, tags);
}

/** How much wider the page is than the screen. */
export function excessWidth(page, {width}) {
  return page.evaluate((width) => Math.max(0, document.scrollingElement.scrollWidth - width), width);
}

/** What is to be touched in a form and is lower or narrower than 44 pixels. */
export function smallTargets(page) {
  return page.$$eval('.form :is(input, select, textarea, button, a, summary, .suggestion)', (all) =>
    all
      .filter((part) => part.checkVisibility() && !part.closest('[aria-hidden="true"]'))
      .map((part) => part.closest('label') || part)
      .filter((part) => part.getBoundingClientRect().height < 44 || part.getBoundingClientRect().width < 44)
      .map((part) => part.outerHTML),
  );
}
