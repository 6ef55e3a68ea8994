// No way out of the edition: what a link leads to outside is shown instead, for a device of the visitor's own. Files
// that are no pages would have no kiosk mode.
import {make, makeButton, root, text} from './kiosk_page';

function showAddress(address: string): void {
  const listed = Array.from(document.querySelectorAll<HTMLElement>('[data-address]')).find(
    (entry) => entry.dataset.address == address,
  );
  if (listed) {
    listed.scrollIntoView({block: 'center'});
    return listed.focus({preventScroll: true});
  }
  const title = make('h2', '', text('outside-title'));
  const dialog = make('dialog', 'kiosk-dialog', title, make('p', '', text('outside-text')));
  const plain = address.replace(/^(mailto|tel):/, '');
  dialog.append(make('p', 'address-text', plain), makeButton('', text('close'), () => dialog.close()));
  title.id = 'kiosk-outside-title_';
  dialog.setAttribute('aria-labelledby', title.id);
  dialog.onclose = () => dialog.remove();
  document.body.append(dialog);
  dialog.showModal();
}

/** A place on the page that is shown: nothing is loaded. */
const isHere = ({href}: URL) => href.includes('#') && href.split('#')[0] == location.href.split('#')[0];

function isPage({href, pathname}: URL): boolean {
  return href.startsWith(root.href) && /(\/|\.html)$/.test(pathname);
}

/** `carryOn` gives the address at which the next page is in kiosk mode. */
export function keepInside(carryOn: (url: URL) => string): void {
  const follow = (event: MouseEvent) => {
    const link = event.target instanceof Element && event.target.closest('a, area');
    // Drawings have links, too, whose `href` property is no text.
    const written = link && link.getAttribute('href');
    if (!link || written === null) return;
    const url = new URL(written as string, document.baseURI);
    const isPlain = event.type == 'click' && !event.ctrlKey && !event.shiftKey && !event.metaKey && !event.altKey;
    if (isHere(url) && isPlain) return;
    event.preventDefault();
    event.stopImmediatePropagation();
    if (isHere(url)) return;
    if (!/^(https?|file):$/.test(url.protocol) || !url.href.startsWith(root.href)) return showAddress(written as string);
    if (!isPage(url)) return;
    location.assign(carryOn(url));
  };
  for (const name of ['click', 'auxclick'] as const) addEventListener(name, follow, true);
  // The search asks for a page as a link does. After all others, who may have answered it themselves.
  addEventListener('submit', (event) => {
    const form = event.target as HTMLFormElement;
    if (event.defaultPrevented || form.getAttribute('method') != 'get') return;
    event.preventDefault();
    const url = new URL(form.getAttribute('action')!, document.baseURI);
    for (const [name, value] of Array.from(new FormData(form))) url.searchParams.set(name, String(value));
    location.assign(carryOn(url));
  });
  // A link or file that is dropped on a page opens in its place.
  for (const name of ['dragstart', 'dragover', 'drop'] as const) {
    addEventListener(name, (event) => event.preventDefault(), true);
  }
  window.open = () => null;
}
