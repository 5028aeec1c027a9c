import { LockMode, raw, type InferEntity } from '@mikro-orm/core';
import type { EntityManager } from '@mikro-orm/postgresql';
import { inListOrder, newestFirst } from '@tertulia/persistence';
import type { PageRequest } from '@tertulia/use-case';
import type { ConnectionStore, RenewalLease, StoredConnection } from '../application/connection-ports.js';
import type { Connection } from '../domain/connection.js';
import { ConnectionTable } from './connection-tables.js';

type Row = InferEntity<typeof ConnectionTable>;

/** Of these bots at least one may use the connection: it names none, or one of them. */
const reachable = `(bot_ids = '[]'::jsonb or jsonb_exists_any(bot_ids, array(select jsonb_array_elements_text(?::jsonb))))`;

export class PostgresConnectionStore implements ConnectionStore {
  constructor(private readonly em: EntityManager) {}

  async byIds(organizationId: string, ids: readonly string[]): Promise<Connection[]> {
    const rows = await this.em.find(ConnectionTable, { organizationId, id: { $in: [...ids] } });
    return rows.map(toConnection);
  }

  async withCredential(organizationId: string, id: string): Promise<StoredConnection | null> {
    const row = await this.em.findOne(ConnectionTable, { organizationId, id });
    return row === null ? null : toStored(row);
  }

  async list(organizationId: string, botIds: readonly string[] | null, page: PageRequest): Promise<Connection[]> {
    const { where, orderBy, limit } = newestFirst(page, 'id', (sortKey) => sortKey);
    const visible = await this.#idsOf(organizationId, botIds);
    const conditions = visible === null ? { organizationId } : { organizationId, id: { $in: visible } };
    const rows = await this.em.find(ConnectionTable, { $and: [conditions, where] }, { orderBy, limit });
    return inListOrder(page, rows).map(toConnection);
  }

  async count(organizationId: string, botIds: readonly string[] | null): Promise<number> {
    const visible = await this.#idsOf(organizationId, botIds);
    return visible === null ? this.em.count(ConnectionTable, { organizationId }) : visible.length;
  }

  async ofBots(organizationId: string, botIds: readonly string[]): Promise<Connection[]> {
    const ids = (await this.#idsOf(organizationId, botIds)) ?? [];
    const rows = await this.em.find(ConnectionTable, { organizationId, id: { $in: ids } }, { orderBy: { id: 'desc' } });
    return rows.map(toConnection);
  }

  async all(organizationId: string): Promise<Connection[]> {
    return (await this.em.find(ConnectionTable, { organizationId })).map(toConnection);
  }

  async countUses(organizationId: string, connectors: readonly string[]): Promise<ReadonlyMap<string, number>> {
    const where = { organizationId, connector: { $in: [...connectors] } };
    const rows = await this.em.find(ConnectionTable, where, { fields: ['connector'] });
    const countOf = (name: string): number => rows.filter(({ connector }) => connector === name).length;
    return new Map(connectors.map((name) => [name, countOf(name)]));
  }

  async isUsed(connector: string): Promise<boolean> {
    return (await this.em.count(ConnectionTable, { connector })) > 0;
  }

  async lockAndCount(organizationId: string): Promise<number> {
    await this.em.execute('select pg_advisory_xact_lock(hashtextextended(?, 1))', [organizationId]);
    return this.em.count(ConnectionTable, { organizationId });
  }

  async lock(organizationId: string, id: string): Promise<StoredConnection | null> {
    const options = { lockMode: LockMode.PESSIMISTIC_WRITE, refresh: true } as const;
    const row = await this.em.findOne(ConnectionTable, { organizationId, id }, options);
    return row === null ? null : toStored(row);
  }

  async save({ connection, credential }: StoredConnection): Promise<void> {
    const { botIds, settings, ...rest } = connection;
    await this.em.upsert(ConnectionTable, { ...rest, botIds: [...botIds], settings: { ...settings }, credential });
  }

  async delete(organizationId: string, id: string): Promise<void> {
    await this.em.nativeDelete(ConnectionTable, { organizationId, id });
  }

  // By the database's clock: those of the replicas may differ.
  async takeLease({ organizationId, connectionId, leaseId, revision, durationMs }: RenewalLease): Promise<boolean> {
    const taken: unknown[] = await this.em.execute(
      `update connection set lease_id = ?, lease_until = clock_timestamp() + ? * interval '1 millisecond'
       where organization_id = ? and id = ? and revision = ? and (lease_until is null or lease_until < clock_timestamp())
       returning id`,
      [leaseId, durationMs, organizationId, connectionId, revision],
    );
    return taken.length > 0;
  }

  async releaseLease(lease: Pick<RenewalLease, 'organizationId' | 'connectionId' | 'leaseId'>): Promise<void> {
    const { organizationId, connectionId, leaseId } = lease;
    await this.em.execute(
      'update connection set lease_id = null, lease_until = null where organization_id = ? and id = ? and lease_id = ?',
      [organizationId, connectionId, leaseId],
      'run',
    );
  }

  async hasAccount(connector: string, accountLabel: string | null): Promise<boolean> {
    return (await this.em.count(ConnectionTable, { connector, accountLabel })) > 0;
  }

  async failingSince(before: Date, limit: number): Promise<Connection[]> {
    // In random order, so that many that stay in error do not keep the others from being tested.
    const rows = await this.em.find(
      ConnectionTable,
      { state: 'ERROR', stateSince: { $lt: before } },
      { orderBy: { [raw('random()')]: 'asc' }, limit },
    );
    return rows.map(toConnection);
  }

  async #idsOf(organizationId: string, botIds: readonly string[] | null): Promise<string[] | null> {
    if (botIds === null) return null;
    const rows = await this.em.execute<{ id: string }[]>(
      `select id from connection where organization_id = ? and ${reachable}`,
      [organizationId, JSON.stringify(botIds)],
    );
    return rows.map(({ id }) => id);
  }
}

function toStored(row: Row): StoredConnection {
  return { connection: toConnection(row), credential: row.credential ?? null };
}

function toConnection(row: Row): Connection {
  return {
    id: row.id,
    organizationId: row.organizationId,
    connector: row.connector,
    connectorVersion: row.connectorVersion,
    name: row.name,
    accountLabel: row.accountLabel ?? null,
    botIds: row.botIds,
    settings: row.settings,
    state: row.state,
    stateReason: row.stateReason ?? null,
    stateSince: row.stateSince,
    stateBeforeSuspension: row.stateBeforeSuspension ?? null,
    outages: row.outages,
    rejections: row.rejections,
    lastFour: row.lastFour ?? null,
    revision: row.revision,
    expiresAt: row.expiresAt ?? null,
    createdBy: row.createdBy ?? null,
    createdAt: row.createdAt,
    updatedAt: row.updatedAt,
  };
}
