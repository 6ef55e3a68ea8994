// registration.yaml for valibot.
import * as v from 'valibot';
import * as is from './patterns.mjs';
import * as texts from './texts.mjs';

const form = v.pipe(
  v.strictObject({
    'login-id': v.pipe(
      v.string(texts.loginIdRequired),
      v.regex(is.loginIdCharacters, texts.loginIdCharacters),
      v.minLength(8, texts.loginIdShort),
      v.maxLength(32, texts.loginIdLong),
    ),
    password: v.pipe(
      v.string(texts.passwordRequired),
      v.regex(is.passwordCharacters, texts.passwordCharacters),
      v.minLength(8, texts.passwordShort),
      v.regex(is.letter, texts.passwordLetter),
      v.regex(is.digit, texts.passwordDigit),
      v.regex(is.symbol, texts.passwordSymbol),
    ),
    'password-again': v.string(texts.passwordAgainRequired),
    'postal-code': v.pipe(v.string(texts.postalCodeRequired), v.regex(is.postalCode, texts.postalCodeFormat)),
    email: v.pipe(v.string(texts.emailRequired), v.email(texts.emailFormat)),
    kind: v.picklist(['hospital', 'clinic'], texts.kindRequired),
    beds: v.optional(
      v.pipe(v.string(), v.regex(is.number, texts.bedsNumber), v.check(is.isInRange, texts.bedsRange)),
    ),
  }),
  v.forward(
    v.check((values) => values.password === values['password-again'], texts.passwordAgainDiffers),
    ['password-again'],
  ),
  v.forward(
    v.check((values) => values.kind !== 'hospital' || values.beds !== undefined, texts.bedsRequired),
    ['beds'],
  ),
);

globalThis.judge = (values) => v.safeParse(form, values).success;
