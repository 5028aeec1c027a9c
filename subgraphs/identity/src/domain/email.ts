import { domainToASCII, domainToUnicode } from 'node:url';
import { tidyEmail } from '@tertulia/email-addresses';

/**
 * The form in which an e-mail is stored and compared: normalized, with a Unicode domain instead of Punycode. Text that
 * cannot be an e-mail returns in a form that `isEmail` refuses.
 */
export function normalizeEmail(email: string): string {
  const text = tidyEmail(email);
  const at = text.lastIndexOf('@');
  return at < 0 ? text : `${text.slice(0, at)}@${readDomain(text.slice(at + 1))}`;
}

const domainMaxLength = 253;

/** `xn--pea-8ma.es` and `peña.es` are one domain; an invalid domain does not change. */
function readDomain(domain: string): string {
  if (domain.length > domainMaxLength || !domain.includes('xn--')) return domain;
  const read = domainToUnicode(domain);
  return read === '' || domainToASCII(read) !== domain ? domain : read;
}
