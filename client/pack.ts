// The JSON of a rule pack, as rules/pack_json.cc writes it (docs/rules.md). Keys with default values are left out.

export type Language = 'ja' | 'en';

export type FieldType =
  | 'text'
  | 'multiline'
  | 'secret'
  | 'email'
  | 'tel'
  | 'number'
  | 'date'
  | 'year-month'
  | 'choice'
  | 'choices'
  | 'select'
  | 'suggest'
  | 'consent'
  | 'file';

/** Exactly one kind. Hidden fields are empty. */
export interface Condition {
  field?: string;
  is?: string;
  in?: string[];
  'more-than'?: string;
  filled?: boolean;
  all?: Condition[];
  any?: Condition[];
  not?: Condition;
}

export interface Section {
  title?: string;
  fields?: string[];
  when?: Condition;
}

export interface Field {
  id: string;
  label: string;
  type: FieldType;
  required?: boolean;
  width?: 'half' | 'full';
  kana?: 'katakana';
  /** Keys of the pack's classes, or literal characters. */
  characters?: string[];
  contains?: string[];
  /** In code points. */
  'min-length'?: number;
  'max-length'?: number;
  /** `0` a digit, `A` an upper-case letter, `a` a lower-case one, all else itself. */
  format?: string;
  equals?: string;
  options?: [id: string, label: string][];
  free?: boolean;
  decimals?: number;
  min?: string;
  max?: string;
  files?: string[];
  'max-bytes'?: number;
  when?: Condition;
  example?: string;
}

export interface Rule {
  kind: 'sum' | 'required-when' | 'must-be' | 'order' | 'compare' | 'at-least-one' | 'same';
  fields?: string[];
  field?: string;
  other?: string;
  value?: string;
  is?: 'at-least' | 'at-most' | 'more-than' | 'less-than' | 'equal';
  times?: string;
  'or-same'?: boolean;
  severity?: 'warning';
  message?: string;
  when?: Condition;
}

/** A field's rules as people read them. */
export interface FieldWords {
  characters?: string;
  hint?: string;
}

export interface Pack {
  /** The version of the pack's form. */
  shirube: number;
  form: string;
  edition: string;
  language: Language;
  title: string;
  submit?: 'none';
  waits?: boolean;
  sections?: Section[];
  fields: Field[];
  rules?: Rule[];
  /** First and last code point of each range, sorted. */
  classes?: Record<string, number[]>;
  texts: Record<Language, Record<string, string>>;
  words?: Record<Language, Record<string, FieldWords>>;
}

/** Beside the three, the code's own parameters. */
export interface FieldError {
  field: string;
  code: string;
  message: string;
  [parameter: string]: string | number | string[];
}

export interface Verdict {
  ok: boolean;
  /** Secrets are `true`. */
  values: Record<string, string | string[] | true>;
  errors: FieldError[];
  warnings: FieldError[];
}
