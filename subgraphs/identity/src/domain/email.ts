import { domainToASCII, domainToUnicode } from 'node:url';
import { isLookalike, isOneScript } from './scripts.js';

/** Longest e-mail that a mail server has to accept. */
const emailMaxLength = 254;

/**
 * The form under which an e-mail is stored and compared: composed, without outer blanks, in lower case, a domain as it is read and
 * not as it is sent. What cannot be an e-mail comes back in a form that `isEmail` refuses.
 */
export function normalizeEmail(email: string): string {
  const text = email.trim().normalize('NFC').toLowerCase().normalize('NFC');
  const at = text.lastIndexOf('@');
  return at < 0 ? text : `${text.slice(0, at)}@${readDomain(text.slice(at + 1))}`;
}

const domainMaxLength = 253;

/** `xn--pea-8ma.es` and `peña.es` are one domain; anything that is none stays as it is. */
function readDomain(domain: string): string {
  if (domain.length > domainMaxLength || !domain.includes('xn--')) return domain;
  const read = domainToUnicode(domain);
  return read === '' || domainToASCII(read) !== domain ? domain : read;
}

const emailShape =
  /^[^\s\p{C}@<>()[\]\\,;:"]{1,64}@(?:[\p{L}\p{N}](?:[\p{L}\p{M}\p{N}-]{0,61}[\p{L}\p{M}\p{N}])?\.)+\p{L}[\p{L}\p{M}\p{N}-]{0,61}[\p{L}\p{M}\p{N}]$/u;

/**
 * True when a normalised e-mail can be one: a local part, and a domain with at least one dot. Delivery is not proved. Each part is
 * written in one script, with nothing that is drawn like another letter: two addresses never look alike.
 */
export function isEmail(email: string): boolean {
  if (email.length > emailMaxLength || !emailShape.test(email)) return false;
  const at = email.lastIndexOf('@');
  const local = email.slice(0, at);
  if (local.startsWith('.') || local.endsWith('.') || local.includes('..')) return false;
  return [local, ...email.slice(at + 1).split('.')].every((part) => isOneScript(part) && !isLookalike(part));
}
