import { fromGlobalId, toGlobalId, withUserErrors, type SubgraphContext } from '@tertulia/subgraph';
import { Arg, Ctx, Mutation, Resolver } from 'type-graphql';
import {
  createEndpoint,
  deleteEndpoint,
  disableEndpoint,
  enableEndpoint,
  rotateSecret,
  updateEndpoint,
  type EndpointWithSecret,
} from '../application/manage-endpoints.js';
import { previewPayload } from '../application/preview-webhook.js';
import { resendDelivery, resendFailedDeliveries, sendTestWebhook } from '../application/resend-deliveries.js';
import type { WebhooksDependencies } from '../application/webhook-dependencies.js';
import type { WebhookDelivery } from '../domain/webhook-delivery.js';
import type { WebhookEndpoint } from '../domain/webhook-endpoint.js';
import {
  CreateWebhookEndpointInput,
  PreviewWebhookPayloadInput,
  ResendDeliveryInput,
  SendTestWebhookInput,
  UpdateWebhookEndpointInput,
  WebhookEndpointInput,
} from './webhook.input.js';
import {
  DeleteWebhookEndpointPayload,
  PreviewWebhookPayloadPayload,
  ResendFailedDeliveriesPayload,
  WebhookDeliveryPayload,
  WebhookEndpointPayload,
  WebhookSecretPayload,
} from './webhook.payload.js';
import { asDelivery, asEndpoint } from './webhook.type.js';

const inputArg = { description: 'The input.' };

@Resolver()
export class WebhookEndpointMutations {
  constructor(private readonly deps: WebhooksDependencies) {}

  @Mutation(() => WebhookSecretPayload, { description: 'Creates an endpoint; its secret is returned only here.' })
  createWebhookEndpoint(
    @Arg('input', () => CreateWebhookEndpointInput, inputArg) input: CreateWebhookEndpointInput,
    @Ctx() context: SubgraphContext,
  ): Promise<WebhookSecretPayload> {
    return withSecret(context, () =>
      createEndpoint(this.deps, context.principal, { ...input, selection: input.selection ?? null }),
    );
  }

  @Mutation(() => WebhookEndpointPayload, {
    description: 'Changes an endpoint, for deliveries that are due from now on.',
  })
  updateWebhookEndpoint(
    @Arg('input', () => UpdateWebhookEndpointInput, inputArg) input: UpdateWebhookEndpointInput,
    @Ctx() context: SubgraphContext,
  ): Promise<WebhookEndpointPayload> {
    const { url, eventTypes, selection } = input;
    const wanted = {
      ...(url == null ? {} : { url }),
      ...(eventTypes == null ? {} : { eventTypes }),
      ...(selection == null ? {} : { selection }),
    };
    return changed(context, () =>
      updateEndpoint(this.deps, context.principal, { endpointId: endpointOf(input), ...wanted }),
    );
  }

  @Mutation(() => WebhookEndpointPayload, {
    description: 'Delivers events again. What failed is sent by resendFailedDeliveries.',
  })
  enableWebhookEndpoint(
    @Arg('input', () => WebhookEndpointInput, inputArg) input: WebhookEndpointInput,
    @Ctx() context: SubgraphContext,
  ): Promise<WebhookEndpointPayload> {
    return changed(context, () => enableEndpoint(this.deps, context.principal, endpointOf(input)));
  }

  @Mutation(() => WebhookEndpointPayload, {
    description: 'Stops deliveries: what is pending fails, new events are ignored.',
  })
  disableWebhookEndpoint(
    @Arg('input', () => WebhookEndpointInput, inputArg) input: WebhookEndpointInput,
    @Ctx() context: SubgraphContext,
  ): Promise<WebhookEndpointPayload> {
    return changed(context, () => disableEndpoint(this.deps, context.principal, endpointOf(input)));
  }

  @Mutation(() => DeleteWebhookEndpointPayload, { description: 'Deletes an endpoint with its secrets and deliveries.' })
  deleteWebhookEndpoint(
    @Arg('input', () => WebhookEndpointInput, inputArg) input: WebhookEndpointInput,
    @Ctx() context: SubgraphContext,
  ): Promise<DeleteWebhookEndpointPayload> {
    return withUserErrors<Pick<DeleteWebhookEndpointPayload, 'endpointId'>>(
      context,
      async () => {
        const id = await deleteEndpoint(this.deps, context.principal, endpointOf(input));
        return { endpointId: toGlobalId('webhookEndpoint', id) };
      },
      { endpointId: null },
    );
  }

