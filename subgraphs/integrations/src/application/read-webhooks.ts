import { DomainError } from '@tertulia/errors';
import { requireOrganization, requirePermission, type Principal } from '@tertulia/principal';
import { flatMapped, type Stream } from '@tertulia/streams';
import type { Listed, PageRequest } from '@tertulia/use-case';
import type { DeliveryState, WebhookDelivery } from '../domain/webhook-delivery.js';
import type { WebhookEndpoint } from '../domain/webhook-endpoint.js';
import type { WebhookSecret } from '../domain/webhook-secret.js';
import type { WebhooksDependencies } from './webhook-dependencies.js';
import type { DeliveryNews, EndpointRate, ListedAttempt } from './webhook-ports.js';

type Reads = Pick<WebhooksDependencies, 'work' | 'clock'>;

const rateWindowMs = 7 * 24 * 3_600_000;

/** The caller's organization. @throws DomainError UNAUTHENTICATED, FORBIDDEN */
function readable(principal: Principal): string {
  requirePermission(principal, 'webhooks.read');
  return requireOrganization(principal);
}

/** All endpoints of the caller's organization, newest first. */
export async function listEndpoints({ work }: Reads, principal: Principal): Promise<WebhookEndpoint[]> {
  const organizationId = readable(principal);
  return work.read({ organizationId }, async ({ webhookEndpoints }) => webhookEndpoints.all(organizationId));
}

/** Endpoints by id, without those that do not exist for the caller. */
export async function endpointsByIds(
  { work }: Reads,
  principal: Principal,
  ids: readonly string[],
): Promise<WebhookEndpoint[]> {
  const organizationId = readable(principal);
  return work.read({ organizationId }, async ({ webhookEndpoints }) => webhookEndpoints.byIds(organizationId, ids));
}

/** The secrets of endpoints that sign now, newest first. */
export async function secretsOf(
  { work, clock }: Reads,
  principal: Principal,
  endpointIds: readonly string[],
): Promise<WebhookSecret[]> {
  const organizationId = readable(principal);
  const found = await work.read({ organizationId }, async ({ webhookSecrets }) =>
    webhookSecrets.ofEndpoints(organizationId, endpointIds),
  );
  const now = clock.now();
  return found.filter(({ expiresAt }) => expiresAt === null || expiresAt > now);
}

/** How many deliveries of the last seven days ended, and how many of them succeeded. */
export async function ratesOf(
  { work, clock }: Reads,
  principal: Principal,
  endpointIds: readonly string[],
): Promise<EndpointRate[]> {
  const organizationId = readable(principal);
  const since = new Date(clock.now().getTime() - rateWindowMs);
  return work.read({ organizationId }, async ({ deliveries }) => deliveries.rates(organizationId, endpointIds, since));
}

/** A page of the deliveries of an endpoint, newest first. */
export async function listDeliveries(
  { work }: Reads,
  principal: Principal,
  { endpointId, state, page }: { endpointId: string; state: DeliveryState | null; page: PageRequest },
): Promise<Listed<WebhookDelivery>> {
  const organizationId = readable(principal);
  const filter = { endpointId, state };
  return {
    rows: await work.read({ organizationId }, async ({ deliveries }) => deliveries.list(organizationId, filter, page)),
    countAll: async () =>
      work.read({ organizationId }, async ({ deliveries }) => deliveries.count(organizationId, filter)),
  };
}

/** Deliveries by id, without those that do not exist for the caller. */
export async function deliveriesByIds(
  { work }: Reads,
  principal: Principal,
  ids: readonly string[],
): Promise<WebhookDelivery[]> {
  const organizationId = readable(principal);
  return work.read({ organizationId }, async ({ deliveries }) => deliveries.byIds(organizationId, ids));
}

/** The attempts of deliveries, in order. */
export async function attemptsOf(
  { work }: Reads,
  principal: Principal,
  deliveryIds: readonly string[],
): Promise<ListedAttempt[]> {
  const organizationId = readable(principal);
  return work.read({ organizationId }, async ({ deliveries }) => deliveries.attemptsOf(organizationId, deliveryIds));
}

const latest = { limit: 25, direction: 'FORWARD', cursor: null } as const;

/** Emits the newest deliveries of an endpoint at once, then each change; after lost notifications the newest again. @throws DomainError NOT_FOUND */
export async function followDeliveries(
  deps: WebhooksDependencies,
  principal: Principal,
  endpointId: string,
): Promise<Stream<DeliveryNews>> {
  const [endpoint] = await endpointsByIds(deps, principal, [endpointId]);
  if (endpoint === undefined) throw new DomainError('NOT_FOUND');
  const present = async (): Promise<DeliveryNews[]> => {
    const { rows } = await listDeliveries(deps, principal, { endpointId, state: null, page: latest });
    return rows
      .slice(0, latest.limit)
      .toReversed()
      .map(({ id: deliveryId }) => ({ deliveryId }));
  };
  const news = deps.webhooks.feed.follow(endpointId);
  try {
    await news.ready;
    const first = await present();
    const read = async (heard: DeliveryNews | 'MISSED') => (heard === 'MISSED' ? present() : [heard]);
    return flatMapped(news, read, { first: async () => first });
  } catch (error) {
    await news.return?.();
    throw error;
  }
}
