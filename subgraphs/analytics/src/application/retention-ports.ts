import type { Removal } from './tracked-ports.js';

/** Removes old events, and records what was removed. */
export interface RetentionStore {
  /** Organizations that are not deleted. */
  organizationIds(): Promise<string[]>;
  /**
   * Removes events that organizations sent and events of conversations from before a moment, at most some thousands at once. Marks of erasures
   * stay, so that late texts are still refused, and so do events of the directory, which tell what is current.
   * @returns how many were removed; call again until it is none
   */
  removeOldEvents(organizationId: string, before: Date): Promise<number>;
  /** Adds to what was removed on that day for that reason. */
  recordRemoval(organizationId: string, removal: Removal): Promise<void>;
  removals(organizationId: string): Promise<Removal[]>;
}
