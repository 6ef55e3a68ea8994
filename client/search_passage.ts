// What a result shows: a page's title, the place on it and the passage around the terms. All as text, the terms marked.
import {closest, type Entry, type Match} from './search_page';

// In cells: a Japanese character takes two.
const passageCells = 80;
const cellsBefore = 24;

function append<Name extends keyof HTMLElementTagNameMap>(
  parent: Element,
  name: Name,
  text = '',
  className = '',
): HTMLElementTagNameMap[Name] {
  const element = document.createElement(name);
  element.textContent = text;
  if (className) element.className = className;
  parent.append(element);
  return element;
}

/** Appends the units `from` to `to` of a text. Clusters are marked as a whole. */
function appendMarked(parent: Element, [, , text, units, places]: Entry, terms: string[], from = 0, to = units.length) {
  const marked: boolean[] = [];
  for (const term of terms) {
    for (let at = -1; (at = units.indexOf(term, at + 1)) >= 0; ) {
      for (const place of places.slice(at, at + term.length)) marked[place] = true;
    }
  }
  for (let at = from; from < to; from = at) {
    const isMarked = marked[places[from]];
    while (at < to && marked[places[at]] == isMarked) ++at;
    const piece = text.slice(places[from], places[at]);
    if (isMarked) append(parent, 'mark', piece);
    else parent.append(piece);
  }
}

function appendPassage(parent: Element, entry: Entry, terms: string[]): void {
  const units = entry[3];
  const cells = (unit: number) => (units.charCodeAt(unit) > 0x2e7f ? 2 : 1);
  let [from] = closest(units, terms.filter((term) => units.includes(term)));
  for (let room = cellsBefore; from && room > 0; ) room -= cells(--from);
  let to = from;
  let room = passageCells;
  while (to < units.length && room > 0) room -= cells(to++);
  while (from && room > 0) room -= cells(--from);
  if (from) parent.append('…');
  appendMarked(parent, entry, terms, from, to);
  if (to < units.length) parent.append('…');
}

/** `othersText` says of further places on the page how many there are, `{count}`. */
export function appendResult(list: Element, {page, terms, entries, best, others}: Match, othersText: string): void {
  const [path, , sections] = page;
  const [section, place] = best;
  const item = append(list, 'li');
  const appendLink = (parent: Element, anchor: string, text?: string) => {
    const link = append(parent, 'a', text);
    link.href = path + (anchor && '#' + anchor);
    return link;
  };
  appendMarked(appendLink(item, place && sections[section][0] || ''), entries[0], terms);
  const [heading, text] = entries.filter((entry) => entry[0] == section && entry[1]);
  if (place && heading[3]) {
    item.append(' ');
    appendMarked(append(item, 'span', '', 'search-place'), heading, terms);
  }
  const passage = place > 1 ? best : text;
  if (passage) appendPassage(append(item, 'p', '', 'search-passage'), passage, terms);
  if (others[0]) {
    const more = append(item, 'details');
    append(more, 'summary', othersText.replace('{count}', `${others.length}`));
    const places = append(more, 'ul');
    for (const [anchor, heading] of others) appendLink(append(places, 'li'), anchor, heading);
  }
}
