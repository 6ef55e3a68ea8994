// Kiosk mode (docs/kiosk.md): each visit ends where nobody is there any more, and nothing leads out of the edition. In a
// bundle, also without kiosk mode: how old it is. page.ts loads this once it is needed.
import {addBar} from './kiosk_bar';
import {watchIdle} from './kiosk_idle';
import {keepInside} from './kiosk_links';
import {bundle, root} from './kiosk_page';
import {beginVisit, secondsToWait} from './kiosk_visit';

const usualSeconds = 120;

const seconds = secondsToWait(bundle ? bundle.kiosk : null, usualSeconds);
if (seconds === undefined) {
  addBar();
} else {
  document.documentElement.classList.add('kiosk');
  const visit = beginVisit(seconds);
  const isStart = new URL('index.html', root).pathname == location.pathname;
  keepInside(visit.carryOn);
  addBar(visit.end);
  watchIdle(seconds, isStart, visit.end);
}
