// The flows' pages as they are built: what their data (flows/ID.json) says can be walked from the first question to
// every outcome. What the script does in each case is flow_stepper.test.mjs's, which has pages made for that.

import assert from 'node:assert/strict';
import {readFile} from 'node:fs/promises';
import {createRequire} from 'node:module';
import {after, before, describe, test} from 'node:test';
import {pathToFileURL} from 'node:url';
import {launchChromium, launchFirefox, withPage} from './browsers.mjs';
import {buildSite} from './built_site.mjs';
import {serveFolder} from './file_server.mjs';
import {arrive, goTo, seen} from './flow_reader.mjs';

const site = await buildSite();
const axe = await readFile(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const axeTags = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];

// The edition that all others are derived from, and one with an overlay: all of them would take minutes.
const editions = ['national', 'fukushima'];
const flows = await Promise.all(
  site.portablePages
    .filter(({edition, path}) => editions.includes(edition) && path.startsWith(`${edition}/flows/`))
    .map(async ({edition, path, file}) => {
      const data = await readFile(file.replace(/html$/, 'json'), 'utf8');
      return {edition, path, data, ...readFlow(path, JSON.parse(data))};
    }),
);
// What an edition leaves as it is, is walked once.
const [nationalFlows, otherFlows] = editions.map((id) => flows.filter(({edition}) => edition === id));
const changedFlows = otherFlows.filter(({data}) => nationalFlows.every((flow) => flow.data !== data));
const walkedFlows = [...nationalFlows, ...changedFlows];

// A flow's data by the ids of the page's sections: each one's title, and its ways on where it is a question.
function readFlow(path, {start, questions, outcomes}) {
  const sections = new Map(outcomes.map(({id, title}) => [`o-${id}`, {title, ways: []}]));
  const sectionOf = (id) => (outcomes.some((outcome) => outcome.id === id) ? `o-${id}` : `q-${id}`);
  for (const {id, kind, ask, choices} of questions) {
    if (kind !== 'one') throw new Error(`${path}: ${id} is answered by no single choice, which this walk cannot do`);
    const ways = choices.map((choice) => ({answer: choice.id, to: sectionOf(choice.to)}));
    sections.set(`q-${id}`, {title: ask, ways});
  }
  return {start: sectionOf(start), sections};
}

// Every path from the start: its answers, and the sections that it leads through.
function pathsOf({start, sections}) {
  const paths = [];
  const goOn = (way, answers) => {
    const {ways} = sections.get(way.at(-1));
    if (ways.length === 0) paths.push({way, answers});
    for (const {answer, to} of ways) goOn([...way, to], [...answers, answer]);
  };
  goOn([start], []);
  return paths;
}

const isOutcome = (section) => section.startsWith('o-');

function longestPath(flow) {
  return pathsOf(flow).reduce((longest, path) => (path.way.length > longest.way.length ? path : longest));
}

const onDisk = pathToFileURL(site.folder).href;
const urlOf = ({path}, root = onDisk) => `${root}/${path}`;

function fragmentOf({way, answers}) {
  return answers.length === 0 ? '' : `#${way.at(-1)};${answers}`;
}

// Every choice of every question that can be come to, taken, and gone back from: steps for `takeSteps`, with the place
// at which each of them must end.
function stepsThrough(flow, way = [flow.start], answers = []) {
  const question = way.at(-1);
  return flow.sections.get(question).ways.flatMap(({answer, to}) => {
    const next = {way: [...way, to], answers: [...answers, answer]};
    return [
      {click: `#${question} .choice[data-choice="${answer}"]`, ...next},
      ...stepsThrough(flow, next.way, next.answers),
      {back: true, way, answers},
    ];
  });
}

