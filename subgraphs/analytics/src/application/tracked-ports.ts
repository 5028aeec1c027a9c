import type { PlanCode } from '@tertulia/plan-limits';
import type { PagePosition } from '@tertulia/use-case';
import type { FactKey } from '../domain/batch-fold.js';
import type { TrackedAttribute, TrackedEvent } from '../domain/tracked-event.js';

/** Which events of an organization, by their time, latest first. Null or empty leaves a filter out. */
export interface TrackedQuery {
  organizationId: string;
  /** Bots to which the caller is limited. */
  botIds: readonly string[] | null;
  names: readonly string[];
  from: Date | null;
  /** Not included. */
  to: Date | null;
  conversationId: string | null;
  /** Events that have all of them. */
  attributes: readonly TrackedAttribute[];
}

export interface TrackedPage {
  limit: number;
  /** Time and id of the event before the page; null for the first page. */
  cursor: PagePosition | null;
}

/** What was removed of an organization's events on a day, and why. */
export interface Removal {
  /** `YYYY-MM-DD` in UTC. */
  day: string;
  reason: 'RETENTION' | 'ERASURE';
  /** Events removed, or events whose attributes were removed. */
  count: number;
}

/** Events that organizations send, and what was removed of them. */
export interface TrackedStore {
  /** The conversations that metrics know, by id. */
  conversationKeys(organizationId: string, ids: readonly string[]): Promise<Map<string, FactKey>>;
  /** Those of the conversations whose visitor's data was erased. */
  erasedAmong(organizationId: string, conversationIds: readonly string[]): Promise<Set<string>>;
  /** Those of the ids that are stored. */
  knownTracked(organizationId: string, eventIds: readonly string[]): Promise<Set<string>>;
  /** How many were received from this moment on. */
  receivedSince(organizationId: string, since: Date): Promise<number>;
  /** Stores each event once by its id; returns the ids that were new. */
  addTracked(organizationId: string, events: readonly TrackedEvent[]): Promise<Set<string>>;
  /** A page with one event more than its limit if more follow. */
  trackedOf(query: TrackedQuery, page: TrackedPage): Promise<TrackedEvent[]>;
  countTracked(query: TrackedQuery): Promise<number>;
  /** Removes the attributes of the conversations' events; returns of how many. */
  eraseTracked(organizationId: string, conversationIds: readonly string[]): Promise<number>;
  /** The plan of the latest entitlements; null if unknown. */
  planOf(organizationId: string): Promise<PlanCode | null>;
  /** A plan that was known before a later one is ignored. */
  rememberPlan(organizationId: string, plan: PlanCode, knownAt: Date): Promise<void>;
}
