import { DomainError, refuseInput } from '@tertulia/errors';
import { requireOrganization, requirePermission, type Principal } from '@tertulia/principal';
import { disabled, enabled, endpointsMax, type WebhookEndpoint } from '../domain/webhook-endpoint.js';
import { overlapMs } from '../domain/webhook-secret.js';
import { emitEndpointState } from './endpoint-changes.js';
import type { Stores } from './ports.js';
import { readableScopes, selectionErrors } from './select-payload.js';
import type { WebhooksDependencies } from './webhook-dependencies.js';
import { readEndpoint, tooManyEndpoints, type EndpointInput } from './webhook-input.js';
import type { SealedWebhookSecret } from './webhook-ports.js';

/** An endpoint with the text of its new secret, which is returned only here. */
export interface EndpointWithSecret {
  readonly endpoint: WebhookEndpoint;
  readonly secret: string;
}

/** The caller's organization. @throws DomainError UNAUTHENTICATED, FORBIDDEN, TEST_KEY */
export function requireWebhooks(principal: Principal): string {
  requirePermission(principal, 'webhooks.manage');
  return requireOrganization(principal);
}

/** Creates an endpoint with its first secret. @throws UserInputErrors, DomainError UNAUTHENTICATED, FORBIDDEN */
export async function createEndpoint(
  deps: WebhooksDependencies,
  principal: Principal,
  input: EndpointInput,
): Promise<EndpointWithSecret> {
  const organizationId = requireWebhooks(principal);
  const read = await readWanted(deps, principal, { ...input, id: deps.ids.next() });
  const now = deps.clock.now();
  const endpoint: WebhookEndpoint = {
    ...{ organizationId, ...read, createdAt: now, updatedAt: now },
    ...{ disabledReason: null, disabledAt: null, failingSince: null, isFailureReported: false },
  };
  const made = await makeSecret(deps, endpoint);
  await deps.work.transact({ organizationId }, async ({ webhookEndpoints, webhookSecrets }) => {
    if ((await webhookEndpoints.all(organizationId)).length >= endpointsMax) throw tooManyEndpoints(endpointsMax);
    await webhookEndpoints.save(endpoint);
    await webhookSecrets.add(made.sealed);
  });
  return { endpoint, secret: made.text };
}

/** @throws UserInputErrors, DomainError UNAUTHENTICATED, FORBIDDEN, NOT_FOUND */
export async function updateEndpoint(
  deps: WebhooksDependencies,
  principal: Principal,
  { endpointId, ...input }: Partial<EndpointInput> & { readonly endpointId: string },
): Promise<WebhookEndpoint> {
  const organizationId = requireWebhooks(principal);
  const [known] = await deps.work.read({ organizationId }, async ({ webhookEndpoints }) =>
    webhookEndpoints.byIds(organizationId, [endpointId]),
  );
  if (known === undefined) throw new DomainError('NOT_FOUND');
  const { id, url, eventTypes, selection } = known;
  // Before the transaction: a selection is tried by other services.
  const read = await readWanted(deps, principal, { id, url, eventTypes, selection, ...input });
  return changeEndpoint(deps, principal, { endpointId, change: async (endpoint) => ({ ...endpoint, ...read }) });
}

/**
 * What the caller wants of an endpoint, checked. Its selection reads what this caller may read: otherwise a key that may only change
 * endpoints could send to itself what an administrator chose.
 */
async function readWanted(
  deps: WebhooksDependencies,
  principal: Principal,
  { id, ...input }: EndpointInput & { readonly id: string },
): Promise<EndpointInput & Pick<WebhookEndpoint, 'id' | 'scopes'>> {
  const organizationId = requireWebhooks(principal);
  const read = readEndpoint(deps.webhooks.sender, input);
  const { selection, eventTypes } = read;
  const scopes = readableScopes(principal);
  if (selection !== null) {
    const scoped = { organizationId, id, selection, scopes, locale: principal.locale };
    refuseInput(await selectionErrors(deps, { scoped, eventTypes }));
  }
  return { id, ...read, scopes };
}

