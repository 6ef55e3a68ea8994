// Says how many verdicts a second are given in Node; bench/verdict_rate.cc is the same in C++.
//
//     node verdict_rate.mjs validate SCRIPT PACK VALUES SECONDS
//     node verdict_rate.mjs ajv SCHEMA VALUES SECONDS
//
// VALUES has values as JSON, a line each. They are judged in turns for SECONDS of processor time, after half of that
// unmeasured, in which Node compiles what is used much. Prints `{"ok":"110…","seconds":…,"verdicts":…}`, `ok` of each
// line of VALUES.

import {readFileSync} from 'node:fs';
import vm from 'node:vm';
import Ajv from 'ajv/dist/2020.js';

const readText = (path) => readFileSync(path, 'utf8');
const readJson = (path) => JSON.parse(readText(path));

const judges = {
  validate(script, packPath) {
    vm.runInThisContext(readText(script), {filename: script});
    const {validate} = globalThis.shirube;
    const pack = readJson(packPath);
    return (values) => validate(pack, values).ok;
  },
  /** All errors, since a verdict has all; ajv names them, without a sentence for people. */
  ajv(schema) {
    const ajv = new Ajv.default({allErrors: true, strictRequired: false, allowUnionTypes: true});
    ajv.addKeyword('x-shirube-unexpressed');
    return ajv.compile(readJson(schema));
  },
};

/** Of all threads: what collecting garbage costs is within it. */
function processorSeconds() {
  const {user, system} = process.cpuUsage();
  return (user + system) / 1e6;
}

/** Whole turns, so that the clock is asked once in a turn. */
function rateOf(judge, values, seconds) {
  const start = processorSeconds();
  let ok, passed;
  let verdicts = 0;
  do {
    ok = '';
    for (const each of values) ok += judge(each) ? '1' : '0';
    verdicts += values.length;
    passed = processorSeconds() - start;
  } while (passed < seconds);
  return {ok, seconds: passed, verdicts};
}

const [name, ...rest] = process.argv.slice(2);
const [valuesPath, seconds] = [rest.at(-2), Number(rest.at(-1))];
const judge = judges[name](...rest.slice(0, -2));
const values = readText(valuesPath).trimEnd().split('\n').map((line) => JSON.parse(line));
rateOf(judge, values, seconds / 2);
console.log(JSON.stringify(rateOf(judge, values, seconds)));
