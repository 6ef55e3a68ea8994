// Watches one form: when a field is judged, folded and shown, what typing changes, and what happens on sending.
// Nothing is judged or changed while an input method composes: what stands in the field then is not what will.
import {keepDraft} from './form_draft';
import {adoptServerErrors, findSummary, showErrors, takeErrorsAway} from './form_errors';
import {fileErrors} from './form_files';
import {addCount, addFolding, type Folding} from './form_hints';
import {addSecrets} from './form_secrets';
import {addWarnings, finishRehearsal, refuseWithoutServer, showSheet} from './form_sending';
import {addSuggestions} from './form_suggest';
import {fieldOf, isKept, isTextBox, readValue, viewForm, type FieldView, type FormView} from './form_view';
import type {FieldError, Pack, Verdict} from './pack';
import {askedFields, evaluate} from './rules';

/** Stands for a value that only the server knows: filled in, and as its confirmation is. */
const keptValue = '?';

function valuesOf(view: FormView): Record<string, string | string[]> {
  const values: Record<string, string | string[]> = {};
  for (const field of view.fields) values[field.rules.id] = isKept(view, field) ? keptValue : readValue(field);
  return values;
}

function judge(view: FormView): Verdict {
  const verdict = evaluate(view.pack, valuesOf(view), view.language);
  const all = [...verdict.errors, ...fileErrors(view)];
  const errors = view.fields.reduce<FieldError[]>(
    // The server has judged what it keeps.
    (listed, field) =>
      isKept(view, field) ? listed : [...listed, ...all.filter((error) => error.field == field.rules.id)],
    [],
  );
  return {...verdict, errors};
}

/** Shows what is asked, and takes the rest out of what is sent. */
function showAsked(view: FormView): void {
  const {pack, form} = view;
  const asked = askedFields(pack, valuesOf(view));
  for (const field of view.fields) {
    const isAsked = asked.has(field.rules.id);
    if (isAsked == field.isAsked) continue;
    field.isAsked = isAsked;
    showErrors(field, []);
    const labels = field.controls.reduce<Element[]>((all, control) => [...all, ...Array.from(control.labels!)], []);
    const parts = field.box ? [field.box] : [...field.controls, ...labels, ...field.made];
    for (const part of parts as HTMLElement[]) part.hidden = !isAsked;
    for (const control of field.controls) control.disabled = !isAsked;
  }
  for (const part of Array.from(form.querySelectorAll<HTMLElement>('[data-section]'))) {
    const fields = view.fields.filter(({controls}) => controls[0] && part.contains(controls[0]));
    if (fields[0]) part.hidden = !fields.some(({isAsked}) => isAsked);
  }
}

/** "One of these" is no mistake while somebody has not come to all of them. */
function comesTooEarly(view: FormView, {field, code}: FieldError): boolean {
  const rules = (view.pack.rules || []).filter(
    ({kind, fields = []}) => kind == 'at-least-one' && fields.includes(field),
  );
  const others = view.fields.filter(({rules: {id}}) => rules.some(({fields = []}) => fields.includes(id)));
  return code == 'required' && others.some(({isAsked, isVisited}) => isAsked && !isVisited);
}

