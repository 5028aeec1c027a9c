import type { BotDefinition } from '@tertulia/flow-engine';
import type { OwnBot } from './outside-ports.js';

/** A part of a document, as `bots` read it. */
export interface Passage {
  readonly heading: string;
  readonly page: number | null;
  readonly text: string;
}

/** The passages of one file. */
export interface DocumentContent {
  readonly id: string;
  readonly passages: readonly Passage[];
}

/** Passages that versions and simulations of this subgraph name, so that answers do not depend on `bots`. */
export interface DocumentStore {
  /** Those of these ids that are not here. */
  missing(bot: OwnBot, contentIds: readonly string[]): Promise<string[]>;
  /** Those that came for the bot: a definition that names another one's gets nothing. */
  of(bot: OwnBot, contentIds: readonly string[]): Promise<DocumentContent[]>;
  add(bot: OwnBot, contents: readonly DocumentContent[], at: Date): Promise<void>;
  /** Removes what came before a moment and no version of the bot names. */
  removeUnused(bot: OwnBot, before: Date): Promise<void>;
}

/** Brings the passages of documents here. */
export interface DocumentSource {
  /** Before a definition is used: passages never change, so each is fetched once. @throws DomainError SUBGRAPH_UNAVAILABLE */
  fetch(bot: OwnBot, definition: BotDefinition): Promise<void>;
}
