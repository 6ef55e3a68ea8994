// Flow pages in a fresh folder: those that a build writes, and one made for the tests that has every kind of question.

import {existsSync} from 'node:fs';
import {cp, mkdtemp, readdir, readFile, rm, writeFile} from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import {fileURLToPath} from 'node:url';
import {buildSite} from './built_site.mjs';

const repository = fileURLToPath(new URL('../../', import.meta.url));
const fixtures = fileURLToPath(new URL('fixtures/flow/', import.meta.url));

/** The stepper as it is published. */
export const stepperFile = process.env.FLOW_SCRIPT ?? path.join(repository, 'build/client/flow.js');

const edition = 'national';

/**
 * The built pages of an edition, and `every-kind`, a page with every kind of question, with that edition's style and
 * script. `folder` is their web root, `flows/ID.html` each page, `remove` takes the folder away. `changed` has further
 * pages: `{name: {of: ID, change: html => html}}`.
 */
export async function writeFlowSite(changed = {}) {
  if (!existsSync(stepperFile)) throw new Error(`no ${stepperFile}: build first`);
  const site = await buildSite();
  const folder = await mkdtemp(path.join(os.tmpdir(), 'shirube-flows-'));
  await cp(path.join(site.folder, edition), folder, {recursive: true});
  await site.remove();
  const flows = path.join(folder, 'flows');
  const assets = await readdir(path.join(folder, 'assets'));
  const named = (start, ending) => assets.find((name) => name.startsWith(start) && name.endsWith(ending));
  if (process.env.FLOW_SCRIPT) await cp(stepperFile, path.join(folder, 'assets', named('flow-', '.js')));
  const everyKind = (await readFile(path.join(fixtures, 'every-kind.html'), 'utf8'))
    .replace('assets/style.css', `assets/${named('style-', '.css')}`)
    .replace('assets/flow.js', `assets/${named('flow-', '.js')}`)
    .replace('assets/icon.svg', `assets/${named('icon-', '.svg')}`);
  await writeFile(path.join(flows, 'every-kind.html'), everyKind);
  for (const [name, {of, change}] of Object.entries(changed)) {
    const page = await readFile(path.join(flows, `${of}.html`), 'utf8');
    const result = change(page);
    if (result === page) throw new Error(`${name}: nothing changed`);
    await writeFile(path.join(flows, `${name}.html`), result);
  }
  return {folder, remove: () => rm(folder, {recursive: true, force: true})};
}

/** The examples beside a flow: `{answers, facts, outcome, editions}`, each on a line of its own. */
export async function examplesOf(flow) {
  const text = await readFile(path.join(repository, 'content/flows', `${flow}.test.yaml`), 'utf8');
  const words = (list) => list.split(/,\s*/).map((word) => word.replaceAll('"', ''));
  const examples = [];
  for (const line of text.split('\n').filter((line) => line.startsWith('- '))) {
    const answers = /answers: \[([^\]]*)\]/.exec(line);
    const outcome = /outcome: ([a-z0-9-]+)/.exec(line);
    if (!answers || !outcome) throw new Error(`not an example: ${line}`);
    const facts = /facts: \{([^}]*)\}/.exec(line);
    const editions = /editions: \[([^\]]*)\]/.exec(line);
    examples.push({
      answers: words(answers[1]),
      facts: facts ? words(facts[1]).map((fact) => fact.replace(': ', '=')) : [],
      outcome: outcome[1],
      editions: editions ? words(editions[1]) : undefined,
    });
  }
  return examples;
}
