import { isEmail } from '@tertulia/email-addresses';
import type { Mail } from '../mail.js';

const lineMax = 400;
/** A line of a header must not be longer than 998 bytes, and an address cannot be folded. */
const headerLinkMax = 900;
const messageIdShape = /^[\w.+-]{1,64}@[\w.-]{1,180}$/;
const linkShape = /^https?:\/\/[^\s<>"\p{C}]{1,2000}$/u;
/** Characters that end a line, hide, or turn the direction of what follows. */
const unsafe = /[\p{Cc}\p{Cs}\p{Zl}\p{Zp}\p{Bidi_Control}]/u;

/** What mail programs decode, so that a plain text is shown as another one. */
const encodedWord = /=\?[^?\s]*\?[bq]\?/i;

/** True for a text that stays within its header, and looks like what it is. */
export function isPlainLine(text: string): boolean {
  return text.length <= lineMax && !unsafe.test(text) && !encodedWord.test(text);
}

/** True for an address of http or https that stays within a header, an attribute and a line. */
export function isLink(url: string): boolean {
  return linkShape.test(url);
}

/** Why a mail is never given to a server, or null. */
export function mailProblem({ messageId, to, subject, unsubscribeUrl }: Mail): string | null {
  if (!isEmail(to.address)) return 'ADDRESS_INVALID';
  if (!isPlainLine(to.name ?? '')) return 'NAME_INVALID';
  if (!isPlainLine(subject)) return 'SUBJECT_INVALID';
  if (!messageIdShape.test(messageId)) return 'MESSAGE_ID_INVALID';
  const isHeaderLink = unsubscribeUrl === null || (isLink(unsubscribeUrl) && unsubscribeUrl.length <= headerLinkMax);
  if (!isHeaderLink) return 'LINK_INVALID';
  return null;
}
