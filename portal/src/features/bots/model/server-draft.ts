import type { BotDefinition } from '@tertulia/flow-engine';

/** A draft as last received from the server. */
export interface ServerDraft {
  revision: number;
  /** ISO 8601. */
  updatedAt: string;
  updatedBy: string | null;
  definition: BotDefinition;
  /** The ids of its latest saves, by which our own are recognised. */
  saveIds: readonly string[];
}
