// Brings what somebody typed into the one form in which it is judged: steps 1 to 5 of docs/rules.md, as
// rules/normalise.cc has them.
import type {Field, Pack} from './pack';

export interface NormalText {
  fault?: 'encoding' | 'line-break';
  /** Empty where there is a fault. */
  text: string;
}

/** What no field takes, noncharacters at the ends of planes aside: controls, lone surrogates, U+FEFF, bidirectional. */
const refused = [
  0, 8, 11, 12, 14, 31, 127, 159, 0x202a, 0x202e, 0x2066, 0x2069, 0xd800, 0xdfff, 0xfdd0, 0xfdef, 0xfeff, 0xfeff,
];

/** Whether a table of first and last code points, sorted, has a code point. */
export function isIn(ranges: number[], point: number): boolean {
  let low = 0;
  let high = ranges.length / 2;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (ranges[2 * middle + 1] < point) low = middle + 1;
    else high = middle;
  }
  return ranges[2 * low] <= point;
}

export function isNoncharacter(point: number): boolean {
  return (point & 0xfffe) == 0xfffe || (point >= 0xfdd0 && point <= 0xfdef);
}

function shift(text: string, letters: RegExp, distance: number): string {
  return text.replace(letters, (letter) => String.fromCharCode(letter.charCodeAt(0) + distance));
}

/** Whether hyphens' look-alikes are read as hyphens: telephones, and fields that hold only digits and hyphens. */
function foldsHyphens({type, width, format = '', characters = []}: Field): boolean {
  if (type == 'tel' || width != 'half') return type == 'tel';
  const literals = new Set(characters.map((name) => (name == 'ascii-digit' ? '0123456789' : name)).join(''));
  return /^[-0]+$/.test(format) || Array.from(literals).sort().join('') == '-0123456789';
}

/** `field` says how; `_pack` stands here since all that is asked about a field takes it. */
export function normaliseText(_pack: Pack, field: Field, text: string): NormalText {
  const {type, width} = field;
  for (const character of text) {
    const point = character.codePointAt(0)!;
    if (isIn(refused, point) || isNoncharacter(point)) return {fault: 'encoding', text: ''};
  }
  text = text.replace(/\r\n?|[\u2028\u2029]/g, '\n');
  if (type != 'multiline' && text.includes('\n')) return {fault: 'line-break', text: ''};
  text = text.normalize();
  if (type == 'secret') return {text};

  const unfolded = text;
  if (width == 'half' || ['number', 'date', 'year-month', 'tel'].includes(type)) {
    if (foldsHyphens(field)) text = text.replace(/[\u2010-\u2015\u2212\u30fc\uff0d\uff70\u2500]/g, '-');
    text = shift(text, /[\uff01-\uff5e]/g, -0xfee0).replace(/\u3000/g, ' ');
  } else if (width) {
    text = text.replace(/[\uff61-\uff9f]+/g, (kana) => kana.normalize('NFKC')).normalize();
    text = shift(text, /[!-~]/g, 0xfee0).replace(/ /g, '\u3000');
  }
  if (field.kana) text = shift(text, /[\u3041-\u3096\u309d\u309e]/g, 0x60);
  // What was folded may join with a mark that follows. JavaScript's white space is Unicode's here: where they differ,
  // the text was refused above.
  return {text: (text == unfolded ? text : text.normalize()).trim()};
}
