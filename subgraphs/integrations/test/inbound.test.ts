import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { Door } from '@tertulia/door';
import { asPlatform, withoutTenancy } from '@tertulia/persistence';
import { rawRoutes } from '@tertulia/service/http';
import { createLog, fromGlobalId, toGlobalId } from '@tertulia/subgraph';
import { assertForeignIsMissing, assertNeedsSignIn, eventually, principals, testId } from '@tertulia/testkit';
import { inboxWorker, sendOverdueEvents, sweepInbox } from '../src/application/work-inbox.js';
import { platformConnectors } from '../src/connectors/all.js';
import { inboundSchemes, type InboundScheme } from '../src/domain/inbound-source.js';
import { forgeriesOf } from './forgeries.js';
import { send, signed, type Call } from './inbound-signing.js';
import { newSourceOf, type NewSource } from './inbound-sources.js';
import { ana, bruno, integrationsWorld, organizationA, publicUrl, type World } from './world.js';

const create = `mutation ($input: CreateInboundSourceInput!) { createInboundSource(input: $input) {
  inboundSource { id url scheme header secrets { lastFour expiresAt } } secret userErrors { field code } } }`;
const rotate = `mutation ($input: RotateInboundSecretInput!) { rotateInboundSecret(input: $input) {
  inboundSource { secrets { lastFour expiresAt } } secret userErrors { field code } } }`;
const remove = `mutation ($input: DeleteInboundSourceInput!) { deleteInboundSource(input: $input) {
  sourceId userErrors { code } } }`;
const list = `query ($organizations: [_Any!]!) { _entities(representations: $organizations) { ... on Organization {
  inboundSources { id name scheme header url lastReceivedAt lastRefusedAt secrets { lastFour } } } } }`;

const day = 24 * 3_600_000;
const body = '[{"eventId":1,"attemptNumber":0,"name":"Ana"}]';

let world: World;
let door: Door;
beforeAll(async () => {
  world = await integrationsWorld({ registry: platformConnectors() });
  world.start();
  const rooms = { gateway: null, hooks: rawRoutes(world.routes), widget: null, portal: null };
  door = await Door.open({ host: '127.0.0.1', port: 0, log: createLog('door', 'silent') }, rooms);
});
afterAll(async () => {
  await door.close();
  await world.close();
});
beforeEach(() => {
  world.published.length = 0;
});
afterEach(async () => {
  for (const { id } of await sources()) await told(remove, { input: { sourceId: id } });
});

/** What the only field of an operation returns. */
async function told<T>(query: string, variables: Record<string, unknown>, principal = ana): Promise<T> {
  const fields: unknown[] = Object.values(await world.tell(principal, query, variables));
  return fields[0] as T;
}

const newSource = async (scheme: InboundScheme): Promise<NewSource> => newSourceOf(world, scheme);

const senderOf = ({ url, secret }: NewSource) => ({ url, secret, now: world.clock.now() });

/** Sends to the door of this test what is addressed to the public address. */
async function sent(call: Call): Promise<number> {
  return send({ ...call, url: call.url.replace(publicUrl, `http://127.0.0.1:${door.port}`) });
}

interface Row {
  id: string;
  source_id: string;
  state: string;
  body: Buffer | null;
}

async function rowsOf({ id }: { readonly id: string }): Promise<Row[]> {
  const rows = await asPlatform('test', async () =>
    world.database.read(async (em) => em.execute<Row[]>('select * from inbox_event order by sequence')),
  );
  return rows.filter((row) => toGlobalId('inboundSource', row.source_id) === id);
}

/** What was published of the source of an event. */
function publishedOf(row: Row | undefined) {
  return world.published
    .map(({ payload, ...rest }) => ({ ...rest, payload: payload as { sourceId?: string; inboxEventId?: string } }))
    .filter(({ payload }) => payload.sourceId === row?.source_id);
}

async function change(sql: string): Promise<void> {
  await asPlatform('test', async () => world.database.transact(async (em) => em.execute(sql, [], 'run')));
}

