import type { MailLocale } from '../texts/mail-texts.js';
import { textsOf } from '../texts/texts-of.js';
import {
  actionOf,
  brandOf,
  factOf,
  linesOf,
  oneLine,
  subjectOf,
  type LetterBlock,
  type MailAction,
  type MailBrand,
  type MailFact,
  type RenderedMail,
} from './letter.js';
import { renderLetter } from './render-letter.js';

/** What every mail of notifications has. */
interface NotificationParts {
  readonly locale: MailLocale;
  readonly brand: MailBrand;
  /** Also the subject. */
  readonly title: string;
  readonly lines: readonly string[];
  readonly action: MailAction | null;
  /** Where a person ends such mails; null where they cannot be ended. */
  readonly unsubscribeUrl: string | null;
  /** Where a person chooses what to be told of; null for mails that somebody of the organization chose for the person. */
  readonly settingsUrl: string | null;
}

/** One occasion. */
export interface NotificationMail extends NotificationParts {
  readonly facts: readonly MailFact[];
}

/** Some of what happened since the last digest. */
export interface DigestSection {
  readonly title: string;
  readonly lines: readonly string[];
  readonly facts: readonly MailFact[];
  readonly action: MailAction | null;
}

/** What happened in a day or a week. */
export interface DigestMail extends NotificationParts {
  readonly sections: readonly DigestSection[];
  /** How many more there were than the sections name. */
  readonly more: number;
}

/**
 * A mail about one occasion.
 * @throws RangeError for a link that is not http or https
 */
export async function renderNotificationMail(mail: NotificationMail): Promise<RenderedMail> {
  return rendered(mail, mail.facts.map(factOf));
}

/**
 * A mail about several occasions. What does not fit is counted at its end.
 * @throws RangeError for a link that is not http or https
 */
export async function renderDigestMail(mail: DigestMail): Promise<RenderedMail> {
  const { sections, more, locale } = mail;
  const blocks = sections.flatMap(({ title, lines, facts, action }): LetterBlock[] => [
    { kind: 'HEADING', text: oneLine(title) },
    ...linesAsBlocks(lines),
    ...facts.map(factOf),
    ...(action === null ? [] : [{ kind: 'LINK' as const, ...actionOf(action) }]),
  ]);
  return rendered(mail, more > 0 ? [...blocks, { kind: 'NOTE', text: textsOf(locale).more(more) }] : blocks);
}

async function rendered(mail: NotificationParts, blocks: readonly LetterBlock[]): Promise<RenderedMail> {
  const { locale, brand, title, lines, action, unsubscribeUrl, settingsUrl } = mail;
  const texts = textsOf(locale);
  const links = [
    ...(settingsUrl === null ? [] : [{ label: texts.settings, url: settingsUrl }]),
    ...(unsubscribeUrl === null ? [] : [{ label: texts.unsubscribe, url: unsubscribeUrl }]),
  ];
  const shown = brandOf(brand);
  return renderLetter({
    ...{ locale, texts, brand: shown, subject: subjectOf(title), title: oneLine(title) },
    preview: oneLine(lines[0] ?? title),
    blocks: [
      ...linesAsBlocks(lines),
      ...blocks,
      ...(action === null ? [] : [{ kind: 'BUTTON' as const, ...actionOf(action), isSpelledOut: false }]),
    ],
    footer: settingsUrl === null ? texts.byOrganization(shown.name) : texts.byPreferences(shown.name),
    footerLinks: links.map(actionOf),
  });
}

function linesAsBlocks(lines: readonly string[]): LetterBlock[] {
  return lines.flatMap(linesOf).map((text) => ({ kind: 'LINE', text }));
}
