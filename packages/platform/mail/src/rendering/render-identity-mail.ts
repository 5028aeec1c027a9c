import type { IdentityMail } from '../identity-mail.js';
import type { IdentityTexts } from '../texts/mail-texts.js';
import { textsOf } from '../texts/texts-of.js';
import {
  actionOf,
  brandOf,
  factOf,
  subjectOf,
  unlinkedName,
  type LetterBlock,
  type MailBrand,
  type RenderedMail,
} from './letter.js';
import { renderLetter } from './render-letter.js';

/** What differs from kind to kind: the code if there is one, and facts. */
interface Particulars {
  readonly texts: IdentityTexts;
  readonly code: string | null;
  readonly facts: readonly LetterBlock[];
  readonly url: string | null;
}

/**
 * A mail that identity asks for. The subject contains no code, because subjects are shown on locked screens and kept in logs.
 * @throws RangeError for a link that is not http or https
 */
export async function renderIdentityMail(mail: IdentityMail, brand: MailBrand): Promise<RenderedMail> {
  const all = textsOf(mail.locale);
  const shown = brandOf(brand);
  const { texts, code, facts, url } = particularsOf(mail, shown.name);
  const name = unlinkedName(mail.to.name ?? '');
  const blocks: LetterBlock[] = [
    { kind: 'LINE', text: name === '' ? all.greeting : all.greetingOf(name) },
    ...texts.lines.map((line): LetterBlock => ({ kind: 'LINE', text: line })),
    ...(code === null ? [] : [{ kind: 'CODE' as const, label: all.code, code }]),
    ...facts,
    ...(url === null || texts.action === null
      ? []
      : [{ kind: 'BUTTON' as const, ...actionOf({ label: texts.action, url }), isSpelledOut: true }]),
    { kind: 'NOTE', text: texts.note },
  ];
  const about = mail.kind === 'INVITATION' ? all.aboutInvitation : all.aboutAccount;
  return renderLetter({
    ...{ locale: mail.locale, texts: all, brand: shown, blocks, subject: subjectOf(texts.subject) },
    ...{ title: texts.title, preview: texts.lines.join(' '), footer: about(shown.name), footerLinks: [] },
  });
}

function particularsOf(mail: IdentityMail, brandName: string): Particulars {
  const { timeOf, identity, facts: words } = textsOf(mail.locale);
  const none = { code: null, facts: [], url: null };
  const at = (time: string) => factOf({ label: words.at, value: timeOf(time) });
  switch (mail.kind) {
    case 'VERIFY_ADDRESS':
    case 'CONFIRM_NEW_ADDRESS':
      return { ...none, texts: identity[mail.kind](brandName), code: mail.code, url: mail.url };
    case 'SIGN_UP_CODE':
      return { ...none, texts: identity.SIGN_UP_CODE(brandName), code: mail.code };
    case 'RESET_PASSWORD':
      return { ...none, texts: identity[mail.kind](brandName), url: mail.url };
    case 'ADDRESS_CHANGED': {
      const address = factOf({ label: words.newAddress, value: mail.newAddress });
      return { ...none, texts: identity.ADDRESS_CHANGED(brandName), facts: [address, at(mail.at)] };
    }
    case 'SIGN_UP_KNOWN':
    case 'PASSWORD_CHANGED':
      return { ...none, texts: identity[mail.kind](brandName), facts: [at(mail.at)], url: mail.url };
    case 'INVITATION': {
      const [organization, invitedBy] = [unlinkedName(mail.organization), unlinkedName(mail.invitedBy)];
      const texts = identity.INVITATION({ organization, invitedBy, brand: brandName });
      return {
        ...none,
        texts,
        facts: [factOf({ label: words.expiresAt, value: timeOf(mail.expiresAt) })],
        url: mail.url,
      };
    }
    case 'NEW_DEVICE': {
      const device: LetterBlock = { kind: 'FACT', label: words.device, value: unlinkedName(mail.device) };
      return { ...none, texts: identity.NEW_DEVICE(brandName), facts: [device, at(mail.at)], url: mail.url };
    }
  }
}
