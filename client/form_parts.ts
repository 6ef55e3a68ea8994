// The parts of a form that the script adds: where they stand, and how inputs refer to them. Where another site's form
// lacks a label, a hint or a place for mistakes, they are made here.
import {isGroup, type FieldView} from './form_view';

/** An element with texts and elements in it. `className` may be empty. */
export function make<Name extends keyof HTMLElementTagNameMap>(
  name: Name,
  className: string,
  ...content: (string | Node)[]
): HTMLElementTagNameMap[Name] {
  const element = document.createElement(name);
  if (className) element.className = className;
  element.append(...content);
  return element;
}

/** Gives a made element an id that the page does not have yet: two forms may ask for the same things. */
export function giveId(element: HTMLElement, wanted: string): void {
  let id = wanted;
  for (let number = 2; document.getElementById(id); ++number) id = `${wanted}-${number}`;
  element.id = id;
}

/** Adds an id to an attribute that lists ids; what the page wrote there stays. */
export function addReference(element: Element, attribute: string, id: string): void {
  const ids = (element.getAttribute(attribute) || '').split(/\s+/).filter((listed) => listed);
  if (!ids.includes(id)) element.setAttribute(attribute, [...ids, id].join(' '));
}

/** The element that a field's description belongs to: its input, of several the set around them. */
export function describedElements(field: FieldView): Element[] {
  const set = isGroup(field) && field.controls[0].closest('fieldset,[role=radiogroup],[role=group]');
  return set ? [set] : field.controls;
}

/** Puts an element before a field's inputs, behind the question of a set. */
export function placeBefore(field: FieldView, element: HTMLElement): void {
  const [first] = field.controls;
  const set = isGroup(field) && first.closest('fieldset');
  const legend = set && set.querySelector('legend');
  if (legend) return legend.after(element);
  let part: Element = first.closest('label') || first;
  // Outside what lays the input out
  for (let outer = part; field.box && outer != field.box && field.box.contains(outer); outer = outer.parentElement!) {
    part = outer;
  }
  part.before(element);
}

/** Puts an element behind all that belongs to a field. */
export function placeAfter(field: FieldView, element: HTMLElement): void {
  const last = field.controls[field.controls.length - 1];
  if (field.box) field.box.append(element);
  else (last.closest('label') || last).after(element);
}

/** The button that sends the form, not one that skips its checks. */
export function sendingButtons(form: HTMLFormElement): HTMLButtonElement[] {
  return (Array.from(form.elements) as HTMLButtonElement[]).filter(
    (button) => /^(submit|image)$/.test(button.type) && !button.formNoValidate,
  );
}

/** Labels, describes and gives a place for mistakes to a field, using what the page has. */
export function completeParts(form: HTMLFormElement, field: FieldView, hint: string): FieldView {
  const {id, label} = field.rules;
  const [first] = field.controls;
  const described = describedElements(field);
  const partOf = (name: string) => form.querySelector<HTMLElement>(`#${CSS.escape(`${id}-${name}`)}`);
  const add = (name: string, part: HTMLElement) => {
    giveId(part, `${id}-${name}`);
    placeBefore(field, part);
    return part;
  };

  const isLabelled = first.labels![0] || first.matches('[aria-label],[aria-labelledby],[title]');
  if (!isLabelled && !isGroup(field)) {
    const made = make('label', '', label);
    if (!first.id) giveId(first, id);
    made.htmlFor = first.id;
    first.before(made);
    field.made.push(made);
  }
  const references = [];
  let foundHint = partOf('hint');
  if (!foundHint && hint) {
    foundHint = add('hint', make('p', 'hint', hint));
    field.made.push(foundHint);
  }
  if (foundHint) references.push(foundHint.id);
  const foundError = partOf('error');
  if (!foundError) {
    field.error.hidden = true;
    add('error', field.error);
  } else {
    field.error = foundError;
  }
  references.push(field.error.id);
  for (const element of described) {
    for (const reference of references) addReference(element, 'aria-describedby', reference);
  }
  return field;
}
