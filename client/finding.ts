// One thing that is wrong with a field, before anybody is told. Its message is told_error.ts's affair.

export type Parameters = Record<string, string | number | string[]>;

export type Finding = [code: string, parameters?: Parameters];
