// A field that suggests: an ARIA 1.2 combobox with a list of what fits, instead of the browser's own list, which screen
// readers hardly read and which finds no parts of words in every browser.
import {giveId, make} from './form_parts';
import {changeValue, type FieldView, type FormView} from './form_view';
import type {Field, Pack} from './pack';
import {normaliseText} from './rules';

const mostShown = 50;

/** Case, width and the two kinds of kana do not matter, nor do spaces. */
function searchKey(pack: Pack, text: string): string {
  const folded: Field = {id: '', label: '', type: 'multiline', kana: 'katakana'};
  return normaliseText(pack, folded, text.normalize('NFKC')).text.toLowerCase().replace(/\s+/g, '');
}

export function addSuggestions(view: FormView, field: FieldView): void {
  const input = field.controls[0] as HTMLInputElement;
  if (!input || input.tagName != 'INPUT') return;
  const {label, options = [], free} = field.rules;
  const entries = options.map(([, label]) => ({label, key: searchKey(view.pack, label)}));
  const list = make('ul', 'suggestions');
  // For eyes: a list with nothing in it cannot be seen.
  const nothing = make('p', 'field-note', view.text(free ? 'script.no-suggestions-free' : 'script.no-suggestions'));
  let shown: HTMLElement[] = [];
  let active = -1;
  let isChoosing = false;

  if (input.list) input.list.remove();
  input.removeAttribute('list');
  giveId(list, `${field.rules.id}-suggestions`);
  list.setAttribute('role', 'listbox');
  list.setAttribute('aria-label', view.text('script.suggestions-of', {label}));
  list.hidden = true;
  nothing.hidden = true;
  input.after(list, nothing);
  input.autocomplete = 'off';
  const attributes = {
    role: 'combobox',
    'aria-autocomplete': 'list',
    'aria-controls': list.id,
    'aria-expanded': 'false',
  };
  for (const [name, value] of Object.entries(attributes)) input.setAttribute(name, value);

  function activate(index: number): void {
    if (shown[active]) shown[active].setAttribute('aria-selected', 'false');
    active = index;
    const option = shown[active];
    if (!option) return input.removeAttribute('aria-activedescendant');
    option.setAttribute('aria-selected', 'true');
    input.setAttribute('aria-activedescendant', option.id);
    option.scrollIntoView({block: 'nearest'});
  }

  function close(): void {
    activate(-1);
    list.hidden = nothing.hidden = true;
    input.setAttribute('aria-expanded', 'false');
  }

  function choose(label: string): void {
    isChoosing = true;
    changeValue(input, label);
    isChoosing = false;
    close();
  }

  function optionOf(label: string, index: number): HTMLElement {
    const option = make('li', 'suggestion', label);
    option.id = `${list.id}-${index}`;
    option.setAttribute('role', 'option');
    option.setAttribute('aria-selected', 'false');
    option.onclick = () => choose(label);
    return option;
  }

  function open(wanted: string): void {
    const key = searchKey(view.pack, wanted);
    const found = entries.filter((entry) => entry.key.includes(key));
    activate(-1);
    shown = found.slice(0, mostShown).map(({label}, index) => optionOf(label, index));
    list.textContent = '';
    list.append(...shown);
    const count = found.length;
    // What is typed in full needs no list any more.
    const isChosen = count == 1 && found[0].label == wanted;
    list.hidden = !count || isChosen;
    input.setAttribute('aria-expanded', String(!list.hidden));
    nothing.hidden = count > 0;
    if (isChosen) return;
    const words = count > mostShown ? 'script.suggestions-cut' : 'script.suggestions';
    const text = count ? view.text(words, {count, shown: mostShown}) : nothing.textContent!;
    view.announce(text, 500);
  }

  function typed(): void {
    if (isChoosing || document.activeElement != input) return;
    if (input.value) open(input.value);
    else close();
  }

  /** Whether the key was for the list. */
  function press(key: string, isAlt: boolean): boolean {
    const last = shown.length - 1;
    if (key == 'ArrowDown' || key == 'ArrowUp') {
      const step = key == 'ArrowDown' ? 1 : -1;
      if (isAlt && step < 0) close();
      else if (!list.hidden) activate(active < 0 ? (step > 0 ? 0 : last) : (active + step + last + 1) % (last + 1));
      else {
        // Whoever opens the list of a chosen value wants another one.
        const isChosen = entries.some((entry) => entry.label == input.value);
        open(isChosen ? '' : input.value);
        if (!isAlt && !list.hidden) activate(step > 0 ? 0 : shown.length - 1);
      }
      return true;
    }
    if (list.hidden) return false;
    if (key == 'Escape') close();
    else if (active < 0) return false;
    else if (key == 'Home') activate(0);
    else if (key == 'End') activate(last);
    else if (key == 'Enter') choose(shown[active].textContent!);
    else return false;
    return true;
  }

  input.addEventListener('keydown', (event) => {
    // While composing, the keys belong to the input method; Safari tells so only by the code.
    if (event.isComposing || event.keyCode == 229 || event.ctrlKey || event.metaKey) return;
    if (press(event.key, event.altKey)) {
      event.preventDefault();
      event.stopPropagation();
    }
  });
  input.addEventListener('input', (event) => {
    if (!(event as InputEvent).isComposing) typed();
  });
  input.addEventListener('compositionend', typed);
  input.addEventListener('click', () => {
    if (list.hidden) press('ArrowDown', true);
  });
  input.addEventListener('blur', close);
  // The focus stays in the input while an option is clicked.
  list.onmousedown = (event) => event.preventDefault();
}
