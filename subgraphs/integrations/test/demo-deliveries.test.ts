import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { tryFromGlobalId } from '@tertulia/subgraph';
import { recordDemoDeliveries, type DemoResponse } from '../src/application/record-demo-deliveries.js';
import { webhookReceiver } from './webhook-receiver.js';
import { ana, integrationsWorld, organizationA, type World } from './world.js';

const day = 86_400_000;
const create = `mutation ($url: String!) { createWebhookEndpoint(input: { url: $url, eventTypes: [GOAL_REACHED] }) {
  webhookEndpoint { id } userErrors { code } } }`;
const read = `query ($id: ID!) { webhookEndpoint(id: $id) { state disabledReason successRate
  deliveries(first: 50) { nodes { state isTest createdAt attempts { number status } } } } }`;

interface Endpoint {
  state: string;
  disabledReason: string | null;
  successRate: number | null;
  deliveries: { nodes: { state: string; createdAt: string; attempts: { number: number; status: number }[] }[] };
}

let world: World;
let receiver: Awaited<ReturnType<typeof webhookReceiver>>;
beforeAll(async () => {
  receiver = await webhookReceiver();
  world = await integrationsWorld({ settings: { egressAllowed: receiver.key } });
  world.start();
});
afterAll(async () => {
  await world.close();
  await receiver.stop();
});

test('The past of a demo endpoint follows the rules of retries and of failing endpoints, and sends nothing', async () => {
  const { createWebhookEndpoint } = (await world.tell(ana, create, { url: receiver.urlOf('/hook') })) as unknown as {
    createWebhookEndpoint: { webhookEndpoint: { id: string } };
  };
  const { id } = createWebhookEndpoint.webhookEndpoint;
  const until = world.clock.now();
  const ago = (days: number): Date => new Date(until.getTime() - days * day);
  const failsFrom = ago(5.5);
  const responds = (at: Date): DemoResponse => ({
    ...{ durationMs: 120, failure: null, response: '' },
    status: at < failsFrom ? 204 : 503,
  });
  await recordDemoDeliveries(world.deps, {
    ...{ organizationId: organizationA, endpointId: tryFromGlobalId('webhookEndpoint', id) ?? '', responds, until },
    events: [6.5, 6, 5.4, 3, 0.3, 0.1].map((days) => ({ type: 'GOAL_REACHED' as const, at: ago(days) })),
  });
  const { webhookEndpoint } = (await world.tell(ana, read, { id })) as unknown as { webhookEndpoint: Endpoint };
  expect(webhookEndpoint).toMatchObject({ state: 'DISABLED', disabledReason: 'FAILING', successRate: 2 / 6 });
  const { nodes } = webhookEndpoint.deliveries;
  expect(nodes.map(({ createdAt }) => createdAt)).toEqual(
    [0.1, 0.3, 3, 5.4, 6, 6.5].map((days) => ago(days).toISOString()),
  );
  expect(nodes.map(({ state }) => state)).toEqual([...Array<string>(4).fill('FAILED'), 'DELIVERED', 'DELIVERED']);
  const attempts = nodes.map(({ attempts: made }) => made.length);
  expect([attempts[0], ...attempts.slice(3)]).toEqual([0, 10, 1, 1]);
  expect(nodes[3]?.attempts.map(({ number, status }) => [number, status])).toContainEqual([10, 503]);
  expect(receiver.received).toEqual([]);
});
