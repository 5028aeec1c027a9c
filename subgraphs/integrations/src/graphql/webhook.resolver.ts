import {
  makeConnection,
  pageRequest,
  requireOwnOrganization,
  type Foreign,
  type SubgraphContext,
} from '@tertulia/subgraph';
import { Args, Ctx, Directive, FieldResolver, Float, Resolver, Root } from 'type-graphql';
import { listDeliveries, listEndpoints } from '../application/read-webhooks.js';
import type { WebhooksDependencies } from '../application/webhook-dependencies.js';
import { withoutData } from '../domain/webhook-selection.js';
import { OrganizationStub } from './foreign.type.js';
import { webhookLoaders } from './webhook.loaders.js';
import {
  asAttempt,
  asDelivery,
  asEndpoint,
  DeliveryListArgs,
  WebhookAttemptType,
  WebhookDeliveryConnection,
  WebhookDeliveryType,
  WebhookEndpointType,
  WebhookSecretType,
} from './webhook.type.js';

@Resolver(() => OrganizationStub)
export class OrganizationWebhooksResolver {
  constructor(private readonly deps: WebhooksDependencies) {}

  @Directive('@listSize(assumedSize: 20)')
  @FieldResolver(() => [WebhookEndpointType], {
    nullable: true,
    description: 'The URLs that are told what happens, newest first; at most 20.',
  })
  async webhookEndpoints(
    @Root() organization: Foreign,
    @Ctx() context: SubgraphContext,
  ): Promise<WebhookEndpointType[]> {
    requireOwnOrganization(organization, context);
    return (await listEndpoints(this.deps, context.principal)).map(asEndpoint);
  }
}

@Resolver(() => WebhookEndpointType)
export class WebhookEndpointResolver {
  constructor(private readonly deps: WebhooksDependencies) {}

  @Directive('@listSize(assumedSize: 2)')
  @FieldResolver(() => [WebhookSecretType], { description: 'The secrets that sign now, newest first.' })
  async secrets(@Root() { uuid }: WebhookEndpointType, @Ctx() context: SubgraphContext): Promise<WebhookSecretType[]> {
    const secrets = await webhookLoaders(this.deps, context).secrets.load(uuid);
    return secrets.map(({ lastFour, createdAt, expiresAt }) =>
      Object.assign(new WebhookSecretType(), { lastFour, createdAt, expiresAt }),
    );
  }

  @FieldResolver(() => Float, {
    nullable: true,
    description: 'Share of the deliveries of seven days that arrived, among those that ended; null if none did.',
  })
  async successRate(@Root() { uuid }: WebhookEndpointType, @Ctx() context: SubgraphContext): Promise<number | null> {
    const rate = await webhookLoaders(this.deps, context).rate.load(uuid);
    return rate === null || rate.ended === 0 ? null : rate.delivered / rate.ended;
  }

  @FieldResolver(() => WebhookDeliveryConnection, { description: 'Its deliveries of 30 days, newest first.' })
  async deliveries(
    @Root() { uuid: endpointId }: WebhookEndpointType,
    @Args(() => DeliveryListArgs) args: DeliveryListArgs,
    @Ctx() context: SubgraphContext,
  ) {
    const page = pageRequest(args);
    const list = await listDeliveries(this.deps, context.principal, { endpointId, state: args.state ?? null, page });
    return makeConnection(list.rows.map(asDelivery), page, {
      position: ({ uuid }) => ({ sortKey: uuid, id: uuid }),
      totalCount: list.countAll,
    });
  }
}

@Resolver(() => WebhookDeliveryType)
export class WebhookDeliveryResolver {
  constructor(private readonly deps: WebhooksDependencies) {}

  @FieldResolver(() => String, {
    description:
      'The body, the same at every attempt. Without its data for a key that lacks scopes with which its selection was made.',
  })
  body(@Root() { text, selectedScopes }: WebhookDeliveryType, @Ctx() { principal }: SubgraphContext): string {
    if (principal.kind !== 'API_KEY') return text;
    const held: readonly string[] = principal.scopes;
    const isHidden = selectedScopes?.every((scope) => held.includes(scope)) === false;
    return isHidden ? withoutData(text) : text;
  }

  @Directive('@listSize(assumedSize: 10)')
  @FieldResolver(() => [WebhookAttemptType], { description: 'Its requests, in order.' })
  async attempts(
    @Root() { uuid }: WebhookDeliveryType,
    @Ctx() context: SubgraphContext,
  ): Promise<WebhookAttemptType[]> {
    return (await webhookLoaders(this.deps, context).attempts.load(uuid)).map(asAttempt);
  }
}
