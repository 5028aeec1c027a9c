import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { toGlobalId } from '@tertulia/subgraph';
import { assertNeedsSignIn, principals, testId } from '@tertulia/testkit';
import { webhookReceiver } from './webhook-receiver.js';
import { ana, botOne, bruno, integrationsWorld, organizationA, type World } from './world.js';

const create = `mutation ($url: String!) { createWebhookEndpoint(input: { url: $url, eventTypes: [GOAL_REACHED] }) {
  webhookEndpoint { id } userErrors { code } } }`;
const send = `mutation ($id: ID!) { sendTestWebhook(input: { endpointId: $id, eventType: GOAL_REACHED }) {
  delivery { id } userErrors { code } } }`;
const endpointById = 'query ($id: ID!) { webhookEndpoint(id: $id) { id url } }';
const deliveryById = 'query ($id: ID!) { webhookDelivery(id: $id) { id eventType isTest } }';

let world: World;
let receiver: Awaited<ReturnType<typeof webhookReceiver>>;
let endpointId: string;
let deliveryId: string;
beforeAll(async () => {
  receiver = await webhookReceiver();
  world = await integrationsWorld({ settings: { egressAllowed: receiver.key } });
  const made = await world.tell(ana, create, { url: receiver.urlOf('/hook') });
  endpointId = (made as unknown as { createWebhookEndpoint: { webhookEndpoint: { id: string } } }).createWebhookEndpoint
    .webhookEndpoint.id;
  const sent = await world.tell(ana, send, { id: endpointId });
  deliveryId = (sent as unknown as { sendTestWebhook: { delivery: { id: string } } }).sendTestWebhook.delivery.id;
});
afterAll(async () => {
  await world.close();
  await receiver.stop();
});

test('An endpoint and a delivery are found by their ids, in their own organization only', async () => {
  const endpoint = { id: endpointId, url: receiver.urlOf('/hook') };
  expect(await world.tell(ana, endpointById, { id: endpointId })).toEqual({ webhookEndpoint: endpoint });
  expect(await world.tell(bruno, endpointById, { id: endpointId })).toEqual({ webhookEndpoint: null });
  const delivery = { id: deliveryId, eventType: 'GOAL_REACHED', isTest: true };
  expect(await world.tell(ana, deliveryById, { id: deliveryId })).toEqual({ webhookDelivery: delivery });
  expect(await world.tell(bruno, deliveryById, { id: deliveryId })).toEqual({ webhookDelivery: null });
});

test('An id of something else, or of nothing, belongs to no endpoint and no delivery', async () => {
  const ids = [toGlobalId('webhookEndpoint', testId(1)), toGlobalId('delivery', testId(1)), 'nothing', ''];
  for (const id of ids) {
    expect(await world.tell(ana, endpointById, { id })).toEqual({ webhookEndpoint: null });
    expect(await world.tell(ana, deliveryById, { id })).toEqual({ webhookDelivery: null });
  }
});

test('A bot manager is refused', async () => {
  const manager = principals.botManager([botOne], { organizationId: organizationA });
  await expect(world.tell(manager, endpointById, { id: endpointId })).rejects.toThrow('FORBIDDEN');
  await expect(world.tell(manager, deliveryById, { id: deliveryId })).rejects.toThrow('FORBIDDEN');
});

test('A caller who is not signed in is refused', async () => {
  const operations = [
    { query: endpointById, variables: { id: endpointId } },
    { query: deliveryById, variables: { id: deliveryId } },
  ];
  await expect(assertNeedsSignIn(world.subgraph, operations)).resolves.toBeUndefined();
});