// Takes steps, each a `click` on a link, a `back` or a new `fragment`, and tells what is to be seen after each. All of
// them in one message: there are hundreds. A link counts only where a mouse would hit it.
function takeSteps(page, steps) {
  return page.evaluate(async (steps) => {
    const take = ({click, fragment}) => {
      if (fragment) return (location.hash = fragment);
      if (!click) return history.back();
      const link = document.querySelector(click);
      link.scrollIntoView({behavior: 'instant', block: 'center'});
      const {x, y, width, height} = link.getBoundingClientRect();
      const top = document.elementFromPoint(x + width / 2, y + height / 2);
      if (!link.contains(top)) throw new Error(`${click} is covered by ${top?.outerHTML.slice(0, 80)}`);
      link.click();
    };
    const isVisible = (part) => part.checkVisibility();
    const seen = [];
    for (const step of steps) {
      // The page has heard of it first, and what it does is done at once.
      const heard = new Promise((resolve, reject) => {
        const late = setTimeout(() => reject(new Error(`nothing follows ${JSON.stringify(step)}`)), 60_000);
        addEventListener('hashchange', () => resolve(clearTimeout(late)), {once: true});
      });
      take(step);
      await heard;
      const {parentElement, localName} = document.activeElement;
      seen.push({
        sections: [...document.querySelectorAll('.question, .outcome')].filter(isVisible).map(({id}) => id),
        focus: localName === 'h3' ? parentElement.id : localName,
        fragment: location.hash,
        answers: [...document.querySelectorAll('.answers li')].filter(isVisible).length,
        isBroken: isVisible(document.querySelector('.broken-address')),
        announced: document.querySelector('.announced').textContent,
      });
    }
    return seen;
  }, steps);
}

async function tabTo(page, selector) {
  const isFocused = (selector) => document.activeElement.matches(selector);
  for (let stops = 0; stops < 60; ++stops) {
    await page.keyboard.press('Tab');
    if (await page.evaluate(isFocused, selector)) return;
  }
  assert.fail(`the Tab key does not reach ${selector}`);
}

// Addresses with a mistake in them each: a section, an answer, one answer too many, a section where answers do not lead.
function brokenAddresses(flow) {
  const {way, answers} = longestPath(flow);
  const outcome = way.at(-1);
  return [
    '#q-none',
    '#%',
    `#${way[1]};none`,
    `#${outcome};${[...answers, answers[0]]}`,
    `#${outcome};${answers.slice(0, -1)}`,
    `${fragmentOf({way, answers})};none=none`,
  ];
}

for (const [name, launch] of Object.entries({Chromium: launchChromium, Firefox: launchFirefox})) {
  describe(`built flows in ${name}`, () => {
    let browser, server;
    before(async () => {
      [browser, server] = await Promise.all([launch(), serveFolder(site.folder)]);
    });
    after(async () => {
      await Promise.all([browser?.close(), server?.close()]);
    });

    for (const where of ['disk', 'server']) {
      function flowTest(title, flow, use) {
        test(`${flow.path} from ${where}: ${title}`, {timeout: 240_000}, () =>
          withPage(browser, async (page) => {
            await page.goto(urlOf(flow, where === 'disk' ? onDisk : server.origin));
            await use(page);
          }),
        );
      }

      for (const flow of walkedFlows) {
        flowTest('every path leads to its outcome, and back again', flow, async (page) => {
          const steps = stepsThrough(flow);
          const expected = steps.map(({way, answers}) => ({
            sections: [way.at(-1)],
            focus: way.at(-1),
            fragment: fragmentOf({way, answers}),
            answers: answers.length,
            isBroken: false,
            announced: `${isOutcome(way.at(-1)) ? '結果と対処' : '質問'} ${flow.sections.get(way.at(-1)).title}`,
          }));
          assert.deepEqual(await takeSteps(page, steps), expected);
        });

        flowTest('an outcome stays when the page is loaded again', flow, async (page) => {
          const paths = new Map(pathsOf(flow).map((path) => [path.way.at(-1), path]));
          assert.deepEqual([...paths.keys()].sort(), [...flow.sections.keys()].filter(isOutcome).sort());
          for (const [outcome, path] of paths) {
            await goTo(page, fragmentOf(path));
            await page.reload();
            const {sections, focus, fragment, answers, isBroken} = await seen(page);
            assert.deepEqual(
              [sections, focus, fragment, answers.length, isBroken],
              [[outcome], outcome, fragmentOf(path), path.answers.length, false],
            );
          }
        });

        flowTest('a broken address falls back to the start, in an open page and a new one', flow, async (page) => {
          const addresses = brokenAddresses(flow);
          const inOrder = fragmentOf(longestPath(flow));
          const states = await takeSteps(page, addresses.flatMap((fragment) => [{fragment: inOrder}, {fragment}]));
          for (const [place, address] of addresses.entries()) {
            const [before, after] = states.slice(2 * place);
            assert.equal(before.isBroken, false, inOrder);
            assert.deepEqual([after.sections, after.focus, after.isBroken], [[flow.start], flow.start, true], address);
            await goTo(page, address);
            await page.reload();
            const {sections, focus, answers, isBroken} = await seen(page);
            assert.deepEqual([sections, focus, answers, isBroken], [[flow.start], flow.start, [], true], address);
          }
        });
      }

      const [flow] = walkedFlows;
      flowTest('the keyboard alone takes the longest path', flow, async (page) => {
        const {way, answers} = longestPath(flow);
        for (const [place, answer] of answers.entries()) {
          await tabTo(page, `#${way[place]} .choice[data-choice="${answer}"]`);
          await page.keyboard.press('Enter');
          assert.equal((await arrive(page, way[place + 1])).focus, way[place + 1]);
        }
      });
    }
  });
}

