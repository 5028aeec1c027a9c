import type {
  InboundScheme,
  InboundSecret,
  InboundSource,
  InboxEvent,
  InboxEventState,
} from '../domain/inbound-source.js';
import type { PageRequest } from '@tertulia/use-case';
import type { Sealed } from './connection-ports.js';

/** A secret with its sealed text. */
export interface SealedInboundSecret extends InboundSecret {
  readonly sealed: Sealed;
}

/** A source with its secrets, newest first. */
export interface StoredInboundSource {
  readonly source: InboundSource;
  readonly secrets: readonly SealedInboundSecret[];
}

/** Stores return only rows of the tenant in scope. */
export interface InboundSourceStore {
  /** Of any organization; needs platform scope. */
  byPublicId(publicId: string): Promise<StoredInboundSource | null>;
  find(organizationId: string, id: string): Promise<StoredInboundSource | null>;
  /** Those that belong to no connection, newest first. */
  own(organizationId: string): Promise<StoredInboundSource[]>;
  ofConnections(organizationId: string, connectionIds: readonly string[]): Promise<StoredInboundSource[]>;
  /** Locks the source until the transaction ends. */
  lock(organizationId: string, id: string): Promise<StoredInboundSource | null>;
  add(stored: StoredInboundSource): Promise<void>;
  /** Stores its secrets. */
  saveSecrets(stored: StoredInboundSource): Promise<void>;
  /** With its events. */
  delete(organizationId: string, id: string): Promise<void>;
  /** Stores that a call was refused, once a minute at most; needs platform scope. */
  refused(id: string, at: Date): Promise<void>;
}

/** How an event ended. */
export interface InboxEnd {
  readonly state: Exclude<InboxEventState, 'PENDING'>;
  /** The conversation that it answered; null for others. */
  readonly conversationId: string | null;
  /** Whether the visitor of that conversation was erased: the event loses its bytes. */
  readonly isErased: boolean;
}

/** What is shown of an event besides its body. */
export interface ListedInboxEvent extends Pick<InboxEvent, 'id' | 'receivedAt' | 'contentType'> {
  readonly state: InboxEventState;
}

/** The beginning of the body of an event; null once it is deleted. */
export interface InboxBody {
  readonly eventId: string;
  readonly body: Buffer | null;
}

/** What a source received, for receivers of webhooks. */
export interface ReceivedCall extends InboxBody {
  /** The name of the source. */
  readonly name: string;
  readonly contentType: string;
}

export interface InboxStore {
  /** Newest first. */
  list(organizationId: string, sourceId: string, page: PageRequest): Promise<ListedInboxEvent[]>;
  count(organizationId: string, sourceId: string): Promise<number>;
  find(organizationId: string, sourceId: string, id: string): Promise<ListedInboxEvent | null>;
  /** At most `bytes` of each body. */
  bodies(organizationId: string, ids: readonly string[], bytes: number): Promise<InboxBody[]>;
  /** The body is null where it is longer than `bytes`. */
  received(organizationId: string, ids: readonly string[], bytes: number): Promise<ReceivedCall[]>;
  /**
   * Adds an event behind those of its source that are committed, and stores that the source was called. False if the source has the event.
   * Null if there is no such source any more.
   */
  add(event: InboxEvent): Promise<boolean | null>;
  /** The oldest pending events of a source, in order of arrival. Until the transaction ends no other process takes any of this source. */
  take(organizationId: string, sourceId: string, limit: number): Promise<InboxEvent[]>;
  end(event: InboxEvent, end: InboxEnd): Promise<void>;
  /** Events of all organizations that were received before that time and are pending; needs platform scope. */
  overdue(before: Date, limit: number): Promise<InboxPlace[]>;
  /** Removes the bytes of events that answered a conversation. */
  forgetConversation(organizationId: string, conversationId: string): Promise<void>;
  /** Removes the bytes of events of all organizations that are not pending; needs platform scope. */
  forgetBodies(before: Date): Promise<void>;
  /** Removes events of all organizations; needs platform scope. */
  deleteBefore(time: Date): Promise<void>;
}

/** What a job to work on an event carries. */
export interface InboxPlace {
  readonly organizationId: string;
  readonly sourceId: string;
  readonly eventId: string;
}

/** Jobs that are sent with the transaction. */
export interface InboxJobs {
  send(place: InboxPlace): Promise<void>;
}

export interface InboundStores {
  readonly inboundSources: InboundSourceStore;
  readonly inbox: InboxStore;
  readonly inboxJobs: InboxJobs;
}

/** Secrets of sources. */
export interface InboundSecrets {
  /** The text of a sealed secret. */
  open(organizationId: string, secret: SealedInboundSecret): Promise<string>;
  /** A new text, in the form of the scheme. */
  next(scheme: InboundScheme): string;
}
