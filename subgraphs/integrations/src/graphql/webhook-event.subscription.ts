import { badArgument, JsonScalar, tryFromGlobalId, type SubgraphContext } from '@tertulia/subgraph';
import { Arg, Ctx, Directive, FieldResolver, Query, Resolver, Root, Subscription } from 'type-graphql';
import { z } from 'zod';
import { followEvents } from '../application/follow-events.js';
import type { ConnectionsDependencies } from '../application/connection-dependencies.js';
import type { WebhooksDependencies } from '../application/webhook-dependencies.js';
import { webhookEventTypes, type WebhookEvent, type WebhookEventType } from '../domain/webhook-event.js';
import { asWebhookEvent } from './as-webhook-event.js';
import { connectionLoaders } from './connection.loaders.js';
import { asConnection, ConnectionType } from './connection.type.js';
import { ConnectionStateChangedType, WebhookEventInterface } from './webhook-event.type.js';
import { WebhookEventTypeEnum } from './webhook.enums.js';

@Resolver(() => ConnectionStateChangedType)
export class ConnectionStateChangedResolver {
  constructor(private readonly deps: ConnectionsDependencies) {}

  @FieldResolver(() => ConnectionType, { nullable: true, description: 'The connection now; null when it is deleted.' })
  async connection(
    @Root() { connectionId }: ConnectionStateChangedType,
    @Ctx() context: SubgraphContext,
  ): Promise<ConnectionType | null> {
    const id = tryFromGlobalId('connection', connectionId ?? '');
    const found = id === null ? null : await connectionLoaders(this.deps, context).connection.load(id);
    return found === null ? null : asConnection(found);
  }
}

const eventSchema = z.object({
  eventId: z.uuid(),
  type: z.enum(webhookEventTypes),
  occurredAt: z.iso.datetime().transform((text) => new Date(text)),
  data: z.record(z.string(), z.unknown()),
});

/** Shows what it is given and reads nothing, so it needs no permission. References in it are resolved with the rights of the caller. */
@Resolver()
export class WebhookEventResolver {
  @Directive('@inaccessible')
  @Query(() => WebhookEventInterface, {
    nullable: true,
    description: 'For the gateway: an event as a subscription would report it.',
  })
  webhookEvent(
    @Arg('event', () => JsonScalar, { description: 'The event, as subscribers of pub/sub receive it.' }) event: unknown,
  ): WebhookEventInterface {
    const read = eventSchema.safeParse(event);
    if (!read.success) throw badArgument('event', { expected: 'eventId, type, occurredAt, data' });
    return asWebhookEvent(read.data);
  }
}

/** type-graphql passes no instance of the class to `subscribe`, so the class is created where the dependencies are available. */
export function webhookEventSubscriptions(deps: WebhooksDependencies): object {
  const subscribe = async ({ args, context }: { args: Record<string, unknown>; context: unknown }) => {
    const types = args['types'] as readonly WebhookEventType[];
    if (types.length === 0) throw badArgument('types', { min: 1, max: null });
    return followEvents(deps, (context as SubgraphContext).principal, types);
  };

  @Resolver()
  class WebhookEventSubscriptions {
    @Subscription(() => WebhookEventInterface, {
      description:
        'Events of the organization as they happen, from now on. Those of a time without a connection are not repeated: use a webhook for what must arrive.',
      subscribe,
    })
    events(
      @Root() event: WebhookEvent,
      @Arg('types', () => [WebhookEventTypeEnum], { description: 'Which events; at least one.' })
      _types: WebhookEventType[],
    ): WebhookEventInterface {
      return asWebhookEvent(event);
    }
  }
  return new WebhookEventSubscriptions();
}
