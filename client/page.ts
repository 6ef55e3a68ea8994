// On every page: loads what only some visits need, and installs the web app. Its own element says where all that lies:
// `data-kiosk` the script of kiosk mode, `data-bundle` in a bundle what tells of it, `data-worker` where the edition is a
// web app.
import {install} from './install';

/** Scripts run in the order in which they are asked for, as if they stood in the page. */
function load(path: string): void {
  const script = document.createElement('script');
  script.async = false;
  script.src = path;
  document.head.append(script);
}

/** Asked for by the address, or by an earlier page of the tab (kiosk_visit.ts). */
function isKiosk(): boolean {
  if (/[?&]kiosk\b/.test(location.search)) return true;
  // A browser may refuse storage.
  try {
    return 'shirube:kiosk' in sessionStorage;
  } catch {
    return false;
  }
}

const {kiosk, bundle, worker} = document.currentScript!.dataset;
if (bundle) load(bundle);
// It also shows how old a bundle is, and whether the bundle is made for kiosks.
if (bundle || isKiosk()) load(kiosk!);
if (worker) install(worker);
