// Walks a flow's page one question at a time. All that is shown stands in the page (templates/flow.mustache), which is
// complete without this script; where answers lead is what generator/model/flow_walk.cc says.
// Where somebody stands is in the address alone, so that going back, reloading and sending it by mail need nothing more:
// `#q-ID;answer,answer;fact=value`. The answers are those of `shirube walk`; `@q-ID` and `@o-ID` are jumps that links in
// texts made. What cannot be followed throws, and counts as a broken address.
export {};

const sections = '.question,.outcome';

const flow = document.querySelector('.flow') as HTMLElement;
const factsForm = one('.facts-form');
const broken = one('.broken-address');
const announced = one('.announced');
const walked = one('.walked');
const list = one('.answers');
const row = one<HTMLTemplateElement>('template').content;
const printButton = one('.print');
const start = hrefOf(one('.restart'));
const parts = all(`.questions,.outcomes,${sections}`);
const options = all<HTMLOptionElement>('option', factsForm);

let shown: HTMLElement;
let answers: string[];
let facts: string[];

function one<Kind extends HTMLElement>(selector: string, within: ParentNode = flow): Kind {
  return within.querySelector<Kind>(selector)!;
}

function all<Kind extends HTMLElement>(selector: string, within: ParentNode = flow): Kind[] {
  return Array.from(within.querySelectorAll<Kind>(selector));
}

/** The id that a link leads to. */
function hrefOf(link: Element): string {
  return link.getAttribute('href')!.slice(1);
}

function titleOf(section: Element): string {
  return one('h3', section).lastElementChild!.textContent!;
}

function fragment(id: string, path: string[]): string {
  return '#' + [id, path.join(), facts.join()].filter((part) => part).join(';');
}

function statedFacts(): string[] {
  return options.filter((option) => option.selected && option.value).map((option) => option.value);
}

/** Adds to the answers so far. `change` leads back to where it was given. */
function addRow(asked: string, answer: string, change?: string): void {
  list.append(row.cloneNode(true));
  const [askedPart, answerPart, link] = Array.from(list.lastElementChild!.children);
  askedPart.textContent = asked;
  answerPart.textContent = answer;
  if (change) {
    link.setAttribute('href', change);
    link.setAttribute('aria-label', link.textContent + ' ' + asked);
  } else {
    link.remove();
  }
}

/** The answer that a question's inputs hold. */
function answerIn(inputs: HTMLInputElement[]): string {
  const given = inputs.filter((input) => input.checked || input.type != 'checkbox');
  return given.map((input) => input.value).join('+') || '-';
}

/** The way out of a question that an answer takes. The inputs get the answer, for whoever comes back to change it. */
function wayOf(question: Element, answer: string): [way: HTMLElement, words: string] {
  const inputs = all<HTMLInputElement>('input', question);
  const input = inputs[0];
  const chosen = answer.split('+');
  for (const input of inputs) {
    if (input.type == 'checkbox') input.checked = chosen.includes(input.value);
    else input.value = answer;
  }
  // The browser knows which days and numbers there are.
  if (input && (answerIn(inputs) != answer || !input.checkValidity())) throw answer;

  const way = all('.choice', question).find((link) => {
    if (!input) return link.dataset.choice == answer;
    const {test, amount, choices = ''} = link.parentElement!.dataset;
    const wanted = choices.split(' ');
    const isChosen = (choice: string) => chosen.includes(choice);
    const value = input.type == 'date' ? input.valueAsNumber / 864e5 : input.valueAsNumber;
    const above = value - +amount!;
    // On the reader's own calendar
    const age = Math.floor((Date.now() - new Date().getTimezoneOffset() * 6e4) / 864e5) - value - +amount!;
    const takes: Record<string, boolean> = {
      'any-of': wanted.some(isChosen),
      'all-of': wanted.every(isChosen),
      none: answer == '-',
      'older-than': age > 0,
      within: age <= 0,
      before: above < 0,
      from: above >= 0,
      'less-than': above < 0,
      'at-most': above <= 0,
      'more-than': above > 0,
      'at-least': above >= 0,
      otherwise: true,
    };
    return takes[test!];
  })!;
  const labels = inputs.filter((input) => input.checked).map((input) => input.parentElement!.textContent!.trim());
  return [way, labels.join(' / ') || (input && answer != '-' ? answer : way.textContent!)];
}

