// Judges a form's values by its rule pack, in the order that docs/rules.md gives. rules/evaluate.cc does the same;
// tests/vectors and the differential test hold the two together.
import {judgeValue, readField, type Value} from './field_rules';
import type {Finding} from './finding';
import {isNoncharacter, normaliseText} from './normalise';
import type {Condition, Field, FieldError, Language, Pack, Rule, Verdict} from './pack';
import {openConditions} from './text_rules';
import {toldError, toldUnknownField} from './told_error';
import {addProduct, compareNumbers, isNumber, limbsOf, signOf, textOf} from './written_number';

export {normaliseText, openConditions};

/** What is known of one field. */
interface Judged {
  field: Field;
  isAsked: boolean;
  /** Something was sent that cannot be read as a value at all. */
  isUnusable?: boolean;
  /** Where it is asked, filled and readable; every other field is empty. Never an empty text or array. */
  value?: Value;
  errors: FieldError[];
  warnings: FieldError[];
}

type Form = Map<string, Judged>;

type Report = (judged: Judged, finding: Finding, rule?: Rule) => void;

function valueOf(form: Form, id: string | undefined): Value | undefined {
  const judged = form.get(id!);
  return judged && judged.value;
}

function isSame(left: Value | undefined, right: Value | undefined): boolean {
  return JSON.stringify(left) == JSON.stringify(right);
}

/** Whether it is one of `wanted`; of several values, whether one of them is. */
function hasValue(value: Value | undefined, wanted: (string | undefined)[]): boolean {
  return ([] as string[]).concat(value || []).some((each) => wanted.includes(each));
}

function numberOf(form: Form, id: string | undefined): string | undefined {
  const value = valueOf(form, id);
  return typeof value == 'string' && isNumber(value) ? value : undefined;
}

function holds(form: Form, condition: Condition | undefined): boolean {
  if (!condition) return true;
  const {field, 'more-than': bound, filled, all, any, not} = condition;
  const partHolds = (part: Condition) => holds(form, part);
  if (all) return all.every(partHolds);
  if (any) return any.some(partHolds);
  if (not) return !partHolds(not);
  const value = valueOf(form, field);
  if (filled != undefined) return !!value == filled;
  if (!bound) return hasValue(value, condition.in || [condition.is]);
  const number = numberOf(form, field);
  return !!number && compareNumbers(number, bound) > 0;
}

function judgeField(pack: Pack, form: Form, judged: Judged, sent: unknown, report: Report): void {
  const {field} = judged;
  const {fault, value} = readField(pack, field, sent);
  const original = form.get(field.equals!);
  if (fault) {
    judged.isUnusable = true;
    report(judged, [fault]);
  } else if (!value) {
    if (field.required || (original && original.value)) report(judged, ['required']);
  } else {
    judged.value = value;
    for (const finding of judgeValue(pack, field, value)) report(judged, finding);
    if (original && !original.isUnusable && !isSame(original.value, value)) {
      report(judged, ['mismatch', {other: field.equals!}]);
    }
  }
}

/** Below, at or above 0, as the field stands to the other; nothing where that cannot be said. */
function compareFields(form: Form, id: string, otherId: string): number | undefined {
  const isDate = (each: string) => /^(date|year-month)$/.test(form.get(each)!.field.type);
  if (isDate(id) && isDate(otherId)) {
    // A date and a month are compared as months.
    const [value, other] = [valueOf(form, id) as string, valueOf(form, otherId) as string];
    const [left, right] = [value.slice(0, other.length), other.slice(0, value.length)];
    return left < right ? -1 : left > right ? 1 : 0;
  }
  const [number, other] = [numberOf(form, id), numberOf(form, otherId)];
  return number && other ? compareNumbers(number, other) : undefined;
}

function judgeSum(form: Form, {fields = [], field}: Rule): Finding | undefined {
  const total = numberOf(form, field);
  const sum = [0];
  for (const id of fields) {
    const part = numberOf(form, id);
    if (part) addProduct(sum, limbsOf(part), [1]);
    else if (valueOf(form, id)) return;
  }
  const text = textOf(sum);
  return !total || text == total ? undefined : ['sum-mismatch', {of: fields, sum: text}];
}

function judgeOrder(form: Form, {field, other, 'or-same': orSame}: Rule): Finding | undefined {
  if (!valueOf(form, field) || !valueOf(form, other)) return;
  const order = compareFields(form, field!, other!);
  return order == undefined || order > 0 || (orSame && !order) ? undefined : ['order', {other: other!}];
}

function judgeCompare(form: Form, {field, other, times = '1', is = 'at-least'}: Rule): Finding | undefined {
  const left = numberOf(form, other);
  const right = numberOf(form, field);
  if (!left || !right) return;
  // The product's limbs are one lower than the field's.
  const difference = [0].concat(limbsOf(right).map((limb) => -limb));
  addProduct(difference, limbsOf(times), limbsOf(left));
  const sign = signOf(difference);
  const stands = {
    'at-least': sign >= 0,
    'at-most': sign <= 0,
    'more-than': sign > 0,
    'less-than': sign < 0,
    equal: !sign,
  };
  return stands[is] ? undefined : ['compare', {other: other!}];
}

