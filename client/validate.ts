// `shirube.validate(pack, values, language = "ja")`: the verdict of `shirube validate`, for whoever has a rule pack.
// Leaves judging to rules.ts and pages to form.ts.
import type {Language, Pack, Verdict} from './pack';
import {evaluate} from './rules';

/** The newest form of packs that is read here. */
const packVersion = 1;

interface Shirube {
  /** Never throws for the sake of `values`; refuses what is no pack, or a newer one. */
  validate?: (pack: Pack, values: unknown, language?: Language) => Verdict;
}

const holder = globalThis as {shirube?: Shirube};
const shirube: Shirube = holder.shirube || (holder.shirube = {});

shirube.validate = (pack, values, language) => {
  const version = pack && pack.shirube;
  if (version !== packVersion) {
    throw new Error(
      version > packVersion
        ? `This rule pack has version ${version}, newer than this validate.js (${packVersion}): update validate.js.`
        : 'This is no rule pack of Shirube.',
    );
  }
  return evaluate(pack, values, language == 'en' ? 'en' : 'ja');
};
