import { LockMode, type InferEntity } from '@mikro-orm/core';
import type { EntityManager } from '@mikro-orm/postgresql';
import type { BotDefinition } from '@tertulia/flow-engine';
import { heavyJson } from '@tertulia/persistence';
import type { SimulationStore } from '../application/simulation-store.js';
import type { Channel } from '../domain/conversation.js';
import type { Simulation } from '../domain/simulation.js';
import { SimulationTable } from './tables.js';

export class PostgresSimulationStore implements SimulationStore {
  constructor(private readonly em: EntityManager) {}

  async byId(organizationId: string, id: string): Promise<Simulation | null> {
    const row = await this.em.findOne(SimulationTable, { organizationId, id });
    return row === null ? null : toSimulation(row);
  }

  async lock(organizationId: string, id: string): Promise<Simulation | null> {
    const locking = { lockMode: LockMode.PESSIMISTIC_WRITE, refresh: true } as const;
    const row = await this.em.findOne(SimulationTable, { organizationId, id }, locking);
    return row === null ? null : toSimulation(row);
  }

  async definitionOf(organizationId: string, id: string): Promise<unknown> {
    const row = await this.em.findOne(
      SimulationTable,
      { organizationId, id },
      { populate: ['definition'], refresh: true },
    );
    return row?.definition ?? null;
  }

  async add(simulation: Simulation, definition: BotDefinition, expiresAt: Date): Promise<void> {
    const { id, organizationId, botId, checksum, effects, previewLinkId } = simulation;
    const place = { id, organizationId, botId, checksum, effects, previewLinkId };
    const fixed = { ...place, definition: heavyJson(definition), expiresAt };
    await this.em.insert(SimulationTable, { ...fixed, ...changing(simulation) });
  }

  async save(simulation: Simulation): Promise<void> {
    const { id, organizationId } = simulation;
    await this.em.nativeUpdate(SimulationTable, { id, organizationId }, changing(simulation));
  }

  async countOfLink(organizationId: string, previewLinkId: string, expiringAfter: Date): Promise<number> {
    return this.em.count(SimulationTable, { organizationId, previewLinkId, expiresAt: { $gt: expiringAfter } });
  }

  async remove(organizationId: string, id: string): Promise<void> {
    await this.em.nativeDelete(SimulationTable, { organizationId, id });
  }

  async removeExpired(now: Date): Promise<void> {
    await this.em.nativeDelete(SimulationTable, { expiresAt: { $lte: now } });
  }
}

function changing(simulation: Simulation) {
  const { state, turn, channel, pretendedNow, origin, messages, trace, visitedGroupIds } = simulation;
  return {
    ...{ turn, channel },
    state: heavyJson(state),
    pretendedNow: pretendedNow === null ? null : new Date(pretendedNow),
    origin: heavyJson(origin),
    messages: heavyJson(messages),
    trace: heavyJson(trace),
    visitedGroupIds: [...visitedGroupIds],
  };
}

function toSimulation(row: InferEntity<typeof SimulationTable>): Simulation {
  const { id, organizationId, botId, checksum, state, turn, messages, trace, visitedGroupIds } = row;
  const pretendedNow = row.pretendedNow?.toISOString() ?? null;
  const effects = row.effects === 'ON' ? 'ON' : 'OFF';
  // A run of the previous release has none.
  const origin = row.origin ?? { fromBlockId: null, variables: {}, results: [] };
  const { channel, previewLinkId = null } = row;
  const run = {
    channel: channel as Channel,
    previewLinkId,
    state,
    turn,
    effects,
    pretendedNow,
    origin,
    messages,
    trace,
    visitedGroupIds,
  } as const;
  return { id, organizationId, botId, checksum, ...run };
}
