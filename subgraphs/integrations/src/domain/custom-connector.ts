/**
 * Where a version of an organization's own connector is.
 *
 * - `DRAFT`: the organization uses it alone.
 * - `SUBMITTED`: it waits for a review.
 * - `IN_CATALOGUE`: every organization can use it.
 * - `REJECTED`: a reviewer has refused it and said why; the organization still uses it alone.
 */
export type ConnectorVersionState = 'DRAFT' | 'SUBMITTED' | 'IN_CATALOGUE' | 'REJECTED';

/** A connector that an organization has made. */
export interface CustomConnector {
  readonly id: string;
  readonly organizationId: string;
  /** As its manifest says; it never changes. */
  readonly name: string;
  /** The newest version. */
  readonly version: number;
  readonly createdAt: Date;
  readonly updatedAt: Date;
}

/** One version of it. The manifest never changes. */
export interface ConnectorVersion {
  readonly id: string;
  readonly connectorId: string;
  readonly organizationId: string;
  /** The name of the connector. */
  readonly name: string;
  readonly version: number;
  /** The text as it was written. */
  readonly manifest: string;
  readonly state: ConnectorVersionState;
  /** Why it was rejected, or what the reviewer had to say; null for nothing. */
  readonly reason: string | null;
  readonly submittedAt: Date | null;
  readonly reviewedAt: Date | null;
  readonly reviewedBy: string | null;
  readonly createdBy: string | null;
  readonly createdAt: Date;
}

/** Connectors of its own that an organization may have. */
export const customConnectorsMax = 50;
/** Versions of a connector that are kept although nothing uses them. */
export const versionsKept = 20;
export const reasonMax = 1_000;

const hexPattern = /^[0-9a-f]{32}$/;

/** What connections and flows call a connector that an organization has made: its name with its id, so that no two have the same. */
export function nameOfCustom({ id, name }: Pick<CustomConnector, 'id' | 'name'>): string {
  return `${name}.${id.replaceAll('-', '')}`;
}

/** The id in such a name; null for every other one. */
export function customIdOf(name: string): string | null {
  const hex = name.slice(name.lastIndexOf('.') + 1);
  if (hex.length === name.length || !hexPattern.test(hex)) return null;
  return [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20)].join('-');
}

/** The version as it waits for a review; the same object where it waits already or needs none. */
export function submitted(version: ConnectorVersion, now: Date): ConnectorVersion {
  if (version.state === 'SUBMITTED' || version.state === 'IN_CATALOGUE') return version;
  return { ...version, state: 'SUBMITTED', reason: null, submittedAt: now, reviewedAt: null, reviewedBy: null };
}

/** The version when a newer one was submitted in its place. */
export function withdrawn(version: ConnectorVersion): ConnectorVersion {
  return { ...version, state: 'DRAFT', submittedAt: null };
}

/** What a reviewer decides. */
export interface ConnectorDecision {
  readonly isAccepted: boolean;
  readonly reason: string | null;
  readonly reviewedBy: string | null;
}

/** The version after a review. */
export function reviewed(version: ConnectorVersion, decision: ConnectorDecision, now: Date): ConnectorVersion {
  const { isAccepted, reason, reviewedBy } = decision;
  return { ...version, state: isAccepted ? 'IN_CATALOGUE' : 'REJECTED', reason, reviewedBy, reviewedAt: now };
}
