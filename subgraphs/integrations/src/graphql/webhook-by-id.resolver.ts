import { tryFromGlobalId, type SubgraphContext } from '@tertulia/subgraph';
import { Arg, Ctx, ID, Query, Resolver } from 'type-graphql';
import type { WebhooksDependencies } from '../application/webhook-dependencies.js';
import { webhookLoaders } from './webhook.loaders.js';
import { asDelivery, asEndpoint, WebhookDeliveryType, WebhookEndpointType } from './webhook.type.js';

const idArg = { description: 'Its id.' };

@Resolver()
export class WebhookByIdResolver {
  constructor(private readonly deps: WebhooksDependencies) {}

  @Query(() => WebhookEndpointType, {
    nullable: true,
    description: 'An endpoint of webhooks by its id; null when it does not exist for the caller.',
  })
  async webhookEndpoint(
    @Arg('id', () => ID, idArg) id: string,
    @Ctx() context: SubgraphContext,
  ): Promise<WebhookEndpointType | null> {
    const endpointId = tryFromGlobalId('webhookEndpoint', id);
    const found = endpointId === null ? null : await webhookLoaders(this.deps, context).endpoint.load(endpointId);
    return found === null ? null : asEndpoint(found);
  }

  @Query(() => WebhookDeliveryType, {
    nullable: true,
    description: 'A delivery of a webhook by its id; null when it does not exist for the caller.',
  })
  async webhookDelivery(
    @Arg('id', () => ID, idArg) id: string,
    @Ctx() context: SubgraphContext,
  ): Promise<WebhookDeliveryType | null> {
    const deliveryId = tryFromGlobalId('delivery', id);
    const found = deliveryId === null ? null : await webhookLoaders(this.deps, context).delivery.load(deliveryId);
    return found === null ? null : asDelivery(found);
  }
}