async function settled(source: { readonly id: string }, count: number): Promise<Row[]> {
  return eventually(async () => {
    const rows = await rowsOf(source);
    expect(rows.map(({ state }) => state)).toEqual(Array.from({ length: count }, () => 'PUBLISHED'));
    return rows;
  });
}

describe.each(inboundSchemes)('the scheme %s', (scheme) => {
  test('Of forty forgeries none is accepted or stored', async () => {
    const source = await newSource(scheme);
    const forgeries = forgeriesOf(scheme, senderOf(source), body);
    expect(forgeries.length).toBeGreaterThanOrEqual(40);
    const passed: string[] = [];
    for (const { title, call } of forgeries) if ((await sent(call)) !== 401) passed.push(title);
    expect(passed).toEqual([]);
    expect(await rowsOf(source)).toEqual([]);
    expect(await sent(signed[scheme](senderOf(source), body))).toBe(200);
  });

  test('A genuine call is stored with its bytes, published once, and repetitions change nothing', async () => {
    const source = await newSource(scheme);
    const call = signed[scheme]({ ...senderOf(source), id: 'event-1' }, body);
    expect(await Promise.all([sent(call), sent(call), sent(call)])).toEqual([200, 200, 200]);
    const [row] = await settled(source, 1);
    expect(row?.body?.toString()).toBe(body);
    await world.drain();
    const received = publishedOf(row);
    expect(received).toMatchObject([{ organizationId: organizationA, payload: { inboxEventId: row?.id } }]);
    expect(JSON.stringify(received)).not.toContain('Ana');
  });

  test('A genuine call that tells of a call of another source is refused, so that no loop begins', async () => {
    const source = await newSource(scheme);
    const call = signed[scheme](senderOf(source), body);
    expect(await sent({ ...call, headers: { ...call.headers, 'tertulia-passed-on': '1' } })).toBe(508);
    expect(await rowsOf(source)).toEqual([]);
  });

  test('A call with the secret of another source of the same scheme is refused', async () => {
    const [one, other] = [await newSource(scheme), await newSource(scheme)];
    expect(await sent(signed[scheme]({ ...senderOf(one), secret: other.secret }, body))).toBe(401);
  });

  test('A source without a secret refuses everything, also what is signed with an empty one', async () => {
    const source = await newSource(scheme);
    await change("update inbound_source set secrets = '[]'");
    for (const secret of [source.secret, '']) {
      expect(await sent(signed[scheme]({ ...senderOf(source), secret }, body))).toBe(401);
    }
  });
});

