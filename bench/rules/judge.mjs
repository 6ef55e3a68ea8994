// Says what a library's bundle holds of values: `node judge.mjs BUNDLE VALUES` prints 1 or 0 for each line of VALUES.

import {readFileSync} from 'node:fs';
import vm from 'node:vm';

const [bundle, values] = process.argv.slice(2).map((path) => readFileSync(path, 'utf8'));
// Every page has it.
globalThis.self = globalThis;
vm.runInThisContext(bundle);
const verdicts = values.trimEnd().split('\n').map((line) => globalThis.judge(JSON.parse(line)));
console.log(verdicts.map((verdict) => (verdict ? '1' : '0')).join(''));
