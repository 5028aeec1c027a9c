import { makeEvent, type DomainEvent } from '@tertulia/events';
import type { Stream } from '@tertulia/streams';
import type { Clock, Ids, UnitOfWork } from '@tertulia/use-case';
import type { Conversation } from '../domain/conversation.js';
import type { Fact } from '../domain/fact.js';
import type { LiveSnapshot } from '../domain/live-counts.js';
import type {
  AnswerProvider,
  DefinitionSource,
  DraftSource,
  MemberDirectory,
  PresenceStore,
  RuntimeFeed,
  Stores,
  VisitorTokens,
} from './ports.js';

/** The numbers of this moment, kept for those who watch. */
export interface LiveFloor {
  /** Something has changed: watchers are told, at most once a second per organization, the first at once. */
  changed(organizationId: string): void;
  read(organizationId: string): Promise<LiveSnapshot>;
  /** The present numbers at once, then each change. */
  watch(organizationId: string): Stream<LiveSnapshot>;
}

/** How a visitor's message ended: answered for the first time, answered before, refused by a rule, or not handled. */
export type TurnOutcome = 'STORED' | 'REPEATED' | 'REFUSED' | 'FAILED';

/** Counts turns for those who run the service. */
export interface TurnMeter {
  count(outcome: TurnOutcome, ms: number): void;
}

/** What every use case of this subgraph is given. */
export interface RuntimeDependencies {
  readonly work: UnitOfWork<Stores>;
  readonly definitions: DefinitionSource;
  readonly feed: RuntimeFeed;
  readonly floor: LiveFloor;
  readonly presence: PresenceStore;
  readonly answers: AnswerProvider;
  readonly tokens: VisitorTokens;
  readonly members: MemberDirectory;
  readonly drafts: DraftSource;
  readonly turns: TurnMeter;
  readonly clock: Clock;
  readonly ids: Ids;
  /** A whole number that starts the chance of a conversation. */
  newSeed(): number;
  /** Milliseconds of a clock that never steps back, for durations. */
  monotonicMs(): number;
}

/** Facts as events of this moment. */
export function eventsOf(
  deps: Pick<RuntimeDependencies, 'clock' | 'ids'>,
  conversation: Conversation,
  facts: readonly Fact[],
): DomainEvent[] {
  const occurredAt = deps.clock.now();
  const { organizationId } = conversation;
  return facts.map((fact) => makeEvent(fact.name, { id: deps.ids.next(), occurredAt, organizationId }, fact.payload));
}
