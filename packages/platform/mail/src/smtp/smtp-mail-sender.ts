import { withDeadline } from '@tertulia/deadline';
import type { SendMailOptions } from 'nodemailer';
import type { Mail, MailOutcome, MailSender } from '../mail.js';
import { dkimKey } from './dkim-key.js';
import { mailProblem } from './mail-problem.js';
import { senderAddress, type SenderAddress } from './sender-address.js';
import { smtpFailure } from './smtp-failure.js';
import { forGood, later, outcomeOf } from './smtp-outcome.js';
import { smtpServer } from './smtp-server.js';
import { smtpTransport, type Connect, type SmtpTransporter } from './smtp-transport.js';

/** How long each part of sending may take. */
export interface MailDeadlines {
  /** Until a connection stands, and until the server greets. */
  readonly connectMs: number;
  /** How long the server may say nothing. */
  readonly silenceMs: number;
  /** One `send`, with the wait for a free connection, however much the server says. */
  readonly attemptMs: number;
  /** What is under way when the sender is closed. */
  readonly closeMs: number;
}

const usualDeadlines: MailDeadlines = { connectMs: 10_000, silenceMs: 30_000, attemptMs: 60_000, closeMs: 5_000 };

/** Where mails go and who sends them, as the settings say it. */
export interface SmtpMailOptions {
  readonly url: string;
  readonly from: string;
  readonly dkim: string | null;
  readonly log: { warn(facts: object, message: string): void };
  readonly connect?: Connect;
  readonly connectionsMax?: number;
  readonly deadlines?: Partial<MailDeadlines>;
}

/**
 * Sends by SMTP over connections that are used again. Nothing is loaded or connected before the first mail.
 * @throws RangeError for a url, sender or key that cannot be read
 */
export function smtpMailSender(options: SmtpMailOptions): MailSender {
  return new SmtpMailSender(options);
}

class SmtpMailSender implements MailSender {
  readonly #from: SenderAddress;
  readonly #deadlines: MailDeadlines;
  readonly #open: () => Promise<SmtpTransporter>;
  readonly #log: SmtpMailOptions['log'];
  readonly #underWay = new Set<Promise<unknown>>();
  #transport: Promise<SmtpTransporter> | null = null;
  #isClosed = false;
  /** An outage is logged once, not at every mail. */
  #logged: string | null = null;

  constructor({ url, from, dkim, log, connect, connectionsMax = 5, deadlines = {} }: SmtpMailOptions) {
    const server = smtpServer(url);
    const key = dkim === null ? null : dkimKey(dkim);
    this.#from = senderAddress(from);
    this.#log = log;
    const all = { ...usualDeadlines, ...deadlines };
    this.#deadlines = all;
    const { connectMs, silenceMs } = all;
    this.#open = async () => smtpTransport(server, { connectMs, silenceMs, connectionsMax, connect, dkim: key });
  }

  async send(mail: Mail): Promise<MailOutcome> {
    const problem = mailProblem(mail);
    if (problem !== null) return forGood(problem);
    if (this.#isClosed) return later('SENDER_CLOSED');
    const attempt = this.#attempt(mail);
    this.#underWay.add(attempt);
    try {
      return await attempt;
    } finally {
      this.#underWay.delete(attempt);
    }
  }

  async close(): Promise<void> {
    this.#isClosed = true;
    await withDeadline(Promise.all(this.#underWay), this.#deadlines.closeMs, () => null);
    (await this.#transport)?.close({ force: true });
  }

  async #attempt(mail: Mail): Promise<MailOutcome> {
    const late = new AbortController();
    const timer = setTimeout(() => late.abort(), this.#deadlines.attemptMs);
    try {
      this.#transport ??= this.#open();
      const transport = await this.#transport;
      await transport.sendMail({ ...messageOf(mail, this.#from), signal: late.signal });
      this.#logged = null;
      return { kind: 'ACCEPTED' };
    } catch (error) {
      const outcome = outcomeOf(error);
      this.#tell(outcome, error);
      return outcome;
    } finally {
      clearTimeout(timer);
    }
  }

  /** What an operator can mend. Neither the recipient nor the server's words are logged. */
  #tell(outcome: MailOutcome, error: unknown): void {
    if (outcome.kind !== 'REFUSED_FOR_NOW' || outcome.code === this.#logged) return;
    const { status = null, detail = null, command = null } = smtpFailure(error) ?? {};
    // Greylisting and full mailboxes concern one recipient.
    if (outcome.code === 'DEFERRED' && command === 'RCPT TO') return;
    this.#logged = outcome.code;
    this.#log.warn({ code: outcome.code, status, detail, command }, 'The mail server takes no mail for now');
  }
}

function messageOf(mail: Mail, from: SenderAddress): SendMailOptions {
  const { messageId, to, subject, html, text, attachments = [], unsubscribeUrl } = mail;
  const oneClick = { 'List-Unsubscribe': `<${unsubscribeUrl}>`, 'List-Unsubscribe-Post': 'List-Unsubscribe=One-Click' };
  return {
    ...{ messageId: `<${messageId}>`, from: { ...from }, to: { name: to.name ?? '', address: to.address } },
    // Set apart, so that no header decides who receives it.
    envelope: { from: from.address, to: [to.address] },
    ...{ subject, html, text },
    attachments: attachments.map(({ fileName: filename, contentType, content }) => ({
      ...{ filename, contentType, content: Buffer.from(content) },
    })),
    headers: { 'Auto-Submitted': 'auto-generated', ...(unsubscribeUrl === null ? {} : oneClick) },
  };
}
