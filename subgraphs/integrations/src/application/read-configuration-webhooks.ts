import { requireOrganization, requirePermission, type Principal } from '@tertulia/principal';
import type { ConfigurationWebhook } from '../domain/configuration-webhook.js';
import type { WebhookSecret } from '../domain/webhook-secret.js';
import type { WebhooksDependencies } from './webhook-dependencies.js';
import type { ListedAttempt } from './webhook-ports.js';

/** A configuration webhook with what is shown of it. */
export interface ShownConfigurationWebhook extends ConfigurationWebhook {
  /** The current secret. */
  readonly secret: WebhookSecret | null;
  readonly lastAttempt: ListedAttempt | null;
}

/** The configuration webhooks of bots of the caller's organization. @throws DomainError UNAUTHENTICATED, FORBIDDEN */
export async function configurationWebhooksOf(
  { work }: Pick<WebhooksDependencies, 'work'>,
  principal: Principal,
  botIds: readonly string[],
): Promise<ShownConfigurationWebhook[]> {
  requirePermission(principal, 'webhooks.read');
  const organizationId = requireOrganization(principal);
  return work.read({ organizationId }, async ({ configurationWebhooks, webhookSecrets }) => {
    const found = await configurationWebhooks.ofBots(organizationId, botIds);
    if (found.length === 0) return [];
    const endpointIds = found.map(({ endpoint }) => endpoint.id);
    const secrets = await webhookSecrets.ofEndpoints(organizationId, endpointIds);
    const attempts = await configurationWebhooks.lastAttempts(organizationId, endpointIds);
    return found.map((webhook) => ({
      ...webhook,
      secret: secrets.find((one) => one.endpointId === webhook.endpoint.id && one.expiresAt === null) ?? null,
      lastAttempt: attempts.find(({ endpointId }) => endpointId === webhook.endpoint.id)?.attempt ?? null,
    }));
  });
}
