// Packs by chance, in the short form of tests/vectors: all types, keys, rules and conditions as a form may have them.

const types = [
  'text', 'text', 'text', 'multiline', 'secret', 'email', 'tel', 'number', 'number', 'date', 'date', 'year-month',
  'choice', 'choices', 'select', 'suggest', 'suggest', 'consent', 'file',
];
const classes = [
  'ascii-letter', 'ascii-upper', 'ascii-lower', 'ascii-digit', 'ascii-symbol', 'space', 'hiragana', 'katakana', 'kanji',
  'fullwidth', 'halfwidth',
];
const literals = [
  '-', '0123456789', '0123456789-', '!@%&#', 'ー', '𠮷', 'é', 'constructor', '__proto__', '{label}', ' ', '・々',
];
const formats = ['000-0000', '000-0000-0000', '0', 'A00', 'aA0-あ', '𠮷0', '00000', '0 0'];
const ids = ['a', 'b', 'c', 'd', 'e', 'f', 'g', 'h', 'constructor', '0', '10', '9', 'login-id'];
const labels = ['ログインID', '生年月日', '{label}', '{other}', 'A $& B', '「氏名」', 'x'];
const optionSets = [
  [['yes', 'はい'], ['no', 'いいえ']],
  [['tokyo', '東京都'], ['osaka', '大阪府'], ['kagawa', 'カガワ'], ['a', 'b'], ['b', 'a']],
  [['0', '０'], ['1', '一'], ['constructor', 'ｶﾞｸ 科']],
];
const numbers = ['0', '1', '5', '10', '-3', '99999', '9007199254740991', '-9007199254740991', '100', '2'];
const fractions = ['0.5', '0.000001', '-1.25', '12.345678'];
const factors = ['4', '0.5', '0.000001', '1000000', '3.141593', '9007199254740991'];
const messages = ['{label}と{fields}', '{other} {value} {sum} {of} {nothing} {', '{{label}} $1 {characters}'];
const days = ['1868-01-25', '1912-07-30', '1926-12-25', '1989-01-08', '2000-02-29', '2019-05-01', '2026-04-01'];

function lengths(random) {
  const least = random.between(1, 6);
  const most = least + random.between(0, 6);
  return random.one([{'min-length': least}, {'max-length': most}, {'min-length': least, 'max-length': most}]);
}

function bounds(random, values, compare) {
  const [low, high] = [random.one(values), random.one(values)].sort(compare);
  return random.one([{}, {min: low}, {max: high}, {min: low, max: high}]);
}

function textKeys(random) {
  const keys = {};
  if (random.happens(0.2)) keys.format = random.one(formats);
  if (random.happens(0.6)) {
    keys.characters = random.several(random.between(1, 3), () => random.one(random.happens(0.75) ? classes : literals));
  }
  if (random.happens(0.3)) {
    keys.contains = random.several(random.between(1, 3), () => random.one(random.happens(0.8) ? classes : literals));
  }
  if (random.happens(0.5)) Object.assign(keys, lengths(random));
  if (random.happens(0.15)) keys.characters = random.one([['ascii-digit', '-'], ['-', '0123456789'], ['-0123456789']]);
  return keys;
}

function keysOf(random, type) {
  switch (type) {
    case 'number': {
      const bySize = (left, right) => left - right;
      if (random.happens(0.5)) return bounds(random, numbers, bySize);
      const short = [...numbers, ...fractions].filter((each) => each.length < 6);
      return {decimals: random.one([1, 2, 6]), ...bounds(random, short, bySize)};
    }
    case 'date':
      return bounds(random, days);
    case 'year-month':
      return bounds(random, days.map((day) => day.slice(0, 7)));
    case 'suggest':
      return random.happens(0.5)
        ? {options: random.one(optionSets)}
        : {options: random.one(optionSets), free: true, ...textKeys(random)};
    case 'choice':
    case 'choices':
    case 'select':
      return {options: random.one(optionSets)};
    case 'file':
      return random.happens(0.7) ? {files: random.some(['pdf', 'png', 'jpeg', 'webp', 'csv', 'text'], 0.4)} : {};
    case 'consent':
      return {};
    default:
      return textKeys(random);
  }
}

const foldable = ['text', 'multiline', 'email', 'suggest'];

