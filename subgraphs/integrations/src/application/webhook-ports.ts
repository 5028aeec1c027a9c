import type { NewsStream } from '@tertulia/streams';
import type { PageRequest } from '@tertulia/use-case';
import type { AttemptResult, DeliveryState, WebhookDelivery } from '../domain/webhook-delivery.js';
import type { WebhookEndpoint } from '../domain/webhook-endpoint.js';
import type { BodyError, WebhookEvent, WebhookEventType } from '../domain/webhook-event.js';
import type { SelectionProblem, SelectionResult } from '../domain/webhook-selection.js';
import type { WebhookSecret } from '../domain/webhook-secret.js';
import type { Sealed } from './connection-ports.js';
import type { OneTimeUrlStore } from './one-time-url-ports.js';

/** Stores return only rows of the tenant in scope. Every call also names the organization. */
export interface WebhookEndpointStore {
  /** Without those of configuration webhooks. */
  byIds(organizationId: string, ids: readonly string[]): Promise<WebhookEndpoint[]>;
  /** All of the organization, newest first, without those of configuration webhooks. */
  all(organizationId: string): Promise<WebhookEndpoint[]>;
  /** Endpoints that want events of this type, whatever their state. */
  wanting(organizationId: string, type: WebhookEventType): Promise<WebhookEndpoint[]>;
  /** Locks the endpoint until the transaction ends. */
  lock(organizationId: string, id: string): Promise<WebhookEndpoint | null>;
  save(endpoint: WebhookEndpoint): Promise<void>;
  /** With its secrets, deliveries and attempts. */
  delete(organizationId: string, id: string): Promise<void>;
}

/** A secret with its sealed text. */
export interface SealedWebhookSecret {
  readonly secret: WebhookSecret;
  readonly sealed: Sealed;
}

export interface WebhookSecretStore {
  ofEndpoints(organizationId: string, endpointIds: readonly string[]): Promise<WebhookSecret[]>;
  add(secret: SealedWebhookSecret): Promise<void>;
  /** Ends the current secret of an endpoint at that time. */
  expireCurrent(organizationId: string, endpointId: string, at: Date): Promise<void>;
  /** Removes secrets of all organizations; needs platform scope. */
  deleteExpired(before: Date): Promise<void>;
}

/** An attempt as it is listed. */
export interface ListedAttempt extends AttemptResult {
  readonly deliveryId: string;
  readonly number: number;
}

/** Share of deliveries that succeeded, among those that ended. */
export interface EndpointRate {
  readonly endpointId: string;
  readonly delivered: number;
  readonly ended: number;
}

/** Which deliveries of an endpoint to list. */
export interface DeliveryFilter {
  readonly endpointId: string;
  readonly state: DeliveryState | null;
}

/** What an attempt needs: read in one statement for many. */
export interface DueDelivery {
  readonly delivery: WebhookDelivery;
  readonly endpoint: WebhookEndpoint;
  /** Those that sign now, newest first. */
  readonly secrets: readonly SealedWebhookSecret[];
}

/** An attempt that has ended, and what follows from it. */
export interface FinishedAttempt {
  readonly before: WebhookDelivery;
  readonly after: WebhookDelivery;
  readonly result: AttemptResult;
}

/** The body of a delivery, made by its endpoint's selection. */
export interface SelectedBody {
  readonly id: string;
  readonly body: string;
}

/** A delivery whose body may have texts of people. */
export type DeliveryText = Pick<WebhookDelivery, 'id' | 'eventType' | 'occurredAt' | 'body' | 'selectedScopes'>;

export interface WebhookDeliveryStore {
  /** Deliveries of events: none that a publication waits for. */
  byIds(organizationId: string, ids: readonly string[]): Promise<WebhookDelivery[]>;
  /** Newest first. */
  list(organizationId: string, filter: DeliveryFilter, page: PageRequest): Promise<WebhookDelivery[]>;
  count(organizationId: string, filter: DeliveryFilter): Promise<number>;
  attemptsOf(organizationId: string, deliveryIds: readonly string[]): Promise<ListedAttempt[]>;
  rates(organizationId: string, endpointIds: readonly string[], since: Date): Promise<EndpointRate[]>;
  /** Adds those that the endpoint does not have yet for this event; returns their ids. */
  add(deliveries: readonly WebhookDelivery[]): Promise<string[]>;
  save(delivery: WebhookDelivery): Promise<void>;
  /** Makes failed deliveries of an endpoint pending again; returns their ids, at most `limit`. */
  resendFailed(organizationId: string, endpointId: string, how: { now: Date; limit: number }): Promise<string[]>;
  /** Ends pending deliveries of an endpoint as failed. */
  failPending(organizationId: string, endpointId: string, now: Date): Promise<void>;
  /** Of all organizations; needs platform scope. */
  due(ids: readonly string[], now: Date): Promise<DueDelivery[]>;
  /** Stores bodies that selections made, unless one is stored already; returns the stored ones. Needs platform scope. */
  select(bodies: readonly (SelectedBody & { readonly scopes: readonly string[] | null })[]): Promise<SelectedBody[]>;
  /** Stores attempts and deliveries of all organizations, if the delivery was not changed meanwhile; needs platform scope. */
  finish(attempts: readonly FinishedAttempt[]): Promise<void>;
  /** Attempts of all organizations that were due before that time; needs platform scope. */
  overdue(before: Date, limit: number): Promise<PlannedAttempt[]>;
  /** Deliveries of the conversation whose body a selection makes or has made; the id is that of the API. Locked until the transaction ends. */
  lockSelected(organizationId: string, conversation: string): Promise<DeliveryText[]>;
  /** Marks the deliveries of the conversation as erased, and removes what their receivers responded. */
  forgetConversation(organizationId: string, conversation: string, now: Date): Promise<void>;
  /** Deliveries of all organizations that tell of an older call of a source and have its body, oldest first; needs platform scope. */
  withCalls(before: Date, limit: number): Promise<DeliveryText[]>;
  /** Replaces bodies by others without texts, and removes what receivers responded. */
  replaceTexts(bodies: readonly SelectedBody[], now: Date): Promise<void>;
  /** Removes deliveries of all organizations with their attempts; needs platform scope. */
  deleteBefore(time: Date): Promise<void>;
}

