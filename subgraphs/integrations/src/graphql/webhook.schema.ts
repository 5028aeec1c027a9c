import { tryFromGlobalId, type SubgraphContext, type SubgraphSchema } from '@tertulia/subgraph';
import type { IntegrationsDependencies } from '../application/dependencies.js';
import { ConfigurationWebhookResolver } from './configuration-webhook.resolver.js';
import { WebhookByIdResolver } from './webhook-by-id.resolver.js';
import {
  ConnectionStateChangedResolver,
  WebhookEventResolver,
  webhookEventSubscriptions,
} from './webhook-event.subscription.js';
import { eventClasses } from './event-classes.js';
import { webhookLoaders } from './webhook.loaders.js';
import { WebhookDeliveryMutations, WebhookEndpointMutations } from './webhook.mutations.js';
import { OrganizationWebhooksResolver, WebhookDeliveryResolver, WebhookEndpointResolver } from './webhook.resolver.js';
import { webhookSubscriptions } from './webhook.subscription.js';
import { asDelivery, asEndpoint } from './webhook.type.js';

/** The part of the graph about webhooks. */
export function webhooksSchema(deps: IntegrationsDependencies): Required<SubgraphSchema> {
  return {
    resolvers: [
      new OrganizationWebhooksResolver(deps),
      new WebhookEndpointResolver(deps),
      new WebhookDeliveryResolver(deps),
      new WebhookEndpointMutations(deps),
      new WebhookDeliveryMutations(deps),
      new WebhookByIdResolver(deps),
      new ConfigurationWebhookResolver(deps),
      webhookSubscriptions(deps),
      webhookEventSubscriptions(deps),
      new ConnectionStateChangedResolver(deps),
      new WebhookEventResolver(),
    ],
    orphanedTypes: Object.values(eventClasses),
    references: {
      WebhookEndpoint: async (reference, context: SubgraphContext) => {
        const id = tryFromGlobalId('webhookEndpoint', String(reference['id']));
        const found = id === null ? null : await webhookLoaders(deps, context).endpoint.load(id);
        return found === null ? null : asEndpoint(found);
      },
      WebhookDelivery: async (reference, context: SubgraphContext) => {
        const id = tryFromGlobalId('delivery', String(reference['id']));
        const found = id === null ? null : await webhookLoaders(deps, context).delivery.load(id);
        return found === null ? null : asDelivery(found);
      },
    },
  };
}
