// What was sent for one field, as the value that it stands for, and what is wrong with that: the twin of
// rules/field_reading.cc and rules/field_judge.cc.
import type {Finding, Parameters} from './finding';
import {normaliseText} from './normalise';
import type {Field, Pack} from './pack';
import {judgeText} from './text_rules';
import {readDate} from './written_date';
import {compareNumbers, isWithinLimits, readNumber} from './written_number';

export type Value = string | string[];

/** A code where the value cannot be used at all, nothing where the field is empty. */
export interface Reading {
  fault?: string;
  value?: Value;
}

/** Read before as a number or a date, a value in its normal form is read as itself. */
function readOne(field: Field, text: string): string | undefined {
  const {type, decimals} = field;
  return type == 'number' ? readNumber(text, decimals) : readDate(text, type != 'date');
}

/** The normal form; the text itself where it cannot be read. */
function readText(pack: Pack, field: Field, text: string): string {
  const {type, options = []} = field;
  if (type == 'number') {
    const number = readOne(field, text);
    return number && isWithinLimits(number) ? number : text;
  }
  if (type == 'date' || type == 'year-month') return readOne(field, text) || text;
  if (type == 'suggest') {
    // An option is named by its id or by its label, as the field's folding leaves them; ids come first.
    const named = (which: 0 | 1) => options.find((option) => normaliseText(pack, field, option[which]).text == text);
    const option = named(0) || named(1);
    if (option) return option[0];
  }
  return text;
}

/** `sent` may be anything. */
export function readField(pack: Pack, field: Field, sent: unknown): Reading {
  const takesSeveral = field.type == 'choices';
  const all: unknown[] = Array.isArray(sent) ? Array.from(sent) : sent === undefined ? [] : [sent];
  if (!all.every((text) => typeof text == 'string')) return {fault: 'malformed'};
  if (all.length > 1 && !takesSeveral) return {fault: 'several-values'};
  const values = new Set<string>();
  for (const each of all as string[]) {
    const {fault, text} = normaliseText(pack, field, each);
    if (fault) return {fault};
    if (text) values.add(readText(pack, field, text));
  }
  const [first] = Array.from(values);
  return {value: first && takesSeveral ? Array.from(values) : first};
}

const endings: Record<string, string[]> = {jpeg: ['jpg', 'jpeg'], text: ['txt']};

/** The ending in lower case; only ASCII letters have one. */
function endingOf(name: string): string {
  const ending = /\.([a-z]+)$/i.exec(name);
  return ending ? ending[1].toLowerCase() : '';
}

function isMailAddress(text: string): boolean {
  return (
    text.length < 255 &&
    /^[\w.!#$%&'*+/=?^`{|}~-]+@[a-z\d](?:[a-z\d-]{0,61}[a-z\d])?(?:\.[a-z\d](?:[a-z\d-]{0,61}[a-z\d])?)+$/i.test(text)
  );
}

function judgeAmount(field: Field, text: string): Finding[] {
  const {type, min, max} = field;
  const isNumber = type == 'number';
  const value = readOne(field, text);
  if (!value) return [[isNumber ? 'not-a-number' : 'not-a-date']];
  // Normal dates stand in the order of time.
  const compare = isNumber ? compareNumbers : (left: string, right: string) => (left < right ? -1 : left > right ? 1 : 0);
  const isWithin = !isNumber || isWithinLimits(value);
  if (isWithin && !(min && compare(value, min) < 0) && !(max && compare(value, max) > 0)) return [];
  const bounds: Parameters = {};
  if (min) bounds.min = min;
  if (max) bounds.max = max;
  return [['out-of-range', bounds]];
}

/** All that is wrong with what `readField` gave. */
export function judgeValue(pack: Pack, field: Field, value: Value): Finding[] {
  const {options = [], files = [], free} = field;
  const text = value as string;
  const areOptions = ([] as string[]).concat(value).every((each) => options.some(([id]) => id == each));
  const fitsType = (type: string) => (endings[type] || [type]).includes(endingOf(text));
  switch (field.type) {
    case 'number':
    case 'date':
    case 'year-month':
      return judgeAmount(field, text);
    case 'consent':
      return value == 'yes' ? [] : [['required']];
    case 'file':
      return !files[0] || files.some(fitsType) ? [] : [['file-type']];
    case 'choice':
    case 'choices':
    case 'select':
    case 'suggest':
      // An option that is chosen is as it should be; the rules for text are for what people write themselves.
      if (areOptions) return [];
      return free ? judgeText(pack, field, text) : [['not-in-list']];
    default: {
      const findings = judgeText(pack, field, text);
      if (field.type == 'email' && !isMailAddress(text)) findings.push(['email']);
      return findings;
    }
  }
}
