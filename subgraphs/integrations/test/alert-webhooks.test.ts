import { afterAll, beforeAll, beforeEach, expect, test } from '@jest/globals';
import { makeEvent, type EventPayload } from '@tertulia/events';
import { toGlobalId } from '@tertulia/subgraph';
import { eventually, testId } from '@tertulia/testkit';
import { webhookReceiver } from './webhook-receiver.js';
import { ana, botOne, integrationsWorld, organizationA, type World } from './world.js';

const create = `mutation ($input: CreateWebhookEndpointInput!) { createWebhookEndpoint(input: $input) { webhookEndpoint { id } } }`;
const listen = `subscription { events(types: [ALERT_TOLD]) { id type occurredAt ... on AlertTold {
  kind notice since figure bots { id } conversation { id } connectionId title path } } }`;
const preview = `mutation ($input: SendTestWebhookInput!) { sendTestWebhook(input: $input) { delivery { body } userErrors { code } } }`;

let world: World;
let receiver: Awaited<ReturnType<typeof webhookReceiver>>;
let endpointId: string;
beforeAll(async () => {
  receiver = await webhookReceiver();
  world = await integrationsWorld({ settings: { egressAllowed: receiver.key } });
  world.start();
  const input = { url: receiver.urlOf('/alerts'), eventTypes: ['ALERT_TOLD', 'ALERTS_GATHERED'] };
  const { createWebhookEndpoint } = await world.tell(ana, create, { input });
  endpointId = (createWebhookEndpoint as unknown as { webhookEndpoint: { id: string } }).webhookEndpoint.id;
});
afterAll(async () => {
  await world.close();
  await receiver.stop();
});
beforeEach(() => {
  receiver.received.length = 0;
});

type Told = EventPayload<'notifications.alert-told.v1'>;

const told: Told = {
  ...{ ways: ['WEBHOOK'], kind: 'BAD_RATING', severity: 'INFO', notice: 'ONCE', since: '2026-03-02T14:59:00.000Z' },
  ...{ figure: 1, threshold: null, botIds: [botOne], botName: 'Recepción' },
  ...{ conversationId: testId(0xc1), connectionId: null, endpointId: null },
  ...{ title: 'Una conversación recibió una mala calificación', text: 'Calificación: 1.' },
  path: `/conversations/${toGlobalId('conversation', testId(0xc1))}`,
};

async function publish(id: string, payload: Told): Promise<void> {
  const origin = { id, occurredAt: world.clock.now(), organizationId: organizationA };
  await world.bus.publish([makeEvent('notifications.alert-told.v1', origin, payload)]);
}

test('An alert whose rule names webhooks is delivered once, however often it is published, and one for Slack alone is not', async () => {
  await publish(testId(0x61), { ...told, ways: ['SLACK'] });
  for (let n = 0; n < 3; n += 1) await publish(testId(0x62), told);
  await publish(testId(0x63), { ...told, notice: 'OVER', figure: 0.5, threshold: 3, conversationId: null });
  await eventually(() => expect(receiver.received).toHaveLength(2));
  const bodies = receiver.received.map(({ body }) => JSON.parse(body) as { data: { notice: string } });
  const sorted = bodies.toSorted((a, b) => a.data.notice.localeCompare(b.data.notice));
  const { ways: _, ...shown } = told;
  const data = {
    ...shown,
    botIds: [toGlobalId('bot', botOne)],
    conversationId: toGlobalId('conversation', testId(0xc1)),
  };
  const timestamp = world.clock.now().toISOString();
  expect(sorted).toEqual([
    { type: 'alert.told', timestamp, data },
    {
      type: 'alert.told',
      timestamp,
      data: { ...data, notice: 'OVER', figure: 0.5, threshold: 3, conversationId: null },
    },
  ]);
});

test('Subscribers of events and selections read it with references to what it is about', async () => {
  const stream = await world.subgraph.subscribe({ query: listen, variables: {}, principal: ana, requestId: 'r' });
  if (!(Symbol.asyncIterator in stream)) throw new Error(JSON.stringify(stream));
  const next = stream.next();
  await publish(testId(0x64), { ...told, connectionId: testId(0xd1) });
  expect((await next).value).toEqual({
    data: {
      events: {
        ...{ id: toGlobalId('event', testId(0x64)), type: 'ALERT_TOLD', occurredAt: world.clock.now().toISOString() },
        ...{ kind: 'BAD_RATING', notice: 'ONCE', since: told.since, figure: 1, title: told.title, path: told.path },
        ...{ bots: [{ id: toGlobalId('bot', botOne) }], connectionId: toGlobalId('connection', testId(0xd1)) },
        conversation: { id: toGlobalId('conversation', testId(0xc1)) },
      },
    },
  });
  await stream.return();
});

type Gathered = EventPayload<'notifications.alerts-gathered.v1'>;
type GatheredAlert = Gathered['kinds'][number]['latest'][number];

