import { DomainError } from '@tertulia/errors';
import { eventOf } from '@tertulia/use-case';
import type { ConfigurationMode, ConfigurationWebhook } from '../domain/configuration-webhook.js';
import { enabled, type WebhookEndpoint } from '../domain/webhook-endpoint.js';
import { overlapMs } from '../domain/webhook-secret.js';
import { releaseWaiting } from './confirm-versions.js';
import type { Asker, BotDirectory } from './connection-ports.js';
import { emitEndpointState } from './endpoint-changes.js';
import { makeSecret, requireWebhooks } from './manage-endpoints.js';
import type { Stores } from './ports.js';
import type { WebhooksDependencies } from './webhook-dependencies.js';
import { readEndpoint } from './webhook-input.js';

/** Dependencies of changes to configuration webhooks. */
export interface ConfigurationDependencies extends WebhooksDependencies {
  readonly bots: BotDirectory;
}

export interface SaveConfigurationWebhook {
  readonly botId: string;
  /** Null removes it. */
  readonly url: string | null;
  readonly mode: ConfigurationMode;
  /** Whether to make a new secret; the one before signs too for 24 hours. */
  readonly hasNewSecret: boolean;
}

/** What is left after a save: null when it was removed. The secret is null unless one was made. */
export interface SavedConfigurationWebhook {
  readonly webhook: ConfigurationWebhook | null;
  readonly secret: string | null;
}

/**
 * Sets, changes or removes the configuration webhook of a bot. A disabled one works again.
 * @throws UserInputErrors, DomainError UNAUTHENTICATED, FORBIDDEN, NOT_FOUND
 */
export async function saveConfigurationWebhook(
  deps: ConfigurationDependencies,
  caller: Asker,
  input: SaveConfigurationWebhook,
): Promise<SavedConfigurationWebhook> {
  const organizationId = requireWebhooks(caller.principal);
  const existing = await deps.bots.existing(caller, [input.botId]);
  if (!existing.has(input.botId)) throw new DomainError('NOT_FOUND');
  const { botId, url, mode, hasNewSecret } = input;
  if (url === null) return remove(deps, { organizationId, botId });
  const read = readEndpoint(deps.webhooks.sender, { url, eventTypes: ['VERSION_PUBLISHED'], selection: null });
  return put(deps, { organizationId, botId, mode, hasNewSecret, url: read.url });
}

async function remove(
  deps: ConfigurationDependencies,
  { organizationId, botId }: { readonly organizationId: string; readonly botId: string },
): Promise<SavedConfigurationWebhook> {
  await deps.work.transact({ organizationId }, async (stores) => {
    const before = await stores.configurationWebhooks.lock(organizationId, botId);
    if (before === null) return;
    await releaseWaiting(deps, stores, before.endpoint);
    await stores.webhookEndpoints.delete(organizationId, before.endpoint.id);
    await emitChange(deps, stores, { organizationId, botId, webhook: null });
  });
  return { webhook: null, secret: null };
}

interface Wanted extends SaveConfigurationWebhook {
  readonly organizationId: string;
  readonly url: string;
}

async function put(deps: ConfigurationDependencies, wanted: Wanted): Promise<SavedConfigurationWebhook> {
  const { organizationId, botId, mode, url } = wanted;
  const [known] = await deps.work.read({ organizationId }, async ({ configurationWebhooks }) =>
    configurationWebhooks.ofBots(organizationId, [botId]),
  );
  const now = deps.clock.now();
  const present = known?.endpoint ?? newEndpoint({ id: deps.ids.next(), organizationId, url, now });
  const made = known === undefined || wanted.hasNewSecret ? await makeSecret(deps, present) : null;
  const webhook = await deps.work.transact({ organizationId }, async (stores) => {
    const before = await stores.configurationWebhooks.lock(organizationId, botId);
    // Somebody else made or removed it since it was read, so the secret belongs to another endpoint.
    if (before?.endpoint.id !== known?.endpoint.id) return null;
    const endpoint = { ...enabled(before?.endpoint ?? present), url, updatedAt: now };
    const saved: ConfigurationWebhook = { botId, mode, endpoint };
    await stores.configurationWebhooks.save(saved);
    if (made !== null) {
      await stores.webhookSecrets.expireCurrent(organizationId, endpoint.id, new Date(now.getTime() + overlapMs));
      await stores.webhookSecrets.add(made.sealed);
    }
    if (mode === 'NOTIFY') await releaseWaiting(deps, stores, endpoint);
    if (before !== null) await emitEndpointState(deps, stores, { before: before.endpoint, after: endpoint });
    await emitChange(deps, stores, { organizationId, botId, webhook: saved });
    return saved;
  });
  return webhook === null ? put(deps, wanted) : { webhook, secret: made?.text ?? null };
}

function newEndpoint(facts: Pick<WebhookEndpoint, 'id' | 'organizationId' | 'url'> & { now: Date }): WebhookEndpoint {
  const { now, ...rest } = facts;
  return {
    ...{ ...rest, eventTypes: [], selection: null, scopes: [], createdAt: now, updatedAt: now },
    ...{ disabledReason: null, disabledAt: null, failingSince: null, isFailureReported: false },
  };
}

/** What is known of the webhook of a bot after a change. */
interface Change {
  readonly organizationId: string;
  readonly botId: string;
  readonly webhook: ConfigurationWebhook | null;
}

async function emitChange(
  deps: ConfigurationDependencies,
  { events }: Pick<Stores, 'events'>,
  { organizationId, botId, webhook }: Change,
): Promise<void> {
  const host = webhook === null ? null : new URL(webhook.endpoint.url).host;
  const payload = { botId, mode: webhook?.mode ?? null, host };
  await events.emit(eventOf(deps, 'integrations.configuration-webhook-changed.v1', { organizationId, payload }));
}