describe('a source', () => {
  test('works on its events in the order in which they arrived, while several workers do the same', async () => {
    const sources = [await newSource('BEARER'), await newSource('BEARER')];
    const work = inboxWorker(world.deps);
    for (let n = 0; n < 20; n += 1) {
      const calls = sources.map((source) => signed.BEARER({ ...senderOf(source), id: `${n}` }, `{"n":${n}}`));
      expect(await Promise.all(calls.map(sent))).toEqual([200, 200]);
      for (const { id: sourceId } of sources) {
        const place = { organizationId: organizationA, sourceId: fromGlobalId('inboundSource', sourceId), eventId: '' };
        await Promise.all([work(place), work(place)]);
      }
    }
    for (const source of sources) {
      const rows = await settled(source, 20);
      expect(rows.map((row) => row.body?.toString())).toEqual(Array.from({ length: 20 }, (_, n) => `{"n":${n}}`));
      await world.drain();
      const ids = publishedOf(rows[0]).map(({ payload }) => payload.inboxEventId);
      expect(ids).toEqual(rows.map(({ id }) => id));
    }
  });

  test('responds within 50 milliseconds, as the median of fifty calls in the best of ten rounds', async () => {
    const source = await newSource('HMAC_SHA256');
    const medians: number[] = [];
    // A busy machine delays any one of them; an idle one needs no second.
    for (let round = 0; round < 10 && !medians.some((ms) => ms < 50); round += 1) {
      const times: number[] = [];
      for (let n = 0; n < 50; n += 1) {
        const call = signed.HMAC_SHA256(senderOf(source), `{"n":"${round} ${n}"}`);
        const startedMs = performance.now();
        expect(await sent(call)).toBe(200);
        times.push(performance.now() - startedMs);
      }
      medians.push(times.toSorted((one, other) => one - other)[25] ?? Infinity);
    }
    expect(Math.min(...medians)).toBeLessThan(50);
  });

  test('is worked on again when its jobs were lost', async () => {
    const source = await newSource('BEARER');
    expect(await sent(signed.BEARER(senderOf(source), body))).toBe(200);
    await settled(source, 1);
    await change("update inbox_event set state = 'PENDING'");
    // Without a grace period: the clock stands still, so that the recurring job of this process finds nothing overdue and takes nothing.
    expect(await asPlatform('test', async () => sendOverdueEvents(world.deps, 0))).toBeGreaterThan(0);
    await settled(source, 1);
  });

  test('accepts the secret before a rotation for another day', async () => {
    const source = await newSource('HMAC_SHA256');
    const { secret = '' } = await told<{ secret?: string }>(rotate, { input: { sourceId: source.id } });
    const withOld = () => signed.HMAC_SHA256(senderOf(source), `{"at":${world.clock.now().getTime()}}`);
    const withNew = () => signed.HMAC_SHA256({ ...senderOf(source), secret }, `{"new":${world.clock.now().getTime()}}`);
    expect([await sent(withOld()), await sent(withNew())]).toEqual([200, 200]);
    world.clock.advance(day);
    expect([await sent(withOld()), await sent(withNew())]).toEqual([401, 200]);
  });

  test('shows when it was last called and last refused', async () => {
    const source = await newSource('BEARER');
    await sent(signed.BEARER({ ...senderOf(source), secret: 'x'.repeat(20) }, body));
    world.clock.advance(5_000);
    await sent(signed.BEARER(senderOf(source), body));
    const found = await sources();
    const shown = found.find(({ id }) => id === source.id);
    const [refused, received] = [shown?.lastRefusedAt ?? '', shown?.lastReceivedAt ?? ''];
    expect(new Date(received).getTime() - new Date(refused).getTime()).toBe(5_000);
  });

  test('keeps the bytes for seven days and the events for thirty', async () => {
    const source = await newSource('BEARER');
    await sent(signed.BEARER(senderOf(source), body));
    await settled(source, 1);
    world.clock.advance(8 * day);
    await asPlatform('test', async () => sweepInbox(world.deps));
    expect(await rowsOf(source)).toMatchObject([{ body: null }]);
    world.clock.advance(23 * day);
    await asPlatform('test', async () => sweepInbox(world.deps));
    expect(await rowsOf(source)).toEqual([]);
  });

  test('that is deleted or was never there responds with 404', async () => {
    const source = await newSource('BEARER');
    const call = signed.BEARER(senderOf(source), body);
    expect(await sent(call)).toBe(200);
    await told(remove, { input: { sourceId: source.id } });
    expect(await sent(call)).toBe(404);
    for (const id of ['a'.repeat(24), 'x', '', '%00', 'a'.repeat(5_000)]) {
      expect([400, 404]).toContain(await sent({ ...call, url: `${publicUrl}/hooks/${id}` }));
    }
  });

  test('takes bodies of up to 1 MiB', async () => {
    const source = await newSource('BEARER');
    expect(await sent(signed.BEARER(senderOf(source), 'x'.repeat(1_048_576)))).toBe(200);
    expect(await sent(signed.BEARER(senderOf(source), 'x'.repeat(1_048_577)))).toBe(413);
  });
});

async function sources(principal = ana): Promise<Record<string, string>[]> {
  const { organizationId } = principal;
  const id = toGlobalId('organization', organizationId ?? testId(0));
  const [organization] = await told<{ inboundSources: Record<string, string>[] }[]>(
    list,
    { organizations: [{ __typename: 'Organization', id }] },
    principal,
  );
  return organization?.inboundSources ?? [];
}

