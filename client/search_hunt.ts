// One search: what is asked for, in which order pages are looked through, and when enough are found.
import {fold} from './search_folding';
import {meet, type SearchIndex} from './search_index';
import {matchPage, type Match} from './search_page';

const mostTerms = 8;
const shownAtOnce = 20;
// Above all that matches and places can add up to.
const variantStep = 1e12;

/** The terms of the query itself, then of the query with each synonym in it; a long one is taken in pieces. */
function variantsOf(query: string, synonyms: Record<string, string[]>): string[][] {
  const [whole] = fold(query);
  const variants = [whole];
  for (const phrase in synonyms) {
    if (!whole.includes(phrase)) continue;
    for (const other of synonyms[phrase]) variants.push(whole.split(phrase).join(fold(other)[0]));
  }
  return variants.map((variant) => (variant.match(/[^ ]{1,50}/g) || ['']).slice(0, mostTerms));
}

/** What a query finds: gives the next results, best first, each time it is called, and whether there are more. */
export type Hunt = (isStale: () => boolean) => Promise<[results: Match[], isOver: boolean]>;

export async function startHunt(index: SearchIndex, query: string): Promise<Hunt> {
  const {synonyms} = await index.head();
  const queue: [rank: number, page: number, terms: string[]][] = [];
  const shown = new Set<number>();
  const found: Match[] = [];
  const find = async (terms: string[], variant: number) => {
    const pages = await Promise.all(terms.map(index.pagesWith));
    const rankOf = (...places: number[]) => places.reduce((sum, place) => sum + place, variant * variantStep);
    meet(pages, rankOf).forEach((rank, page) => queue.push([rank, page, terms]));
  };
  await Promise.all(variantsOf(query, synonyms).map(find));
  queue.sort((one, other) => one[0] - other[0] || one[1] - other[1]);

  return async (isStale) => {
    // One more than is shown tells whether there are more.
    while (!found[shownAtOnce] && queue[0] && !isStale()) {
      const round = queue.splice(0, shownAtOnce + 1 - found.length);
      const texts = await Promise.all(round.map(([, page]) => index.pageOf(page)));
      round.forEach(([rank, page, terms], turn) => {
        const match = !shown.has(page) && matchPage(texts[turn], terms);
        if (!match) return;
        shown.add(page);
        match.distance += rank;
        found.push(match);
      });
    }
    found.sort((one, other) => one.distance - other.distance);
    return [found.splice(0, shownAtOnce), !found[0]];
  };
}
