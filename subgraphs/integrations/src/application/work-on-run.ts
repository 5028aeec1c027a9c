import { DomainError } from '@tertulia/errors';
import type { OutsideResult } from '@tertulia/flow-engine';
import { mapResponse } from '../connectors/map-response.js';
import { contentsOf } from './run-contents.js';
import { reserveTokens, settleTokens, type ReservedTokens, type TokensSpent } from './model-budget.js';
import { nilId } from '../domain/alert-message.js';
import { noContents, type RunContents } from '../domain/run-contents.js';
import type { ConnectionOutcome, UsableConnection } from './credentials.js';
import type { FieldValues } from '../connectors/connector.js';
import type { AttemptResult, DoneEffect, EffectRun, OutsideDependencies, RunEnd } from './outside-ports.js';

/** How an attempt on a run ended, and whether another one may help. */
export interface Tried {
  readonly result: AttemptResult;
  readonly durationMs: number;
  /** NEVER: nothing changes by itself. LATER: when a person or a plan has changed something. SOON: by itself. */
  readonly retry: 'NEVER' | 'LATER' | 'SOON';
  readonly contents: RunContents;
}

interface TryOptions {
  readonly timeoutMs: number;
  /** True when an earlier attempt may have arrived. */
  readonly isRepeat: boolean;
}

/** Makes one attempt, with the credential as it is now, and reports to the connection how it went. Never throws. */
export async function tryRun(deps: OutsideDependencies, run: EffectRun, options: TryOptions): Promise<Tried> {
  const { effect, organizationId, connectionId } = run;
  const startedMs = deps.waits.monotonicMs();
  const tried = (result: AttemptResult, retry: Tried['retry'], contents = noContents): Tried => {
    return { result, retry, contents, durationMs: Math.round(deps.waits.monotonicMs() - startedMs) };
  };
  if (effect === null) return tried(failed('REFUSED', 'EFFECT_GONE'), 'NEVER');
  const found = connectionId === null ? null : await credentialOf(deps, run, connectionId);
  if (found !== null && 'retry' in found) return tried(failed(found.failure, found.code), found.retry);
  const reserved = found === null ? null : await reservedFor(deps, run, found);
  if (typeof reserved === 'string') {
    return reserved === 'INTERNAL'
      ? tried(failed('OUTAGE', reserved), 'SOON')
      : tried(failed('REFUSED', reserved), 'NEVER');
  }
  const onText = effect.kind === 'action' ? deps.answerParts.of(run) : undefined;
  const asked = { organizationId, effect, key: run.id, credential: found, onText };
  const result = await deps.outside.attempt({ ...asked, ...options });
  if (reserved !== null) await settle(deps, reserved, result);
  if (found !== null && isAnswered(result)) await report(deps, run, { ...found, outcome: outcomeOf(result) });
  return tried(result, retryOf(result), contentsOf(effect, result, found?.secret ?? {}));
}

/** The tokens of a language model, or why it is not asked; null for other work. */
async function reservedFor(
  deps: OutsideDependencies,
  run: EffectRun,
  { connection }: FoundCredential,
): Promise<ReservedTokens | TokensSpent | 'INTERNAL' | null> {
  try {
    return await reserveTokens(deps, run, connection);
  } catch (error) {
    deps.log.error({ err: error, connectionId: connection.id }, 'cannot set tokens aside');
    return 'INTERNAL';
  }
}

async function settle(deps: OutsideDependencies, reserved: ReservedTokens, result: AttemptResult): Promise<void> {
  try {
    await settleTokens(deps, reserved, result);
  } catch (error) {
    deps.log.error({ err: error, connectionId: reserved.connection.id }, 'cannot count the tokens of a call');
  }
}

interface Unusable {
  readonly failure: 'OUTAGE' | 'REFUSED';
  readonly code: string;
  readonly retry: Tried['retry'];
}

interface FoundCredential {
  readonly connection: UsableConnection;
  readonly secret: FieldValues;
  readonly revision: number;
}

/** The credential, or why there is none now. */
async function credentialOf(
  { credentials, log }: OutsideDependencies,
  { organizationId, botId }: EffectRun,
  connectionId: string,
): Promise<FoundCredential | Unusable> {
  try {
    const found = await credentials.use(organizationId, connectionId);
    const { botIds } = found.connection;
    return botIds === null || botId === nilId || botIds.includes(botId) ? found : missing;
  } catch (error) {
    if (!(error instanceof DomainError)) log.error({ err: error, connectionId }, 'cannot open a credential');
    const code = error instanceof DomainError ? error.code : 'INTERNAL';
    if (code === 'NOT_FOUND') return missing;
    const isFault = !(error instanceof DomainError) || error.kind === 'FAULT' || code === 'CONNECTION_UNAVAILABLE';
    return { failure: isFault ? 'OUTAGE' : 'REFUSED', code, retry: isFault ? 'SOON' : 'LATER' };
  }
}

const missing: Unusable = { failure: 'REFUSED', code: 'CONNECTION_NOT_FOUND', retry: 'NEVER' };

function failed(failure: Unusable['failure'], code: string): AttemptResult {
  return { kind: 'failed', failure, code, status: null, retryAfterMs: null };
}

function outcomeOf(result: AttemptResult): ConnectionOutcome {
  if (result.kind === 'done') return 'DONE';
  return result.failure === 'TIMEOUT' ? 'OUTAGE' : result.failure;
}

/** A refused credential may have been renewed by the report. */
function retryOf(result: AttemptResult): Tried['retry'] {
  if (result.kind === 'done' || result.failure === 'REFUSED') return 'NEVER';
  return result.failure === 'AUTHENTICATION' ? 'LATER' : 'SOON';
}

/** Codes of this side: the far side was not asked. */
const unasked = new Set(['PACED', 'BUSY', 'SUSPENDED']);

function isAnswered(result: AttemptResult): boolean {
  return result.kind === 'done' || !unasked.has(result.code);
}

async function report(
  { credentials, log }: OutsideDependencies,
  { organizationId }: EffectRun,
  { connection, revision, outcome }: FoundCredential & { readonly outcome: ConnectionOutcome },
): Promise<void> {
  try {
    await credentials.reported(organizationId, connection.id, { outcome, revision });
  } catch (error) {
    log.warn({ err: error, connectionId: connection.id }, 'cannot record the state of a connection');
  }
}

/** The end of a run whose last attempt is known. */
export function endOf(effect: DoneEffect | null, { result, durationMs, contents }: Tried, finishedAt: Date): RunEnd {
  const mappings = effect === null || effect.kind === 'mail' ? [] : effect.mappings;
  const ended = { finishedAt, durationMs, ...contents };
  if (result.kind === 'done') {
    const done: OutsideResult = { kind: 'done', values: mapResponse(result.value, mappings), status: result.status };
    return { status: 'SUCCEEDED', result: done, code: null, httpStatus: result.status, ...ended };
  }
  const isLate = result.failure === 'TIMEOUT';
  const told: OutsideResult = isLate ? { kind: 'timeout' } : { kind: 'failed', code: result.code };
  const status = isLate ? 'TIMED_OUT' : 'FAILED';
  return { status, result: told, code: result.code, httpStatus: result.status, ...ended };
}
