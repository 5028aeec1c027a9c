import { LockMode, type InferEntity } from '@mikro-orm/core';
import type { EntityManager } from '@mikro-orm/postgresql';
import { inListOrder, newestFirst } from '@tertulia/persistence';
import type { PageRequest } from '@tertulia/use-case';
import type { CustomConnectorStore, OwnConnector } from '../application/custom-connector-ports.js';
import { nameOfCustom, type ConnectorVersion, type CustomConnector } from '../domain/custom-connector.js';
import { ConnectorVersionTable, CustomConnectorTable } from './custom-connector-tables.js';
import { PostgresUsableConnectorStore } from './postgres-usable-connector-store.js';

type Row = InferEntity<typeof CustomConnectorTable>;
type VersionRow = InferEntity<typeof ConnectorVersionTable>;

const locking = { lockMode: LockMode.PESSIMISTIC_WRITE, refresh: true } as const;

export class PostgresCustomConnectorStore implements CustomConnectorStore {
  readonly usable: PostgresUsableConnectorStore;

  constructor(private readonly em: EntityManager) {
    this.usable = new PostgresUsableConnectorStore(em);
  }

  async list(organizationId: string, page: PageRequest): Promise<OwnConnector[]> {
    const { where, orderBy, limit } = newestFirst(page, 'id', (sortKey) => sortKey);
    const rows = await this.em.find(CustomConnectorTable, { $and: [{ organizationId }, where] }, { orderBy, limit });
    return this.#withVersions(inListOrder(page, rows));
  }

  async count(organizationId: string): Promise<number> {
    return this.em.count(CustomConnectorTable, { organizationId });
  }

  async find(organizationId: string, id: string): Promise<OwnConnector | null> {
    const row = await this.em.findOne(CustomConnectorTable, { organizationId, id }, { refresh: true });
    return row === null ? null : ((await this.#withVersions([row]))[0] ?? null);
  }

  async lockAndCount(organizationId: string): Promise<number> {
    await this.em.execute('select pg_advisory_xact_lock(hashtextextended(?, 2))', [organizationId]);
    return this.count(organizationId);
  }

  async lock(organizationId: string, id: string): Promise<CustomConnector | null> {
    const row = await this.em.findOne(CustomConnectorTable, { organizationId, id }, locking);
    return row === null ? null : toConnector(row);
  }

  async save(connector: CustomConnector): Promise<void> {
    await this.em.upsert(CustomConnectorTable, { ...connector });
  }

  async saveVersion(version: ConnectorVersion): Promise<void> {
    await this.em.upsert(ConnectorVersionTable, { ...version });
  }

  async waiting(organizationId: string, connectorId: string): Promise<ConnectorVersion[]> {
    const rows = await this.em.find(ConnectorVersionTable, { organizationId, connectorId, state: 'SUBMITTED' });
    return rows.map(toVersion);
  }

  async prune({ id, organizationId, name }: CustomConnector, upTo: number): Promise<void> {
    await this.em.execute(
      `delete from custom_connector_version v
       where v.organization_id = ? and v.connector_id = ? and v.version <= ? and v.state = 'DRAFT'
         and not exists (select 1 from connection c
           where c.organization_id = v.organization_id and c.connector = ? and c.connector_version = v.version)`,
      [organizationId, id, upTo, nameOfCustom({ id, name })],
      'run',
    );
  }

  async delete(organizationId: string, id: string): Promise<void> {
    await this.em.nativeDelete(CustomConnectorTable, { organizationId, id });
  }

  /** Deletes the connectors of an organization that goes. What is in the catalogue of all stays, without its author. */
  async deleteUnshared(organizationId: string): Promise<void> {
    await this.em.nativeDelete(ConnectorVersionTable, { organizationId, state: { $ne: 'IN_CATALOGUE' } });
    await this.em.nativeUpdate(ConnectorVersionTable, { organizationId }, { createdBy: null });
    await this.em.execute(
      `delete from custom_connector c where c.organization_id = ?
         and not exists (select 1 from custom_connector_version v where v.connector_id = c.id)`,
      [organizationId],
      'run',
    );
  }

  async inReview(page: PageRequest): Promise<ConnectorVersion[]> {
    const { where, orderBy, limit } = newestFirst(page, 'id', (sortKey) => sortKey);
    const rows = await this.em.find(
      ConnectorVersionTable,
      { $and: [{ state: 'SUBMITTED' }, where] },
      { orderBy, limit },
    );
    return inListOrder(page, rows).map(toVersion);
  }

  async countInReview(): Promise<number> {
    return this.em.count(ConnectorVersionTable, { state: 'SUBMITTED' });
  }

  async lockInReview(connectorId: string, version: number): Promise<ConnectorVersion | null> {
    const row = await this.em.findOne(ConnectorVersionTable, { connectorId, version, state: 'SUBMITTED' }, locking);
    return row === null ? null : toVersion(row);
  }

  async #withVersions(rows: readonly Row[]): Promise<OwnConnector[]> {
    if (rows.length === 0) return [];
    const newest = await this.em.find(
      ConnectorVersionTable,
      { $or: rows.map(({ id, version }) => ({ connectorId: id, version })) },
      { refresh: true },
    );
    const shared = await this.em.find(
      ConnectorVersionTable,
      { connectorId: { $in: rows.map(({ id }) => id) }, state: 'IN_CATALOGUE' },
      { fields: ['connectorId', 'version'], orderBy: { version: 'asc' } },
    );
    return rows.flatMap((row) => {
      const version = newest.find(({ connectorId }) => connectorId === row.id);
      const catalogueVersion = shared.findLast(({ connectorId }) => connectorId === row.id)?.version ?? null;
      return version === undefined
        ? []
        : [{ connector: toConnector(row), newest: toVersion(version), catalogueVersion }];
    });
  }
}

function toConnector({ id, organizationId, name, version, createdAt, updatedAt }: Row): CustomConnector {
  return { id, organizationId, name, version, createdAt, updatedAt };
}

function toVersion(row: VersionRow): ConnectorVersion {
  const { id, connectorId, organizationId, name, version, manifest, state, createdAt } = row;
  return {
    ...{ id, connectorId, organizationId, name, version, manifest, state, createdAt },
    ...{ reason: row.reason ?? null, submittedAt: row.submittedAt ?? null, reviewedAt: row.reviewedAt ?? null },
    ...{ reviewedBy: row.reviewedBy ?? null, createdBy: row.createdBy ?? null },
  };
}
