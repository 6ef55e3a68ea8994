// What stands between a form without mistakes and its sending: warnings, shown once; the end of a rehearsal; the sheet
// of a form that stands in a bundle.
import {make, sendingButtons} from './form_parts';
import {linkToField} from './form_errors';
import type {FormView} from './form_view';
import type {FieldError, Verdict} from './pack';

export interface Warnings {
  /** Whether somebody has still to look at them; shows them then. */
  holdBack(warnings: FieldError[]): boolean;
  hide(): void;
}

function labelOf(button: HTMLElement | undefined): string {
  return button ? ((button as HTMLInputElement).value || button.textContent!).trim() : '';
}

export function addWarnings(view: FormView): Warnings {
  const [button] = sendingButtons(view.form);
  const list = make('ul', '');
  const title = make('h2', '', view.text('script.warnings-title'));
  const request = make('p', '', view.text('script.warnings', {button: labelOf(button)}));
  const box = make('div', 'form-warnings', title, list, request);
  box.tabIndex = -1;
  box.hidden = true;
  // The button may stand in a paragraph, where no list may.
  if (button) (button.closest('p') || button).before(box);
  else view.form.append(box);
  let seen = '';
  return {
    holdBack(warnings) {
      const now = JSON.stringify(warnings);
      if (!warnings[0] || now == seen) return false;
      seen = now;
      list.textContent = '';
      list.append(...warnings.map((warning) => make('li', '', linkToField(view, warning))));
      box.hidden = false;
      box.focus();
      return true;
    },
    hide() {
      seen = '';
      box.hidden = true;
    },
  };
}

/** A page that was opened from disk has no server to send to: says so. Whether it did. */
export function refuseWithoutServer(view: FormView): boolean {
  const [button] = sendingButtons(view.form);
  // An input named `action` hides the form's own property.
  const action = (button && button.getAttribute('formaction')) || view.form.getAttribute('action') || '';
  if (new URL(action, document.baseURI).protocol != 'file:') return false;
  const shown = view.form.querySelector<HTMLElement>('.form-notice');
  const notice = shown || make('p', 'form-notice', view.text('script.no-server'));
  notice.tabIndex = -1;
  view.form.prepend(notice);
  notice.focus();
  return true;
}

/** Fills in the sheet of a bundle's page, which stands there hidden, and shows it in the form's place. Whether it did. */
export function showSheet({form, fields}: FormView, {values}: Verdict): boolean {
  const sheet = document.getElementById(form.dataset.sheet!);
  if (!sheet) return false;
  const part = (selector: string) => sheet.querySelector<HTMLElement>(selector)!;
  const body = make('tbody', '');
  const asked = fields.filter(({isAsked}) => isAsked);
  const listed = asked.filter(({rules}) => rules.type != 'secret');
  for (const {rules} of listed) {
    const {id, label, type, options = []} = rules;
    const heading = make('th', '', label);
    heading.scope = 'row';
    const labels = new Map(options);
    const unit = document.getElementById(`${id}-unit_`);
    const lines = ([] as string[])
      .concat((values[id] as string) || [])
      .map((value) => (type == 'consent' ? sheet.dataset.yes! : labels.get(value) || value));
    if (unit && lines[0]) lines[0] += ` ${unit.textContent}`;
    body.append(make('tr', '', heading, make('td', '', lines.join('\n'))));
  }
  const show = (isSheet: boolean, focused: HTMLElement) => {
    sheet.hidden = !isSheet;
    sheet.parentElement!.classList.toggle('with-sheet', isSheet);
    focused.focus();
  };
  part('.sheet-secrets').hidden = listed.length == asked.length;
  part('table').append(body);
  part('.sheet-print').onclick = () => print();
  part('.sheet-back').onclick = () => {
    body.remove();
    show(false, asked[0].controls[0]);
  };
  show(true, sheet);
  return true;
}

/** Shows that a rehearsal went well, in the form's place. */
export function finishRehearsal(view: FormView): void {
  const {form} = view;
  const again = make('button', 'form-again', view.text('script.rehearsal-again'));
  again.type = 'button';
  const title = make('h2', '', view.text('script.rehearsal-done-title'));
  const panel = make('div', 'form-done', title, make('p', '', view.text('script.rehearsal-done')), again);
  panel.tabIndex = -1;
  const hidden = (Array.from(form.children) as HTMLElement[]).filter((part) => !part.hidden);
  for (const part of hidden) part.hidden = true;
  form.prepend(panel);
  panel.focus();
  panel.scrollIntoView();
  again.onclick = () => {
    panel.remove();
    for (const part of hidden) part.hidden = false;
    form.reset();
    const [first] = view.fields.filter(({isAsked, controls}) => isAsked && controls[0]);
    first.controls[0].focus();
  };
}
