import type { BotDefinition } from '@tertulia/flow-engine';
import type { Coverage, PathRequest, Pin, Recording, Replay, Transcript } from '@tertulia/pinned-conversations';
import type { PinnedConversation } from '../domain/pinned-conversation.js';

/** Stores return only rows of the tenant in scope. */
export interface PinStore {
  /** Of a bot, the oldest first. */
  ofBot(organizationId: string, botId: string): Promise<PinnedConversation[]>;
  byIds(organizationId: string, ids: readonly string[]): Promise<PinnedConversation[]>;
  count(organizationId: string, botId: string): Promise<number>;
  /** A text that is another one after every change of the bot's pins. */
  stampOf(organizationId: string, botId: string): Promise<string>;
  ofConversation(organizationId: string, conversationId: string): Promise<PinnedConversation[]>;
  add(pins: readonly PinnedConversation[]): Promise<void>;
  save(pin: PinnedConversation): Promise<void>;
  remove(organizationId: string, id: string): Promise<void>;
}

/**
 * Holds recorded conversations outside the event loop, in turn with the work of other organizations.
 * @throws DomainError DEADLINE_EXCEEDED; RATE_LIMITED for an organization with too much work waiting
 */
export interface Rehearsals {
  /** In the order of the pins. */
  replay(organizationId: string, definition: BotDefinition, pins: readonly Pin[]): Promise<Replay[]>;
  play(organizationId: string, definition: BotDefinition, recordings: readonly Recording[]): Promise<Transcript[]>;
  coverageOf(organizationId: string, definition: BotDefinition, pins: readonly Pin[]): Promise<Coverage>;
  /** Null where no conversation was found that reaches the block. */
  pathTo(organizationId: string, definition: BotDefinition, request: PathRequest): Promise<Recording | null>;
}
