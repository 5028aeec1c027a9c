import type { EntityManager } from '@mikro-orm/postgresql';
import type { UsableConnectorStore, VersionKey } from '../application/custom-connector-ports.js';
import type { ConnectorVersionState } from '../domain/custom-connector.js';
import { ConnectorVersionTable } from './custom-connector-tables.js';

interface KeyRow {
  readonly id: string;
  readonly connector_id: string;
  readonly organization_id: string;
  readonly name: string;
  readonly version: number;
  readonly state: ConnectorVersionState;
}

/** Versions in the catalogue a tenant sees by a policy of the table, beside its own. */
const usable = "(organization_id = ? or state = 'IN_CATALOGUE')";
const columns = 'id, connector_id, organization_id, name, version, state';

export class PostgresUsableConnectorStore implements UsableConnectorStore {
  constructor(private readonly em: EntityManager) {}

  async versionsOf(organizationId: string, connectorIds: readonly string[]): Promise<VersionKey[]> {
    const rows = await this.em.find(
      ConnectorVersionTable,
      {
        connectorId: { $in: [...connectorIds] },
        $or: [{ organizationId }, { state: 'IN_CATALOGUE' }],
      },
      { fields: ['connectorId', 'organizationId', 'name', 'version', 'state'], orderBy: { version: 'asc' } },
    );
    return rows.map(({ id, connectorId, organizationId: owner, name, version, state }) => {
      return { id, connectorId, organizationId: owner, name, version, state };
    });
  }

  async newest(organizationId: string): Promise<VersionKey[]> {
    const rows = await this.em.execute<KeyRow[]>(
      `select distinct on (connector_id) ${columns} from custom_connector_version
       where ${usable} order by connector_id, version desc`,
      [organizationId],
    );
    return rows.map(({ id, connector_id: connectorId, organization_id: owner, name, version, state }) => {
      return { id, connectorId, organizationId: owner, name, version, state };
    });
  }

  async manifests(versionIds: readonly string[]): Promise<ReadonlyMap<string, string>> {
    const rows = await this.em.find(ConnectorVersionTable, { id: { $in: [...versionIds] } }, { fields: ['manifest'] });
    return new Map(rows.map(({ id, manifest }) => [id, manifest]));
  }
}
