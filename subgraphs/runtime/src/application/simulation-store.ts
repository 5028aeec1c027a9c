import type { BotDefinition } from '@tertulia/flow-engine';
import type { Simulation } from '../domain/simulation.js';

/** Conversations with drafts. */
export interface SimulationStore {
  byId(organizationId: string, id: string): Promise<Simulation | null>;
  lock(organizationId: string, id: string): Promise<Simulation | null>;
  definitionOf(organizationId: string, id: string): Promise<unknown>;
  add(simulation: Simulation, definition: BotDefinition, expiresAt: Date): Promise<void>;
  save(simulation: Simulation): Promise<void>;
  /** How many were opened by a link and expire after an instant. */
  countOfLink(organizationId: string, previewLinkId: string, expiringAfter: Date): Promise<number>;
  remove(organizationId: string, id: string): Promise<void>;
  /** Deletes the expired ones, of any organization. */
  removeExpired(now: Date): Promise<void>;
}
