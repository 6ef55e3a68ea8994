// What the libraries cannot say but by a regular expression.

export const loginIdCharacters = /^[A-Za-z0-9!@%&#]*$/;
export const passwordCharacters = /^[!-~]*$/;
export const letter = /[A-Za-z]/;
export const digit = /[0-9]/;
export const symbol = /[!-/:-@[-`{-~]/;
export const postalCode = /^[0-9]{3}-[0-9]{4}$/;
export const number = /^[0-9]+$/;

export const isInRange = (beds) => Number(beds) >= 1 && Number(beds) <= 2000;
