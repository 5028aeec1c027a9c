/** What a mailed secret proves: that the person reads the own address, the new one, or may set another password. */
export type MailedPurpose = 'VERIFY_EMAIL' | 'CHANGE_EMAIL' | 'RESET_PASSWORD';

/** The last secret that was mailed to an account for a purpose; an earlier one is replaced. */
export interface MailedSecret {
  readonly userId: string;
  readonly purpose: MailedPurpose;
  /** Of a code, its keyed hash; of a link, the SHA-256 of its token. */
  readonly secretHash: string;
  /** Where it was mailed. */
  readonly email: string;
  readonly expiresAt: Date;
}

const minuteMs = 60_000;

/** How often a code can be tried, right or wrong. */
export const codeTriesMax = 5;

/** How long a secret of each purpose is valid. */
export const mailedLifetimeMs: Readonly<Record<MailedPurpose, number>> = {
  VERIFY_EMAIL: 10 * minuteMs,
  CHANGE_EMAIL: 10 * minuteMs,
  RESET_PASSWORD: 30 * minuteMs,
};

/** How long a notice, which holds no secret, may still be sent. */
export const noticeLifetimeMs = 3 * 24 * 60 * minuteMs;

const codeShape = /^\d{6}$/;

/** The six digits of a typed code, without spaces around or within; null for any other text. */
export function readCode(text: string): string | null {
  const code = text.slice(0, 40).replaceAll(/[\s-]/g, '');
  return codeShape.test(code) ? code : null;
}

/** An address that its owner recognises and nobody else learns: its first character and its domain. */
export function maskedEmail(email: string): string {
  const at = email.lastIndexOf('@');
  return `${[...email.slice(0, at)][0] ?? ''}…${email.slice(at)}`;
}
