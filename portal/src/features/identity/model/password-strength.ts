/** How hard a password is to guess, in three steps; `short` is refused by the server. */
export type PasswordStrength = 'short' | 'weak' | 'fair' | 'strong';

/** The minimum number of characters that the server accepts. */
export const minPasswordLength = 10;

const productName = 'tertulia';
/** The server refuses passwords that contain the product's name and fewer other letters than this. */
const otherLetters = 6;

const strongLength = 16;
const fairVariety = 3;

/** A quick estimate for the hint beside the field; the server decides. */
export function passwordStrength(password: string, email: string): PasswordStrength {
  if ([...password].length < minPasswordLength) return 'short';
  const plain = password.toLowerCase();
  const owner = email.split('@')[0]?.toLowerCase() ?? '';
  const distinct = new Set(plain).size;
  if (distinct < 5 || (owner.length > 3 && plain.includes(owner)) || isRun(plain) || isProduct(plain)) return 'weak';
  const variety = [/\p{Ll}/u, /\p{Lu}/u, /\d/u, /[^\p{L}\d]/u].filter((kind) => kind.test(password)).length;
  if (password.length >= strongLength && distinct >= strongLength / 2) return 'strong';
  return variety >= fairVariety && password.length >= 12 ? 'strong' : 'fair';
}

/** True if the text contains the product's name and few other letters, such as `tertulia-2026`. */
function isProduct(text: string): boolean {
  return text.includes(productName) && text.replaceAll(productName, '').replaceAll(/\P{L}/gu, '').length < otherLetters;
}

/** True for `1234567890`, `abcdefghij` and the like: every character follows the one before. */
function isRun(text: string): boolean {
  const codes = [...text].map((character) => character.codePointAt(0) ?? 0);
  const steps = codes.slice(1).map((code, index) => code - (codes[index] ?? 0));
  return steps.filter((step) => Math.abs(step) <= 1).length > steps.length * 0.7;
}
