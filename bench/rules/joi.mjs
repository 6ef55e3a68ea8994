// registration.yaml for joi.
import Joi from 'joi';
import * as is from './patterns.mjs';
import * as texts from './texts.mjs';

const required = (message) => Joi.string().required().messages({'any.required': message, 'string.empty': message});
// Not by `pattern`: joi has one message for all patterns of a field.
const holds = (test, message) => (value, helpers) => (test(value) ? value : helpers.message({custom: message}));
const matches = (expression, message) => holds((value) => expression.test(value), message);

const form = Joi.object({
  'login-id': required(texts.loginIdRequired)
    .custom(matches(is.loginIdCharacters, texts.loginIdCharacters))
    .min(8)
    .max(32)
    .messages({'string.min': texts.loginIdShort, 'string.max': texts.loginIdLong}),
  password: required(texts.passwordRequired)
    .custom(matches(is.passwordCharacters, texts.passwordCharacters))
    .min(8)
    .messages({'string.min': texts.passwordShort})
    .custom(matches(is.letter, texts.passwordLetter))
    .custom(matches(is.digit, texts.passwordDigit))
    .custom(matches(is.symbol, texts.passwordSymbol)),
  'password-again': Joi.valid(Joi.ref('password'))
    .required()
    .messages({'any.required': texts.passwordAgainRequired, 'any.only': texts.passwordAgainDiffers}),
  'postal-code': required(texts.postalCodeRequired).custom(matches(is.postalCode, texts.postalCodeFormat)),
  email: required(texts.emailRequired)
    .email({tlds: {allow: false}})
    .messages({'string.email': texts.emailFormat}),
  kind: Joi.valid('hospital', 'clinic').required().messages({'any.required': texts.kindRequired}),
  beds: Joi.string()
    .custom(matches(is.number, texts.bedsNumber))
    .custom(holds(is.isInRange, texts.bedsRange))
    .when('kind', {is: 'hospital', then: Joi.required()})
    .messages({'any.required': texts.bedsRequired}),
});

globalThis.judge = (values) => form.validate(values, {abortEarly: false}).error === undefined;