const alert: GatheredAlert = {
  ...{ since: '2026-03-02T14:59:00.000Z', notice: 'ONCE', isOver: false, figure: 1, threshold: null },
  ...{ botIds: [botOne], botName: 'Recepción', conversationId: testId(0xc1), connectionId: null, endpointId: null },
  ...{ text: '2 mar, 08:59 · Recepción: Calificación: 1.', path: told.path },
};
const gathered: Gathered = {
  ...{ way: 'WEBHOOK', since: alert.since, count: 5, path: '/notifications' },
  ...{ title: 'Resumen de avisos: 5 avisos', text: 'Lo que pasó desde el 2 mar, 08:59. Horas de UTC.' },
  kinds: [
    { kind: 'BAD_RATING', severity: 'INFO', title: 'Malas calificaciones: 5', count: 5, overCount: 0, latest: [alert] },
  ],
};
const listenToDigests = `subscription { events(types: [ALERTS_GATHERED]) { id type ... on AlertsGathered { count since title path
  kinds { kind title count overCount latest { since notice isOver figure bots { id } conversation { id } text path } } } } }`;

async function publishDigest(id: string, payload: Gathered): Promise<void> {
  const origin = { id, occurredAt: world.clock.now(), organizationId: organizationA };
  await world.bus.publish([makeEvent('notifications.alerts-gathered.v1', origin, payload)]);
}

test('A digest for webhooks is delivered once, with public ids, and one for Slack is not', async () => {
  await publishDigest(testId(0x71), { ...gathered, way: 'SLACK' });
  for (let n = 0; n < 3; n += 1) await publishDigest(testId(0x72), gathered);
  // Whatever else was to be sent is sent by the time at which this one arrives.
  await publish(testId(0x73), { ...told, notice: 'AGAIN' });
  const arrived = () =>
    receiver.received.map(({ body }) => JSON.parse(body) as { type: string; data: { notice?: string } });
  await eventually(() => {
    expect(arrived().map(({ data }) => data.notice)).toContain('AGAIN');
    expect(arrived().map(({ type }) => type)).toContain('alerts.gathered');
  });
  const bodies = arrived();
  expect(bodies.filter(({ type }) => type === 'alerts.gathered').map(({ data }) => data)).toEqual([
    {
      ...{ since: gathered.since, count: 5, path: gathered.path, title: gathered.title, text: gathered.text },
      kinds: [
        {
          ...gathered.kinds[0],
          latest: [
            {
              ...alert,
              botIds: [toGlobalId('bot', botOne)],
              conversationId: toGlobalId('conversation', testId(0xc1)),
            },
          ],
        },
      ],
    },
  ]);
});

test('Subscribers read the alerts of a digest with references to what they are about', async () => {
  const query = { query: listenToDigests, variables: {}, principal: ana, requestId: 'r' };
  const stream = await world.subgraph.subscribe(query);
  if (!(Symbol.asyncIterator in stream)) throw new Error(JSON.stringify(stream));
  const next = stream.next();
  await publishDigest(testId(0x74), gathered);
  const { since, notice, isOver, figure, text, path } = alert;
  expect((await next).value).toMatchObject({
    data: {
      events: {
        ...{ type: 'ALERTS_GATHERED', count: 5, since: gathered.since, title: gathered.title, path: '/notifications' },
        kinds: [
          {
            ...{ kind: 'BAD_RATING', title: 'Malas calificaciones: 5', count: 5, overCount: 0 },
            latest: [
              {
                ...{ since, notice, isOver, figure, text, path, bots: [{ id: toGlobalId('bot', botOne) }] },
                conversation: { id: toGlobalId('conversation', testId(0xc1)) },
              },
            ],
          },
        ],
      },
    },
  });
  await stream.return();
});

test('The example of a digest has the fields of a real one', async () => {
  const { sendTestWebhook } = await world.tell(ana, preview, { input: { endpointId, eventType: 'ALERTS_GATHERED' } });
  const { delivery } = sendTestWebhook as unknown as { delivery: { body: string } };
  const { data } = JSON.parse(delivery.body) as { data: Gathered };
  const namesIn = (one: Gathered) => {
    const [kind] = one.kinds;
    return [one, kind, kind?.latest[0]].map((part) =>
      Object.keys(part ?? {})
        .filter((name) => name !== 'way')
        .sort(),
    );
  };
  expect(namesIn(data)).toEqual(namesIn(gathered));
});

test('Its example has the fields of a real one', async () => {
  const { sendTestWebhook } = await world.tell(ana, preview, { input: { endpointId, eventType: 'ALERT_TOLD' } });
  const { delivery } = sendTestWebhook as unknown as { delivery: { body: string } };
  const { data } = JSON.parse(delivery.body) as { data: object };
  const { ways: _, ...shown } = told;
  expect(Object.keys(data).sort()).toEqual(Object.keys(shown).sort());
});
