// registration.yaml for ajv, which compiles it where it runs. Without messages: ajv takes them by another package only.
import Ajv from 'ajv';
import * as is from './patterns.mjs';

const text = (rules) => ({type: 'string', ...rules});
const matches = (expression) => ({pattern: expression.source});
// The HTML standard's valid address, but for the lengths of the domain's parts; formats are another package.
const email = /^[\w.!#$%&'*+/=?^`{|}~-]+@[A-Za-z0-9-]+(\.[A-Za-z0-9-]+)+$/;

const schema = {
  type: 'object',
  additionalProperties: false,
  required: ['login-id', 'password', 'password-again', 'postal-code', 'email', 'kind'],
  properties: {
    'login-id': text({minLength: 8, maxLength: 32, ...matches(is.loginIdCharacters)}),
    password: text({
      minLength: 8,
      allOf: [is.passwordCharacters, is.letter, is.digit, is.symbol].map(matches),
    }),
    'password-again': text({const: {$data: '1/password'}}),
    'postal-code': text(matches(is.postalCode)),
    email: text(matches(email)),
    kind: text({enum: ['hospital', 'clinic']}),
    beds: text({pattern: '^0*([1-9]|[1-9][0-9]{1,2}|1[0-9]{3}|2000)$'}),
  },
  if: {properties: {kind: {const: 'hospital'}}},
  then: {required: ['beds']},
};

globalThis.judge = new Ajv({allErrors: true, $data: true}).compile(schema);