/** Stops deliveries: what is pending fails, and new events are ignored. @throws DomainError NOT_FOUND */
export async function disableEndpoint(
  deps: WebhooksDependencies,
  principal: Principal,
  endpointId: string,
): Promise<WebhookEndpoint> {
  return changeEndpoint(deps, principal, {
    endpointId,
    change: async (endpoint, { deliveries }) => {
      const now = deps.clock.now();
      await deliveries.failPending(endpoint.organizationId, endpointId, now);
      return disabled(endpoint, 'BY_PERSON', now);
    },
  });
}

/** Delivers events again, from now on. @throws DomainError NOT_FOUND */
export async function enableEndpoint(
  deps: WebhooksDependencies,
  principal: Principal,
  endpointId: string,
): Promise<WebhookEndpoint> {
  return changeEndpoint(deps, principal, { endpointId, change: async (endpoint) => enabled(endpoint) });
}

/** Deletes an endpoint with its secrets and deliveries; returns its id. @throws DomainError NOT_FOUND */
export async function deleteEndpoint(
  deps: WebhooksDependencies,
  principal: Principal,
  endpointId: string,
): Promise<string> {
  const organizationId = requireWebhooks(principal);
  await deps.work.transact({ organizationId }, async ({ webhookEndpoints }) => {
    if ((await webhookEndpoints.lock(organizationId, endpointId)) === null) throw new DomainError('NOT_FOUND');
    await webhookEndpoints.delete(organizationId, endpointId);
  });
  return endpointId;
}

/** Makes a new secret. The one before signs too for 24 hours, so that receivers can change over. @throws DomainError NOT_FOUND */
export async function rotateSecret(
  deps: WebhooksDependencies,
  principal: Principal,
  endpointId: string,
): Promise<EndpointWithSecret> {
  const organizationId = requireWebhooks(principal);
  const made = await makeSecret(deps, { id: endpointId, organizationId });
  const endpoint = await deps.work.transact({ organizationId }, async ({ webhookEndpoints, webhookSecrets }) => {
    const locked = await webhookEndpoints.lock(organizationId, endpointId);
    if (locked === null) throw new DomainError('NOT_FOUND');
    const until = new Date(deps.clock.now().getTime() + overlapMs);
    await webhookSecrets.expireCurrent(organizationId, endpointId, until);
    await webhookSecrets.add(made.sealed);
    return locked;
  });
  return { endpoint, secret: made.text };
}

interface EndpointChange {
  readonly endpointId: string;
  change(endpoint: WebhookEndpoint, stores: Stores): Promise<WebhookEndpoint>;
}

async function changeEndpoint(
  deps: WebhooksDependencies,
  principal: Principal,
  { endpointId, change }: EndpointChange,
): Promise<WebhookEndpoint> {
  const organizationId = requireWebhooks(principal);
  return deps.work.transact({ organizationId }, async (stores) => {
    const before = await stores.webhookEndpoints.lock(organizationId, endpointId);
    if (before === null) throw new DomainError('NOT_FOUND');
    const after = { ...(await change(before, stores)), updatedAt: deps.clock.now() };
    await stores.webhookEndpoints.save(after);
    await emitEndpointState(deps, stores, { before, after });
    return after;
  });
}

/** Makes a secret of an endpoint, not stored yet. Sealing reads on a connection of its own: before the transaction. */
export async function makeSecret(
  { ids, clock, sealing, webhooks }: WebhooksDependencies,
  { id: endpointId, organizationId }: Pick<WebhookEndpoint, 'id' | 'organizationId'>,
): Promise<{ text: string; sealed: SealedWebhookSecret }> {
  const id = ids.next();
  const text = webhooks.newSecret();
  const sealed = await sealing.seal(organizationId, id, text);
  const secret = { id, organizationId, endpointId, lastFour: text.slice(-4), createdAt: clock.now(), expiresAt: null };
  return { text, sealed: { secret, sealed } };
}
