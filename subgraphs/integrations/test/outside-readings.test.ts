import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { printMetrics } from '@tertulia/telemetry';
import { principals, testId } from '@tertulia/testkit';
import { keyConnector, registryForTests } from './connectors-for-tests.js';
import { ana, botOne, integrationsWorld, organizationA, type World } from './world.js';

let world: World;
beforeAll(async () => {
  world = await integrationsWorld({ registry: registryForTests });
});
afterAll(async () => world.close());

const perform = 'mutation ($input: PerformEffectInput!) { performEffect(input: $input) }';
const createEndpoint = `mutation { createWebhookEndpoint(input: { url: "https://socio.example/x", eventTypes: [GOAL_REACHED] }) {
  webhookEndpoint { id } } }`;
const sendTest = `mutation ($id: ID!) { sendTestWebhook(input: { endpointId: $id, eventType: GOAL_REACHED }) { delivery { id } } }`;
const createConnection = `mutation ($input: CreateConnectionInput!) {
  createConnection(input: $input) { connection { id } userErrors { field code } } }`;

async function read(name: string): Promise<string[]> {
  const { text } = await printMetrics();
  return text.split('\n').filter((line) => line.startsWith(`${name}{`));
}

test('Metrics tell how much work outside is due, for how long, and how connections are, over all organizations', async () => {
  // No worker runs here: what is due stays.
  const effect = {
    ...{ kind: 'request', id: 'e', blockId: 'b', deadlineMs: 5_000, isBackground: true, mappings: [] },
    ...{ method: 'POST', url: 'https://socio.example/x', headers: [], body: '{}', connectionId: null },
  };
  const input = { conversationId: testId(0xc1), botId: botOne, isSimulation: false, effect };
  await world.tell(principals.service({ organizationId: organizationA }), perform, { input });
  const made = await world.tell(ana, createEndpoint);
  const { webhookEndpoint } = made['createWebhookEndpoint'] as unknown as { webhookEndpoint: { id: string } };
  await world.tell(ana, sendTest, { id: webhookEndpoint.id });
  const fields = [{ name: 'key', value: 'a-good-key-of-a-test' }];
  await world.tell(ana, createConnection, { input: { connector: keyConnector.name, name: 'Una', fields } });
  world.clock.advance(300_000);
  expect(await read('tertulia_outside_waiting')).toEqual([
    'tertulia_outside_waiting{service="integrations",kind="DELIVERIES"} 1',
    'tertulia_outside_waiting{service="integrations",kind="EFFECTS"} 1',
  ]);
  expect(await read('tertulia_outside_oldest_seconds')).toEqual([
    'tertulia_outside_oldest_seconds{service="integrations",kind="DELIVERIES"} 300',
    'tertulia_outside_oldest_seconds{service="integrations",kind="EFFECTS"} 300',
  ]);
  expect(await read('tertulia_connections')).toEqual([
    'tertulia_connections{service="integrations",state="CONNECTED"} 1',
  ]);
});
