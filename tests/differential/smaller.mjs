// Makes a case of a difference smaller, step by step, as long as the difference stays.

function without(list, index) {
  return [...list.slice(0, index), ...list.slice(index + 1)];
}

function changed(list, index, item) {
  return Object.assign([...list], {[index]: item});
}

function* smallerTexts(text) {
  if (text.length > 8) yield* [text.slice(0, text.length / 2), text.slice(text.length / 2)];
  const characters = Array.from(text);
  if (characters.length <= 64) for (const index of characters.keys()) yield without(characters, index).join('');
}

function* smallerValues(value) {
  if (typeof value === 'string') yield* smallerTexts(value);
  if (Array.isArray(value)) for (const index of value.keys()) yield without(value, index);
}

function* smallerSent(sent) {
  if (!sent?.given) return;
  const {given} = sent;
  if (sent.isEscaped) yield {...sent, isEscaped: false};
  for (const index of given.keys()) yield {...sent, given: without(given, index)};
  for (const [index, [name, value]] of given.entries()) {
    for (const less of smallerValues(value)) yield {...sent, given: changed(given, index, [name, less])};
  }
}

/** Some of these are no packs any more: they show no difference. */
function* smallerPacks(pack) {
  const {fields, rules = [], sections = []} = pack;
  for (const index of rules.keys()) yield {...pack, rules: without(rules, index)};
  for (const [index, {id}] of fields.entries()) {
    const left = sections.map((each) => ({...each, fields: (each.fields ?? []).filter((other) => other !== id)}));
    yield {...pack, fields: without(fields, index), sections: left};
  }
  for (const part of ['fields', 'rules', 'sections']) {
    for (const [index, each] of (pack[part] ?? []).entries()) {
      for (const key of Object.keys(each)) {
        const {[key]: gone, ...rest} = each;
        yield {...pack, [part]: changed(pack[part], index, rest)};
      }
    }
  }
}

/** The smallest that is found; `differs` is asked of each. */
export function smaller(found, differs) {
  for (let tries = 0; tries < 3000; ) {
    let next;
    const candidates = (function* () {
      for (const sent of smallerSent(found.sent)) yield {...found, sent};
      for (const pack of smallerPacks(found.pack)) yield {...found, pack};
    })();
    for (const candidate of candidates) {
      if (++tries > 3000) return found;
      if (!differs(candidate)) continue;
      next = candidate;
      break;
    }
    if (!next) return found;
    found = next;
  }
  return found;
}
