// registration.yaml for zod-mini.
import * as z from 'zod/mini';
import * as is from './patterns.mjs';
import * as texts from './texts.mjs';

const form = z
  .strictObject({
    'login-id': z
      .string(texts.loginIdRequired)
      .check(
        z.regex(is.loginIdCharacters, texts.loginIdCharacters),
        z.minLength(8, texts.loginIdShort),
        z.maxLength(32, texts.loginIdLong),
      ),
    password: z
      .string(texts.passwordRequired)
      .check(
        z.regex(is.passwordCharacters, texts.passwordCharacters),
        z.minLength(8, texts.passwordShort),
        z.regex(is.letter, texts.passwordLetter),
        z.regex(is.digit, texts.passwordDigit),
        z.regex(is.symbol, texts.passwordSymbol),
      ),
    'password-again': z.string(texts.passwordAgainRequired),
    'postal-code': z.string(texts.postalCodeRequired).check(z.regex(is.postalCode, texts.postalCodeFormat)),
    email: z.string(texts.emailRequired).check(z.email(texts.emailFormat)),
    kind: z.enum(['hospital', 'clinic'], texts.kindRequired),
    beds: z.optional(
      z.string().check(z.regex(is.number, texts.bedsNumber), z.refine(is.isInRange, texts.bedsRange)),
    ),
  })
  .check(
    z.refine((values) => values.password === values['password-again'], {
      path: ['password-again'],
      error: texts.passwordAgainDiffers,
    }),
    z.refine((values) => values.kind !== 'hospital' || values.beds !== undefined, {
      path: ['beds'],
      error: texts.bedsRequired,
    }),
  );

globalThis.judge = (values) => form.safeParse(values).success;
