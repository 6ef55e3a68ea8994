// What people, browsers and attackers send for a pack's fields, by chance: mostly what fits, with an edge in it.

const pieces = [
  ...'AZaz@[`{09/:;~!|}^_ %\t', ...'ぁゖゔ゗゛゜ゝゞゟー゠ァヶヺ・ーヽヾヿㇰ々〇〻〆〡一鿿㐀䶿豈﨎Ａｚ０９！～｠　｡ｦｱｶｰﾞﾟﾠ￠￦', '𠮷', '\u{20000}',
  '\u{2a6df}', '\u{2f800}', '\u{1f600}', '\u{30000}', '葛\u{e0100}', '\u{e0100}', '\u{e01ef}', '\u{e01f0}', '\ufe00',
  '\ufe0f', '々\ufe00', 'か\u3099', 'わ\u3099', 'ハ\u309a', 'は\u3099', '\u3099', '\u309a', 'ｶﾞ', 'ﾊﾟ', 'ｳﾞ', 'ﾜﾞ', 'かﾞ',
  'e\u0301', '\u0301', 'Ａ\u0301', '＝\u0338', 'A\u030a', '\u212b', '\u0958', '\u0f71\u0f72', '\u0327\u0301',
  '\u0301\u0327', 'q\u0307\u0323', '\u1100\u1161', '\u1161', '가\u11a8', '\u0344', '\u2126', '\ufb1d', '\u{1d15e}',
  '\u{110ab}', '\u{11131}\u{11127}', '\u2010', '\u2011', '\u2012', '\u2013', '\u2014', '\u2015', '\u2016', '\u2212',
  '\u30fc', '\uff0d', '\uff70', '\u2500', '-', '±', 'ß', '€', '¥', 'é', '\u00b7', '\u3099a', '…', '「」', '$&',
  '{label}', '<script>', '"', '\\', "'", '\0', '\x07', '\x0b', '\f', '\x1f', '\x7f', '\x80', '\x85', '\x9f', '\n',
  '\r', '\r\n', '\n\r', '\u2028', '\u2029', '\u00a0', '\u1680', '\u180e', '\u2000', '\u200a', '\u200b', '\u200d',
  '\u202f', '\u205f', '\u3000', '\ufeff', '\u2029', '\u202a', '\u202e', '\u202f', '\u2065', '\u2066', '\u2069',
  '\u206a', '\ud800', '\udbff', '\udc00', '\udfff', '\ud7ff', '\ue000', '\ufdcf', '\ufdd0', '\ufdef', '\ufdf0',
  '\ufffd', '\ufffe', '\uffff', '\u{1fffd}', '\u{1fffe}', '\u{10ffff}',
];
const odd = pieces.filter((piece) => /[\p{Cc}\p{Cs}\p{Cn}\u202a-\u202e\u2066-\u2069\ufeff\u2028\u2029]/u.test(piece));
const even = pieces.filter((piece) => !odd.includes(piece));

const repeated = ['x', 'あ', '𠮷', '-', '0', '\u0301', ' ', '\u3000x', 'ｶﾞ', ',000'];
const limits = [
  '9007199254740991', '9007199254740992', '9007199254740990', '9,007,199,254,740,991', '9007199254740991.000001',
];
// Unicode gives no new marks to these: what both sides know of normalisation is the same in them, whichever versions of
// Unicode they were built with.
const blocks = [
  [0, 0x52f], [0xe00, 0x0e7f], [0x1100, 0x11ff], [0x1e00, 0x1fff], [0x2000, 0x33ff], [0x3400, 0x9fff], [0xac00, 0xd7ff],
  [0xd800, 0xdfff], [0xe000, 0xffff], [0x1f000, 0x1faff], [0x20000, 0x3ffff], [0xe0000, 0x10ffff],
];
const noNumbers = [',1', '1,', '1,23', '1234,567', '1,,000', '.5', '', '1e3', '0x1', '--1', '+-1', '1 000'];
const mails = [
  'a@b.jp', 'yamada.taro+x@example.co.jp', 'a@b', '@b.jp', 'a@', 'a..b@c.d', 'a@-b.jp', 'a@b-.jp', 'a@b..jp',
  'a@b.jp.', 'a b@c.d', `${'a'.repeat(64)}@${'b'.repeat(63)}.jp`, `a@${'b'.repeat(64)}.jp`,
  `a@${'b.'.repeat(125)}jp`, `${'a'.repeat(249)}@b.jp`, `${'a'.repeat(250)}@b.jp`, 'ａ@b.jp', 'a@ｂ.jp',
  'a@[127.0.0.1]', '"a"@b.jp', "o'x@b.jp", 'a@b@c.d', 'ſ@k.jp', 'K@b.jp',
];
const files = [
  'a.pdf', 'A.PDF', 'a.jpg', 'a.JPEG', 'a.txt', 'a.csv', 'a.webp', 'a.png', '.pdf', 'pdf', 'a.pdf.exe', 'a.pdf ',
  '写真.ｊｐｇ', 'a.jpgs', 'a.',
];
const eras = [
  '明治', '大正', '昭和', '平成', '令和', 'M', 'T', 'S', 'H', 'R', 'm', 't', 's', 'h', 'r', 'Ｒ', 'ſ', '慶応', '令', '',
];
const eraDays = [
  ['M1', 1, 25], ['M1', 1, 24], ['M45', 7, 29], ['M45', 7, 30], ['T1', 7, 30], ['T1', 7, 29], ['T15', 12, 24],
  ['T15', 12, 25], ['S1', 12, 25], ['S1', 12, 24], ['S64', 1, 7], ['S64', 1, 8], ['H1', 1, 8], ['H1', 1, 7],
  ['H31', 4, 30], ['H31', 5, 1], ['R1', 5, 1], ['R1', 4, 30], ['昭和64', 1, 8], ['平成元', 1, 8], ['令和元', 5, 1],
  ['令和01', 5, 1], ['R元', 5, 1], ['H32', 1, 1],
];

