// Looks a page through: whether it has all terms, and where they stand best. It alone decides; the index only proposes.
import {fold} from './search_folding';
import type {PageTexts} from './search_index';

/** `place`: 0 the title, 1 a heading, 2 anything else. `units` and `places` are the folded text. */
export type Entry = [section: number, place: number, text: string, units: string, places: number[]];

export interface Match {
  page: PageTexts;
  terms: string[];
  entries: Entry[];
  best: Entry;
  /** Further sections that have as many of the terms as the best entry. */
  others: string[][];
  /** How well the best entry fits; less is better. */
  distance: number;
}

/** Where terms stand closest to each other: the place of the first, and what speaks against it. */
export function closest(units: string, terms: string[]): [start: number, distance: number] {
  let best: [number, number] = [0, 1e8];
  // In a longer text a better place hardly comes, and looking for it would be felt.
  for (let from = 0, turn = 0; terms[0] && turn < 50; ++turn) {
    let parts = 0;
    const places = terms.map((term) => {
      const place = units.indexOf(term, from);
      // Only a part of a Latin word or a number
      if (/^\w\w|\w\w$/.test(` ${units} `.slice(place, place + term.length + 2))) ++parts;
      return place;
    });
    const start = Math.min(...places);
    if (start < 0) break;
    const span = Math.max(...places) - start;
    const distance = parts * 1e6 + Math.min(span, 999) * 1e3 + Math.min(start, 999);
    if (distance < best[1]) best = [start, distance];
    from = start + 1;
  }
  return best;
}

/** Nothing where the page lacks a term. */
export function matchPage(page: PageTexts, terms: string[]): Match | undefined {
  const [, title, sections] = page;
  const counts = sections.map(() => 0);
  const entries: Entry[] = [];
  let best: Entry;
  let most = 0;
  let distance = Infinity;
  const add = (section: number, place: number, text: string) => {
    const entry: Entry = [section, place, text, ...fold(text)];
    entries.push(entry);
    const present = terms.filter((term) => entry[3].includes(term));
    const count = present.length;
    if (place) counts[section] = Math.max(counts[section], count);
    const each = (terms.length - count) * 1e9 + place * 1e8 + closest(entry[3], present)[1];
    if (count && each < distance) {
      distance = each;
      best = entry;
      most = count;
    }
  };
  add(0, 0, title);
  sections.forEach(([, ...texts], section) => texts.forEach((text, turn) => add(section, turn ? 2 : 1, text)));
  if (terms.some((term) => !entries.some((entry) => entry[3].includes(term)))) return;
  const others = sections.filter(([, heading], section) => heading && section != best[0] && counts[section] >= most);
  return {page, terms, entries, best: best!, others, distance};
}
