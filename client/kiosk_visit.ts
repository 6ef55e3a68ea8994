// A visit: from one reset to the next. Every entry of the tab's history is marked with its visit, so that Back never shows
// what an earlier visitor left.
import {root} from './kiosk_page';

const key = 'shirube:kiosk';
const longestWait = 86400;

/**
 * Firefox gives each file on disk an origin without a name, and storage of its own. There the address carries the visit
 * from page to page, and since no page knows what came after it, Back always leads to the start.
 */
const isAlone = location.origin == 'null';

interface Kept {
  seconds: number;
  visit: string;
}

function kept(): Kept | undefined {
  try {
    const {seconds, visit} = Object(JSON.parse(sessionStorage.getItem(key)!));
    return seconds > 0 && visit ? {seconds, visit: String(visit)} : undefined;
  } catch {
    return undefined;
  }
}

/** Where the browser refuses storage, kiosk mode ends with the page. */
function keep(value: Kept): void {
  try {
    sessionStorage.setItem(key, JSON.stringify(value));
  } catch {}
}

const newVisit = () => crypto.getRandomValues(new Uint32Array(2)).join('');

/** What stands in the page and what the tab has kept of it: a form's script stores an empty form as nothing. */
function forgetAll(): void {
  // An input named `reset` hides the form's own.
  for (const form of Array.from(document.forms)) HTMLFormElement.prototype.reset.call(form);
  for (const input of Array.from(document.querySelectorAll('input'))) if (!input.form) input.value = '';
  try {
    sessionStorage.clear();
  } catch {}
}

/**
 * How many seconds without input end a visit: what the address says, what it said before, what the bundle was made
 * with. Nothing where this is no kiosk.
 */
export function secondsToWait(ofBundle: number | null, usual: number): number | undefined {
  const asked = new URLSearchParams(location.search).get('kiosk');
  const number = Number(asked);
  if (asked && number > 0 && number <= longestWait) return number;
  const before = kept();
  if (before) return before.seconds;
  if (ofBundle) return ofBundle;
  return asked === null ? undefined : usual;
}

export interface Visit {
  /** Forgets all that was entered, and shows the start page. */
  end(): void;
  /** The address with what the next page has to know. */
  carryOn(url: URL): string;
}

/** The browser offers nothing that others entered, and puts nothing back. */
function turnOffMemory(): void {
  for (const form of Array.from(document.forms)) {
    form.setAttribute('autocomplete', 'off');
    for (const control of Array.from(form.elements)) {
      if (control.hasAttribute('autocomplete')) control.setAttribute('autocomplete', 'off');
    }
  }
}

export function beginVisit(seconds: number): Visit {
  const before = kept();
  const carried = isAlone ? new URLSearchParams(location.search).get('visit') : null;
  const visit = carried || (before ? before.visit : newVisit());

  function carryOn(url: URL, next = visit): string {
    url.searchParams.set('kiosk', String(seconds));
    if (isAlone) url.searchParams.set('visit', next);
    return url.href;
  }

  function showStart(next: string): void {
    // Where the start page follows on itself, Chromium keeps its mark.
    history.replaceState({shirubeVisit: next}, '');
    // Browsers that go back show the page as it was left: with nothing on it.
    document.documentElement.classList.add('kiosk-over');
    location.replace(carryOn(new URL('index.html', root), next));
  }

  function end(): void {
    const next = newVisit();
    forgetAll();
    keep({seconds, visit: next});
    showStart(next);
  }

  /** Whether the page is this visit's; marks it. `isBack`: it stood in the history before. */
  function isOurs(isBack: boolean): boolean {
    const now = kept();
    const mark = Object(history.state).shirubeVisit;
    const isOther = isBack ? isAlone || mark != visit : mark !== undefined && mark != visit;
    if (isOther || (now && now.visit != visit)) return false;
    history.replaceState({...history.state, shirubeVisit: visit}, '');
    return true;
  }

  function checkHistory(isBack: boolean): boolean {
    if (isOurs(isBack)) return true;
    const now = kept();
    showStart(isAlone || !now ? newVisit() : now.visit);
    return false;
  }

  function begin(): void {
    const isStale = before && before.visit != visit;
    if (isStale) forgetAll();
    keep({seconds, visit});
    const [navigation] = performance.getEntriesByType('navigation') as PerformanceNavigationTiming[];
    const isBack = !!navigation && navigation.type == 'back_forward';
    // The page's own script has put back by now what an earlier visitor left.
    if (checkHistory(isBack) && isStale) location.reload();
  }

  begin();
  turnOffMemory();
  // Answers in a flow's address
  addEventListener('hashchange', () => checkHistory(false));
  addEventListener('pageshow', ({persisted}) => persisted && checkHistory(true));
  // Nobody answers a question about a page that its visitor has left. What was entered is kept while the visit lasts.
  addEventListener('beforeunload', (event) => event.stopImmediatePropagation(), true);
  return {end, carryOn};
}
