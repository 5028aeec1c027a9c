import type { OutsideEffect, OutsideEffectOf, OutsideResult } from '@tertulia/flow-engine';
import type { ConnectorFailure, FieldValues, JsonValue } from '../connectors/connector.js';
import type { Clock, Ids, Log, UnitOfWork } from '@tertulia/use-case';
import type { ConnectorDirectory } from './connector-directory.js';
import type { RunContents } from '../domain/run-contents.js';
import type { ModelStores } from './model-budget-ports.js';
import type { Credentials, UsableConnection } from './credentials.js';

/** Work outside that this subgraph does by itself; an `await` effect is work of the inbox. */
export type DoneEffect = OutsideEffectOf<'request'> | OutsideEffectOf<'action'> | OutsideEffectOf<'mail'>;

/** Where a run is. `RUNNING` also while it waits for its next attempt. */
export type RunStatus = 'RUNNING' | 'SUCCEEDED' | 'FAILED' | 'TIMED_OUT';

/** One piece of work outside. Its id is what the far side gets as idempotency key. */
export interface EffectRun {
  readonly id: string;
  readonly organizationId: string;
  /** Both are `nilId` for work of the organization itself. */
  readonly botId: string;
  readonly conversationId: string;
  /** Unique in the conversation. */
  readonly effectId: string;
  readonly connectionId: string | null;
  readonly kind: DoneEffect['kind'];
  readonly action: string | null;
  readonly isBackground: boolean;
  readonly isSimulation: boolean;
  readonly status: RunStatus;
  /** Null once it has ended, because it may contain personal data. */
  readonly effect: DoneEffect | null;
  readonly result: OutsideResult | null;
  /** Attempts that were begun. */
  readonly attempts: number;
  readonly startedAt: Date;
  /** When it is tried again in the background. */
  readonly nextAttemptAt: Date | null;
  /** After this a background run is not tried again. */
  readonly giveUpAt: Date | null;
}

/** How a run ended. */
export interface RunEnd extends RunContents {
  readonly status: Exclude<RunStatus, 'RUNNING'>;
  readonly result: OutsideResult;
  readonly code: string | null;
  readonly httpStatus: number | null;
  readonly finishedAt: Date;
  /** Of the last attempt. */
  readonly durationMs: number;
}

/** The right to work on a run: one process has it until it ends or its time is over. */
export interface Lease {
  readonly leaseId: string;
  readonly now: Date;
  readonly until: Date;
}

/** Runs of effects. Every call names the organization. */
export interface EffectRunStore {
  /** Does nothing if the conversation has a run of that effect already. */
  addIfMissing(run: EffectRun): Promise<void>;
  ofEffect(organizationId: string, conversationId: string, effectId: string): Promise<EffectRun | null>;
  find(run: RunKey): Promise<EffectRun | null>;
  /** Counts an attempt and returns the run; null if it has ended, is not due, or another process works on it. */
  take(run: RunKey, lease: Lease): Promise<EffectRun | null>;
  /** False if the lease was lost. */
  renew(run: RunKey, lease: Lease): Promise<boolean>;
  /** Stores the end and forgets the effect. False if the lease was lost. */
  end(run: RunKey, leaseId: string, end: RunEnd): Promise<boolean>;
  /** Gives the lease back until the next attempt. */
  postpone(run: RunKey, leaseId: string, next: NextAttempt): Promise<void>;
  /** Background runs of all organizations whose next attempt is due, oldest first; needs platform scope. */
  due(now: Date, limit: number): Promise<RunKey[]>;
}

/** When a run is tried again, and how the last attempt went. */
export interface NextAttempt extends RunContents {
  readonly at: Date;
  readonly code: string;
}

export interface RunKey {
  readonly id: string;
  readonly organizationId: string;
}

/** One attempt. */
export interface Attempt {
  readonly organizationId: string;
  readonly effect: DoneEffect;
  /** The idempotency key. */
  readonly key: string;
  /** True when an earlier attempt may have arrived. */
  readonly isRepeat: boolean;
  readonly timeoutMs: number;
  /** See `ConnectorContext`. */
  readonly onText?: ((text: string) => void) | undefined;
  /** Null where the effect needs none. */
  readonly credential: { readonly connection: UsableConnection; readonly secret: FieldValues } | null;
}

/** How an attempt ended. `TIMEOUT` and `OUTAGE` leave open whether it arrived. */
export type AttemptResult =
  | { readonly kind: 'done'; readonly value: JsonValue; readonly status: number | null }
  | {
      readonly kind: 'failed';
      readonly failure: ConnectorFailure | 'TIMEOUT';
      /** For the owner's log; names no detail of the network. */
      readonly code: string;
      readonly status: number | null;
      readonly retryAfterMs: number | null;
      /** What the far side sent, where an HTTP request was answered; for the owner's log only. */
      readonly response?: string;
    };

/** The other side. */
export interface Outside {
  /** Never throws. */
  attempt(attempt: Attempt): Promise<AttemptResult>;
  /** One HTTP request, with everything that comes back; never throws. */
  tryRequest(attempt: Attempt & { readonly effect: OutsideEffectOf<'request'> }): Promise<TriedRequest>;
}

/** What came back of a request that a person tries. */
export type TriedRequest =
  | {
      readonly kind: 'response';
      readonly status: number;
      readonly headers: Readonly<Record<string, string>>;
      readonly body: Uint8Array;
    }
  | { readonly kind: 'failed'; readonly code: string };

/** Time that passes while something is awaited; not the clock, which may jump. */
export interface Waits {
  monotonicMs(): number;
  /** Resolves after the time, or at once when the signal is aborted. */
  pause(ms: number, signal?: AbortSignal): Promise<void>;
  /** From 0 to 1. */
  random(): number;
}

/** What models have written of answers that are not complete. */
export interface AnswerParts {
  /** Returns what publishes the parts of one answer, at most ten a second; the latest part is never left out. */
  of(run: Pick<EffectRun, 'organizationId' | 'conversationId' | 'effectId'>): (text: string) => void;
}

/** One-time URLs. */
export interface OneTimeUrls {
  perform(await_: AwaitEffect): Promise<OutsideResult>;
}

/** An `await` effect and whose it is. */
export interface AwaitEffect {
  readonly organizationId: string;
  readonly botId: string;
  readonly conversationId: string;
  readonly effect: OutsideEffect & { readonly kind: 'await' };
}

/** Dependencies of the work outside. */
export interface OutsideDependencies {
  readonly effectRuns: UnitOfWork<EffectRunStore>;
  readonly models: UnitOfWork<ModelStores>;
  readonly connectors: ConnectorDirectory;
  readonly credentials: Credentials;
  readonly outside: Outside;
  readonly answerParts: AnswerParts;
  readonly oneTimeUrls: OneTimeUrls;
  readonly waits: Waits;
  readonly clock: Clock;
  readonly ids: Ids;
  readonly log: Log;
}
