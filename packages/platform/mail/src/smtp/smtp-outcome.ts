import type { MailOutcome } from '../mail.js';
import { smtpFailure, type SmtpFailure } from './smtp-failure.js';

/** Answers that say something about the session, and nothing about the mail: unknown commands, wrong order. */
const sessionStatuses: readonly number[] = [500, 502, 503, 504];

const codesWithoutAnswer: Readonly<Record<string, string>> = {
  MAIL_CERTIFICATE: 'CERTIFICATE_NOT_TRUSTED',
  MAIL_ETLS: 'ENCRYPTION_FAILED',
  MAIL_ETIMEDOUT: 'SERVER_TOO_SLOW',
};

/** The outcome of an attempt that failed. */
export function outcomeOf(error: unknown): MailOutcome {
  if (error instanceof Error && error.name === 'AbortError') return later('SERVER_TOO_SLOW');
  const failure = smtpFailure(error);
  if (failure === null) return withoutServer(error);
  return failure.status === null || failure.kind === 'CERTIFICATE'
    ? later(codesWithoutAnswer[failure.code] ?? 'SERVER_UNREACHABLE')
    : answered(failure, failure.status);
}

/** What a server refuses because of us is repeated: the recipient is not at fault, and the operator can mend it. */
function answered({ kind, detail, command }: SmtpFailure, status: number): MailOutcome {
  if (command === 'STARTTLS') return later('ENCRYPTION_FAILED');
  if (kind === 'AUTHENTICATION' || command.startsWith('AUTH')) return later('AUTHENTICATION_REFUSED');
  if (status < 500) return later('DEFERRED');
  if (command === 'MAIL FROM') return later('SENDER_REFUSED');
  if (detail?.startsWith('5.7.') === true || detail === '5.1.7' || detail === '5.1.8') return later('POLICY_REFUSED');
  if (sessionStatuses.includes(status)) return later('SERVER_REFUSED');
  if (command === 'RCPT TO') return forGood('RECIPIENT_REFUSED');
  return command === 'DATA' ? forGood('MESSAGE_REFUSED') : later('SERVER_REFUSED');
}

/** What the library refuses by what it knows of the server, and a socket that could not be opened. */
function withoutServer(error: unknown): MailOutcome {
  const code = error instanceof Error && 'code' in error ? error.code : null;
  if (code === 'EAUTH' || code === 'ENOAUTH') return later('AUTHENTICATION_REFUSED');
  return code === 'EMESSAGE' ? forGood('MESSAGE_REFUSED') : later('SERVER_UNREACHABLE');
}

export function later(code: string): MailOutcome {
  return { kind: 'REFUSED_FOR_NOW', code };
}

export function forGood(code: string): MailOutcome {
  return { kind: 'REFUSED_FOR_GOOD', code };
}
