// Whether a text has the format, characters and length that its field asks for: rules/text_judge.cc's twin.
import type {Finding, Parameters} from './finding';
import {isIn} from './normalise';
import type {Field, Pack} from './pack';

export interface OpenConditions {
  length?: 'min' | 'max';
  /** Of `contains`. */
  classes: string[];
  /** The first that may not stand. */
  character?: string;
}

const ofTelephones = ['0123456789-'];

function isOf({classes}: Pack, name: string, character: string): boolean {
  // What is no class is literal, `constructor` too.
  const isClass = classes && Object.prototype.hasOwnProperty.call(classes, name);
  return isClass ? isIn(classes![name], character.codePointAt(0)!) : name.includes(character);
}

/** A variation selector belongs to the kanji before it. */
function isOfKanji(pack: Pack, name: string, character: string, before = ''): boolean {
  return name == 'kanji' && !!before && /^[\ufe00-\ufe0f\u{e0100}-\u{e01ef}]/u.test(character) && isOf(pack, name, before);
}

/** What a normal text lacks. */
export function openConditions(pack: Pack, field: Field, text: string): OpenConditions {
  const {type, contains = [], 'min-length': min = 0, 'max-length': max = Infinity} = field;
  const allowed = field.characters || (type == 'tel' ? ofTelephones : []);
  const characters = Array.from(text);
  return {
    character: characters.find(
      (character, index) =>
        !!allowed[0] &&
        !allowed.some(
          (name) => isOf(pack, name, character) || isOfKanji(pack, name, character, characters[index - 1]),
        ),
    ),
    length: characters.length < min ? 'min' : characters.length > max ? 'max' : undefined,
    classes: contains.filter((name) => !characters.some((character) => isOf(pack, name, character))),
  };
}

function fitsFormat(format: string, text: string): boolean {
  const characters = Array.from(text);
  const places = Array.from(format);
  const fits = (place: string, character: string) =>
    place == '0'
      ? /\d/.test(character)
      : place == 'A'
        ? /[A-Z]/.test(character)
        : place == 'a'
          ? /[a-z]/.test(character)
          : character == place;
  return characters.length == places.length && places.every((place, index) => fits(place, characters[index]));
}

/** The format alone where the field has one. */
export function judgeText(pack: Pack, field: Field, text: string): Finding[] {
  const {format, 'min-length': min, 'max-length': max} = field;
  if (format) return fitsFormat(format, text) ? [] : [['format', {format}]];
  const {character, length, classes} = openConditions(pack, field, text);
  const findings: Finding[] = [];
  if (character) findings.push(['characters', {character}]);
  if (length) {
    const isExact = min == max;
    const parameters: Parameters = {length: Array.from(text).length};
    if (isExact || length == 'min') parameters.min = min!;
    if (isExact || length == 'max') parameters.max = max!;
    findings.push([isExact ? 'wrong-length' : length == 'min' ? 'too-short' : 'too-long', parameters]);
  }
  for (const name of classes) findings.push(['missing-class', {class: name}]);
  return findings;
}
