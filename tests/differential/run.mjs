// Judges chance values by chance packs in C++ and in JavaScript, and compares the verdicts byte for byte.
//
//     node tests/differential/run.mjs [COUNT [SEED]]
//
// VERDICTS names the C++ program, VALIDATE_SCRIPT the script; SITE_OUTPUT a built site, whose forms are then taken too.
// Prints the smallest case that it finds of a difference.

import {execFileSync, spawn} from 'node:child_process';
import {once} from 'node:events';
import {existsSync, readdirSync, readFileSync} from 'node:fs';
import path from 'node:path';
import {createInterface} from 'node:readline';
import {fileURLToPath} from 'node:url';
import vm from 'node:vm';
import {Random} from './random.mjs';
import {packOf} from './random_packs.mjs';
import {lineOf, sentOf} from './random_values.mjs';
import {smaller} from './smaller.mjs';

const repository = fileURLToPath(new URL('../../', import.meta.url));
const script = process.env.VALIDATE_SCRIPT ?? path.join(repository, 'build/client/validate.js');
const verdicts = process.env.VERDICTS ?? path.join(repository, 'build/verdicts');
for (const needed of [script, verdicts]) if (!existsSync(needed)) throw new Error(`no ${needed}: build first`);
vm.runInThisContext(readFileSync(script, 'utf8'), {filename: script});
const {validate} = globalThis.shirube;

const count = Number(process.argv[2] ?? 200_000);
const seed = Number(process.argv[3] ?? 20261121);
if (!Number.isInteger(count) || !Number.isInteger(seed) || count < 1) {
  console.error('usage: run.mjs [COUNT [SEED]]');
  process.exit(2);
}
const valuesPerPack = 200;

function publishedPacks(site) {
  const packs = [];
  for (const edition of readdirSync(site)) {
    const folder = path.join(site, edition, 'rules');
    if (!existsSync(folder)) continue;
    for (const file of readdirSync(folder).filter((name) => name.endsWith('.json'))) {
      packs.push(JSON.parse(readFileSync(path.join(folder, file), 'utf8')));
    }
  }
  if (packs.length === 0) throw new Error(`no rule packs in ${site}`);
  return packs;
}

/** Without space, keys sorted. Not by JSON.stringify: a name like `10` comes first in an object, wherever it was put. */
function verdictText(value) {
  if (value === null || typeof value !== 'object') return JSON.stringify(value);
  if (Array.isArray(value)) return `[${value.map(verdictText).join(',')}]`;
  const entries = Object.keys(value).sort().map((key) => `${JSON.stringify(key)}:${verdictText(value[key])}`);
  return `{${entries.join(',')}}`;
}

const thrown = 'thrown: ';

function judgeHere(pack, line, language) {
  try {
    return verdictText(validate(pack, JSON.parse(line), language));
  } catch (error) {
    return thrown + error.stack;
  }
}

/** Whether both sides differ, of one case: what each said. */
function differenceOf({pack, sent, language}) {
  const line = lineOf(sent);
  const input = `pack ${JSON.stringify(pack)}\n${language} ${line}\n`;
  const [complete, expected] = execFileSync(verdicts, {input, encoding: 'utf8', maxBuffer: 1e9}).split('\n');
  if (complete.startsWith('refused')) return undefined;
  const found = judgeHere(JSON.parse(complete), line, language);
  return found === expected ? undefined : {line, expected, found};
}

function* cases() {
  const random = new Random(seed);
  const published = process.env.SITE_OUTPUT ? publishedPacks(process.env.SITE_OUTPUT) : [];
  for (let made = 0, number = 0; made < count; ++number) {
    const isPublished = published.length > 0 && number % 4 === 3;
    const pack = isPublished ? published[Math.floor(number / 4) % published.length] : packOf(random);
    yield {pack};
    for (let left = Math.min(valuesPerPack, count - made); left > 0; --left, ++made) {
      yield {pack, sent: sentOf(random, pack), language: random.one(['ja', 'ja', 'en'])};
    }
  }
}

const program = spawn(verdicts, {stdio: ['pipe', 'pipe', 'inherit']});
const waiting = [];

async function send() {
  for (const each of cases()) {
    const line = 'sent' in each ? lineOf(each.sent) : JSON.stringify(each.pack);
    waiting.push({...each, line});
    if (!program.stdin.write(`${each.language ?? 'pack'} ${line}\n`)) await once(program.stdin, 'drain');
  }
  program.stdin.end();
}

const sending = send();
sending.catch((error) => {
  console.error(error);
  process.exit(1);
});
const ended = once(program, 'close');
let complete;
let judged = 0;
let faulty = 0;
const differing = [];
for await (const answer of createInterface({input: program.stdout, crlfDelay: Infinity})) {
  const each = waiting.shift();
  if (!('sent' in each)) {
    if (answer.startsWith('refused')) throw new Error(`${answer}: ${each.line}`);
    complete = JSON.parse(answer);
    continue;
  }
  ++judged;
  if (answer.includes('"ok":false')) ++faulty;
  if (judgeHere(complete, each.line, each.language) !== answer) differing.push(each);
}
const [status] = await ended;
if (status !== 0 || judged !== count) throw new Error(`${verdicts} ended with ${status} after ${judged} verdicts`);

console.log(`${judged} verdicts (seed ${seed}), ${judged - faulty} of them ok: ${differing.length} differ`);
if (differing.length > 0) {
  const sizeOf = (each) => JSON.stringify(each.pack).length + each.line.length;
  const [first] = differing.sort((left, right) => sizeOf(left) - sizeOf(right));
  const throws = (difference) => difference.found.startsWith(thrown);
  const wanted = throws(differenceOf(first));
  const smallest = smaller(first, (each) => {
    const difference = differenceOf(each);
    return difference !== undefined && throws(difference) === wanted;
  });
  const {line, expected, found} = differenceOf(smallest);
  console.log(`pack:   ${JSON.stringify(smallest.pack)}\nvalues: ${line}\nC++:    ${expected}\nscript: ${found}`);
  process.exitCode = 1;
}