/** What a job to deliver carries. */
export interface DeliveryPlace {
  readonly deliveryId: string;
  readonly endpointId: string;
}

/** An attempt that is to be made. Of one delivery and one time there is at most one waiting job. */
export interface PlannedAttempt extends DeliveryPlace {
  readonly dueAt: Date;
}

/** Jobs that are sent with the transaction. */
export interface DeliveryJobs {
  /** `afterMs`: milliseconds until it is due; 0 if omitted. */
  send(attempts: readonly (PlannedAttempt & { readonly afterMs?: number })[]): Promise<void>;
}

/** The last event of each type, about a minute old at the most in busy organizations. */
export interface RecentEventStore {
  /** Events are of one organization, oldest first. */
  note(events: readonly WebhookEvent[]): Promise<void>;
  latest(organizationId: string, type: WebhookEventType): Promise<WebhookEvent | null>;
  /** Removes an event of this conversation; the id is that of the API. */
  forgetConversation(organizationId: string, conversationId: string): Promise<void>;
  /** Removes the last calls of sources of all organizations, if they are older; needs platform scope. */
  forgetCalls(before: Date): Promise<void>;
}

export interface WebhookStores {
  readonly recentEvents: RecentEventStore;
  readonly webhookEndpoints: WebhookEndpointStore;
  readonly webhookSecrets: WebhookSecretStore;
  readonly deliveries: WebhookDeliveryStore;
  readonly deliveryJobs: DeliveryJobs;
  readonly oneTimeUrls: OneTimeUrlStore;
}

/** A request to a receiver. */
export interface WebhookRequest {
  readonly organizationId: string;
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
  /** A shorter deadline than the usual 15 seconds. */
  readonly timeoutMs?: number;
}

/** Sends requests to receivers. Never throws: a failure is part of the result. */
export interface WebhookSender {
  send(request: WebhookRequest): Promise<AttemptResult>;
  /** Whether the rules of the way out allow the URL at all; names are not resolved. */
  mayUse(url: string): boolean;
}

/** What is signed. */
export interface SignedMessage {
  readonly organizationId: string;
  readonly id: string;
  readonly at: Date;
  readonly body: string;
}

/** Signs messages with sealed secrets. */
export interface WebhookSigner {
  /** The value of `webhook-signature`: one signature for each secret. @throws Error when a secret cannot be opened */
  sign(secrets: readonly SealedWebhookSecret[], message: SignedMessage): Promise<string>;
}

/** What subscribers receive: enough to load the rest. JSON-safe. */
export interface DeliveryNews {
  readonly deliveryId: string;
}

/** Notifies subscribers of deliveries; called after the commit. */
export interface DeliveryFeed {
  changed(endpointId: string, news: DeliveryNews): void;
  follow(endpointId: string): NewsStream<DeliveryNews>;
}

/** An event as subscribers receive it, without its organization. JSON-safe. */
export interface EventNews {
  readonly eventId: string;
  readonly type: WebhookEventType;
  readonly occurredAt: string;
  readonly data: Readonly<Record<string, unknown>>;
}

/** Tells subscribers what happened; called after the commit. */
export interface EventFeed {
  happened(organizationId: string, news: EventNews): void;
  follow(organizationId: string): NewsStream<EventNews>;
}

/** A selection, and with which rights it is run. */
export interface ScopedSelection {
  readonly organizationId: string;
  /** Whose selection it is: an endpoint, or nothing that is stored yet. */
  readonly id: string;
  readonly scopes: readonly string[];
  readonly selection: string;
  /** Of messages. */
  readonly locale: 'es' | 'en';
}

/** An error of a selection, in words. */
export interface SelectionError extends BodyError {
  readonly message: string;
  /** What the parser or a check of the schema says, in English; null for other errors. */
  readonly detail: string | null;
  readonly place: { readonly line: number; readonly column: number } | null;
}

/** What running a selection returned, with errors in words. */
export interface RunSelection extends SelectionResult {
  readonly errors: readonly SelectionError[];
}

/** Runs selections by the gateway, with exactly their scopes. Rejects with DomainError SUBGRAPH_UNAVAILABLE while it is away. */
export interface Selections {
  /**
   * What is wrong with the form of a selection; null for one subscription to `events` whose types, as a set, are as wanted. Fields are not
   * checked.
   */
  problem(selection: string, areWanted: (types: ReadonlySet<string>) => boolean): SelectionProblem | null;
  /** What is wrong with a selection, by the schema and the limits of the API. */
  check(selection: ScopedSelection): Promise<readonly SelectionError[]>;
  run(selection: ScopedSelection, event: EventNews): Promise<RunSelection>;
}
