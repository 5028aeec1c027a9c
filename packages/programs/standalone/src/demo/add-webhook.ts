import { subgraph as integrations } from '@tertulia/integrations';
import type { UserPrincipal } from '@tertulia/principal';
import { tryFromGlobalId } from '@tertulia/subgraph';
import { ask, type DemoTools } from './ask.js';
import { Chance } from './chance.js';
import type { DemoWebhook } from './organizations.js';

const hourMs = 3_600_000;
/** How often something happens of which the endpoint is told. */
const everyMs = 9 * hourMs;
/** How long ago it was created. */
const ageMs = 12 * 24 * hourMs;
/** How long ago the receiver began to fail: long enough for the endpoint to be disabled. */
const failingMs = 5.5 * 24 * hourMs;
const away = JSON.stringify({ error: 'Mantenimiento' });

/**
 * Adds an endpoint whose receiver worked, then failed for days, so that it was disabled: the portal shows both, and a person can enable it.
 * While it is disabled nothing leaves the machine.
 */
export async function addWebhook(
  tools: DemoTools,
  admin: UserPrincipal,
  { webhook, now }: { webhook: DemoWebhook; now: Date },
): Promise<void> {
  const opening = new Date(now.getTime() - ageMs);
  const endpointId = await tools.clock.at({ now: opening }, async () => create(tools, admin, webhook));
  const chance = new Chance(41);
  const failsFrom = now.getTime() - failingMs;
  const { recordDemoDeliveries } = tools.platform.partOf(integrations).useCases;
  await recordDemoDeliveries({
    ...{ organizationId: admin.organizationId ?? '', endpointId, until: now },
    events: Array.from({ length: Math.floor(ageMs / everyMs) }, (_, index) => ({
      type: chance.pick(webhook.eventTypes),
      at: new Date(opening.getTime() + (index + chance.next()) * everyMs),
    })),
    responds: (at) => {
      const durationMs = 40 + Math.floor(chance.next() * 200);
      if (at.getTime() < failsFrom) return { durationMs, status: 204, failure: null, response: '' };
      if (chance.next() < 0.2) return { durationMs: 15_000, status: null, failure: 'TIMEOUT', response: '' };
      return { durationMs, status: 503, failure: null, response: away };
    },
  });
}

async function create(tools: DemoTools, admin: UserPrincipal, webhook: DemoWebhook): Promise<string> {
  const { createWebhookEndpoint } = await ask<{
    createWebhookEndpoint: { webhookEndpoint: { id: string } | null; userErrors: { message: string }[] };
  }>(tools, admin, {
    subgraph: 'integrations',
    query: `mutation ($input: CreateWebhookEndpointInput!) { createWebhookEndpoint(input: $input) {
      webhookEndpoint { id } userErrors { message } } }`,
    variables: { input: webhook },
  });
  const [problem] = createWebhookEndpoint.userErrors;
  if (problem !== undefined) throw new Error(`the demo has no endpoint: ${problem.message}`);
  return tryFromGlobalId('webhookEndpoint', createWebhookEndpoint.webhookEndpoint?.id ?? '') ?? '';
}
