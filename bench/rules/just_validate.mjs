// registration.yaml for just-validate, which reads the fields of a page itself.
import JustValidate from 'just-validate';
import * as is from './patterns.mjs';
import * as texts from './texts.mjs';

const required = (errorMessage) => ({rule: 'required', errorMessage});
const matches = (value, errorMessage) => ({rule: 'customRegexp', value, errorMessage});
const holds = (validator, errorMessage) => ({validator, errorMessage});
const valueOf = (selector) => document.querySelector(selector)?.value ?? '';

new JustValidate('#registration')
  .addField('#login-id', [
    required(texts.loginIdRequired),
    matches(is.loginIdCharacters, texts.loginIdCharacters),
    {rule: 'minLength', value: 8, errorMessage: texts.loginIdShort},
    {rule: 'maxLength', value: 32, errorMessage: texts.loginIdLong},
  ])
  .addField('#password', [
    required(texts.passwordRequired),
    matches(is.passwordCharacters, texts.passwordCharacters),
    {rule: 'minLength', value: 8, errorMessage: texts.passwordShort},
    matches(is.letter, texts.passwordLetter),
    matches(is.digit, texts.passwordDigit),
    matches(is.symbol, texts.passwordSymbol),
  ])
  .addField('#password-again', [
    required(texts.passwordAgainRequired),
    holds((value) => value === valueOf('#password'), texts.passwordAgainDiffers),
  ])
  .addField('#postal-code', [
    required(texts.postalCodeRequired),
    matches(is.postalCode, texts.postalCodeFormat),
  ])
  .addField('#email', [required(texts.emailRequired), {rule: 'email', errorMessage: texts.emailFormat}])
  .addRequiredGroup('#kind', texts.kindRequired)
  .addField('#beds', [
    holds((value) => value !== '' || valueOf('#kind :checked') !== 'hospital', texts.bedsRequired),
    holds((value) => value === '' || is.number.test(value), texts.bedsNumber),
    holds((value) => value === '' || is.isInRange(value), texts.bedsRange),
  ]);
