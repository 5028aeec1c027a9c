import { requireOrganization, requirePermission, type Principal } from '@tertulia/principal';
import { connectionsByIds } from './read-connections.js';
import type { InboundDependencies } from './inbound-dependencies.js';
import type { StoredInboundSource } from './inbound-ports.js';

type Reads = Pick<InboundDependencies, 'work' | 'clock'>;

/** The organization's sources that belong to no connection, newest first. @throws DomainError UNAUTHENTICATED, FORBIDDEN */
export async function listSources(deps: Reads, principal: Principal): Promise<StoredInboundSource[]> {
  requirePermission(principal, 'webhooks.read');
  const organizationId = requireOrganization(principal);
  const found = await deps.work.read({ organizationId }, async ({ inboundSources }) =>
    inboundSources.own(organizationId),
  );
  return found.map((stored) => withValidSecrets(deps, stored));
}

/** The sources of connections that the caller sees. */
export async function sourcesOfConnections(
  deps: InboundDependencies,
  principal: Principal,
  connectionIds: readonly string[],
): Promise<StoredInboundSource[]> {
  const organizationId = requireOrganization(principal);
  const seen = (await connectionsByIds(deps, principal, connectionIds)).map(({ id }) => id);
  const found = await deps.work.read({ organizationId }, async ({ inboundSources }) =>
    inboundSources.ofConnections(organizationId, seen),
  );
  return found.map((stored) => withValidSecrets(deps, stored));
}

/** The source with the secrets that are accepted now. */
export function withValidSecrets({ clock }: Pick<Reads, 'clock'>, stored: StoredInboundSource): StoredInboundSource {
  const now = clock.now();
  return { ...stored, secrets: stored.secrets.filter(({ expiresAt }) => expiresAt === null || expiresAt > now) };
}