describe('built flows, in Chromium alone', () => {
  let chromium;
  before(async () => {
    chromium = await launchChromium();
  });
  after(async () => {
    await chromium?.close();
    await site.remove();
  });

  test('both flows of both editions are there', () => {
    const names = ['gmis-account-mail', 'mamis-can-i-log-in'];
    const expected = editions.flatMap((edition) => names.map((name) => `${edition}/flows/${name}.html`));
    assert.deepEqual(flows.map(({path}) => path).sort(), expected.sort());
  });

  for (const flow of flows) {
    test(`${flow.path}: without script all stands there, and choices lead where they should`, {timeout: 240_000}, () =>
      withPage(chromium, async (page) => {
        await page.setJavaScriptEnabled(false);
        await page.goto(urlOf(flow));
        const shown = await page.$$eval('.question, .outcome', (all) =>
          all
            .filter((section) => section.checkVisibility())
            .map((section) => ({
              id: section.id,
              title: section.querySelector('.section-title').textContent,
              ways: [...section.querySelectorAll('.choice')].map((link) => ({
                answer: link.dataset.choice,
                to: link.getAttribute('href').slice(1),
              })),
            })),
        );
        const byId = (one, other) => (one.id < other.id ? -1 : 1);
        const told = [...flow.sections].map(([id, section]) => ({id, ...section}));
        assert.deepEqual(shown.sort(byId), told.sort(byId));
        const links = await page.$$eval('.flow a[href^="#"]', (all) => all.map((link) => link.getAttribute('href').slice(1)));
        const ids = new Set(await page.$$eval('[id]', (all) => all.map(({id}) => id)));
        assert.deepEqual(links.filter((id) => !ids.has(id)), []);
        await page.click(`#${flow.start} .choice`);
        assert.equal(new URL(page.url()).hash, `#${flow.sections.get(flow.start).ways[0].to}`);
      }),
    );
  }

  // With the overlay: its texts are the longer ones, and accessibility.test.mjs has the start of every page.
  for (const flow of flows.filter(({edition}) => edition === 'fukushima')) {
    test(`${flow.path}: axe-core finds nothing at the first, a middle and the last step`, {timeout: 240_000}, () =>
      withPage(chromium, async (page) => {
        const {way, answers} = longestPath(flow);
        await page.setViewport({width: 320, height: 640, isMobile: true, hasTouch: true});
        await page.goto(urlOf(flow));
        await page.evaluate(axe);
        for (const count of [0, Math.floor(answers.length / 2), answers.length]) {
          const address = fragmentOf({way: way.slice(0, count + 1), answers: answers.slice(0, count)});
          await goTo(page, address);
          await arrive(page, way[count]);
          for (const value of ['light', 'dark']) {
            await page.emulateMediaFeatures([{name: 'prefers-color-scheme', value}]);
            const found = await page.evaluate(async (values) => {
              const options = {runOnly: {type: 'tag', values}, resultTypes: ['violations']};
              const {violations} = await globalThis.axe.run(document, options);
              return violations.flatMap(({id, nodes}) => nodes.map((node) => `${id}: ${node.html}`));
            }, axeTags);
            assert.deepEqual(found, [], `${address}, ${value}`);
          }
        }
      }),
    );
  }
});
