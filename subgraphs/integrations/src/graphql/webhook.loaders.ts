import { inKeyOrder, type SubgraphContext } from '@tertulia/subgraph';
import { configurationWebhooksOf } from '../application/read-configuration-webhooks.js';
import { attemptsOf, deliveriesByIds, endpointsByIds, ratesOf, secretsOf } from '../application/read-webhooks.js';
import type { WebhooksDependencies } from '../application/webhook-dependencies.js';

/** The loaders of a request: each reads a whole list by id in one query. */
export function webhookLoaders(deps: WebhooksDependencies, context: SubgraphContext) {
  const { principal } = context;
  return {
    endpoint: context.loader('webhookEndpoint', async (ids: readonly string[]) =>
      inKeyOrder(ids, await endpointsByIds(deps, principal, ids), ({ id }) => id),
    ),
    configuration: context.loader('configurationWebhook', async (botIds: readonly string[]) =>
      inKeyOrder(botIds, await configurationWebhooksOf(deps, principal, botIds), ({ botId }) => botId),
    ),
    secrets: context.loader('webhookSecrets', async (endpointIds: readonly string[]) => {
      const secrets = await secretsOf(deps, principal, endpointIds);
      return endpointIds.map((id) => secrets.filter(({ endpointId }) => endpointId === id));
    }),
    rate: context.loader('webhookRate', async (endpointIds: readonly string[]) =>
      inKeyOrder(endpointIds, await ratesOf(deps, principal, endpointIds), ({ endpointId }) => endpointId),
    ),
    delivery: context.loader('webhookDelivery', async (ids: readonly string[]) =>
      inKeyOrder(ids, await deliveriesByIds(deps, principal, ids), ({ id }) => id),
    ),
    attempts: context.loader('webhookAttempts', async (deliveryIds: readonly string[]) => {
      const attempts = await attemptsOf(deps, principal, deliveryIds);
      return deliveryIds.map((id) => attempts.filter(({ deliveryId }) => deliveryId === id));
    }),
  };
}
