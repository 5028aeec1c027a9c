import { makeEvent, type DomainEvent } from '@tertulia/events';
import type { Stream } from '@tertulia/streams';
import type { Clock, Ids, UnitOfWork } from '@tertulia/use-case';
import type { Conversation } from '../domain/conversation.js';
import type { Fact } from '../domain/fact.js';
import type { LiveSnapshot } from '../domain/live-counts.js';
import type { DocumentSource } from './document-ports.js';
import type { HeldEffects } from './held-effects.js';
import type { PinKeeper } from './pin-ports.js';
import type {
  AnswerProvider,
  DefinitionSource,
  DraftSource,
  MemberDirectory,
  OutsideWork,
  PresenceStore,
  RuntimeFeed,
  Stores,
  VisitorTokens,
} from './ports.js';
import type { FileKeeper } from './received-file-ports.js';
import type { TextReader } from './text-reader-ports.js';

/** The live counts, cached for subscribers. */
export interface LiveMonitor {
  /** Reports a change. Subscribers are notified of the first change at once, then at most once a second for each organization. */
  changed(organizationId: string): void;
  read(organizationId: string): Promise<LiveSnapshot>;
  /** Emits the current counts at once, then each change. */
  watch(organizationId: string): Stream<LiveSnapshot>;
}

/** How a visitor's message ended: processed, a repeat of a processed one, refused by a rule, or failed. */
export type TurnOutcome = 'STORED' | 'REPEATED' | 'REFUSED' | 'FAILED';

/** Counts turns for metrics. */
export interface TurnMeter {
  count(outcome: TurnOutcome, ms: number): void;
}

/** The dependencies of every use case of this subgraph. */
export interface RuntimeDependencies {
  readonly work: UnitOfWork<Stores>;
  readonly definitions: DefinitionSource;
  readonly feed: RuntimeFeed;
  readonly monitor: LiveMonitor;
  readonly presence: PresenceStore;
  readonly answers: AnswerProvider;
  readonly documents: DocumentSource;
  readonly readings: TextReader;
  readonly outside: OutsideWork;
  readonly held: HeldEffects;
  readonly files: FileKeeper;
  readonly tokens: VisitorTokens;
  readonly members: MemberDirectory;
  readonly drafts: DraftSource;
  readonly pins: PinKeeper;
  readonly turns: TurnMeter;
  readonly clock: Clock;
  readonly ids: Ids;
  /** A token that cannot be guessed. */
  newToken(): string;
  /** A random integer that seeds the random choices of a conversation. */
  newSeed(): number;
  /** Milliseconds of a monotonic clock, to measure durations. */
  monotonicMs(): number;
}

/** Makes events of facts that happened just now. */
export function eventsOf(
  deps: Pick<RuntimeDependencies, 'clock' | 'ids'>,
  conversation: Conversation,
  facts: readonly Fact[],
): DomainEvent[] {
  const occurredAt = deps.clock.now();
  const { organizationId } = conversation;
  return facts.map((fact) => makeEvent(fact.name, { id: deps.ids.next(), occurredAt, organizationId }, fact.payload));
}
