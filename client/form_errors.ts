// Shows mistakes: beside each field, in the summary at the top of the form, and in the page's title.
// Leaves finding them to rules.ts and the moment to form_watch.ts.
import {make} from './form_parts';
import type {FieldView, FormView} from './form_view';
import type {FieldError} from './pack';

const pageTitle = document.title;
const formsWithProblems = new Set<FormView>();

/** One line each. None: the field is fine. */
export function showErrors(field: FieldView, errors: FieldError[]): void {
  field.shown = errors;
  field.error.textContent = '';
  for (const {message} of errors) field.error.append(make('span', 'field-error-line', message));
  markInvalid(field, !!errors[0]);
}

function markInvalid(field: FieldView, isInvalid: boolean): void {
  field.error.hidden = !isInvalid;
  if (field.box) field.box.classList.toggle('field-invalid', isInvalid);
  for (const control of field.controls) {
    if (isInvalid) control.setAttribute('aria-invalid', 'true');
    else control.removeAttribute('aria-invalid');
  }
}

/** In the title, since that is read first when the page comes back, and seen among the tabs. */
function tellInTitle(view: FormView, hasProblems: boolean): void {
  if (hasProblems) formsWithProblems.add(view);
  else formsWithProblems.delete(view);
  const prefix = view.text('script.error');
  const title = pageTitle.startsWith(prefix) ? pageTitle.slice(prefix.length) : pageTitle;
  document.title = formsWithProblems.size ? prefix + title : title;
}

export interface Summary {
  /** Lists mistakes and takes the focus. */
  show(errors: FieldError[]): void;
  /** Takes away what is put right. Nothing is added: that waits for the next try. */
  keepOnly(errors: FieldError[]): void;
  hide(): void;
}

/** The link's text stands alone, so it names its field. */
export function nameField(view: FormView, {field, message}: FieldError): string {
  const found = view.fields.find(({rules}) => rules.id == field);
  const label = found ? found.rules.label : field;
  return message.includes(label) ? message : view.text('script.of-field', {label, message});
}

/** A link that puts the focus into the field and its question into sight; words alone where the page lacks it. */
export function linkToField(view: FormView, error: FieldError): Node {
  const text = nameField(view, error);
  const field = view.fields.find(({rules}) => rules.id == error.field);
  const control = field && field.controls[0];
  if (!control) return document.createTextNode(text);
  const link = make('a', '', text);
  link.href = `#${control.id || error.field}`;
  link.onclick = (event) => {
    event.preventDefault();
    control.focus({preventScroll: true});
    ((field.box || control.labels![0] || control) as Element).scrollIntoView();
  };
  return link;
}

export function findSummary(view: FormView): Summary {
  const {form} = view;
  let box = form.querySelector<HTMLElement>('.error-summary')!;
  if (!box) {
    box = make('div', 'error-summary', make('h2', '', view.text('script.summary-title')), make('ul', ''));
    box.setAttribute('role', 'alert');
    box.tabIndex = -1;
    box.hidden = true;
    form.prepend(box);
  }
  const list = box.querySelector('ul')!;
  let listed: {error: FieldError; item: HTMLElement}[] = [];

  const hide = () => {
    box.hidden = true;
    listed = [];
    tellInTitle(view, false);
  };
  if (!box.hidden) {
    // The server has found mistakes, and put them into the title as well.
    tellInTitle(view, true);
    // Where the browser does it by itself, it would complain that we were first.
    if (!box.autofocus) box.focus();
  }
  return {
    show(errors) {
      listed = errors.map((error) => ({error, item: make('li', '', linkToField(view, error))}));
      list.textContent = '';
      list.append(...listed.map(({item}) => item));
      box.hidden = false;
      tellInTitle(view, true);
      box.focus();
    },
    keepOnly(errors) {
      if (!listed[0]) return;
      listed = listed.filter(({error, item}) => {
        const remains = errors.some(({field, code}) => field == error.field && code == error.code);
        if (!remains) item.remove();
        return remains;
      });
      if (!listed[0]) hide();
    },
    hide,
  };
}

/** Takes over what the server wrote beside the fields: it stays until the field is put right. */
export function adoptServerErrors(view: FormView): void {
  for (const field of view.fields) {
    const message = field.error.textContent!.trim();
    if (!message || field.error.hidden || !field.controls[0]) continue;
    field.isVisited = true;
    field.shown = [{field: field.rules.id, code: '', message}];
    markInvalid(field, true);
  }
}

/** While somebody types, mistakes only go away. Those of the server have no code and go with the field's last one. */
export function takeErrorsAway(field: FieldView, errors: FieldError[]): void {
  if (!field.shown[0]) return;
  const own = errors.filter((error) => error.field == field.rules.id);
  if (own[0] && !field.shown[0].code) return;
  showErrors(
    field,
    own.filter(({code}) => field.shown.some((shown) => shown.code == code)),
  );
}
