// Secrets: their conditions as a list that is ticked off while somebody types, a button that shows what was typed, and
// the form's button, which waits for the conditions where the pack says so.
import {addReference, giveId, make, placeBefore, sendingButtons} from './form_parts';
import {isKept, readValue, type FieldView, type FormView} from './form_view';
import {normaliseText, openConditions} from './rules';

interface SecretCondition {
  text: string;
  holds(text: string): boolean;
}

function conditionsOf(view: FormView, field: FieldView): SecretCondition[] {
  const {pack, language} = view;
  const {rules} = field;
  const {'min-length': min, 'max-length': max, contains = [], equals} = rules;
  const conditions: SecretCondition[] = [];
  const add = (key: string, places: Record<string, string | number>, holds: (text: string) => boolean) =>
    conditions.push({text: view.text(`script.condition-${key}`, places), holds: (text) => !!text && holds(text)});
  const normal = (of: FieldView, text: string) => normaliseText(pack, of.rules, text).text;
  const open = (text: string) => openConditions(pack, rules, normal(field, text));

  if (min && min == max) add('length', {length: min}, (text) => !open(text).length);
  else {
    if (min) add('min', {min}, (text) => open(text).length != 'min');
    if (max) add('max', {max}, (text) => open(text).length != 'max');
  }
  for (const name of contains) {
    const words = pack.texts[language][`class.${name}`] || name;
    add('class', {class: words}, (text) => !open(text).classes.includes(name));
  }
  if (rules.characters) {
    const words = pack.words && pack.words[language][rules.id];
    const characters = (words && words.characters) || rules.characters.join(' ');
    add('characters', {characters}, (text) => open(text).character === undefined);
  }
  const original = equals && view.fields.find((other) => other.rules.id == equals);
  if (original) {
    add('same', {other: original.rules.label}, (text) => {
      return normal(field, text) == normal(original, readValue(original) as string);
    });
  }
  return conditions;
}

/** A secret that may stay empty has no open conditions while it is. */
function mayStayEmpty(view: FormView, field: FieldView): boolean {
  if (isKept(view, field)) return true;
  const {rules} = field;
  const original = view.fields.find((other) => other.rules.id == rules.equals);
  return !rules.required && !(original && original.isAsked && readValue(original));
}

interface Checklist {
  field: FieldView;
  /** Ticks off what holds; says so aloud where something changed. How many are open. */
  update(isTyping: boolean): number;
}

function addChecklist(view: FormView, field: FieldView): Checklist {
  const {label} = field.rules;
  const rows = conditionsOf(view, field).map((condition) => {
    const state = make('span', 'condition-state');
    return {condition, state, item: make('li', 'condition', make('span', '', condition.text), ' ', state)};
  });
  if (rows[0]) {
    const title = make('p', 'conditions-title', view.text('script.conditions', {label}));
    const list = make('ul', '', ...rows.map(({item}) => item));
    const box = make('div', 'conditions', title, list);
    placeBefore(field, box);
    field.made.push(box);
  }
  let said = -1;
  return {
    field,
    update(isTyping) {
      const text = readValue(field) as string;
      let open = 0;
      for (const {condition, state, item} of rows) {
        const holds = condition.holds(text);
        if (!holds) ++open;
        state.textContent = view.text(holds ? 'script.condition-met' : 'script.condition-open');
        item.classList.toggle('condition-met', holds);
      }
      if (isTyping && rows[0] && open != said) {
        view.announce(view.text(open ? 'script.conditions-open' : 'script.conditions-met', {label, count: open}), 1000);
      }
      said = open;
      return !field.isAsked || (!text && mayStayEmpty(view, field)) ? 0 : open;
    },
  };
}

/** The button beside a secret. What it does is undone before the page is left, so that no browser keeps the text. */
function addShowButton(view: FormView, field: FieldView): () => void {
  const input = field.controls[0] as HTMLInputElement;
  const {label} = field.rules;
  const button = make('button', 'show-secret');
  button.type = 'button';
  if (input.id) button.setAttribute('aria-controls', input.id);
  const turn = (isShown: boolean) => {
    input.type = isShown ? 'text' : 'password';
    button.textContent = view.text(isShown ? 'script.hide' : 'script.show');
    button.setAttribute('aria-label', view.text(isShown ? 'script.hide-of' : 'script.show-of', {label}));
  };
  turn(false);
  input.spellcheck = false;
  input.setAttribute('autocapitalize', 'none');
  input.after(button);
  field.made.push(button);
  button.onclick = () => {
    const isShown = input.type == 'password';
    turn(isShown);
    view.announce(view.text(isShown ? 'script.shown' : 'script.hidden', {label}));
  };
  return () => turn(false);
}

export interface Secrets {
  /** Of what somebody types into `typed`. */
  update(typed?: FieldView): void;
  hideAll(): void;
  /** The button has still to wait; says why. */
  refuse(): boolean;
}

export function addSecrets(view: FormView): Secrets {
  const fields = view.fields.filter(({rules, controls}) => rules.type == 'secret' && controls[0]);
  const lists = fields.map((field) => addChecklist(view, field));
  const hiders = fields.map((field) => addShowButton(view, field));
  const buttons = view.pack.waits ? sendingButtons(view.form) : [];
  const reason = make('span', 'button-reason', view.text('script.button-waits'));
  if (buttons[0]) {
    giveId(reason, `${view.pack.form}-reason`);
    buttons[0].before(reason);
  }
  let isWaiting = false;
  return {
    update(typed) {
      const open = lists.map((list) => list.update(list.field == typed));
      isWaiting = !!buttons[0] && open.some((count) => count > 0);
      reason.hidden = !isWaiting;
      for (const button of buttons) {
        addReference(button, 'aria-describedby', reason.id);
        // Not `disabled`: the button can be reached and says what it waits for.
        button.setAttribute('aria-disabled', String(isWaiting));
      }
    },
    hideAll() {
      for (const hide of hiders) hide();
    },
    refuse() {
      if (isWaiting) view.announce(view.text('script.button-waits'));
      return isWaiting;
    },
  };
}
