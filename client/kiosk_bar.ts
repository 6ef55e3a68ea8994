// The bar above a page: how old a bundle is, and in kiosk mode the buttons that a kiosk's browser lacks.
import {bundle, make, makeButton, text} from './kiosk_page';

const japanIsAhead = 9 * 3600 * 1000;

const todayInJapan = () => new Date(Date.now() + japanIsAhead).toISOString().slice(0, 10);

/** `end` ends the visit; without it this is no kiosk. */
export function addBar(end?: () => void): void {
  const bar = make('aside', 'copy-bar');
  bar.setAttribute('aria-label', text('label'));
  if (bundle) {
    const {expires, warning, notice} = bundle;
    const told = make('div', 'copy-age');
    if (expires && warning && todayInJapan() > expires) told.append(make('p', 'copy-expired', warning));
    told.append(make('p', '', notice));
    bar.append(told);
  }
  if (end) {
    const print = makeButton('kiosk-print', text('print'), () => window.print());
    bar.append(make('div', 'kiosk-buttons', print, makeButton('kiosk-end', text('end'), end)));
  }
  const skip = document.querySelector('.skip');
  if (skip) skip.after(bar);
  else document.body.prepend(bar);
}
