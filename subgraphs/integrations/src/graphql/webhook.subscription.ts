import { DomainError } from '@tertulia/errors';
import { fromGlobalId, type SubgraphContext } from '@tertulia/subgraph';
import { Arg, Ctx, ID, Resolver, Root, Subscription } from 'type-graphql';
import { followDeliveries } from '../application/read-webhooks.js';
import type { WebhooksDependencies } from '../application/webhook-dependencies.js';
import type { DeliveryNews } from '../application/webhook-ports.js';
import { webhookLoaders } from './webhook.loaders.js';
import { asDelivery, WebhookDeliveryType } from './webhook.type.js';

/** type-graphql passes no instance of the class to `subscribe`, so the class is created where the dependencies are available. */
export function webhookSubscriptions(deps: WebhooksDependencies): object {
  const subscribe = async ({ args, context }: { args: Record<string, unknown>; context: unknown }) =>
    followDeliveries(
      deps,
      (context as SubgraphContext).principal,
      fromGlobalId('webhookEndpoint', String(args['endpointId'])),
    );

  @Resolver()
  class WebhookSubscriptions {
    @Subscription(() => WebhookDeliveryType, {
      description: 'The newest deliveries of an endpoint at once, then each one that is new or changes.',
      subscribe,
    })
    async deliveryChanged(
      @Root() { deliveryId }: DeliveryNews,
      @Arg('endpointId', () => ID, { description: 'The endpoint.' }) _endpointId: string,
      @Ctx() context: SubgraphContext,
    ): Promise<WebhookDeliveryType> {
      const delivery = await webhookLoaders(deps, context).delivery.load(deliveryId);
      if (delivery === null) throw new DomainError('NOT_FOUND');
      return asDelivery(delivery);
    }
  }
  return new WebhookSubscriptions();
}