function judgeRule(form: Form, rule: Rule, report: Report): void {
  const {fields = [], field, other, value} = rule;
  // Hidden and empty fields are sound.
  const isSound = (id: string) => {
    const judged = form.get(id);
    return judged && !judged.errors[0];
  };
  // What is required is so whatever becomes of the rule's other fields.
  const areSound = rule.kind == 'required-when' || fields.concat(field || [], other || []).every(isSound);
  if (!areSound || !holds(form, rule.when)) return;
  const tell = (id: string | undefined, finding: Finding | undefined) => {
    const judged = form.get(id!);
    if (finding && judged && judged.isAsked) report(judged, finding, rule);
  };
  const isEmpty = (id: string) => !valueOf(form, id);
  const [first] = fields;
  switch (rule.kind) {
    case 'sum':
      return tell(field, judgeSum(form, rule));
    case 'required-when':
      return fields.forEach((id) => isEmpty(id) && isSound(id) && tell(id, ['required']));
    case 'must-be':
      return tell(field, hasValue(valueOf(form, field), [value]) ? undefined : ['must-be', {value: value!}]);
    case 'order':
      return tell(field, judgeOrder(form, rule));
    case 'compare':
      return tell(field, judgeCompare(form, rule));
    case 'at-least-one':
      if (fields.every(isEmpty)) {
        tell(
          fields.find((id) => form.get(id)!.isAsked),
          ['required'],
        );
      }
      return;
    case 'same':
      for (const id of fields) {
        if (!isSame(valueOf(form, id), valueOf(form, first))) tell(id, ['mismatch', {other: first}]);
      }
  }
}

/** What was sent, by field; own properties alone, whatever somebody named them. */
function sentValues(values: unknown): Map<string, unknown> {
  const object = Object(values) as Record<string, unknown>;
  const sent = new Map<string, unknown>();
  // JSON has no `undefined`: it is as good as not there.
  for (const name of Object.keys(object)) if (object[name] !== undefined) sent.set(name, object[name]);
  return sent;
}

function judgeForm(pack: Pack, sent: Map<string, unknown>, language: Language): Form {
  const form: Form = new Map();
  const sections = new Map<string, Condition | undefined>();
  for (const {fields = [], when} of pack.sections || []) for (const id of fields) sections.set(id, when);
  // No pack of ours is without fields, but the form of packs allows it.
  for (const field of pack.fields || []) form.set(field.id, {field, isAsked: false, errors: [], warnings: []});
  const report: Report = (judged, finding, rule) => {
    const list = rule && rule.severity == 'warning' ? judged.warnings : judged.errors;
    list.push(toldError(pack, language, judged.field, finding, rule));
  };
  form.forEach((judged, id) => {
    judged.isAsked = holds(form, sections.get(id)) && holds(form, judged.field.when);
    if (judged.isAsked) judgeField(pack, form, judged, sent.get(id), report);
  });
  for (const rule of pack.rules || []) judgeRule(form, rule, report);
  return form;
}

/** Order by code points, not by the units of UTF-16. */
function compareNames(left: string, right: string): number {
  const [first, second] = [Array.from(left), Array.from(right)];
  const index = first.findIndex((character, place) => character != second[place]);
  if (index < 0) return first.length - second.length;
  return second[index] ? first[index].codePointAt(0)! - second[index].codePointAt(0)! : 1;
}

/** Names that no field has, in order. What is no well-formed text in them is one noncharacter to the judge. */
function unknownNames(form: Form, sent: Map<string, unknown>): string[] {
  const names = new Set<string>();
  sent.forEach((_, name) => form.has(name) || names.add(name.replace(/[\ud800-\udfff]/gu, '\ufffe')));
  return Array.from(names).sort(compareNames);
}

function shownName(name: string): string {
  return Array.from(name, (character) => (isNoncharacter(character.codePointAt(0)!) ? '\ufffd' : character)).join('');
}

/** `values` may be anything; what is no object has one error, of no field. */
export function evaluate(pack: Pack, values: unknown, language: Language): Verdict {
  const verdict: Verdict = {ok: true, values: {}, errors: [], warnings: []};
  if (!values || typeof values != 'object' || Array.isArray(values)) {
    const code = 'malformed';
    verdict.errors.push({field: '', code, message: pack.texts[language][code + '.line'] || code});
  } else {
    const sent = sentValues(values);
    const form = judgeForm(pack, sent, language);
    form.forEach(({field, value, errors, warnings}) => {
      if (value) verdict.values[field.id] = field.type == 'secret' || value;
      verdict.errors = verdict.errors.concat(errors);
      verdict.warnings = verdict.warnings.concat(warnings);
    });
    for (const name of unknownNames(form, sent)) verdict.errors.push(toldUnknownField(pack, language, shownName(name)));
  }
  verdict.ok = !verdict.errors[0];
  return verdict;
}

/** The ids of the fields that are asked, with what stands in the form now. */
export function askedFields(pack: Pack, values: unknown): Set<string> {
  const asked = new Set<string>();
  judgeForm(pack, sentValues(values), 'ja').forEach(({isAsked}, id) => isAsked && asked.add(id));
  return asked;
}

export function isAsked(pack: Pack, values: unknown, id: string): boolean {
  return askedFields(pack, values).has(id);
}
