import { requireOrganization, requirePermission, type Principal } from '@tertulia/principal';
import type { Listed, PageRequest } from '@tertulia/use-case';
import { contentsMax, keptText } from '../domain/run-contents.js';
import { connectionsByIds } from './read-connections.js';
import type { InboundDependencies } from './inbound-dependencies.js';
import type { ListedInboxEvent, StoredInboundSource } from './inbound-ports.js';

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

/** A source of the caller's organization; null if there is none of that id. @throws DomainError UNAUTHENTICATED, FORBIDDEN */
export async function sourceById(deps: Reads, principal: Principal, id: string): Promise<StoredInboundSource | null> {
  requirePermission(principal, 'webhooks.read');
  const organizationId = requireOrganization(principal);
  const found = await deps.work.read({ organizationId }, async ({ inboundSources }) =>
    inboundSources.find(organizationId, id),
  );
  return found === null ? null : withValidSecrets(deps, found);
}

/** What a source received, newest first. @throws DomainError UNAUTHENTICATED, FORBIDDEN */
export async function listReceived(
  { work }: Reads,
  principal: Principal,
  { sourceId, page }: { readonly sourceId: string; readonly page: PageRequest },
): Promise<Listed<ListedInboxEvent>> {
  requirePermission(principal, 'webhooks.read');
  const organizationId = requireOrganization(principal);
  const reach = { organizationId };
  return {
    rows: await work.read(reach, async ({ inbox }) => inbox.list(organizationId, sourceId, page)),
    countAll: () => work.read(reach, async ({ inbox }) => inbox.count(organizationId, sourceId)),
  };
}

/** One event of a source; null if there is none of that id. @throws DomainError UNAUTHENTICATED, FORBIDDEN */
export async function receivedById(
  { work }: Reads,
  principal: Principal,
  { sourceId, id }: { readonly sourceId: string; readonly id: string },
): Promise<ListedInboxEvent | null> {
  requirePermission(principal, 'webhooks.read');
  const organizationId = requireOrganization(principal);
  return work.read({ organizationId }, async ({ inbox }) => inbox.find(organizationId, sourceId, id));
}

const bytesOfCharacter = 4;

/** The beginnings of the bodies of events, as text; null once they are deleted. @throws DomainError UNAUTHENTICATED, FORBIDDEN */
export async function receivedBodies(
  { work }: Reads,
  principal: Principal,
  ids: readonly string[],
): Promise<{ readonly eventId: string; readonly text: string | null }[]> {
  requirePermission(principal, 'webhooks.read');
  const organizationId = requireOrganization(principal);
  const found = await work.read({ organizationId }, async ({ inbox }) =>
    inbox.bodies(organizationId, ids, contentsMax * bytesOfCharacter),
  );
  return found.map(({ eventId, body }) => ({ eventId, text: body === null ? null : textOf(body) }));
}

/** The decoder leaves out a character that the end of the bytes cuts. */
function textOf(body: Buffer): string {
  return keptText(new TextDecoder().decode(body, { stream: true }), []);
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