function fieldOf(random, id, earlier) {
  let type = random.one(types);
  const field = {id, label: random.happens(0.3) ? random.one(labels) : `項目${id}`, type};
  const original = random.happens(0.15) && earlier.length > 0 ? random.one(earlier) : undefined;
  if (original) {
    const {width, kana} = original;
    type = original.type;
    Object.assign(field, {type, equals: original.id}, width && {width}, kana && {kana});
    if (original.options) field.options = original.options;
    if (original.decimals) field.decimals = original.decimals;
  } else {
    if (foldable.includes(type) && random.happens(0.6)) field.width = random.one(['half', 'full']);
    if (foldable.includes(type) && random.happens(0.2)) field.kana = 'katakana';
    Object.assign(field, keysOf(random, type));
  }
  if (field.files?.length === 0) delete field.files;
  if (random.happens(0.4)) field.required = true;
  if (earlier.length > 0 && random.happens(0.25)) field.when = conditionOf(random, earlier);
  return field;
}

function valueOfField(random, field) {
  if (field.options) return random.one(field.options)[0];
  if (field.type === 'number') return random.one(numbers);
  if (field.type === 'consent') return 'yes';
  return random.one(['1', 'a', 'はい', '2000-02-29', '２']);
}

/** On any of the fields. */
export function conditionOf(random, fields, depth = 0) {
  const field = random.one(fields);
  const part = () => conditionOf(random, fields, depth + 1);
  switch (random.between(0, depth < 2 ? 7 : 3)) {
    case 0:
      return {field: field.id, filled: random.happens(0.6)};
    case 1: {
      const sized = fields.filter(({type}) => type === 'number');
      return {field: random.one(sized.length > 0 ? sized : fields).id, 'more-than': random.one(numbers)};
    }
    case 2:
      return {field: field.id, in: [valueOfField(random, field), valueOfField(random, field)]};
    case 4:
      return {all: [part(), part()]};
    case 5:
      return {any: [part(), part()]};
    case 6:
      return {not: part()};
    default:
      return {field: field.id, is: valueOfField(random, field)};
  }
}

function ruleOf(random, fields) {
  const all = fields.map(({id}) => id);
  // Packs may name any fields; what is no number or date is passed over.
  const isOdd = random.happens(0.1);
  const those = (...wanted) => fields.filter(({type}) => isOdd || wanted.includes(type)).map(({id}) => id);
  const numeric = those('number');
  const dated = those('date', 'year-month');
  const several = () => random.several(random.between(1, 3), () => random.one(all));
  const rule = {};
  switch (random.between(0, 6)) {
    case 0:
      if (numeric.length < 2) return undefined;
      Object.assign(rule, {kind: 'sum', fields: random.some(numeric.slice(1), 0.8), field: numeric[0]});
      if (rule.fields.length === 0) rule.fields = [numeric[1]];
      break;
    case 1:
      Object.assign(rule, {kind: 'required-when', fields: several()});
      break;
    case 2: {
      const field = random.one(fields);
      Object.assign(rule, {kind: 'must-be', field: field.id, value: valueOfField(random, field)});
      break;
    }
    case 3: {
      const ordered = random.happens(0.7) && dated.length > 1 ? dated : numeric;
      if (ordered.length < 2) return undefined;
      Object.assign(rule, {kind: 'order', field: ordered.at(-1), other: ordered[0]});
      if (random.happens(0.4)) rule['or-same'] = true;
      break;
    }
    case 4:
      if (numeric.length < 2) return undefined;
      Object.assign(rule, {kind: 'compare', field: numeric[0], other: numeric.at(-1)});
      rule.is = random.one(['at-least', 'at-most', 'more-than', 'less-than', 'equal']);
      if (random.happens(0.6)) rule.times = random.one(factors);
      if (random.happens(0.5)) rule.severity = 'warning';
      break;
    case 5:
      Object.assign(rule, {kind: 'at-least-one', fields: several()});
      break;
    default:
      Object.assign(rule, {kind: 'same', fields: several()});
      if (rule.fields.length < 2) return undefined;
  }
  if (random.happens(0.3)) rule.message = random.one(messages);
  if (random.happens(0.3)) rule.when = conditionOf(random, fields);
  return rule;
}

export function packOf(random) {
  const fields = [];
  const free = [...ids];
  const count = random.between(1, 9);
  const sections = [];
  while (fields.length < count) {
    const section = {title: '節', fields: []};
    if (fields.length > 0 && random.happens(0.3)) section.when = conditionOf(random, fields);
    const earlier = [...fields];
    for (let left = random.between(1, 4); left > 0 && fields.length < count; --left) {
      const [id] = free.splice(random.between(0, free.length - 1), 1);
      fields.push(fieldOf(random, id, fields.length > earlier.length ? fields : earlier));
      section.fields.push(id);
    }
    sections.push(section);
  }
  const rules = random.several(random.between(0, 5), () => ruleOf(random, fields)).filter(Boolean);
  return {sections, fields, rules};
}
