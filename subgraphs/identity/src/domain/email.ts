/** Longest e-mail that a mail server has to accept. */
const emailMaxLength = 254;

/** The form under which an e-mail is stored and compared: without outer blanks, in lower case. */
export function normalizeEmail(email: string): string {
  return email.trim().normalize('NFC').toLowerCase();
}

const emailShape =
  /^[^\s\p{C}@<>()[\]\\,;:"]{1,64}@(?:[\p{L}\p{N}](?:[\p{L}\p{N}-]{0,61}[\p{L}\p{N}])?\.)+\p{L}[\p{L}\p{N}-]{0,61}[\p{L}\p{N}]$/u;

/** True when a normalised e-mail can be one: a local part, and a domain with at least one dot. Delivery is not proved. */
export function isEmail(email: string): boolean {
  if (email.length > emailMaxLength || !emailShape.test(email)) return false;
  const local = email.slice(0, email.lastIndexOf('@'));
  return !local.startsWith('.') && !local.endsWith('.') && !local.includes('..');
}
