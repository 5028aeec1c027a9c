import { commonPasswords } from './common-passwords.js';

/** Fewest characters of a password. */
export const passwordMinLength = 10;

/** Most characters of a password: the cost of hashing must not be in the caller's hands. */
export const passwordMaxLength = 200;

/** Why a password is refused. */
export type PasswordWeakness = 'TOO_SHORT' | 'TOO_LONG' | 'IS_THE_EMAIL' | 'IS_COMMON';

/**
 * Null for a password that may be used. Length counts characters as people see them. Neither the e-mail itself nor its
 * part before the @ alone (also repeated or followed by digits) is accepted, nor the commonest passwords.
 */
export function passwordWeakness(password: string, email: string): PasswordWeakness | null {
  const length = Array.from(password).length;
  if (length < passwordMinLength) return 'TOO_SHORT';
  if (length > passwordMaxLength) return 'TOO_LONG';
  const folded = foldPassword(password);
  if (isMadeOfEmail(folded, foldPassword(email))) return 'IS_THE_EMAIL';
  return isCommon(folded) ? 'IS_COMMON' : null;
}

function foldPassword(text: string): string {
  return text.normalize('NFC').trim().toLowerCase();
}

function isMadeOfEmail(password: string, email: string): boolean {
  if (email === '') return false;
  const local = email.slice(0, Math.max(email.lastIndexOf('@'), 0));
  const rest = password.replaceAll(email, '').replace(/[\d!.?*_-]*$/u, '');
  if (rest === '' && password.includes(email)) return true;
  return (
    local.length >= 4 && password.replaceAll(local, '').replace(/[\d!.?*_-]*$/u, '') === '' && password.includes(local)
  );
}

function isCommon(password: string): boolean {
  const distinct = new Set(password).size;
  return distinct <= 2 || commonPasswords.has(password) || commonPasswords.has(password.replace(/[!.?*]+$/u, ''));
}
