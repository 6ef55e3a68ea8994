// A form as it stands in a page, beside its pack: which inputs belong to which field, what they hold, what is said.
// Leaves judging to rules.ts and showing mistakes to form_errors.ts.
import {completeParts, make} from './form_parts';
import type {Field, FieldError, Language, Pack} from './pack';

export type Control = HTMLInputElement | HTMLSelectElement | HTMLTextAreaElement;
export type FieldValue = string | string[];

export interface FieldView {
  rules: Field;
  /** Several for radio buttons and check boxes; none where the page lacks the field. */
  controls: Control[];
  /** What is hidden with the field, where the page marks it. */
  box: HTMLElement | null;
  /** What the script has added for good, to be hidden with the field. */
  made: HTMLElement[];
  /** Where its mistakes are told. */
  error: HTMLElement;
  isAsked: boolean;
  /** Somebody left it, or tried to send the form. */
  isVisited: boolean;
  /** The mistakes that stand beside it. */
  shown: FieldError[];
}

export interface FormView {
  form: HTMLFormElement;
  pack: Pack;
  language: Language;
  isRehearsal: boolean;
  fields: FieldView[];
  /** A text of the pack with its `{name}` places filled. */
  text(key: string, places?: Record<string, string | number>): string;
  /** Says something to screen readers, after `wait` milliseconds without anything newer. */
  announce(text: string, wait?: number): void;
}

export function isGroup(field: FieldView): boolean {
  const [first] = field.controls;
  return !!first && (first.type == 'radio' || (first.type == 'checkbox' && field.rules.type != 'consent'));
}

/** A single input with text in it, of which nothing is secret. */
export function isTextBox({rules, controls}: FieldView): boolean {
  const [first] = controls;
  return !!first && rules.type != 'secret' && !/^(radio|checkbox|file|select-one|select-multiple)$/.test(first.type);
}

/** The field that an input belongs to. */
export function fieldOf(view: FormView, node: EventTarget | null): FieldView | undefined {
  return view.fields.find(({controls}) => controls.some((control) => control == node));
}

/** What would be sent for the field, though the form has no names. */
export function readValue({rules, controls}: FieldView): FieldValue {
  const inputs = controls as HTMLInputElement[];
  const [first] = inputs;
  if (!first) return '';
  // Whatever value another site's box has.
  if (rules.type == 'consent' && first.type == 'checkbox') return first.checked ? 'yes' : '';
  if (first.type == 'checkbox' || first.type == 'radio') {
    const values = inputs.filter((input) => input.checked).map((input) => input.value);
    return rules.type == 'choices' ? values : values[0] || '';
  }
  if (first instanceof HTMLSelectElement && first.multiple)
    return Array.from(first.selectedOptions, (option) => option.value);
  if (first.type == 'file') return Array.from(first.files!, (file) => file.name);
  // A number or date of the browser's own kind that it cannot read: not empty, and no value of any field.
  return first.validity.badInput ? '?' : first.value;
}

/** Entered before and known to the server, which shows it to nobody: empty, the input means "as it was". */
export function isKept(view: FormView, field: FieldView): boolean {
  const [first] = field.controls;
  if (!first || first.dataset.kept === undefined || isFilled(readValue(field))) return false;
  // The confirmation of what is entered anew has to be entered, too.
  const original = field.rules.equals && view.fields.find(({rules}) => rules.id == field.rules.equals);
  return !original || isKept(view, original);
}

export function isFilled(value: FieldValue): boolean {
  return value.length > 0;
}

/** Puts back what `readValue` read. Not for files. */
export function writeValue({rules, controls}: FieldView, value: FieldValue): void {
  const values = typeof value == 'string' ? [value] : value;
  for (const control of controls as HTMLInputElement[]) {
    if (control instanceof HTMLSelectElement) {
      for (const option of Array.from(control.options)) option.selected = values.includes(option.value);
    } else if (control.type == 'checkbox' || control.type == 'radio') {
      control.checked = values.includes(rules.type == 'consent' ? 'yes' : control.value);
    } else {
      control.value = values.join();
    }
  }
}

/** Changes what stands in an input as if it were typed, so that the page's own scripts hear of it. */
export function changeValue(control: Control, value: string): void {
  control.value = value;
  for (const name of ['input', 'change']) control.dispatchEvent(new Event(name, {bubbles: true}));
}

function findField(form: HTMLFormElement, rules: Field, hint = ''): FieldView {
  const {id} = rules;
  const all = (Array.from(form.elements) as HTMLInputElement[]).filter(
    (control) =>
      /^(INPUT|SELECT|TEXTAREA)$/.test(control.tagName) && !/^(submit|button|image|reset|hidden)$/.test(control.type),
  );
  const ways: ((control: HTMLInputElement) => unknown)[] = [
    (control) => control.dataset.shirubeField == id,
    (control) => control.name == id,
    (control) => control.id == id,
    // Nothing has a name in a rehearsal, but the set has the id.
    (control) => control.closest(`fieldset#${CSS.escape(id)}`),
  ];
  const controls = ways.map((way) => all.filter(way)).find((found) => found[0]) || [];
  if (!controls[0]) console.warn(`shirube: the form has no input "${id}"`);
  for (const control of controls) {
    // Without a name, radio buttons do not know that they belong together.
    if (control.type == 'radio' && !control.name) control.name = id;
  }
  const box = controls[0] ? controls[0].closest<HTMLElement>('[data-field]') : null;
  const error = make('p', 'field-error');
  const field = {rules, controls, box, made: [], error, isAsked: true, isVisited: false, shown: []};
  return controls[0] ? completeParts(form, field, hint) : field;
}

export function viewForm(form: HTMLFormElement, pack: Pack): FormView {
  const language = document.documentElement.lang.slice(0, 2) == 'en' ? 'en' : 'ja';
  const words = (pack.words || {ja: {}, en: {}})[language];
  const status = make('p', 'form-unseen');
  status.setAttribute('role', 'status');
  form.append(status);
  let timer = 0;
  return {
    form,
    pack,
    language,
    isRehearsal: pack.submit == 'none',
    fields: pack.fields.map((rules) => findField(form, rules, (words[rules.id] || {}).hint)),
    text: (key, places = {}) =>
      pack.texts[language][key].replace(/\{([a-z-]+)\}/g, (place, name) => `${name in places ? places[name] : place}`),
    announce(text, wait = 100) {
      clearTimeout(timer);
      // The same text twice is said twice.
      status.textContent = '';
      timer = window.setTimeout(() => (status.textContent = text), wait);
    },
  };
}
