// What is said below a field while it is filled in: that its text was folded, and how many characters are left.
import {make, placeAfter} from './form_parts';
import {changeValue, isTextBox, type FieldView, type FormView} from './form_view';
import type {Field} from './pack';
import {normaliseText} from './rules';

export interface Folding {
  /** Brings what stands in the field into the form in which it is judged, and says so. */
  fold(): void;
  forget(): void;
}

/** What was done to a text, in words; none where only spaces at its ends are gone. */
function changesOf({pack}: FormView, {rules}: FieldView, before: string, after: string): string[] {
  const unfolded: Field = {id: '', label: '', type: rules.type == 'multiline' ? 'multiline' : 'text'};
  const {text} = normaliseText(pack, unfolded, before);
  const katakana = normaliseText(pack, {...unfolded, kana: rules.kana}, before).text;
  const changes = [];
  if (katakana != after) changes.push(rules.width == 'full' ? 'script.folded-full' : 'script.folded-half');
  if (katakana != text) changes.push('script.folded-katakana');
  return changes;
}

export function addFolding(view: FormView, field: FieldView): Folding {
  const {rules} = field;
  const control = field.controls[0] as HTMLInputElement;
  const note = make('p', 'field-note');
  note.hidden = true;
  placeAfter(field, note);
  return {
    fold() {
      const before = control.value;
      const {fault, text} = normaliseText(view.pack, rules, before);
      if (fault || text == before) return;
      const option = (rules.options || []).find(([id]) => id == text);
      changeValue(control, option ? option[1] : text);
      const changes = option ? [] : changesOf(view, field, before, text);
      if (!changes[0]) return;
      note.textContent = changes.map((change) => view.text(change)).join(' ');
      note.hidden = false;
      view.announce(view.text('script.of-field', {label: rules.label, message: note.textContent}));
    },
    forget() {
      note.hidden = true;
    },
  };
}

/** Below this many a limit is a matter of the format, and the hint says enough. */
const leastCounted = 20;

/** Returns what brings the count up to date; nothing where the field has no limit worth counting. */
export function addCount(view: FormView, field: FieldView): ((isTyping: boolean) => void) | undefined {
  const {rules} = field;
  const max = rules['max-length'] || 0;
  const isLong = rules.type == 'multiline';
  if (!isTextBox(field) || max < (isLong ? 1 : leastCounted)) return undefined;
  const count = make('p', 'field-count');
  placeAfter(field, count);
  return (isTyping) => {
    const typed = field.controls[0].value;
    const {fault, text} = normaliseText(view.pack, rules, typed);
    const left = max - Array.from(fault ? typed : text).length;
    const words = left < 0 ? 'script.characters-over' : 'script.characters-left';
    count.textContent = view.text(words, {count: Math.abs(left)});
    count.hidden = !field.isAsked || (!isLong && left > max / 5);
    count.classList.toggle('field-count-over', left < 0);
    if (isTyping && !count.hidden) view.announce(count.textContent, 1000);
  };
}