function digits(random, count) {
  return random.several(count, () => random.between(0, 9)).join('');
}

function numberText(random) {
  if (random.happens(0.1)) return random.one(['', '-']) + random.one(limits);
  let whole = digits(random, random.one([1, 1, 2, 3, 4, 5, 7, 9, 16, 17, 40]));
  if (random.happens(0.3)) whole = whole.replace(/\B(?=(\d{3})+$)/g, ',');
  if (random.happens(0.1)) whole = `00${whole}`;
  if (random.happens(0.03)) whole = random.one(noNumbers);
  const fraction = random.happens(0.4) ? `.${digits(random, random.between(0, 7))}${random.one(['', '0', '00'])}` : '';
  return random.one(['', '', '', '-', '+', '\u2212', '－']) + whole + fraction;
}

function written(random, year, month, day) {
  const pad = (part) => (random.happens(0.5) ? `${part}`.padStart(2, '0') : `${part}`);
  const parts = day === undefined ? [pad(month)] : [pad(month), pad(day)];
  if (random.happens(0.3)) return `${year}年${parts[0]}月${parts[1] ? `${parts[1]}日` : ''}`;
  const separator = random.one(['-', '/', '.']);
  return [year, ...parts].join(random.happens(0.95) ? separator : random.one([' ', '月', '--', '年']));
}

function dateText(random, isMonth) {
  if (random.happens(0.4)) {
    const [year, month, day] = random.one(eraDays);
    return written(random, year, month, isMonth ? undefined : day);
  }
  const year = random.one([
    () => random.between(1, 9999).toString().padStart(4, '0'),
    () => random.one(['0000', '0001', '9999', '1900', '2000', '2100', '2024', '99', '10000', '1']),
    () => random.one(eras) + random.one(['元', '0', '1', '00', '01', `${random.between(1, 70)}`, '100', '8888']),
    () => random.one(['2000', '2019', '2020', '1989']),
  ])();
  const month = random.one([0, 1, 2, 2, 3, 4, 5, 7, 8, 12, 13, random.between(1, 12)]);
  const day = random.one([0, 1, 28, 29, 30, 31, 32, random.between(1, 31)]);
  return written(random, year, month, isMonth !== random.happens(0.04) ? undefined : day);
}

/** A character that the entry allows, as far as a few can tell. */
function characterOf(random, name) {
  const of = {
    'ascii-letter': 'AZaz',
    'ascii-upper': 'AZ',
    'ascii-lower': 'az',
    'ascii-digit': '09',
    'ascii-symbol': '!/:@[`{~',
    space: ' ',
    hiragana: 'ぁゖゝー',
    katakana: 'ァヾ・',
    kanji: '一々𠮷〇',
    fullwidth: 'Ａ一ア　',
    halfwidth: 'a｡ｱ',
  };
  return random.one(Array.from(of[name] ?? name));
}

function fittingText(random, field) {
  if (field.format) {
    const fill = {0: () => digits(random, 1), A: () => random.one('AZ'), a: () => random.one('az')};
    return Array.from(field.format, (place) => (fill[place] ?? (() => place))()).join('');
  }
  const least = field['min-length'] ?? 1;
  const most = field['max-length'] ?? least + 4;
  const usual = field.type === 'tel' ? ['ascii-digit', '-'] : ['ascii-letter', 'hiragana', 'kanji'];
  const names = field.characters ?? usual;
  const length = Math.max(0, random.between(least, most) + random.one([0, 0, 0, -1, 1]));
  const required = random.happens(0.7) ? (field.contains ?? []) : [];
  return random.several(length, (_, index) => characterOf(random, required[index] ?? random.one(names))).join('');
}

