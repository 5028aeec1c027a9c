import { commonPasswords, productName } from './common-passwords.js';
import { foldPassword, readingsOf } from './fold-password.js';

/** The minimum length of a password. */
export const passwordMinLength = 10;

/** The maximum length of a password: callers must not control the cost of hashing. */
export const passwordMaxLength = 200;

/** Why a password is refused. */
export type PasswordWeakness = 'TOO_SHORT' | 'TOO_LONG' | 'IS_THE_EMAIL' | 'IS_COMMON';

/**
 * Null for an acceptable password. Length counts characters as people see them. Refused are the e-mail, its part before
 * the @ and the product's name with little else; the most common passwords and their variants by case, accents, symbols
 * for letters, surrounding digits and symbols, or repetition; rows of the keyboard and of the alphabet.
 */
export function passwordWeakness(password: string, email: string): PasswordWeakness | null {
  const length = Array.from(password).length;
  if (length < passwordMinLength) return 'TOO_SHORT';
  if (length > passwordMaxLength) return 'TOO_LONG';
  const folded = foldPassword(password);
  if (isMadeOfEmail(folded, foldPassword(email))) return 'IS_THE_EMAIL';
  return isCommon(folded) ? 'IS_COMMON' : null;
}

function isMadeOfEmail(password: string, email: string): boolean {
  const local = email.slice(0, Math.max(email.lastIndexOf('@'), 0));
  return readingsOf(password).some(
    (reading) =>
      (email !== '' && isLittleBeside(reading, email, 1)) || (local.length >= 4 && isLittleBeside(reading, local, 1)),
  );
}

/** True if a text contains the word and fewer than `lettersMin` other letters. */
function isLittleBeside(text: string, word: string, lettersMin: number): boolean {
  if (!text.includes(word)) return false;
  return text.replaceAll(word, '').replaceAll(/\P{L}/gu, '').length < lettersMin;
}

/** Letters that a password needs besides the product's name. */
const besideProduct = 6;

function isCommon(folded: string): boolean {
  if (new Set(folded).size <= 2 || isMadeOfRows(folded)) return true;
  return readingsOf(folded).some(
    (reading) =>
      isListed(reading) ||
      isLittleBeside(reading, productName, besideProduct) ||
      (reading.length >= passwordMinLength && isSaidAgain(reading)),
  );
}

/** Minimum length of a word that must not make up a password with only digits and symbols around it. */
const wordMin = 4;

function isListed(text: string): boolean {
  if (commonPasswords().has(text)) return true;
  const word = text.replaceAll(/^\P{L}+|\P{L}+$/gu, '');
  return word.length >= wordMin && commonPasswords().has(word);
}

/** True if a text repeats one word or a few characters, possibly with symbols between and after them. */
function isSaidAgain(text: string): boolean {
  const bare = text.replaceAll(/[^\p{L}\p{N}]/gu, '');
  for (let length = 1; length * 2 <= bare.length; length += 1) {
    const unit = bare.slice(0, length);
    const isAgain = unit.repeat(Math.ceil(bare.length / length)).startsWith(bare);
    if (isAgain && (length <= wordMin || isListed(unit))) return true;
  }
  return false;
}

const rows = [
  'abcdefghijklmnopqrstuvwxyz',
  '01234567890123456789',
  'qwertyuiop',
  'asdfghjklñ',
  'asdfghjkl;',
  'zxcvbnm,./',
  '1qaz2wsx3edc4rfv5tgb6yhn7ujm8ik',
  'qazwsxedcrfvtgbyhnujm',
  '1q2w3e4r5t6y7u8i9o0p',
  'q1w2e3r4t5y6u7i8o9p0',
].flatMap((row) => [row, Array.from(row).toReversed().join('')]);

/** Minimum length of a piece of a row. */
const pieceMin = 3;

/** True if a text consists of pieces of rows only. */
function isMadeOfRows(text: string): boolean {
  let at = 0;
  while (at < text.length) {
    const taken = longestPieceAt(text, at);
    if (taken === 0) return false;
    at += taken;
  }
  return true;
}

function longestPieceAt(text: string, at: number): number {
  let longest = 0;
  for (let length = pieceMin; at + length <= text.length; length += 1) {
    const piece = text.slice(at, at + length);
    if (!rows.some((row) => row.includes(foldPassword(piece)) || row.includes(piece))) break;
    longest = length;
  }
  return longest;
}
