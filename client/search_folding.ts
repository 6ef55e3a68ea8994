// Folds a text so that whoever searches finds it however it is written: width, case, hiragana or katakana, and the
// hyphen's look-alikes do not matter. The index is folded by base/folding.cc; tests/vectors/search/folding.json holds
// the two together.

/** In `places` stands for each UTF-16 unit where in the text its cluster begins; after them, where the text ends. */
export type Folded = [units: string, places: number[]];

// A code point and the marks after it; the half-width sound marks are none by their category.
const clusters = /[^][\p{M}ﾞﾟ]*/gu;

const known = new Map<string, string>();

function foldCluster(cluster: string): string {
  const folded = Array.from(cluster.normalize('NFKC'), (character) =>
    // The dotted capital I would become two code points.
    character == 'İ' ? character : character.toLowerCase(),
  );
  return folded
    .join('')
    .replace(/[ァ-ヶヽヾ]/g, (kana) => String.fromCharCode(kana.charCodeAt(0) - 0x60))
    .replace(/[\u2010-\u2015\u2212]/g, '-')
    .replace(/[\t-\r\x85\u1680\u2028\u2029]/g, ' ')
    .replace(/[\xad\u200b]/g, '');
}

/** White space of any length becomes one space, and none stands at the ends. */
export function fold(text: string): Folded {
  const places: number[] = [];
  let units = '';
  let place = 0;
  for (const cluster of text.match(clusters) || []) {
    // Few differ, and most of the time would go into making them normal.
    if (!known.has(cluster)) known.set(cluster, foldCluster(cluster));
    for (const unit of known.get(cluster)!.split('')) {
      if (unit == ' ' && (!units || units.slice(-1) == ' ')) continue;
      units += unit;
      places.push(place);
    }
    place += cluster.length;
  }
  places.push(place);
  return [units.replace(/ $/, ''), places];
}
