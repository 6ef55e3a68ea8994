// The messages of registration.yaml, in one language, for the libraries that take messages. Ours brings its own.

export const loginIdRequired = 'ログインIDを入力してください。';
export const loginIdCharacters = '半角英数字と記号（!@%&#）だけで入力してください。';
export const loginIdShort = '8文字以上で入力してください。';
export const loginIdLong = '32文字以内で入力してください。';
export const passwordRequired = 'パスワードを入力してください。';
export const passwordCharacters = '半角の英字、数字、記号だけで入力してください。';
export const passwordLetter = '半角の英字を入れてください。';
export const passwordDigit = '半角の数字を入れてください。';
export const passwordSymbol = '半角の記号を入れてください。';
export const passwordShort = '8文字以上で入力してください。';
export const passwordAgainRequired = '確認のため、パスワードをもう一度入力してください。';
export const passwordAgainDiffers = 'パスワードと同じものを入力してください。';
export const postalCodeRequired = '郵便番号を入力してください。';
export const postalCodeFormat = '郵便番号は、000-0000の形で入力してください。';
export const emailRequired = 'メールアドレスを入力してください。';
export const emailFormat = 'メールアドレスは、name@example.jpの形で入力してください。';
export const kindRequired = '施設の種類を選んでください。';
export const bedsRequired = '病床数を入力してください。';
export const bedsNumber = '病床数は、数字で入力してください。';
export const bedsRange = '1から2000までの数を入力してください。';