  @Mutation(() => WebhookSecretPayload, {
    description: 'Makes a new secret, returned only here. The one before signs too for 24 hours.',
  })
  rotateWebhookSecret(
    @Arg('input', () => WebhookEndpointInput, inputArg) input: WebhookEndpointInput,
    @Ctx() context: SubgraphContext,
  ): Promise<WebhookSecretPayload> {
    return withSecret(context, () => rotateSecret(this.deps, context.principal, endpointOf(input)));
  }
}

@Resolver()
export class WebhookDeliveryMutations {
  constructor(private readonly deps: WebhooksDependencies) {}

  @Mutation(() => WebhookDeliveryPayload, {
    description: 'Sends an example of an event, marked as a test in its delivery.',
  })
  sendTestWebhook(
    @Arg('input', () => SendTestWebhookInput, inputArg) input: SendTestWebhookInput,
    @Ctx() context: SubgraphContext,
  ): Promise<WebhookDeliveryPayload> {
    const wanted = { endpointId: endpointOf(input), eventType: input.eventType };
    return sent(context, () => sendTestWebhook(this.deps, context.principal, wanted));
  }

  @Mutation(() => PreviewWebhookPayloadPayload, {
    description: 'The payload of the last event of a type. Nothing is sent or stored.',
  })
  async previewWebhookPayload(
    @Arg('input', () => PreviewWebhookPayloadInput, inputArg) {
      eventType,
      selection = null,
    }: PreviewWebhookPayloadInput,
    @Ctx() context: SubgraphContext,
  ): Promise<PreviewWebhookPayloadPayload> {
    return withUserErrors<Omit<PreviewWebhookPayloadPayload, 'userErrors'>>(
      context,
      async () => previewPayload(this.deps, context.principal, { eventType, selection }),
      { body: null, isExample: null },
    );
  }

  @Mutation(() => WebhookDeliveryPayload, { description: 'Sends a delivery again, with the same id and body.' })
  resendDelivery(
    @Arg('input', () => ResendDeliveryInput, inputArg) input: ResendDeliveryInput,
    @Ctx() context: SubgraphContext,
  ): Promise<WebhookDeliveryPayload> {
    const deliveryId = fromGlobalId('delivery', input.deliveryId);
    return sent(context, () => resendDelivery(this.deps, context.principal, deliveryId));
  }

  @Mutation(() => ResendFailedDeliveriesPayload, { description: 'Sends every failed delivery of an endpoint again.' })
  resendFailedDeliveries(
    @Arg('input', () => WebhookEndpointInput, inputArg) input: WebhookEndpointInput,
    @Ctx() context: SubgraphContext,
  ): Promise<ResendFailedDeliveriesPayload> {
    return withUserErrors<Pick<ResendFailedDeliveriesPayload, 'count'>>(
      context,
      async () => ({ count: await resendFailedDeliveries(this.deps, context.principal, endpointOf(input)) }),
      { count: null },
    );
  }
}

function endpointOf({ endpointId }: { endpointId: string }): string {
  return fromGlobalId('webhookEndpoint', endpointId);
}

function changed(context: SubgraphContext, run: () => Promise<WebhookEndpoint>): Promise<WebhookEndpointPayload> {
  return withUserErrors<Pick<WebhookEndpointPayload, 'webhookEndpoint'>>(
    context,
    async () => ({ webhookEndpoint: asEndpoint(await run()) }),
    { webhookEndpoint: null },
  );
}

function withSecret(context: SubgraphContext, run: () => Promise<EndpointWithSecret>): Promise<WebhookSecretPayload> {
  return withUserErrors<Omit<WebhookSecretPayload, 'userErrors'>>(
    context,
    async () => {
      const { endpoint, secret } = await run();
      return { webhookEndpoint: asEndpoint(endpoint), secret };
    },
    { webhookEndpoint: null, secret: null },
  );
}

function sent(context: SubgraphContext, run: () => Promise<WebhookDelivery>): Promise<WebhookDeliveryPayload> {
  return withUserErrors<Pick<WebhookDeliveryPayload, 'delivery'>>(
    context,
    async () => ({ delivery: asDelivery(await run()) }),
    { delivery: null },
  );
}
