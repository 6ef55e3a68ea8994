// Holds the exported schemas against the shared vectors, by ajv: what a form takes is valid, and what it refuses is not,
// unless the schema lists that it cannot say so. See tests/vectors/README.md.

import assert from 'node:assert/strict';
import {existsSync} from 'node:fs';
import {readFile} from 'node:fs/promises';
import {createRequire} from 'node:module';
import path from 'node:path';
import {test} from 'node:test';
import {fileURLToPath} from 'node:url';
import {readVectors} from '../vectors/read_vectors.mjs';

// The npm packages of all tests are installed in one folder.
const {default: Ajv} = createRequire(new URL('../browser/package.json', import.meta.url))('ajv/dist/2020.js');

const repository = fileURLToPath(new URL('../../', import.meta.url));
const schemas = process.env.SHIRUBE_VECTOR_SCHEMAS ?? path.join(repository, 'build/schemas');
const packs = process.env.SHIRUBE_VECTOR_PACKS ?? path.join(repository, 'build/vectors');
for (const needed of [schemas, packs]) if (!existsSync(needed)) throw new Error(`no ${needed}: build first`);

const readJson = async (file) => JSON.parse(await readFile(file, 'utf8'));

// A field with one of these has no normal value, and instances of the schema are normal values.
const codesWithoutValue = ['malformed', 'several-values', 'encoding', 'line-break'];

/** The one text that was sent, which for a secret is its normal value but for NFC. */
function sentText(sent) {
  return [sent].flat()[0].normalize('NFC');
}

/** The verdict's values as an instance of the schema: a secret has its text, and unknown fields are there. */
function instanceOf(each, fields) {
  const sent = JSON.parse(each.line);
  const instance = {...each.normal};
  for (const {id, type} of fields) {
    if (type === 'secret' && id in instance) instance[id] = sentText(sent[id]);
  }
  for (const {field, code} of each.errors) {
    if (code === 'unknown-field') Object.defineProperty(instance, field, {value: 'x', enumerable: true});
  }
  return instance;
}

/** `true` or `false`; nothing where a field that cannot be read is all that is wrong, or a schema cannot say it. */
function expectedValidity({errors}, unexpressed) {
  if (errors.length === 0) return true;
  const isSaid = ({field, code}) =>
    !codesWithoutValue.includes(code) && !unexpressed.some((each) => each.field === field && each.code === code);
  return errors.some(isSaid) ? false : undefined;
}

const tried = {valid: 0, invalid: 0, unsaid: 0};

for (const {name, packFile, cases} of await readVectors()) {
  const {fields} = await readJson(path.join(packs, packFile));
  const schema = await readJson(path.join(schemas, packFile.replace('.pack.json', '.schema.json')));
  const unexpressed = schema['x-shirube-unexpressed'];
  test(`schema: ${name}`, () => {
    const ajv = new Ajv({allErrors: true, strict: true, allowUnionTypes: true, strictRequired: false});
    ajv.addKeyword('x-shirube-unexpressed');
    const isValid = ajv.compile(schema);
    for (const each of cases) {
      const expected = expectedValidity(each, unexpressed);
      if (expected === undefined) {
        ++tried.unsaid;
        continue;
      }
      ++tried[expected ? 'valid' : 'invalid'];
      const instance = instanceOf(each, fields);
      assert.equal(isValid(instance), expected, `${each.name}: ${JSON.stringify(isValid.errors)}`);
    }
  });
}

test('most vectors say something of the schemas', () => {
  const {valid, invalid, unsaid} = tried;
  assert.ok(valid > 500 && invalid > 500 && unsaid < (valid + invalid) / 2, JSON.stringify(tried));
});
