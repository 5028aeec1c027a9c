import { plainName } from '@tertulia/plain-names';
import { isLink } from '../smtp/mail-problem.js';
import type { MailLocale, MailTexts } from '../texts/mail-texts.js';

/** Whose mail it is. Everything is optional: Tertulia's name and colour stand in, and no logo. */
export interface MailBrand {
  readonly name?: string | null;
  /** Such as `#9e2a6e`; another form is ignored. */
  readonly color?: string | null;
  /** Another address than of http or https is ignored. */
  readonly logoUrl?: string | null;
}

/** A button or a link. */
export interface MailAction {
  readonly label: string;
  readonly url: string;
}

/** A value with its name. */
export interface MailFact {
  readonly label: string;
  readonly value: string;
}

/** A mail in all its parts. */
export interface RenderedMail {
  readonly subject: string;
  readonly html: string;
  readonly text: string;
}

/** What stands below each other in a letter. */
export type LetterBlock =
  | { readonly kind: 'LINE' | 'HEADING' | 'NOTE'; readonly text: string }
  | { readonly kind: 'CODE'; readonly label: string; readonly code: string }
  | { readonly kind: 'FACT'; readonly label: string; readonly value: string }
  /** The main one is a button; with `isSpelledOut`, its address can be copied too. */
  | { readonly kind: 'BUTTON'; readonly label: string; readonly url: string; readonly isSpelledOut: boolean }
  | { readonly kind: 'LINK'; readonly label: string; readonly url: string };

/** A letter whose texts can be drawn as they are. */
export interface Letter {
  readonly locale: MailLocale;
  readonly texts: MailTexts;
  readonly brand: { readonly name: string; readonly color: string; readonly logoUrl: string | null };
  readonly subject: string;
  readonly title: string;
  /** What lists of mails show beside the subject. */
  readonly preview: string;
  readonly blocks: readonly LetterBlock[];
  /** Why the person receives it, and links to change that. */
  readonly footer: string;
  readonly footerLinks: readonly MailAction[];
}

const lineMax = 600;
const subjectMax = 150;
const ownName = 'Tertulia';
const ownColor = '#9e2a6e';

/** The text on one line: nothing hidden, nothing that turns it around, no half characters. A space that keeps a figure with its unit stays. */
export function oneLine(text: string, max = lineMax): string {
  const spaced = plainName(text).replaceAll(/\s+/g, (run) => (run === '\u00a0' ? run : ' '));
  const letters = Array.from(spaced.trim());
  return letters.length > max ? `${letters.slice(0, max - 1).join('')}…` : letters.join('');
}

/**
 * A name that a stranger may have chosen, on one line. Mail programs make links of what looks like an address; a space of no width keeps
 * them from it, so that an invitation carries no link but ours.
 */
export function unlinkedName(text: string): string {
  return oneLine(text, 80).replaceAll(/(?<=[\p{L}\p{N}])[.:@](?=[\p{L}\p{N}/])/gu, '$&\u200B');
}

/** The lines of a text. */
export function linesOf(text: string): string[] {
  const lines = text.split(/\r\n|[\r\n\u2028\u2029]/).map((line) => oneLine(line));
  return lines.filter((line) => line !== '');
}

/** A subject that stays within its header and is not decoded into another one. */
export function subjectOf(text: string): string {
  return oneLine(text, subjectMax).replaceAll('=?', '= ?');
}

/**
 * An action that can be drawn.
 * @throws RangeError for an address that is not http or https, or too long
 */
export function actionOf({ label, url }: MailAction): MailAction {
  if (!isLink(url)) throw new RangeError('A link in a mail is an address of http or https');
  return { label: oneLine(label), url };
}

export function factOf({ label, value }: MailFact): LetterBlock {
  return { kind: 'FACT', label: oneLine(label), value: oneLine(value) };
}

export function brandOf({ name = null, color = null, logoUrl = null }: MailBrand): Letter['brand'] {
  const plain = oneLine(name ?? '', 80);
  return {
    name: plain === '' ? ownName : plain,
    color: color !== null && /^#[0-9a-f]{6}$/i.test(color) ? color.toLowerCase() : ownColor,
    logoUrl: logoUrl !== null && isLink(logoUrl) ? logoUrl : null,
  };
}