/** The section with an id; from a question that a fact decides, the one where that leads. */
function pass(id: string): HTMLElement {
  const section = document.getElementById(id)!;
  for (const decision of (section.dataset.decided || '').split(' ')) {
    const [fact, answer] = decision.split(':');
    if (facts.includes(fact)) {
      const [way, words] = wayOf(section, answer);
      addRow(titleOf(section), words);
      return pass(hrefOf(way));
    }
  }
  return section;
}

function leave(section: HTMLElement, id: string): HTMLElement {
  if (section.matches('.outcome')) addRow(titleOf(section), list.dataset.tried!);
  return pass(id);
}

/** From an outcome that was tried, the question to go on with. */
function tried(section: HTMLElement): HTMLElement {
  const again = one('.again', section);
  return again ? leave(section, hrefOf(again)) : section;
}

/** Where answers lead from the start; lists them. */
function walk(path: string[]): HTMLElement {
  list.textContent = '';
  for (const option of options) {
    if (facts.includes(option.value))
      addRow(option.closest('label')!.firstElementChild!.textContent!, option.text, fragment(start, []));
  }
  let section = pass(start);
  path.forEach((answer, index) => {
    if (answer[0] == '@') {
      section = leave(section, answer.slice(1));
    } else {
      section = tried(section);
      const [way, words] = wayOf(section, answer);
      addRow(titleOf(section), words, fragment(section.id, path.slice(0, index)));
      section = pass(hrefOf(way));
    }
  });
  return section;
}

/** Where an address leads. */
function follow(address: string): HTMLElement {
  const [id, ...tokens] = address.split(/[;,]/);
  facts = tokens.filter((token) => token.includes('='));
  answers = tokens.filter((token) => token && !token.includes('='));
  for (const option of options) option.selected = facts.includes(option.value);
  if (statedFacts().join() != facts.join()) throw facts;

  const wanted = document.getElementById(id || start)!.closest<HTMLElement>(sections)!;
  if (answers[0]) {
    const section = walk(answers);
    if (section != wanted && tried(section) != wanted) throw id;
    return wanted;
  }
  if (wanted.id != start) answers = ['@' + wanted.id];
  return walk(answers);
}

function show(event?: Event): void {
  const hash = location.hash.slice(1);
  const target = document.getElementById(hash);
  const isElsewhere = hash ? target && !target.closest(sections) : location.href.endsWith('#');
  // The skip link and the link to the top leave the flow where it is.
  if (event && isElsewhere) return;
  let isBroken = false;
  try {
    shown = follow(isElsewhere ? '' : decodeURIComponent(hash));
  } catch {
    isBroken = true;
    shown = follow('');
  }

  const heading = one('h3', shown);
  const isOutcome = shown.matches('.outcome');
  announced.textContent = one('h2', shown.parentElement!).textContent + ' ' + titleOf(shown);
  broken.hidden = !isBroken;
  factsForm.hidden = !!answers[0];
  walked.hidden = !answers[0];
  printButton.hidden = !isOutcome;
  flow.classList.toggle('at-outcome', isOutcome);
  // Only now, when nothing more can fail, is anything hidden.
  for (const part of parts) part.hidden = !part.contains(shown);
  if (!event) {
    for (const part of all('.for-script')) part.hidden = false;
    flow.classList.add('stepping');
    one<HTMLDetailsElement>('.flow-map').open = false;
  }

  // A page that was just opened is read from its title on.
  if ((event || hash) && !factsForm.contains(document.activeElement)) {
    heading.focus({preventScroll: true});
    const step = document.getElementById(hash.split(';')[0]);
    (isBroken ? broken : step && shown.contains(step) ? step : shown).scrollIntoView();
  }
}

flow.addEventListener('click', (event) => {
  const link = (event.target as Element).closest('a');
  const target = link && document.getElementById(hrefOf(link));
  const section = target && target.closest<HTMLElement>(sections);
  if (!section || walked.contains(link) || event.ctrlKey || event.metaKey || event.shiftKey) return;
  event.preventDefault();
  const choice = link!.dataset.choice;
  if (choice) return go(choice);
  const again = one('.again', shown);
  const stays = section == shown || (again && hrefOf(again) == section.id);
  const path = stays ? answers : [...answers, '@' + section.id];
  const place = pass(section.id);
  location.hash = fragment(place == section ? target!.id : place.id, path);
});

function go(answer: string): void {
  const path = [...answers, answer];
  location.hash = fragment(walk(path).id, path);
}

flow.addEventListener('submit', (event) => {
  event.preventDefault();
  go(answerIn(all('input', shown)));
});

factsForm.onchange = () => {
  facts = statedFacts();
  location.hash = fragment(start, []);
};
printButton.onclick = () => print();
addEventListener('hashchange', show);

show();
