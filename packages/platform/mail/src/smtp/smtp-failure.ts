import { z } from 'zod';

/** Why a mail server took nothing. What it said is left out, because it may name people. */
export interface SmtpFailure {
  readonly kind: 'AUTHENTICATION' | 'CERTIFICATE' | 'LIMITED' | 'OUTAGE' | 'REFUSED';
  /** Such as `MAIL_550` or `MAIL_ETIMEDOUT`. */
  readonly code: string;
  /** What the server answered with, such as 550; null when there was no answer. */
  readonly status: number | null;
  /** The second, more exact code of an answer, such as `5.7.1`. */
  readonly detail: string | null;
  /** What was answered: `CONN` is the connection itself. */
  readonly command: string;
}

const errorOfLibrary = z.object({
  code: z.string(),
  responseCode: z.number().optional(),
  response: z.string().optional(),
  originalCode: z.string().optional(),
  command: z.string().default('CONN'),
});

/** Null for what is no failure of a mail server. */
export function smtpFailure(error: unknown): SmtpFailure | null {
  const read = errorOfLibrary.safeParse(error);
  if (!read.success) return null;
  const { code, responseCode: status = null, response = '', originalCode = '', command } = read.data;
  const rest = { status, detail: /^\d{3}[ -](\d\.\d{1,3}\.\d{1,3})\b/.exec(response)?.[1] ?? null, command };
  if (/CERT|VERIFY/.test(originalCode)) return { kind: 'CERTIFICATE', code: 'MAIL_CERTIFICATE', ...rest };
  const kind = status === null ? kindOfCode(code) : kindOfStatus(status);
  return kind === null ? null : { kind, code: status === null ? `MAIL_${code}` : `MAIL_${status}`, ...rest };
}

function kindOfStatus(status: number): SmtpFailure['kind'] | null {
  if (status === 535 || status === 534 || status === 530) return 'AUTHENTICATION';
  if (status === 450 || status === 451 || status === 452) return 'LIMITED';
  if (status >= 500) return 'REFUSED';
  return status >= 400 ? 'OUTAGE' : null;
}

function kindOfCode(code: string): SmtpFailure['kind'] | null {
  return /^(ECONNECTION|ESOCKET|ETIMEDOUT|EPROTOCOL|ETLS|EDNS|ECONNRESET)$/.test(code) ? 'OUTAGE' : null;
}