export function watchForm(form: HTMLFormElement, pack: Pack): void {
  const hasServerErrors = !!form.querySelector('.error-summary:not([hidden])');
  const view = viewForm(form, pack);
  const {fields} = view;
  form.noValidate = true;
  adoptServerErrors(view);
  const summary = findSummary(view);
  const foldings = new Map<FieldView, Folding>();
  for (const field of fields) if (isTextBox(field)) foldings.set(field, addFolding(view, field));
  for (const field of fields) if (field.rules.type == 'suggest') addSuggestions(view, field);
  const counts = new Map(fields.map((field) => [field, addCount(view, field)]));
  const secrets = addSecrets(view);
  const warnings = addWarnings(view);
  const draft = keepDraft(view, hasServerErrors, startAgain);

  const left = new Set<FieldView>();
  let isComposing = false;
  // Between the pointer's going down and the click nothing moves, or the click would miss its button.
  let isPressed = false;
  let isCommitting = false;
  let sentAt = -Infinity;

  function refresh(typed?: FieldView): void {
    showAsked(view);
    secrets.update(typed);
    counts.forEach((count, field) => count && count(field == typed));
  }

  function startAgain(): void {
    for (const field of fields) {
      field.isVisited = false;
      showErrors(field, []);
    }
    foldings.forEach((folding) => folding.forget());
    left.clear();
    summary.hide();
    warnings.hide();
    secrets.hideAll();
    refresh();
  }

  function typed(field: FieldView): void {
    const folding = foldings.get(field);
    if (folding) folding.forget();
    refresh(field);
    draft.save();
    if (!fields.some(({shown}) => shown[0])) return;
    const {errors} = judge(view);
    for (const field of fields) takeErrorsAway(field, errors);
    summary.keepOnly(errors);
  }

  function leave(field: FieldView): void {
    const folding = foldings.get(field);
    if (folding) folding.fold();
    field.isVisited = true;
    const {errors} = judge(view);
    for (const field of fields) {
      const own = errors.filter((error) => error.field == field.rules.id && !comesTooEarly(view, error));
      if (field.isVisited) showErrors(field, own);
    }
    summary.keepOnly(errors);
  }

  function settle(): void {
    if (isComposing || isPressed) return;
    const waiting = Array.from(left);
    left.clear();
    waiting.forEach(leave);
  }

  /** Whether the browser may send the form now. */
  function isReady(): boolean {
    // A click twice is meant once.
    if (isComposing || isCommitting || Date.now() - sentAt < 1000) return false;
    left.clear();
    foldings.forEach((folding, field) => field.isAsked && folding.fold());
    if (secrets.refuse()) return false;
    const verdict = judge(view);
    for (const field of fields) {
      field.isVisited = true;
      showErrors(
        field,
        verdict.errors.filter((error) => error.field == field.rules.id),
      );
    }
    if (verdict.errors[0]) {
      warnings.hide();
      summary.show(verdict.errors);
      return false;
    }
    summary.hide();
    if (warnings.holdBack(verdict.warnings)) return false;
    if (showSheet(view, verdict)) {
      secrets.hideAll();
      return false;
    }
    if (!view.isRehearsal && refuseWithoutServer(view)) return false;
    secrets.hideAll();
    draft.sent();
    if (view.isRehearsal) {
      finishRehearsal(view);
      return false;
    }
    sentAt = Date.now();
    return true;
  }

  form.addEventListener('input', (event) => {
    const field = fieldOf(view, event.target);
    if (field && !isComposing && !(event as InputEvent).isComposing) typed(field);
  });
  form.addEventListener('change', (event) => {
    const field = fieldOf(view, event.target);
    // A file is chosen elsewhere, and chosen whole.
    if (field && field.rules.type == 'file') leave(field);
  });
  form.addEventListener('compositionstart', () => (isComposing = true));
  form.addEventListener('compositionend', (event) => {
    isComposing = false;
    const field = fieldOf(view, event.target);
    if (field) typed(field);
    settle();
  });
  form.addEventListener('keydown', (event) => {
    // Safari ends the composition before the key that ends it; that key sends nothing.
    isCommitting = event.key == 'Enter' && (event.isComposing || event.keyCode == 229);
    if (isCommitting) setTimeout(() => (isCommitting = false));
  });
  form.addEventListener('focusout', ({target, relatedTarget}) => {
    const field = fieldOf(view, target);
    // Another window came to the front; the field keeps the focus.
    const isStill = !relatedTarget && document.activeElement == target;
    if (!field || isStill || field.controls.some((control) => control == relatedTarget)) return;
    left.add(field);
    settle();
  });
  document.addEventListener('focusin', ({target}) => {
    if (!left.size) return;
    // Nothing composes in a field without the focus, though some browsers do not say that it ended.
    if (!left.has(fieldOf(view, target)!)) isComposing = false;
    settle();
  });
  document.addEventListener('pointerdown', () => (isPressed = true), true);
  for (const name of ['pointerup', 'pointercancel'] as const) {
    const release = () => {
      isPressed = false;
      settle();
    };
    // A finger's click comes after it.
    document.addEventListener(name, ({pointerType}) => setTimeout(release, pointerType == 'mouse' ? 0 : 300), true);
  }
  // Before the page's own listeners, which would send the form in their own way.
  form.addEventListener(
    'submit',
    (event) => {
      const button = event.submitter as HTMLButtonElement | null;
      if (button && button.formNoValidate) return draft.sent();
      if (isReady()) return;
      event.preventDefault();
      event.stopImmediatePropagation();
    },
    true,
  );
  addEventListener('pageshow', ({persisted}) => {
    if (persisted) {
      sentAt = -Infinity;
      secrets.hideAll();
      draft.startAnew();
    }
    // Browsers put back what was typed without telling.
    refresh();
  });
  addEventListener('pagehide', () => secrets.hideAll());
  refresh();
}
