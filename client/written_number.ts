// Numbers as people write them, and exact arithmetic with them: rules/written_number.cc's twin. Normal numbers are plain
// decimal text with at most six digits after the point.

const greatest = '9007199254740991';

/** Six digits each, lowest first; the lowest six are millionths. Every limb has the number's sign. */
export type Limbs = number[];

const base = 1e6;

export function limbsOf(text: string): Limbs {
  const [whole, fraction = ''] = text.replace('-', '').split('.');
  const digits = whole + fraction.padEnd(6, '0');
  const limbs: Limbs = [];
  for (let end = digits.length; end > 0; end -= 6) {
    limbs.push(+digits.slice(Math.max(0, end - 6), end) * (text[0] == '-' ? -1 : 1));
  }
  return limbs;
}

/** Adds a product, in whose limbs the point is where those of both factors put it together. */
export function addProduct(sum: Limbs, left: Limbs, right: Limbs): void {
  left.forEach((a, i) => right.forEach((b, j) => (sum[i + j] = (sum[i + j] || 0) + a * b)));
}

/** Below, at or above 0. Carries, so that every limb but a negative number's highest is a limb of six digits. */
function settle(limbs: Limbs): number {
  let carry = 0;
  let some = 0;
  const last = limbs.length + 2;
  for (let i = 0; i < last; ++i) {
    const limb = (limbs[i] || 0) + carry;
    carry = Math.floor(limb / base);
    limbs[i] = limb - carry * base;
    some = some || limbs[i];
  }
  return carry || some;
}

export function signOf(limbs: Limbs): number {
  return settle(limbs.slice());
}

export function compareNumbers(left: string, right: string): number {
  const limbs = limbsOf(left);
  addProduct(limbs, limbsOf(right), [-1]);
  return signOf(limbs);
}

/** Plain decimal text of digits that may begin with zeros, and of a fraction of at most six. */
function plain(isNegative: boolean, whole: string, fraction: string): string {
  const text = [whole.replace(/^0+(?=\d)/, ''), fraction.replace(/0+$/, '')].join('.').replace(/\.$/, '');
  return isNegative && text != '0' ? '-' + text : text;
}

export function textOf(limbs: Limbs): string {
  const isNegative = signOf(limbs) < 0;
  const settled = isNegative ? limbs.map((limb) => -limb) : limbs.slice();
  settle(settled);
  const digits = settled.map((limb) => (limb + '').padStart(6, '0')).reverse();
  const fraction = digits.pop()!;
  return plain(isNegative, digits.join(''), fraction);
}

export function readNumber(text: string, decimals = 0): string | undefined {
  const read = /^([-+\u2212]?)(\d+|\d{1,3}(?:,\d{3})+)(?:\.(\d{1,6}))?$/.exec(text);
  if (!read) return;
  const [, sign, whole, fraction = ''] = read;
  if (fraction.length > decimals) return;
  return plain(!!sign && sign != '+', whole.replace(/,/g, ''), fraction);
}

/** Whether a normal number is one that forms hold. */
export function isWithinLimits(text: string): boolean {
  return compareNumbers(text.replace('-', ''), greatest) <= 0;
}

/** Whether it is such a number, in normal form. */
export function isNumber(text: string): boolean {
  return readNumber(text, 6) == text && isWithinLimits(text);
}
