import { isLookalike, isOneScript } from './scripts.js';

/** Longest e-mail that a mail server has to accept. */
const emailMaxLength = 254;

/** The form in which addresses are compared: composed, without outer blanks, in lower case. */
export function tidyEmail(text: string): string {
  return text.trim().normalize('NFC').toLowerCase().normalize('NFC');
}

const emailShape =
  /^[^\s\p{C}@<>()[\]\\,;:"]{1,64}@(?:[\p{L}\p{N}](?:[\p{L}\p{M}\p{N}-]{0,61}[\p{L}\p{M}\p{N}])?\.)+\p{L}[\p{L}\p{M}\p{N}-]{0,61}[\p{L}\p{M}\p{N}]$/u;

/**
 * True when a tidied e-mail can be one: a local part, and a domain with at least one dot. Delivery is not proved. Each part is
 * written in one script, with nothing that is drawn like another letter: two addresses never look alike.
 */
export function isEmail(email: string): boolean {
  if (email.length > emailMaxLength || !emailShape.test(email)) return false;
  const at = email.lastIndexOf('@');
  const local = email.slice(0, at);
  if (local.startsWith('.') || local.endsWith('.') || local.includes('..')) return false;
  return [local, ...email.slice(at + 1).split('.')].every((part) => isOneScript(part) && !isLookalike(part));
}
