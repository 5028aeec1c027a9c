import { isLookalike, isOneScript } from './scripts.js';

/** Maximum length of an address that mail servers must accept. */
const emailMaxLength = 254;

/** The normal form in which addresses are compared: NFC, trimmed, in lower case. */
export function tidyEmail(text: string): string {
  return text.trim().normalize('NFC').toLowerCase().normalize('NFC');
}

const emailShape =
  /^[^\s\p{C}@<>()[\]\\,;:"]{1,64}@(?:[\p{L}\p{N}](?:[\p{L}\p{M}\p{N}-]{0,61}[\p{L}\p{M}\p{N}])?\.)+\p{L}[\p{L}\p{M}\p{N}-]{0,61}[\p{L}\p{M}\p{N}]$/u;

/**
 * True for a plausible address: a local part, and a domain with at least one dot. Each part must use a single script without
 * look-alike letters, so that two addresses never look the same. It does not prove that the address can receive mail.
 */
export function isEmail(email: string): boolean {
  if (email.length > emailMaxLength || !emailShape.test(email)) return false;
  const at = email.lastIndexOf('@');
  const local = email.slice(0, at);
  if (local.startsWith('.') || local.endsWith('.') || local.includes('..')) return false;
  return [local, ...email.slice(at + 1).split('.')].every((part) => isOneScript(part) && !isLookalike(part));
}
