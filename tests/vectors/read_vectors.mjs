// The vectors' files, as README.md has them, for Node and for the browsers' tests.

import {readdir, readFile} from 'node:fs/promises';
import path from 'node:path';
import {fileURLToPath} from 'node:url';

const folder = fileURLToPath(new URL('.', import.meta.url));

function isRepeated(value) {
  return value !== null && typeof value === 'object' && Array.isArray(value.repeat) && Object.keys(value).length === 1;
}

/** `{"repeat": ["あ", 3]}` as あああ, at any depth. */
function writtenOut(value) {
  if (isRepeated(value)) return value.repeat[0].repeat(value.repeat[1]);
  if (Array.isArray(value)) return value.map(writtenOut);
  if (value === null || typeof value !== 'object') return value;
  return Object.fromEntries(Object.entries(value).map(([key, each]) => [key, writtenOut(each)]));
}

function told([field, code, parameters = {}]) {
  return {field, code, parameters: writtenOut(parameters)};
}

/** A case with all that it leaves out. `line` is what is sent, as JSON; `name` is the whole of its names. */
function readCase(vector, each, file) {
  const known = ['name', 'values', 'raw', 'language', 'ok', 'normal', 'errors', 'warnings', 'messages'];
  const unknown = Object.keys(each).find((key) => !known.includes(key));
  const name = `${path.basename(file, '.json')}: ${vector.name}: ${each.name}`;
  if (unknown) throw new Error(`${name}: unknown key ${unknown}`);
  if (('raw' in each) === ('values' in each)) throw new Error(`${name}: either values or raw`);
  const errors = (each.errors ?? []).map(told);
  return {
    name,
    line: each.raw ?? JSON.stringify(writtenOut(each.values)),
    language: each.language ?? 'ja',
    ok: each.ok ?? errors.length === 0,
    normal: writtenOut(each.normal ?? {}),
    errors,
    warnings: (each.warnings ?? []).map(told),
    messages: each.messages,
  };
}

/** `packFile` is the name of the complete pack, as `complete_packs` writes it: `FILE.NUMBER.pack.json`, from 0. */
export async function readVectors() {
  const vectors = [];
  for (const file of (await readdir(folder)).filter((name) => name.endsWith('.json')).sort()) {
    const read = JSON.parse(await readFile(path.join(folder, file), 'utf8'));
    for (const [index, vector] of (Array.isArray(read) ? read : [read]).entries()) {
      vectors.push({
        name: `${path.basename(file, '.json')}: ${vector.name}`,
        packFile: `${path.basename(file, '.json')}.${index}.pack.json`,
        cases: vector.cases.map((each) => readCase(vector, each, file)),
      });
    }
  }
  return vectors;
}

function split({field, code, message, ...parameters}) {
  return {field, code, parameters};
}

/** What a vector says of a verdict, in its own form: both sides of a comparison. */
export function asVector({ok, values, errors, warnings}) {
  return {ok, normal: {...values}, errors: errors.map(split), warnings: warnings.map(split)};
}

export function expectedOf({ok, normal, errors, warnings}) {
  return {ok, normal, errors, warnings};
}
