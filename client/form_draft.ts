// What somebody has typed is kept for this tab alone, until it is sent or cleared, and not lost by accident: a page
// that is left with something unsaved asks first. Secrets and files are never kept.
import {make} from './form_parts';
import {isFilled, readValue, writeValue, type FieldValue, type FieldView, type FormView} from './form_view';

export interface Draft {
  /** Soon, not at every key. */
  save(): void;
  /** The form is on its way. */
  sent(): void;
  /** The page is here again, or the form empty: what is typed from now on counts. */
  startAnew(): void;
}

function keeps({rules, controls}: FieldView): boolean {
  return !!controls[0] && rules.type != 'secret' && rules.type != 'file';
}

// A browser may refuse storage (a policy, no cookies): then nothing is kept, and the form works all the same.
function store(key: string, text: string): void {
  try {
    if (text) sessionStorage.setItem(key, text);
    else sessionStorage.removeItem(key);
  } catch {}
}

function stored(key: string): Record<string, FieldValue> {
  try {
    return Object(JSON.parse(sessionStorage.getItem(key) || '{}'));
  } catch {
    return {};
  }
}

function isValue(value: unknown): value is FieldValue {
  return typeof value == 'string' || (Array.isArray(value) && value.every((item) => typeof item == 'string'));
}

const keyOf = (form: string) => `shirube:draft:${form}:`;

/** The server has taken the form: what the tab still holds of it, on whatever page, is not offered again. */
export function forgetDrafts(form: string): void {
  try {
    for (const key of Object.keys(sessionStorage)) if (key.startsWith(keyOf(form))) store(key, '');
  } catch {}
}

/** `refresh` is due after values were put in or taken out. A form with the server's answers in it gets nothing else. */
export function keepDraft(view: FormView, hasServerErrors: boolean, refresh: () => void): Draft {
  const {form} = view;
  // The server filled it in, and what stands in it is lost with the page: it has no address to come back to.
  const isServed = 'served' in form.dataset;
  const key = keyOf(view.pack.form) + location.pathname;
  const kept = view.fields.filter(keeps);
  const allValues = () => JSON.stringify(view.fields.map(readValue));
  let initial: string;
  let isSent = false;
  let timer = 0;

  function saveNow(): void {
    clearTimeout(timer);
    if (isSent || isServed) return;
    const values: Record<string, FieldValue> = {};
    for (const field of kept) {
      const value = readValue(field);
      if (isFilled(value)) values[field.rules.id] = value;
    }
    store(key, Object.keys(values)[0] ? JSON.stringify(values) : '');
  }

  function warn(event: BeforeUnloadEvent): void {
    if (isSent || allValues() == initial) return;
    event.preventDefault();
    // What older browsers ask for. None shows the text.
    event.returnValue = true;
  }

  function tellRestored(): void {
    const forget = make('button', 'draft-forget', view.text('script.draft-forget'));
    forget.type = 'button';
    const secrets = view.fields.some((field) => field.controls[0] && !keeps(field));
    const text = make('p', '', view.text('script.draft-restored'), secrets ? view.text('script.draft-secrets') : '');
    const notice = make('div', 'draft-notice', text, forget);
    notice.tabIndex = -1;
    form.prepend(notice);
    forget.onclick = () => {
      form.reset();
      for (const field of kept) writeValue(field, '');
      text.textContent = view.text('script.draft-forgotten');
      forget.remove();
      notice.focus();
    };
  }

  function restore(): void {
    const values = stored(key);
    let isAny = false;
    for (const field of kept) {
      const value = Object.prototype.hasOwnProperty.call(values, field.rules.id) && values[field.rules.id];
      if (!isValue(value)) continue;
      writeValue(field, value);
      isAny = true;
    }
    if (isAny) tellRestored();
  }

  function startAnew(): void {
    isSent = false;
    initial = allValues();
  }

  if (!hasServerErrors && !isServed) restore();
  startAnew();
  addEventListener('pagehide', saveNow);
  form.addEventListener('reset', () => {
    // The inputs are emptied after this event.
    setTimeout(() => {
      saveNow();
      startAnew();
      refresh();
    });
  });
  return {
    save() {
      isSent = false;
      clearTimeout(timer);
      timer = window.setTimeout(saveNow, 250);
      // Only now: a page that listens from the start is not kept by browsers that go back at once.
      if (!view.isRehearsal) addEventListener('beforeunload', warn);
    },
    sent() {
      isSent = true;
      clearTimeout(timer);
      store(key, '');
      removeEventListener('beforeunload', warn);
    },
    startAnew,
  };
}
