import type { Clock } from '@tertulia/use-case';
import type { MailSender, OutgoingMail } from '../application/ports.js';

/** A mail that was kept instead of sent. */
export interface KeptMail {
  readonly mail: OutgoingMail;
  readonly at: Date;
}

const keptMax = 50;

/** Keeps the newest mails in memory only: they have codes and links that no table may have. */
export class TrayMailSender implements MailSender {
  #kept: readonly KeptMail[] = [];

  constructor(private readonly clock: Clock) {}

  /** Newest first. */
  get kept(): readonly KeptMail[] {
    return this.#kept;
  }

  async send(mail: OutgoingMail) {
    const others = this.#kept.filter((one) => one.mail.messageId !== mail.messageId);
    this.#kept = [{ mail, at: this.clock.now() }, ...others].slice(0, keptMax);
    return { kind: 'ACCEPTED' } as const;
  }

  async close(): Promise<void> {
    this.#kept = [];
  }
}

/** Where no server is set: every mail is refused, and the log of mails says why. */
export const noMailSender: MailSender = {
  send: async () => ({ kind: 'REFUSED_FOR_GOOD', code: 'NO_MAIL_SERVER' }),
  close: async () => undefined,
};
