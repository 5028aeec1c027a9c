import type { BotDefinition } from '@tertulia/flow-engine';

/** A draft as the server last gave it. */
export interface ServerDraft {
  revision: number;
  /** ISO 8601. */
  updatedAt: string;
  updatedBy: string | null;
  definition: BotDefinition;
  /** Names of its latest saves: ours among them are known again. */
  saveIds: readonly string[];
}
