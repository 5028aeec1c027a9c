import { DomainError, UserInputErrors } from '@tertulia/errors';
import { authorOf, requireOrganization, requirePermission, type Principal } from '@tertulia/principal';
import { exampleAddress } from '../domain/base-url.js';
import type { ConnectorManifest } from '../domain/connector-manifest.js';
import {
  customConnectorsMax,
  versionsKept,
  type ConnectorVersion,
  type CustomConnector,
} from '../domain/custom-connector.js';
import { wrong, type ManifestProblem } from '../domain/manifest-problems.js';
import { readManifest } from '../domain/read-manifest.js';
import { requirePlan } from './connection-input.js';
import type { CustomConnectorDependencies } from './custom-connector-dependencies.js';
import type { OwnConnector } from './custom-connector-ports.js';
import type { Stores } from './ports.js';

export interface SaveConnector {
  /** Null for a new one. */
  readonly connectorId: string | null;
  /** The JSON text of the manifest. */
  readonly manifest: string;
}

/** The plan in which an organization makes connectors. */
const asOwn = { category: 'OTHER', isOwn: true };

/**
 * Stores a manifest as the next version of a connector of the organization; the same text again makes none. Connections stay with the
 * version that they were made with.
 * @throws UserInputErrors with the path of each mistake; DomainError UNAUTHENTICATED, FORBIDDEN, NOT_FOUND, PLAN_TOO_SMALL
 */
export async function saveConnector(
  deps: CustomConnectorDependencies,
  principal: Principal,
  input: SaveConnector,
): Promise<OwnConnector> {
  const organizationId = requireConnectors(principal);
  const { manifest: text, connectorId } = input;
  await deps.work.read({ organizationId }, async (stores) => requireConnectorsPlan(deps, stores, organizationId));
  const manifest = requireManifest(deps, text);
  return deps.work.transact({ organizationId }, async (stores) => {
    const count = await stores.customConnectors.lockAndCount(organizationId);
    if (connectorId === null && count >= customConnectorsMax) {
      throw new UserInputErrors([{ field: null, code: 'OUT_OF_RANGE', params: { max: customConnectorsMax } }]);
    }
    const before = connectorId === null ? null : await stores.customConnectors.find(organizationId, connectorId);
    if (before === null && connectorId !== null) throw new DomainError('NOT_FOUND');
    if (before?.newest.manifest === text) return before;
    if (before !== null && before.connector.name !== manifest.name) refuse([wrong(['name'], nameStays)]);
    const after = nextVersion(deps, { before, organizationId, manifest, text, author: authorOf(principal) });
    await stores.customConnectors.save(after.connector);
    await stores.customConnectors.saveVersion(after.newest);
    await stores.customConnectors.prune(after.connector, after.connector.version - versionsKept);
    return after;
  });
}

/** Who may make and change connectors of the organization. @throws DomainError UNAUTHENTICATED, FORBIDDEN */
export function requireConnectors(principal: Principal): string {
  requirePermission(principal, 'connectors.manage');
  return requireOrganization(principal);
}

/** @throws DomainError PLAN_TOO_SMALL */
export async function requireConnectorsPlan(
  deps: Pick<CustomConnectorDependencies, 'clock'>,
  stores: Pick<Stores, 'entitlements'>,
  organizationId: string,
): Promise<void> {
  await requirePlan(deps, stores, { organizationId, connector: asOwn });
}

/** @throws UserInputErrors with the path of each mistake */
export function requireManifest({ customConnectors }: CustomConnectorDependencies, text: string): ConnectorManifest {
  const { manifest, problems } = readManifest(text);
  if (manifest === null) refuse(problems);
  if (!customConnectors.mayRequest(exampleAddress(manifest.baseUrl))) refuse([wrong(['baseUrl'], notOutside)]);
  return manifest;
}

function refuse(problems: readonly ManifestProblem[]): never {
  throw new UserInputErrors(
    problems.map(({ path, ...problem }) => ({ field: ['input', 'manifest', ...path], ...problem })),
  );
}

interface NextVersion {
  readonly before: OwnConnector | null;
  readonly organizationId: string;
  readonly manifest: ConnectorManifest;
  readonly text: string;
  readonly author: string | null;
}

function nextVersion(
  { ids, clock }: CustomConnectorDependencies,
  { before, organizationId, manifest: { name }, text: manifest, author: createdBy }: NextVersion,
): OwnConnector {
  const now = clock.now();
  const version = (before?.connector.version ?? 0) + 1;
  const connector: CustomConnector = {
    ...{ id: before?.connector.id ?? ids.next(), organizationId, name, version },
    ...{ createdAt: before?.connector.createdAt ?? now, updatedAt: now },
  };
  const newest: ConnectorVersion = {
    ...{ id: ids.next(), connectorId: connector.id, organizationId, name, version, manifest, state: 'DRAFT' },
    ...{ reason: null, submittedAt: null, reviewedAt: null, reviewedBy: null, createdBy, createdAt: now },
  };
  return { connector, newest, catalogueVersion: before?.catalogueVersion ?? null };
}

const nameStays = {
  es: 'el nombre de un conector no cambia: las conexiones lo usan',
  en: 'the name of a connector does not change: connections use it',
};
const notOutside = {
  es: 'se espera una dirección pública con https',
  en: 'expected a public address with https',
};
