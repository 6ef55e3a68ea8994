// Puts findings into words: rules/told_error.cc's twin.
import type {Finding} from './finding';
import type {Field, FieldError, Language, Pack, Rule} from './pack';

function fillPlaces(text: string, places: Map<string, unknown>): string {
  return text.replace(/\{([^{}]*)\}/g, (place, name) => (places.has(name) ? places.get(name) + '' : place));
}

function labelsOf({fields}: Pack, language: Language, ids: string[]): string {
  const labels = ids.map((id) => {
    const field = fields.find((each) => each.id == id);
    return field ? field.label : id;
  });
  return labels.join(language == 'ja' ? '、' : ', ');
}

/** `rule` is what was broken, where it is not the field's own. */
export function toldError(pack: Pack, language: Language, field: Field, finding: Finding, rule?: Rule): FieldError {
  const {id: fieldId, label, type, options = []} = field;
  const [code, parameters = {}] = finding;
  const texts = pack.texts[language];
  const words = pack.words && pack.words[language][fieldId];
  const places = new Map<string, unknown>([
    ['label', label],
    ['characters', (words && words.characters) || ''],
  ]);
  if (rule) places.set('fields', labelsOf(pack, language, rule.fields || []));
  for (const name of Object.keys(parameters)) {
    const value = parameters[name];
    const option = name == 'value' && options.find(([id]) => id == value);
    places.set(
      name,
      name == 'of' || name == 'other'
        ? labelsOf(pack, language, ([] as string[]).concat(value as string))
        : option
          ? option[1]
          : (name == 'class' && texts['class.' + value]) || value,
    );
  }
  const text = (rule && rule.message) || texts[`${code}.${type}`] || texts[code] || code;
  return Object.assign({field: fieldId, code, message: fillPlaces(text, places)}, parameters);
}

export function toldUnknownField({texts}: Pack, language: Language, name: string): FieldError {
  const code = 'unknown-field';
  return {field: name, code, message: fillPlaces(texts[language][code] || code, new Map([['name', name]]))};
}
