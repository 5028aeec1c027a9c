/** A part of a text; a link when `url` is set. */
export interface LinkedRun {
  readonly text: string;
  readonly url: string | null;
}

const endings = 'com|net|org|info|io|app|dev|shop|store|site|online|edu|gob|gov|mx|co|ar|cl|pe|ec|uy|gt|cr|br|us|uk';
const web = String.raw`(?<![\p{L}\p{N}@.])(?:https?:\/\/|www\.)[^\s<>"«»“”]+`;
const mail = String.raw`(?<![\p{L}\p{N}._%+@-])[\p{L}\p{N}][\p{L}\p{N}._%+-]{0,63}@(?:[\p{L}\p{N}-]{1,63}\.){1,6}\p{L}{2,24}(?![\p{L}\p{N}@])`;
const domain = String.raw`(?<![\p{L}\p{N}@._\/-])(?:[\p{L}\p{N}-]{1,63}\.){1,4}(?:${endings})(?![\p{L}\p{N}_@-]|\.\p{L})(?:[\/?#][^\s<>"«»“”]*)?`;
const phone = String.raw`(?<![\p{L}\p{N}@_+#$€£\/.,-]|[#$€£][\u00A0 ])\+?\(?\d[\d()\u00A0 .-]{5,20}\d(?![\p{L}\p{N}%@_\/]|[.,:-]\d)`;
const candidates = new RegExp(`(?<web>${web})|(?<mail>${mail})|(?<domain>${domain})|(?<phone>${phone})`, 'giu');

const longestAddress = 2_048;
const trailing = /[.,;:!?¡¿'’*_~…、。|]/u;
const closers: Readonly<Record<string, string>> = { ')': '(', ']': '[', '}': '{' };

/**
 * Finds web addresses, e-mail addresses and phone numbers in plain text. The runs joined together are the whole text; links use
 * https, http, mailto or tel only. Linear in the length of the text. After `most` links the rest is one run of plain text.
 */
export function linkedRuns(text: string, most = Number.MAX_SAFE_INTEGER): LinkedRun[] {
  const runs: LinkedRun[] = [];
  let from = 0;
  let links = 0;
  if (most <= 0) return [{ text, url: null }];
  for (const match of text.matchAll(candidates)) {
    const found = linkOf(text, match);
    if (found === null) continue;
    if (found.at > from) runs.push({ text: text.slice(from, found.at), url: null });
    runs.push({ text: found.text, url: found.url });
    from = found.at + found.text.length;
    links += 1;
    if (links >= most) break;
  }
  if (from < text.length || runs.length === 0) runs.push({ text: text.slice(from), url: null });
  return runs;
}

interface Found {
  readonly at: number;
  readonly text: string;
  readonly url: string;
}

function linkOf(text: string, match: RegExpExecArray): Found | null {
  const { groups, index: at } = match;
  if (groups?.['phone'] !== undefined) return phoneOf(text, match[0], at);
  if (groups?.['mail'] !== undefined) return mailOf(match[0], at);
  const address = trimmed(match[0]);
  const url = webUrlOf(address);
  return url === null ? null : { at, text: address, url };
}

/** Removes the punctuation of the sentence: `(see https://x.org/a_(b)).` gives `https://x.org/a_(b)`. */
function trimmed(address: string): string {
  const surplus = new Map(Object.entries(closers).map(([close, open]) => [close, -excess(address, open, close)]));
  let end = address.length;
  for (; end > 0; end -= 1) {
    const last = address[end - 1] ?? '';
    const unopened = surplus.get(last) ?? 0;
    if (unopened > 0) surplus.set(last, unopened - 1);
    else if (!trailing.test(last)) break;
  }
  return address.slice(0, end);
}

function excess(text: string, open: string, close: string): number {
  let count = 0;
  for (const character of text) count += character === open ? 1 : character === close ? -1 : 0;
  return count;
}

function webUrlOf(address: string): string | null {
  if (address.length > longestAddress) return null;
  const parsed = URL.parse(/^https?:/i.test(address) ? address : `https://${address}`);
  const isNamed = parsed !== null && /[^.]\.[^.]|^localhost$|^\[/.test(parsed.hostname);
  return isNamed ? parsed.href : null;
}

function mailOf(address: string, at: number): Found {
  const [name = '', host = ''] = address.split('@');
  return { at, text: address, url: `mailto:${encodeURIComponent(name)}@${host}` };
}

const numberedThing =
  /(?:pedido|folio|orden|order|cuenta|account|factura|invoice|ticket|recibo|gu[ií]a|ref|c[oó]digo|code|\bid|rfc|nit|ruc|dni|cuit|clabe|serie|serial|mxn|usd|cop|ars|clp|pen|eur)[^\p{L}\p{N}]{0,4}(?:n[.º°o]+|no\.|#)?[^\p{L}\p{N}]{0,3}$/iu;
const unitBehind = /^[\s\u00A0]?(?:pesos|d[oó]lares|dollars|euros|mxn|usd|cop|ars|clp|pen|eur|€|\$|km|kg|m2|m²)/iu;
const dates =
  /^(?:(?:19|20)\d\d[-. ]\d{1,2}[-. ]\d{1,2}|\d{1,2}[-. ]\d{1,2}[-. ](?:19|20)\d\d|(?:19|20)\d\d ?- ?(?:19|20)\d\d)/;

function phoneOf(text: string, matched: string, start: number): Found | null {
  const isUnclosed = matched.startsWith('(') && !matched.includes(')');
  const number = isUnclosed ? matched.slice(1) : matched;
  const at = isUnclosed ? start + 1 : start;
  const isPhone = number.startsWith('+') ? isInternational(number) : isNational(number) && !isOther(text, number, at);
  return isPhone ? { at, text: number, url: `tel:${number.replaceAll(/[^\d+]/g, '')}` } : null;
}

function isInternational(number: string): boolean {
  const { length } = number.replaceAll(/\D/g, '');
  return length >= 8 && length <= 15;
}

/** National numbers: ten digits without separators, or groups that look like neither an amount nor a date. */
function isNational(number: string): boolean {
  if (dates.test(number)) return false;
  const groups = number.split(/\D+/).filter(Boolean);
  const digits = groups.join('');
  if (groups.length === 1) return digits.length === 10 || (digits.length === 9 && /^[6-9]/.test(digits));
  if (digits.length < 8 || digits.length > 12) return false;
  if (groups.every(({ length }) => length === 4)) return groups.length === 2;
  const isAmount = groups.slice(1).every(({ length }) => length === 3);
  if (!isAmount) return !/\d\.\d{1,3}\.\d{1,3}(?!\d)/.test(number) && (groups.at(-1)?.length ?? 0) > 1;
  return digits.length === 9 && /^[6-9]/.test(digits) && !number.includes('.');
}

function isOther(text: string, number: string, at: number): boolean {
  return numberedThing.test(text.slice(Math.max(0, at - 24), at)) || unitBehind.test(text.slice(at + number.length));
}
