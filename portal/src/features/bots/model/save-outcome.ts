import type { SaveOutcome, StaleDraft } from './save-queue.js';

/** The parts of a save's payload that decide its outcome. */
export interface SavePayload {
  bot?: { draft: { revision: number } } | null | undefined;
  isJoined?: boolean | undefined;
  stale?: { revision: number; updatedAt: string; updatedBy?: { name: string } | null | undefined } | null | undefined;
  userErrors: readonly { message: string }[];
}

/** The outcome of a save, and whether the draft contains more than was sent. */
export type SentOutcome = SaveOutcome & { isJoined?: boolean };

/** The outcome of a mutation that saves a part of a draft. */
export function outcomeOf(answer: SavePayload, renamed?: { from: string; to: string }): SentOutcome {
  if (answer.stale !== null && answer.stale !== undefined) return { kind: 'stale', stale: staleOf(answer.stale) };
  const [error] = answer.userErrors;
  if (error !== undefined) return { kind: 'refused', message: error.message };
  const revision = answer.bot?.draft.revision;
  if (revision === undefined) return { kind: 'failed', message: '', reference: null };
  const joined = answer.isJoined === true ? { isJoined: true } : {};
  return { kind: 'saved', revision, ...joined, ...(renamed === undefined ? {} : { renamed }) };
}

/** Who and when, as the dialog shows it. */
export function staleOf(stale: NonNullable<SavePayload['stale']>): StaleDraft {
  return { revision: stale.revision, updatedAt: stale.updatedAt, updatedBy: stale.updatedBy?.name ?? null };
}

interface GraphQlFault {
  message: string;
  extensions?: Record<string, unknown> | undefined;
}

/**
 * The outcome of a failed request. Without a response the browser is offline. Invalid input or a missing object is a
 * refusal, which a retry does not fix. Everything else is a failure of the platform with its reference.
 */
export function faultOutcome(error: unknown, faults: readonly GraphQlFault[]): SaveOutcome {
  const [fault] = faults;
  if (fault === undefined)
    return isServerAnswer(error) ? { kind: 'failed', message: messageOf(error), reference: null } : { kind: 'offline' };
  const code = fault.extensions?.['code'];
  const reference = fault.extensions?.['reference'];
  if (code === 'BAD_USER_INPUT' || code === 'NOT_FOUND' || code === 'FORBIDDEN')
    return { kind: 'refused', message: fault.message };
  return { kind: 'failed', message: fault.message, reference: typeof reference === 'string' ? reference : null };
}

function isServerAnswer(error: unknown): boolean {
  return typeof error === 'object' && error !== null && 'statusCode' in error;
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : '';
}
