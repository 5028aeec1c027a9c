import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { makeEvent, type EventName, type EventPayload } from '@tertulia/events';
import { takenAddressSealing } from '@tertulia/mail';
import { fromGlobalId, toGlobalId } from '@tertulia/subgraph';
import { testId } from '@tertulia/testkit';
import { mailSettings, openWorld, password, type Person, type World } from './world.js';

let world: World;
let ana: Person;
let berta: Person;
beforeAll(async () => {
  world = await openWorld();
  [ana, berta] = [await world.signUp('Ana'), await world.signUp('Berta')];
});
afterAll(async () => world.close());

interface Entry {
  readonly at: string;
  readonly actor: string;
  readonly action: string;
  readonly subject: string;
}

async function trail(person: Person): Promise<Entry[]> {
  const { data } = await person.ask(
    '{ organization { auditEntries(first: 50) { nodes { at actor action subject } } } }',
  );
  return data['organization']?.['auditEntries']?.['nodes'] as unknown as Entry[];
}

async function organizationOf(person: Person): Promise<string> {
  return ((await person.principal()) as { organizationId: string }).organizationId;
}

async function userOf(person: Person) {
  return { kind: 'USER' as const, id: ((await person.principal()) as { userId: string }).userId };
}

/** Tells it as often as wanted, as a bus may. */
async function told<N extends EventName>(
  name: N,
  payload: EventPayload<N>,
  { of = ana, times = 1 } = {},
): Promise<void> {
  const organizationId = await organizationOf(of);
  world.clock.advance(1_000);
  const event = makeEvent(name, { id: testId(next++), occurredAt: world.clock.now(), organizationId }, payload);
  for (let time = 0; time < times; time++) await world.publish(event);
}
let next = 0xd00;

describe('data that leave as a file', () => {
  test('are entries of the trail with who, what and when, once however often they are told', async () => {
    const taker = await userOf(ana);
    const file = { exportId: testId(1), fileName: 'mensajes-2026-03-20.csv', taker };
    await told('analytics.export-started.v1', file);
    await told('analytics.export-downloaded.v1', file, { times: 3 });
    const draft = { botId: testId(2), taker };
    await told('bots.draft-exported.v1', { ...draft, extent: 'BOT', fileName: 'salon.json' });
    await told('bots.draft-exported.v1', { ...draft, extent: 'TEXTS', fileName: 'salon-textos.csv' });
    await told('runtime.file-downloaded.v1', { fileId: testId(3), taker });
    const entries = await trail(ana);
    expect(entries.slice(0, 5).map(({ actor, action, subject }) => [actor, action, subject])).toEqual([
      [ana.email, 'visitor-file.downloaded', toGlobalId('receivedFile', testId(3))],
      [ana.email, 'bot-texts.exported', 'salon-textos.csv'],
      [ana.email, 'bot.exported', 'salon.json'],
      [ana.email, 'export.downloaded', 'mensajes-2026-03-20.csv'],
      [ana.email, 'export.started', 'mensajes-2026-03-20.csv'],
    ]);
    expect(Date.parse(entries[0]?.at ?? '')).toBe(world.clock.now().getTime());
    expect(entries[5]?.action).toBe('organization.created');
  });

  test('are of their organization alone', async () => {
    const mine = await trail(ana);
    const taker = await userOf(berta);
    await told('analytics.export-started.v1', { exportId: testId(4), fileName: 'otra.csv', taker }, { of: berta });
    expect((await trail(berta))[0]).toMatchObject({ actor: berta.email, subject: 'otra.csv' });
    expect(await trail(ana)).toEqual(mine);
  });

  test('name the person or the address outside to whom a report was mailed', async () => {
    const report = { deliveryId: testId(5), fileName: 'tertulia-2026-03-02.pdf' };
    await told('notifications.report-mailed.v1', { ...report, userId: (await userOf(ana)).id, sealedAddress: null });
    const deliveryId = testId(6);
    const sealed = takenAddressSealing(mailSettings.mailSealKeys).seal(deliveryId, 'contadora@ejemplo.com');
    await told('notifications.report-mailed.v1', { ...report, deliveryId, userId: null, sealedAddress: sealed });
    const [outside, member] = await trail(ana);
    expect(outside).toMatchObject({
      actor: 'contadora@ejemplo.com',
      action: 'report.mailed',
      subject: report.fileName,
    });
    expect(member).toMatchObject({ actor: ana.email, action: 'report.mailed' });
  });

  test('name the API key that took them by its name and its beginning', async () => {
    const { data } = await ana.ask(
      'mutation { createApiKey(input: { name: "Contabilidad", mode: LIVE, scopes: [METRICS_READ] }) { apiKey { id prefix } } }',
    );
    const { apiKey } = data['createApiKey'] as unknown as { apiKey: { id: string; prefix: string } };
    const { id, prefix } = apiKey;
    const taker = { kind: 'API_KEY' as const, id: fromGlobalId('apiKey', id) };
    await told('analytics.export-downloaded.v1', { exportId: testId(7), fileName: 'metricas.csv', taker });
    expect((await trail(ana))[0]?.actor).toBe(`Contabilidad (${prefix}…)`);
  });

  test('lose the address of an account with the account, like other entries', async () => {
    const clara = await world.join(ana, 'Clara', 'VIEWER');
    const taker = await userOf(clara);
    await told('analytics.export-downloaded.v1', { exportId: testId(8), fileName: 'metricas.csv', taker });
    expect((await trail(ana))[0]?.actor).toBe(clara.email);
    await clara.ask('mutation ($input: DeleteAccountInput!) { deleteAccount(input: $input) { userErrors { code } } }', {
      input: { confirmEmail: clara.email, password },
    });
    world.clock.advance(8 * 86_400_000);
    await world.identity.useCases.carryOutDeletions();
    const entry = (await trailLater()).find(({ action }) => action === 'export.downloaded');
    expect(entry?.actor).toBe(`deleted account ${toGlobalId('user', taker.id)}`);
  });
});

/** The trail after more days than a session lasts without use. */
async function trailLater(): Promise<Entry[]> {
  const { session } = await world.ask(
    { kind: 'ANONYMOUS', locale: 'es' },
    'mutation ($input: SignInInput!) { signIn(input: $input) { userErrors { code } } }',
    { input: { email: ana.email, password } },
  );
  return trail(world.personWith(session?.token ?? '', ana.email));
}
