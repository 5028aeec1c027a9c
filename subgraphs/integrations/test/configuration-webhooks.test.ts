import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { asPlatform } from '@tertulia/persistence';
import { toGlobalId } from '@tertulia/subgraph';
import { assertNeedsSignIn, eventually, principals, testId } from '@tertulia/testkit';
import { sendOverdueDeliveries } from '../src/application/tend-webhooks.js';
import { compileDeliverer, Deliverer } from './deliverers.js';
import { isSignedWith, webhookReceiver, type Received } from './webhook-receiver.js';
import { ana, botOne, botTwo, bruno, integrationsWorld, organizationA, type World } from './world.js';

const fields = 'url mode lastFour state disabledReason failingSince lastAttempt { status failure }';
const save = `mutation ($input: SaveConfigurationWebhookInput!) { saveConfigurationWebhook(input: $input) {
  configurationWebhook { ${fields} } secret userErrors { field code } } }`;
const read = `query ($bots: [_Any!]!) { _entities(representations: $bots) { ... on Bot {
  configurationWebhook { ${fields} } } } }`;
const bot = toGlobalId('bot', botOne);
const publicationId = testId(0xd1);
const checksum = 'c'.repeat(64);

interface Saved {
  configurationWebhook: Record<string, unknown> | null;
  secret: string | null;
  userErrors: { field: string[] | null; code: string }[];
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
beforeEach(() => {
  receiver.reactWith(() => ({ status: 204 }));
});
afterEach(async () => {
  await saved({ url: null });
  await world.drain();
  receiver.received.length = 0;
  world.published.length = 0;
});

async function saved(input: object, principal = ana): Promise<Saved> {
  const data = await world.tell(principal, save, { input: { botId: bot, ...input } });
  const result: unknown = data['saveConfigurationWebhook'];
  return result as Saved;
}

async function secretOfNew(mode: 'NOTIFY' | 'CONFIRM'): Promise<string> {
  const { secret, userErrors } = await saved({ url: receiver.urlOf('/versions'), mode });
  if (secret === null) throw new Error(JSON.stringify(userErrors));
  return secret;
}

async function shown(botId = botOne, principal = ana): Promise<Record<string, unknown> | null> {
  const bots = [{ __typename: 'Bot', id: toGlobalId('bot', botId) }];
  const { _entities: found } = (await world.tell(principal, read, { bots })) as unknown as {
    _entities: { configurationWebhook: Record<string, unknown> | null }[];
  };
  return found[0]?.configurationWebhook ?? null;
}

const version = { botId: botOne, publicId: 'pub', versionId: testId(0xd2), number: 7, checksum };
async function goesLive(botId = botOne): Promise<void> {
  await world.emit('bots.bot-published.v1', organizationA, { ...version, botId, publicationId });
}

/** A publication asks for its confirmation; it waits a minute. */
async function isRequested(id = publicationId): Promise<void> {
  const respondBefore = new Date(world.clock.now().getTime() + 60_000).toISOString();
  await world.emit('bots.confirmation-requested.v1', organizationA, { ...version, publicationId: id, respondBefore });
}

async function arrived(count: number): Promise<Received[]> {
  await eventually(() => expect(receiver.received).toHaveLength(count));
  return receiver.received;
}

/** How the publications ended, as reported to other subgraphs. */
async function reports(count: number): Promise<{ name: string; payload: unknown }[]> {
  const found = () => world.published.filter(({ name }) => name.startsWith('integrations.publication-'));
  await eventually(
    async () => {
      await world.drain();
      expect(found()).toHaveLength(count);
    },
    { deadlineMs: 15_000 },
  );
  return found().map(({ name, payload }) => ({ name, payload }));
}

/** So many attempts are stored: the next one is due some time after them, not after the clock has moved on. */
async function stored(count: number): Promise<void> {
  const sql = `select 1 from delivery_attempt a join delivery d on d.id = a.delivery_id
    join webhook_endpoint e on e.id = d.endpoint_id`;
  await eventually(async () => {
    const rows = await asPlatform('test', async () => world.database.read(async (em) => em.execute<object[]>(sql)));
    expect(rows).toHaveLength(count);
  });
}

/** Time passes, and what is due then is attempted. */
async function passes(ms: number): Promise<void> {
  world.clock.advance(ms);
  await asPlatform('test', async () => sendOverdueDeliveries(world.deps, 0));
}

describe('a configuration webhook', () => {
  test('is saved with a secret that is returned once, and is not among the endpoints of the organization', async () => {
    const secret = await secretOfNew('NOTIFY');
    expect(secret).toMatch(/^whsec_/);
    expect(await shown()).toEqual({
      ...{ url: receiver.urlOf('/versions'), mode: 'NOTIFY', lastFour: secret.slice(-4), state: 'ENABLED' },
      ...{ disabledReason: null, failingSince: null, lastAttempt: null },
    });
    const again = await saved({ url: receiver.urlOf('/other'), mode: 'CONFIRM' });
    expect(again).toMatchObject({
      secret: null,
      configurationWebhook: { mode: 'CONFIRM', lastFour: secret.slice(-4) },
    });
    const renewed = await saved({ url: receiver.urlOf('/other'), mode: 'CONFIRM', hasNewSecret: true });
    expect(renewed.secret).not.toBe(secret);
    expect(renewed.configurationWebhook).toMatchObject({ lastFour: renewed.secret?.slice(-4) });
    const organizations = [{ __typename: 'Organization', id: toGlobalId('organization', organizationA) }];
    const list = `query ($organizations: [_Any!]!) { _entities(representations: $organizations) {
      ... on Organization { webhookEndpoints { id } } } }`;
    expect(await world.tell(ana, list, { organizations })).toEqual({ _entities: [{ webhookEndpoints: [] }] });
    expect(await saved({ url: null })).toEqual({ configurationWebhook: null, secret: null, userErrors: [] });
    expect(await shown()).toBeNull();
  });

  test('two people who set it at once make one, and each secret that was returned is that of its own endpoint', async () => {
    const both = await Promise.all(['/a', '/b'].map(async (path) => saved({ url: receiver.urlOf(path) })));
    expect(both.map(({ userErrors }) => userErrors)).toEqual([[], []]);
    const secrets = both.flatMap(({ secret }) => (secret === null ? [] : [secret]));
    await goesLive();
    const [sent] = await arrived(1);
    expect(secrets.length).toBeGreaterThan(0);
    expect(secrets.some((secret) => sent !== undefined && isSignedWith(secret, sent))).toBe(true);
  });

  test.each([
    ['http://example.com/hook', 'WEBHOOK_URL_REFUSED'],
    ['https://169.254.169.254/latest', 'WEBHOOK_URL_REFUSED'],
    [' ', 'REQUIRED'],
  ])('refuses the URL %p with a code, and keeps what was there', async (url, code) => {
    await secretOfNew('NOTIFY');
    expect(await saved({ url })).toMatchObject({ userErrors: [{ field: ['url'], code }] });
    expect(await shown()).toMatchObject({ url: receiver.urlOf('/versions') });
  });

  test('is read and changed by administrators and keys with the scope only', async () => {
    const codeOf = async (principal: Parameters<World['ask']>[0]) =>
      (await world.ask(principal, save, { input: { botId: bot, url: null } })).errors?.[0]?.extensions['code'];
    const scoped = { organizationId: organizationA };
    await assertNeedsSignIn(world.subgraph, [{ query: save, variables: { input: { botId: bot, url: null } } }]);
    expect(await codeOf(principals.botManager([botOne], scoped))).toBe('FORBIDDEN');
    expect(await codeOf(principals.viewer(scoped))).toBe('FORBIDDEN');
    expect(await codeOf(principals.apiKey(['integrations:read'], scoped))).toBe('FORBIDDEN');
    expect(await codeOf(principals.apiKey(['webhooks:write'], { ...scoped, mode: 'TEST' }))).toBe('TEST_KEY');
    const missing = { configurationWebhook: null, secret: null, userErrors: [{ field: null, code: 'NOT_FOUND' }] };
    expect(await saved({ botId: toGlobalId('bot', testId(0xff)), url: receiver.urlOf('/') })).toEqual(missing);
    expect(await saved({ url: receiver.urlOf('/') }, bruno)).toEqual(missing);
    await secretOfNew('NOTIFY');
    expect(await shown(botOne, bruno)).toBeNull();
    const refused = await world.ask(principals.viewer(scoped), read, { bots: [{ __typename: 'Bot', id: bot }] });
    expect(refused.errors?.[0]?.extensions['code']).toBe('FORBIDDEN');
  });

  test('each change is reported with its mode and host, and not with its path', async () => {
    await secretOfNew('CONFIRM');
    await saved({ url: null });
    await world.drain();
    const changes = world.published.filter(({ name }) => name === 'integrations.configuration-webhook-changed.v1');
    expect(changes.map(({ payload }) => payload)).toEqual([
      { botId: botOne, mode: 'CONFIRM', host: new URL(receiver.urlOf('/')).host },
      { botId: botOne, mode: null, host: null },
    ]);
  });
});

describe('NOTIFY', () => {
  test('sends number and checksum of each version of its bot that goes live, signed', async () => {
    const secret = await secretOfNew('NOTIFY');
    await goesLive(botTwo);
    await goesLive();
    const [sent, ...more] = await arrived(1);
    if (sent === undefined) throw new Error('nothing arrived');
    expect(more).toEqual([]);
    expect(isSignedWith(secret, sent)).toBe(true);
    expect(JSON.parse(sent.body)).toMatchObject({
      type: 'version.published',
      data: {
        ...{ number: 7, checksum, botId: bot, versionId: toGlobalId('botVersion', version.versionId) },
        publicationId: toGlobalId('publication', publicationId),
      },
    });
    await eventually(async () => expect(await shown()).toMatchObject({ lastAttempt: { status: 204, failure: null } }));
  });

  test('lets a publication that still asks go on at once', async () => {
    await secretOfNew('NOTIFY');
    await isRequested();
    expect(await reports(1)).toEqual([{ name: 'integrations.publication-confirmed.v1', payload: { publicationId } }]);
    expect(receiver.received).toEqual([]);
  });
});

describe('CONFIRM', () => {
  test('asks before the version goes live, and a 2xx confirms it', async () => {
    const secret = await secretOfNew('CONFIRM');
    await isRequested();
    const [sent] = await arrived(1);
    if (sent === undefined) throw new Error('nothing arrived');
    expect(isSignedWith(secret, sent)).toBe(true);
    const respondBefore = new Date(world.clock.now().getTime() + 60_000).toISOString();
    expect(JSON.parse(sent.body)).toMatchObject({
      type: 'publication.requested',
      data: { botId: bot, number: 7, checksum, respondBefore },
    });
    expect(await reports(1)).toEqual([{ name: 'integrations.publication-confirmed.v1', payload: { publicationId } }]);
  });

  test.each([400, 409, 422, 404])(
    'a %p refuses it at once, and the webhook does not count as failing',
    async (status) => {
      await secretOfNew('CONFIRM');
      receiver.reactWith(() => ({ status }));
      await isRequested();
      const payload = { publicationId, code: 'CONFIRMATION_REFUSED', status, failure: null };
      expect(await reports(1)).toEqual([{ name: 'integrations.publication-refused.v1', payload }]);
      expect(await shown()).toMatchObject({ state: 'ENABLED', failingSince: null, lastAttempt: { status } });
      await passes(30_000);
      expect(receiver.received).toHaveLength(1);
    },
  );

  test('a receiver that is not ready is asked again, with the same id and bytes, until it accepts', async () => {
    await secretOfNew('CONFIRM');
    receiver.reactWith(() => ({ status: receiver.received.length < 3 ? 503 : 200 }));
    await isRequested();
    await arrived(1);
    await stored(1);
    await passes(1_000);
    await arrived(2);
    await stored(2);
    await passes(2_000);
    const all = await arrived(3);
    expect(new Set(all.map(({ headers, body }) => `${String(headers['webhook-id'])} ${body}`)).size).toBe(1);
    expect(await reports(1)).toMatchObject([{ name: 'integrations.publication-confirmed.v1' }]);
  });

  test('one that never accepts refuses it after 60 seconds with the last status, and is not asked again', async () => {
    await secretOfNew('CONFIRM');
    receiver.reactWith(() => ({ status: 500 }));
    await isRequested();
    await arrived(1);
    let seconds = 0;
    for (const [index, pause] of [1, 2, 5, 10, 10, 10, 10, 10].entries()) {
      await stored(index + 1);
      await passes(pause * 1_000);
      seconds += pause;
      await arrived(index + 2);
    }
    expect(seconds).toBeLessThan(60);
    const payload = { publicationId, code: 'CONFIRMATION_MISSING', status: 500, failure: null };
    expect(await reports(1)).toEqual([{ name: 'integrations.publication-refused.v1', payload }]);
    await passes(10 * 60_000);
    expect(receiver.received).toHaveLength(9);
  });

  test('a 410 disables it, and from then on it refuses at once and says so, until it is saved again', async () => {
    await secretOfNew('CONFIRM');
    receiver.reactWith(() => ({ status: 410 }));
    await isRequested();
    expect(await reports(1)).toMatchObject([{ payload: { code: 'CONFIRMATION_REFUSED', status: 410 } }]);
    expect(await shown()).toMatchObject({ state: 'DISABLED', disabledReason: 'GONE' });
    const second = testId(0xd9);
    await isRequested(second);
    const payload = { publicationId: second, code: 'CONFIRMATION_MISSING', status: null, failure: 'DISABLED' };
    expect((await reports(2))[1]).toEqual({ name: 'integrations.publication-refused.v1', payload });
    await saved({ url: receiver.urlOf('/versions'), mode: 'CONFIRM' });
    expect(await shown()).toMatchObject({ state: 'ENABLED' });
  });

  test('the event that is repeated asks once', async () => {
    await secretOfNew('CONFIRM');
    await isRequested();
    await isRequested();
    await reports(1);
    expect(receiver.received).toHaveLength(1);
  });

  test('one that was removed confirms at once', async () => {
    await isRequested();
    expect(await reports(1)).toMatchObject([{ name: 'integrations.publication-confirmed.v1' }]);
  });

  test.each([
    ['is removed', { url: null }],
    ['only notifies from then on', { mode: 'NOTIFY' }],
  ])('a publication that waits goes on when the webhook %s', async (_, change) => {
    await secretOfNew('CONFIRM');
    receiver.reactWith(() => ({ status: 503 }));
    await isRequested();
    await arrived(1);
    await saved({ url: receiver.urlOf('/versions'), ...change });
    expect(await reports(1)).toEqual([{ name: 'integrations.publication-confirmed.v1', payload: { publicationId } }]);
  });

  test('its request cannot be listed or sent again as a delivery', async () => {
    await secretOfNew('CONFIRM');
    await isRequested();
    const id = String((await arrived(1))[0]?.headers['webhook-id']);
    const resend = `mutation ($id: ID!) { resendDelivery(input: { deliveryId: $id }) { userErrors { code } } }`;
    expect(await world.tell(ana, resend, { id })).toEqual({ resendDelivery: { userErrors: [{ code: 'NOT_FOUND' }] } });
    const look = `query ($all: [_Any!]!) { _entities(representations: $all) { __typename } }`;
    expect(await world.tell(ana, look, { all: [{ __typename: 'WebhookDelivery', id }] })).toEqual({
      _entities: [null],
    });
  });
});

describe('a sender that is killed while the receiver thinks', () => {
  test('asks again within the minute, and the publication is confirmed', async () => {
    const other = await integrationsWorld({ settings: { egressAllowed: receiver.key } });
    await compileDeliverer();
    const deliverers = [new Deliverer(other), new Deliverer(other)];
    try {
      const input = { botId: bot, url: receiver.urlOf('/versions'), mode: 'CONFIRM' };
      await other.tell(ana, save, { input });
      receiver.reactWith(() => 'STALL');
      await deliverers[0]?.start();
      const respondBefore = new Date(other.clock.now().getTime() + 60_000).toISOString();
      await other.emit('bots.confirmation-requested.v1', organizationA, { ...version, publicationId, respondBefore });
      await arrived(1);
      await deliverers[0]?.kill();
      receiver.reactWith(() => ({ status: 204 }));
      await deliverers[1]?.start();
      await eventually(
        async () => {
          await other.drain();
          const names = [...other.published.map(({ name }) => name), ...(deliverers[1]?.published ?? [])];
          expect(names).toContain('integrations.publication-confirmed.v1');
        },
        { deadlineMs: 55_000 },
      );
      expect(new Set(receiver.received.map(({ body }) => body)).size).toBe(1);
    } finally {
      for (const deliverer of deliverers) await deliverer.kill();
      await other.close();
    }
  });
});
