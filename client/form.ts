// Judges forms while they are filled in, by the same rules as the server: every form with `data-shirube-form`, on pages
// of the site and on any other page (docs/forms-elsewhere.md). Whatever fails here, the form works without.
import {forgetDrafts} from './form_draft';
import {watchForm} from './form_watch';
import type {Pack} from './pack';

interface Shirube {
  packs?: Record<string, Pack>;
  /** Looks for forms that came into the page after it was loaded. */
  watchForms?: () => void;
}

/** The newest pack that this script reads. */
const packVersion = 1;

const shirube: Shirube = ((globalThis as {shirube?: Shirube}).shirube ??= {});
const watched = new WeakSet<HTMLFormElement>();

function refuse(form: HTMLFormElement, pack: Pack): void {
  const language = document.documentElement.lang.slice(0, 2) == 'en' ? 'en' : 'ja';
  const notice = document.createElement('p');
  notice.className = 'form-notice';
  notice.setAttribute('role', 'alert');
  notice.textContent = pack.texts[language]['script.newer-pack'];
  form.prepend(notice);
}

/** Starts with those whose rules are there; a script that is still to come brings the others. */
function watchForms(): HTMLFormElement[] {
  const forms = Array.from(document.querySelectorAll<HTMLFormElement>('form[data-shirube-form]'));
  return forms.filter((form) => {
    if (watched.has(form)) return false;
    const packs = shirube.packs || {};
    const id = form.dataset.shirubeForm!;
    if (!Object.prototype.hasOwnProperty.call(packs, id)) return true;
    watched.add(form);
    if (packs[id].shirube > packVersion) refuse(form, packs[id]);
    else watchForm(form, packs[id]);
    return false;
  });
}

// The page with the receipt
function forgetSent(): void {
  const done = document.querySelector<HTMLElement>('[data-shirube-sent]');
  if (done) forgetDrafts(done.dataset.shirubeSent!);
}

shirube.watchForms = watchForms;
forgetSent();
if (document.readyState == 'loading') document.addEventListener('DOMContentLoaded', watchForms);
else watchForms();
// Rules that another script adds later
document.addEventListener('load', ({target}) => target instanceof HTMLScriptElement && watchForms(), true);
function reportMissing(): void {
  for (const form of watchForms()) console.error(`shirube: no rules for the form "${form.dataset.shirubeForm}"`);
}
if (document.readyState == 'complete') reportMissing();
else addEventListener('load', reportMissing);
