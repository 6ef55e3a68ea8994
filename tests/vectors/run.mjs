// Runs the shared vectors in Node, on the validate.js that pages get. See README.md.

import assert from 'node:assert/strict';
import {existsSync} from 'node:fs';
import {readFile} from 'node:fs/promises';
import path from 'node:path';
import {test} from 'node:test';
import {fileURLToPath} from 'node:url';
import vm from 'node:vm';
import {asVector, expectedOf, readVectors} from './read_vectors.mjs';

const repository = fileURLToPath(new URL('../../', import.meta.url));
const script = process.env.VALIDATE_SCRIPT ?? path.join(repository, 'build/client/validate.js');
const packs = process.env.SHIRUBE_VECTOR_PACKS ?? path.join(repository, 'build/vectors');
for (const needed of [script, packs]) if (!existsSync(needed)) throw new Error(`no ${needed}: build first`);

vm.runInThisContext(await readFile(script, 'utf8'), {filename: script});
const {validate} = globalThis.shirube;

for (const vector of await readVectors()) {
  const pack = JSON.parse(await readFile(path.join(packs, vector.packFile), 'utf8'));
  test(vector.name, () => {
    const before = JSON.stringify(pack);
    for (const each of vector.cases) {
      const verdict = validate(pack, JSON.parse(each.line), each.language);
      assert.deepEqual(asVector(verdict), expectedOf(each), each.name);
      const messages = [...verdict.errors, ...verdict.warnings].map(({message}) => message);
      if (each.messages) assert.deepEqual(messages, each.messages, each.name);
      for (const message of messages) assert.notEqual(message, '', each.name);
    }
    assert.equal(JSON.stringify(pack), before, 'the pack is as it was');
  });
}

const pack = {shirube: 1, sections: [], fields: [], texts: {ja: {}, en: {}}};

test('a pack of a newer version is refused in clear words', () => {
  assert.throws(() => validate({...pack, shirube: 2}, {}), /rule pack has version 2, newer than/);
});

test('a pack may lack whatever has its default value', () => {
  assert.deepEqual(validate({shirube: 1, texts: pack.texts}, {}), {ok: true, values: {}, errors: [], warnings: []});
  assert.equal(validate({...pack, sections: [{}]}, {}).ok, true);
});

test('what is no pack is refused', () => {
  for (const none of [undefined, null, {}, [], 'pack', {...pack, shirube: '1'}, {...pack, shirube: 0}]) {
    assert.throws(() => validate(none, {}), /no rule pack/);
  }
});

test('values of any kind get a verdict', () => {
  const field = {id: 'constructor', label: 'C', type: 'text', required: true};
  const own = {...pack, sections: [{title: 'S', fields: ['constructor']}], fields: [field]};
  const codes = (values) => validate(own, values).errors.map(({field, code}) => `${field} ${code}`);
  for (const none of [undefined, null, 1, 'text', true, [], [{}], () => 1, Symbol('s'), 10n]) {
    assert.deepEqual(codes(none), [' malformed']);
  }
  for (const empty of [{}, Object.create(null), new Map([['constructor', 'x']]), new Date(0), {constructor: []}]) {
    assert.deepEqual(codes(empty), ['constructor required']);
  }
  for (const text of [1, null, {}, [1], [['x']], new String('x'), ['x', , 'y'], Symbol('s')]) {
    assert.deepEqual(codes({constructor: text}), ['constructor malformed']);
  }
  assert.deepEqual(codes({constructor: undefined, nothing: undefined}), ['constructor required']);
  assert.deepEqual(codes(JSON.parse('{"__proto__": "x", "constructor": "y"}')), ['__proto__ unknown-field']);
  assert.equal({}.x, undefined);
});

test('a hundred thousand unknown names are all told, in the order of code points', () => {
  const names = Array.from({length: 100_000}, (_, index) => `n${index}`).concat('\u{20bb7}', '\uff5e');
  const {errors} = validate(pack, Object.fromEntries(names.map((name) => [name, ''])));
  assert.equal(errors.length, names.length);
  assert.deepEqual(
    errors.slice(-2).map(({field}) => field),
    ['\uff5e', '\u{20bb7}'],
  );
});
