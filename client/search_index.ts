// Reads the published index: which pages have a term, and what stands on a page. Its files are scripts, each with one
// call, since a page opened from disk can load nothing else; only those are loaded that a query asks for.

/** What stands on a page, as the texts' shards have it. A section is an anchor, a heading and texts. */
export type PageTexts = [path: string, title: string, sections: string[][]];

/** How well pages have something, by their numbers: 0 in the title, 1 in a heading, 2 elsewhere. */
export type Pages = Map<number, number>;

/** First key of each shard, in order, and its file. */
type Shards<Key> = [first: Key, file: string][];

export interface Head {
  words: Shards<string>;
  texts: Shards<number>;
  /** Written alternatives of folded phrases. */
  synonyms: Record<string, string[]>;
}

const told: Record<string, any> = {};
const loading: Record<string, Promise<any> | 0> = {};

(globalThis as any).shirubeSearch = (key: string, data: unknown) => (told[key] = data);

/** What a file tells under a key. A file that failed is asked for again next time. */
function load<Data>(key: string, address: string): Promise<Data> {
  return (loading[key] =
    loading[key] ||
    new Promise((resolve) => {
      const script = document.createElement('script');
      script.onload = script.onerror = () => resolve(told[key] || Promise.reject((loading[key] = 0)));
      script.src = address;
      document.head.append(script);
    }));
}

/** The last shard that does not begin after a key; the first, where all do. */
function shardOf<Key>(shards: Shards<Key>, key: Key): number {
  return Math.max(shards.filter(([first]) => first <= key).length - 1, 0);
}

/** Numbers in base64's digits, five bits each, the least significant first. */
function readPostings(postings: string): Pages {
  const pages: Pages = new Map();
  let page = 0;
  let value = 0;
  let shift = 0;
  for (let at = 0; at < postings.length; ++at) {
    const code = postings.charCodeAt(at);
    const digit = code > 96 ? code - 71 : code > 64 ? code - 65 : code > 47 ? code + 4 : code == 43 ? 62 : 63;
    value += (digit & 31) << shift;
    shift += 5;
    if (digit < 32) {
      page += value >> 2;
      pages.set(page, value & 3);
      value = shift = 0;
    }
  }
  return pages;
}

/** The pages that are in all. */
export function meet(all: Pages[], join: (...places: number[]) => number): Pages {
  const pages: Pages = new Map();
  all[0].forEach((_, page) => {
    const places = all.map((each) => each.get(page)!);
    if (places.every((place) => place >= 0)) pages.set(page, join(...places));
  });
  return pages;
}

/** `address` is the head's; all other files lie beside it. */
export function openIndex(address: string) {
  const head = () => load<Head>('head', address);
  const fileOf = (file: string) => address.replace(/[^/]*$/, file + '.js');

  return {
    head,
    /** The pages that may have a term: all that do, and some where its parts stand apart. */
    async pagesWith(term: string): Promise<Pages> {
      const {words} = await head();
      const wordsOf = (shard: number) => load<Record<string, string>>('w' + shard, fileOf(words[shard][1]));
      if (term[1]) {
        const postings = term.slice(1).split('').map(async (_, at) => {
          const key = term.slice(at, at + 2);
          return readPostings((await wordsOf(shardOf(words, key)))[key] || '');
        });
        return meet(await Promise.all(postings), Math.max);
      }
      // A single unit: whatever comes after it.
      const pages: Pages = new Map();
      const last = shardOf(words, term + '\uffff');
      const shards = words.map((_, shard) => shard).slice(shardOf(words, term), last + 1);
      for (const shard of await Promise.all(shards.map(wordsOf))) {
        for (const key in shard) {
          if (key[0] != term) continue;
          readPostings(shard[key]).forEach((place, page) => {
            if (!(pages.get(page)! <= place)) pages.set(page, place);
          });
        }
      }
      return pages;
    },
    async pageOf(number: number): Promise<PageTexts> {
      const {texts} = await head();
      const shard = shardOf(texts, number);
      const [first, file] = texts[shard];
      return (await load<PageTexts[]>('t' + shard, fileOf(file)))[number - first];
    },
  };
}

export type SearchIndex = ReturnType<typeof openIndex>;
