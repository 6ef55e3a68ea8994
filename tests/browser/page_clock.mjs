// A clock for a page's timers that stands still until a test moves it, so that minutes of waiting take no time.

/** Call it before the page is opened; each page that is opened then starts its own clock. */
export function stopClock(page) {
  return page.evaluateOnNewDocument(() => {
    let now = 0;
    let last = 0;
    const waiting = new Map();
    const start = (every) => (act, delay = 0, ...values) => {
      waiting.set(++last, {at: now + Math.max(Number(delay) || 0, 0), every: every && Math.max(delay, 1), act, values});
      return last;
    };
    globalThis.setTimeout = start(false);
    globalThis.setInterval = start(true);
    globalThis.clearTimeout = globalThis.clearInterval = (id) => void waiting.delete(id);
    globalThis.advanceClock = (milliseconds) => {
      const end = now + milliseconds;
      for (;;) {
        const due = [...waiting].filter(([, timer]) => timer.at <= end).sort(([, one], [, other]) => one.at - other.at);
        if (due.length === 0) break;
        const [id, timer] = due[0];
        now = timer.at;
        if (timer.every) timer.at += timer.every;
        else waiting.delete(id);
        timer.act(...timer.values);
      }
      now = end;
    };
  });
}

/** Lets time pass in the page that is shown. */
export const advance = (page, seconds) =>
  page.evaluate((milliseconds) => globalThis.advanceClock(milliseconds), seconds * 1000);

/** The page takes it for noon of that day in Japan. */
export const setDay = (page, day) =>
  page.evaluateOnNewDocument((noon) => (Date.now = () => Date.parse(noon)), `${day}T12:00:00+09:00`);
