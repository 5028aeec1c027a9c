import type { Log, UnitOfWork } from '@tertulia/use-case';
import { LRUCache } from 'lru-cache';
import type { Connector } from '../connectors/connector.js';
import { connectorOf } from '../connectors/custom/connector-of.js';
import type { ConnectorRegistry } from '../connectors/registry.js';
import { customIdOf, nameOfCustom } from '../domain/custom-connector.js';
import { readManifest } from '../domain/read-manifest.js';
import type { CustomConnectorStore, VersionKey } from './custom-connector-ports.js';

/** What the directory reads. */
export interface DirectoryStores {
  readonly customConnectors: Pick<CustomConnectorStore, 'usable'>;
}

/** What the directory is built on. */
export interface DirectoryParts {
  readonly platform: ConnectorRegistry;
  readonly work: UnitOfWork<DirectoryStores>;
  readonly log: Log;
}

/** A connector by its name; without a version the newest. */
export interface WantedConnector {
  readonly name: string;
  readonly version?: number;
}

type Read = <T>(organizationId: string, run: (stores: DirectoryStores) => Promise<T>) => Promise<T>;

/** Characters of manifests whose connectors are kept. */
const keptMax = 4_000_000;

/**
 * The connectors that an organization can use: those of the platform, its own, and those of others that were reviewed into the catalogue of
 * all. Which versions there are is read each time; a version never changes, so what was made of its manifest is kept.
 */
export class ConnectorDirectory {
  /** Those that the platform has itself. */
  readonly platform: ConnectorRegistry;
  readonly #log: Log;
  readonly #read: Read;
  /** By the id of the version. */
  readonly #made: LRUCache<string, Connector>;

  private constructor(parts: Pick<DirectoryParts, 'platform' | 'log'>, read: Read, made: LRUCache<string, Connector>) {
    this.platform = parts.platform;
    this.#log = parts.log;
    this.#read = read;
    this.#made = made;
  }

  static on({ work, ...parts }: DirectoryParts): ConnectorDirectory {
    const read: Read = async (organizationId, run) => work.read({ organizationId }, run);
    return new ConnectorDirectory(parts, read, new LRUCache<string, Connector>({ maxSize: keptMax }));
  }

  /** The same directory inside a transaction in the scope of the organization. */
  within(stores: DirectoryStores): ConnectorDirectory {
    return new ConnectorDirectory(
      { platform: this.platform, log: this.#log },
      async (_, run) => run(stores),
      this.#made,
    );
  }

  /** Null if the organization can use none of that name; without a version the newest. */
  async find(organizationId: string, name: string, version?: number): Promise<Connector | null> {
    const wanted = version === undefined ? { name } : { name, version };
    return (await this.findAll(organizationId, [wanted]))[0] ?? null;
  }

  /** The same for several, in their order, by a fixed number of statements. */
  async findAll(organizationId: string, wanted: readonly WantedConnector[]): Promise<(Connector | null)[]> {
    const ids = new Set(wanted.flatMap(({ name }) => customIdOf(name) ?? []));
    const keys = ids.size === 0 ? [] : await this.#keys(organizationId, [...ids]);
    const picked = wanted.map((one) => keys.findLast((key) => isWanted(key, one)) ?? null);
    const made = await this.#connectors(
      organizationId,
      picked.filter((key) => key !== null),
    );
    return wanted.map(({ name, version }, at) => {
      const key = picked[at] ?? null;
      return key === null ? this.platform.find(name, version) : (made.get(key.id) ?? null);
    });
  }

  /** The newest version of each that the organization can use, in the order of the catalogue. */
  async all(organizationId: string): Promise<Connector[]> {
    const keys = await this.#read(organizationId, async ({ customConnectors }) =>
      customConnectors.usable.newest(organizationId),
    );
    const made = await this.#connectors(organizationId, keys);
    return [...this.platform.all, ...keys.flatMap(({ id }) => made.get(id) ?? [])];
  }

  async #keys(organizationId: string, ids: readonly string[]): Promise<VersionKey[]> {
    return this.#read(organizationId, async ({ customConnectors }) =>
      customConnectors.usable.versionsOf(organizationId, ids),
    );
  }

  async #connectors(organizationId: string, keys: readonly VersionKey[]): Promise<ReadonlyMap<string, Connector>> {
    const unknown = keys.filter(({ id }) => !this.#made.has(id));
    const manifests =
      unknown.length === 0
        ? new Map<string, string>()
        : await this.#read(organizationId, async ({ customConnectors }) =>
            customConnectors.usable.manifests(unknown.map(({ id }) => id)),
          );
    const found = keys.flatMap((key): [string, Connector][] => {
      const connector = this.#made.get(key.id) ?? this.#make(key, manifests.get(key.id));
      if (connector === null) return [];
      const isOwn = key.organizationId === organizationId && key.state !== 'IN_CATALOGUE';
      return [[key.id, isOwn ? { ...connector, isOwn } : connector]];
    });
    return new Map(found);
  }

  #make({ id, connectorId, name, version }: VersionKey, text: string | undefined): Connector | null {
    if (text === undefined) return null;
    const { manifest } = readManifest(text);
    if (manifest === null) {
      this.#log.error({ connectorId, version }, 'a stored connector cannot be read');
      return null;
    }
    const connector = connectorOf(manifest, { name: nameOfCustom({ id: connectorId, name }), version });
    this.#made.set(id, connector, { size: text.length });
    return connector;
  }
}

function isWanted(key: VersionKey, { name, version }: WantedConnector): boolean {
  const isNamed = nameOfCustom({ id: key.connectorId, name: key.name }) === name;
  return isNamed && (version === undefined || version === key.version);
}
