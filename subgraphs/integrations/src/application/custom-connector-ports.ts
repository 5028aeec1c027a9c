import type { PageRequest } from '@tertulia/use-case';
import type { ConnectorVersion, CustomConnector } from '../domain/custom-connector.js';

/** Which version it is, without its manifest. */
export type VersionKey = Pick<ConnectorVersion, 'id' | 'connectorId' | 'organizationId' | 'name' | 'version' | 'state'>;

/** What the organization in scope can use: versions of its own, and those that are in the catalogue of all. */
export interface UsableConnectorStore {
  /** The usable versions of these connectors, oldest first. */
  versionsOf(organizationId: string, connectorIds: readonly string[]): Promise<VersionKey[]>;
  /** The newest usable version of each connector, oldest connector first. */
  newest(organizationId: string): Promise<VersionKey[]>;
  /** Manifests by the ids of versions. */
  manifests(versionIds: readonly string[]): Promise<ReadonlyMap<string, string>>;
}

/** An own connector with its newest version, and the newest one in the catalogue of all. */
export interface OwnConnector {
  readonly connector: CustomConnector;
  readonly newest: ConnectorVersion;
  /** Null while none is in the catalogue. */
  readonly catalogueVersion: number | null;
}

/** Connectors that organizations have made. Every call but those for reviews names the organization. */
export interface CustomConnectorStore {
  readonly usable: UsableConnectorStore;
  /** Newest first. */
  list(organizationId: string, page: PageRequest): Promise<OwnConnector[]>;
  count(organizationId: string): Promise<number>;
  find(organizationId: string, id: string): Promise<OwnConnector | null>;
  /** Locks the creation of connectors in the organization until the transaction ends; returns their number. */
  lockAndCount(organizationId: string): Promise<number>;
  /** Locks the connector until the transaction ends. */
  lock(organizationId: string, id: string): Promise<CustomConnector | null>;
  save(connector: CustomConnector): Promise<void>;
  saveVersion(version: ConnectorVersion): Promise<void>;
  /** Versions of the connector that wait for a review. */
  waiting(organizationId: string, connectorId: string): Promise<ConnectorVersion[]>;
  /** Removes versions up to that one, except those that a connection uses or that were given to a reviewer. */
  prune(connector: CustomConnector, upTo: number): Promise<void>;
  /** With its versions. */
  delete(organizationId: string, id: string): Promise<void>;
  /** Versions of all organizations that wait for a review, newest first; needs platform scope. */
  inReview(page: PageRequest): Promise<ConnectorVersion[]>;
  countInReview(): Promise<number>;
  /** Locks a version of any organization that waits for a review; needs platform scope. */
  lockInReview(connectorId: string, version: number): Promise<ConnectorVersion | null>;
}
