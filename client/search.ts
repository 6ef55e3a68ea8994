// Search: finds text in the edition's index while it is typed. Without it the form opens search.html, which lists all
// titles; they stay below the results, and are what is left where the index cannot be read.
// The form's policy must take `file:` beside 'self', which in Firefox stands for nothing in a page opened from disk.
// The query stands in the address, so that going back to the page brings the results again.
import {startHunt, type Hunt} from './search_hunt';
import {openIndex} from './search_index';
import {appendResult} from './search_passage';

const part = <Kind extends HTMLElement>(name: string) => document.querySelector<Kind>('.search' + name)!;
const input = part<HTMLInputElement>(' input');
const status = part('-status');
const list = part('-results');
const more = part('-more');
const texts = status.dataset;
const index = openIndex(part('').dataset.search!);
const longestQuery = 200;
// In milliseconds: nobody who types waits for the letters before.
const typingPause = 120;
const slowness = 500;

let newest = 0;
let hunt: Hunt;
let timer: number;

function later(act: () => void, delay: number): void {
  clearTimeout(timer);
  timer = window.setTimeout(act, delay);
}

/** `count` is there where the text has a place for it. */
function say(text = '', count?: number): void {
  clearTimeout(timer);
  status.textContent = text.replace('{count}', `${count}`);
}

function clear(): void {
  list.textContent = '';
  list.hidden = more.hidden = true;
}

/** Adds what the hunt finds next; at its start in place of what stood there. Only the newest call shows anything. */
async function show(query?: string): Promise<void> {
  const mine = ++newest;
  const isStale = () => mine != newest;
  later(() => say(texts.busy), slowness);
  try {
    const started = query ? await startHunt(index, query) : hunt;
    const [results, isOver] = await started(isStale);
    if (isStale()) return;
    hunt = started;
    if (query) clear();
    const place = list.children.length;
    for (const match of results) appendResult(list, match, texts.others!);
    const count = list.children.length;
    list.hidden = !count;
    more.hidden = isOver;
    say(!count ? texts.none : isOver ? texts.found : texts.more, count);
    if (!query) list.children[place].querySelector('a')!.focus();
  } catch {
    if (isStale()) return;
    clear();
    say(texts.failed);
  }
}

/** Looks for what stands in the field, and keeps it in the address. */
function search(): void {
  const query = input.value.trim();
  const address = new URL(location.href);
  address.searchParams.set('q', query);
  if (query) {
    show(query);
  } else {
    address.searchParams.delete('q');
    clear();
    say();
  }
  // Last, since browsers may refuse it where it happens too often.
  history.replaceState(history.state, '', address);
}

function typed(): void {
  // What is still on its way is not shown any more.
  ++newest;
  later(search, typingPause);
}

input.addEventListener('input', (event) => {
  if (!(event as InputEvent).isComposing) typed();
});
input.addEventListener('compositionend', typed);
more.onclick = () => show();

document.addEventListener('keydown', (event) => {
  const {key} = event;
  const links = document.querySelectorAll<HTMLElement>('.search-results a, .search-more button');
  const stops = [input, ...links];
  const place = stops.indexOf(event.target as HTMLElement);
  const steps: Record<string, number> = {ArrowDown: 1, ArrowUp: -1};
  const stop = stops[place + steps[key]];
  if (place < 0) return;
  // While composing, the keys belong to the input method. Safari tells so only by the code, and ends the composition
  // before the key that does: that key sends nothing.
  if (event.isComposing || event.keyCode == 229) {
    if (key == 'Enter') event.preventDefault();
  } else if (key == 'Escape') {
    input.value = '';
    input.focus();
    typed();
  } else if (stop) {
    event.preventDefault();
    stop.focus();
  }
});

input.value = (new URL(location.href).searchParams.get('q') || '').slice(0, longestQuery);
search();