interface Made {
  inboundSource: { id: string; url: string; header: string | null; secrets: { lastFour: string }[] } | null;
  secret: string | null;
  userErrors: { field: string[] | null; code: string }[];
}

describe('the API', () => {
  const input = { name: 'Pagos', scheme: 'HMAC_SHA256' };

  test('A secret that is made is returned once, and neither stored, logged nor listed as text', async () => {
    const { secret, inboundSource } = await told<Made>(create, { input });
    expect(inboundSource).toMatchObject({ header: 'x-signature-256', secrets: [{ lastFour: secret?.slice(-4) }] });
    const rows = await asPlatform('test', async () =>
      world.database.read(async (em) => em.execute('select * from inbound_source')),
    );
    for (const text of [JSON.stringify(rows), world.logged.join(''), JSON.stringify(await sources())]) {
      expect(text).not.toContain(secret);
    }
  });

  test('A secret that the sender has already is accepted and not returned', async () => {
    const given = 'a-secret-of-the-sender';
    const made = await told<Made>(create, { input: { ...input, secret: given, header: 'X-Hub-Signature-256' } });
    expect(made).toMatchObject({ secret: null, inboundSource: { header: 'x-hub-signature-256' } });
  });

  test.each([
    [{ ...input, name: '' }, 'name', 'REQUIRED'],
    [{ ...input, name: 'x'.repeat(81) }, 'name', 'TOO_LONG'],
    [{ ...input, scheme: 'SLACK' }, 'scheme', 'INVALID_VALUE'],
    [{ ...input, scheme: 'HUBSPOT' }, 'scheme', 'INVALID_VALUE'],
    [{ ...input, header: 'authorization' }, 'header', 'INVALID_FORMAT'],
    [{ ...input, header: 'x y' }, 'header', 'INVALID_FORMAT'],
    [{ ...input, secret: 'short' }, 'secret', 'INVALID_FORMAT'],
    [{ ...input, secret: 'x'.repeat(257) }, 'secret', 'INVALID_FORMAT'],
    [{ ...input, secret: 'with spaces in the middle' }, 'secret', 'INVALID_FORMAT'],
    [{ ...input, scheme: 'STANDARD_WEBHOOKS', secret: 'whsec_no base64 at all!' }, 'secret', 'INVALID_FORMAT'],
  ])('The input %j is refused with the field and the code', async (wrong, field, code) => {
    const { userErrors } = await told<Made>(create, { input: wrong });
    expect(userErrors).toMatchObject([{ field: ['input', field], code }]);
  });

  test('Only administrators make sources, and one of another organization behaves like a missing one', async () => {
    const { inboundSource } = await told<Made>(create, { input });
    const sourceId = inboundSource?.id ?? '';
    const viewer = principals.viewer({ organizationId: organizationA });
    const { errors } = await world.ask(viewer, create, { input });
    expect(errors?.[0]?.extensions['code']).toBe('FORBIDDEN');
    await assertNeedsSignIn(world.subgraph, [{ query: create, variables: { input } }]);
    const probes = [rotate, remove].map((query) => ({
      ...{ name: query, query, foreignId: sourceId, missingId: toGlobalId('inboundSource', testId(0xdead)) },
      variables: (id: string) => ({ input: { sourceId: id } }),
    }));
    await assertForeignIsMissing(world.subgraph, bruno, probes);
    expect((await sources(bruno)).map(({ id }) => id)).not.toContain(sourceId);
  });

  test('The database alone withholds sources and events from other tenants', async () => {
    for (const table of ['inbound_source', 'inbox_event']) {
      const seen = async () => world.database.read(async (em) => em.execute<object[]>(`select 1 from ${table}`));
      expect(await withoutTenancy(seen)).toEqual([]);
    }
  });

  test('There are at most twenty', async () => {
    const present = (await sources()).length;
    for (let n = present; n < 20; n += 1) await told(create, { input });
    expect((await told<Made>(create, { input })).userErrors).toMatchObject([{ code: 'OUT_OF_RANGE' }]);
    for (const { id } of await sources()) await told(remove, { input: { sourceId: id } });
  });
});