/** What careful people send: the rules between fields are only reached by what fits. */
function carefulText(random, field) {
  switch (field.type) {
    case 'number': {
      const bound = field.min ?? field.max;
      if (bound && random.happens(0.3)) return bound;
      const whole = `${random.between(0, 12)}`;
      if (!field.decimals || random.happens(0.5)) return whole;
      return `${whole}.${random.one(['5', '25', '0', '75']).slice(0, field.decimals)}`;
    }
    case 'date':
      return field.min ?? field.max ?? random.one(['2000-02-29', '2019-05-01', '平成31年4月30日', 'R1.5.1', 'S64.1.7']);
    case 'year-month':
      return field.min ?? field.max ?? random.one(['2000-02', '2019-05', '平成31年4月', 'R1.5', '2000-3', 'S64.1']);
    case 'email':
      return random.one(mails.slice(0, 2));
    case 'consent':
      return 'yes';
    case 'file':
      return `a.${field.files ? {jpeg: 'jpg', text: 'txt'}[field.files[0]] ?? field.files[0] : 'x'}`;
    default:
      if (field.options) return random.one(field.options)[0];
      return fittingText(random, field);
  }
}

function fittingValue(random, field) {
  switch (field.type) {
    case 'number':
      return numberText(random);
    case 'date':
    case 'year-month':
      return dateText(random, field.type === 'year-month');
    case 'email':
      return random.happens(0.8) ? random.one(mails) : fittingText(random, field);
    case 'consent':
      return random.one(['yes', 'yes', 'on', 'YES', 'ｙｅｓ']);
    case 'file':
      return random.one(files);
    default:
      if (field.options && random.happens(field.free ? 0.5 : 0.9)) return random.one(random.one(field.options));
      return fittingText(random, field);
  }
}

function inFullWidth(text) {
  return text.replace(/[!-~]/g, (letter) => String.fromCharCode(letter.charCodeAt(0) + 0xfee0));
}

function changed(random, text) {
  const place = random.between(0, text.length);
  const piece = random.happens(0.3) ? random.one(odd) : random.one(even);
  const space = () => random.one([' ', '\u3000', '\u00a0', '\t', '\u2003', '\n', '\u200b', '']);
  const point = () => random.between(...random.one(blocks));
  switch (random.between(0, 9)) {
    case 0:
      return inFullWidth(text);
    case 1:
      return space() + text + space();
    case 2:
      return text.slice(0, place) + text.slice(place + 1);
    case 3:
      return text.replace('-', random.one(['ー', '－', '−', '‐', '─', 'ｰ', '\u2016']));
    case 4:
      return text.normalize(random.one(['NFD', 'NFKD', 'NFC']));
    case 5:
      return random.one(['', ' ', '\u3000\u00a0', text + text]);
    case 6:
      return text.slice(0, place) + String.fromCodePoint(point()) + text.slice(place);
    default:
      return text.slice(0, place) + piece + text.slice(place);
  }
}

function textOf(random, field, isCareful) {
  if (isCareful) return carefulText(random, field);
  const anything = () => random.several(random.between(0, 5), () => random.one(even)).join('');
  let text = random.happens(0.93) ? fittingValue(random, field) : anything();
  while (random.happens(0.3)) text = changed(random, text);
  if (random.happens(0.0005)) text = random.one(repeated).repeat(10_000);
  return text;
}

const noTexts = [null, true, false, 0, -1.5, 1e21, {}, {a: 'b'}, [null], [['x']], ['x', 1], [{}], [[]]];

function sentFor(random, field, sent, isCareful) {
  const original = sent.find(([name]) => name === field.equals);
  if (original && random.happens(isCareful ? 0.95 : 0.6)) return original[1];
  if (isCareful && random.happens(0.97)) return textOf(random, field, true);
  if (random.happens(0.015)) return random.one(noTexts);
  if (field.type === 'choices') {
    const text = () => textOf(random, field);
    return random.happens(0.2) ? text() : random.several(random.between(0, 3), text);
  }
  if (random.happens(0.04)) return random.several(random.one([0, 1, 1, 2]), () => textOf(random, field));
  return textOf(random, field);
}

const names = [
  '__proto__', 'toString', 'Login-ID', '', ' ', 'あ', '𠮷', '\uff5e', '\ud800', '\udfff\ud800', '\ufffe', '\ufffd',
  '\u{1ffff}', 'a\0b', '{name}', '"\\', 'hasOwnProperty', 'é', 'e\u0301',
];

function escaped(json) {
  return json.replace(/[\x7f-\uffff]/g, (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`);
}

/** What is sent for a pack: names and values as they are given, or a value that is no object. */
export function sentOf(random, pack) {
  if (random.happens(0.001)) return random.one([null, [], 1, 'text', true, [{}], '']);
  const sent = [];
  const isCareful = random.happens(0.5);
  for (const field of pack.fields) {
    if (random.happens(isCareful ? 0.95 : 0.85)) sent.push([field.id, sentFor(random, field, sent, isCareful)]);
  }
  while (random.happens(0.05)) sent.push([random.one(names), random.one(['', 'x', 1, []])]);
  if (random.happens(0.02) && sent.length > 0) sent.push([random.one(sent)[0], 'x']);
  return {given: sent, isEscaped: random.happens(0.2)};
}

/** As a line of JSON: a name may come twice, which no object can have. */
export function lineOf(sent) {
  if (!sent?.given) return JSON.stringify(sent);
  const json = `{${sent.given.map((entry) => entry.map((part) => JSON.stringify(part)).join(':')).join(',')}}`;
  return sent.isEscaped ? escaped(json) : json;
}
