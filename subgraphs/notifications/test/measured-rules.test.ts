import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { asPlatform, inTenant } from '@tertulia/persistence';
import { toGlobalId } from '@tertulia/subgraph';
import { eventually, testId } from '@tertulia/testkit';
import { watchFigures } from '../src/application/watch-figures.js';
import { botOne, botTwo, notificationsWorld, organizationA, organizationB, type World } from './world.js';

const minuteMs = 60_000;
const weekMs = 7 * 24 * 60 * minuteMs;
const feed = `query ($id: ID!) { _entities(representations: [{ __typename: "User", id: $id }]) { ... on User {
  notifications { nodes { kind title body } } } } }`;
const rules = `query ($id: ID!) { _entities(representations: [{ __typename: "Organization", id: $id }]) { ... on Organization {
  alertRules { id kind measure { threshold windowMinutes minimumSample resolveBelow repeatEveryMinutes } }
  alerts { nodes { kind state title } } } } }`;
const save = `mutation ($input: SaveAlertRuleInput!) { saveAlertRule(input: $input) {
  alertRule { id measure { threshold windowMinutes minimumSample resolveBelow repeatEveryMinutes } } userErrors { field code } } }`;

let world: World;
beforeAll(async () => {
  world = await notificationsWorld({ replicas: 2 });
  for (const one of world.all) one.start();
});
afterAll(async () => world.close());
let conversations = 0;
beforeEach(() => {
  // What an earlier test counted is outside of every window.
  world.clock.advance(5 * 60 * minuteMs);
});

const about = (botId: string) => ({
  ...{ conversationId: testId(0xd0_00 + (conversations += 1)), botId, versionId: null, channel: 'WEB' },
  startedAt: world.clock.now().toISOString(),
});
async function answers(count: number, { botId = botOne, responseMs = 200, organizationId = organizationA } = {}) {
  for (let n = 0; n < count; n += 1) {
    await world.emit('runtime.turn-taken.v1', organizationId, { ...about(botId), sequence: 1, responseMs });
  }
}
async function failures(count: number, botId = botOne) {
  for (let n = 0; n < count; n += 1) {
    await world.emit('runtime.turn-failed.v1', organizationA, { ...about(botId), code: 'X' });
  }
}
async function unanswered(count: number) {
  for (let n = 0; n < count; n += 1) {
    await world.emit('runtime.question-unanswered.v1', organizationA, { ...about(botOne), question: 'secreto' });
  }
}
async function conversation(organizationId = organizationA) {
  await world.emit('runtime.conversation-started.v1', organizationId, { ...about(botOne), isDemo: false });
}
/** A minute later, as the timer of either replica does. */
async function look(minutes = 1): Promise<void> {
  for (let n = 0; n < minutes; n += 1) {
    world.clock.advance(minuteMs);
    await Promise.all(world.all.map(async ({ deps }) => watchFigures(deps)));
  }
}
async function told(name = 'Ana'): Promise<{ kind: string; title: string; body: string }[]> {
  const principal = world.principalOf(name);
  const { _entities: found } = await world.tell(principal, feed, { id: toGlobalId('user', principal.userId) });
  return (found as unknown as [{ notifications: { nodes: { kind: string; title: string; body: string }[] } }])[0]
    .notifications.nodes;
}
async function ofOrganization() {
  const id = toGlobalId('organization', organizationA);
  const { _entities: found } = await world.tell(world.principalOf('Ana'), rules, { id });
  return (
    found as unknown as [
      { alertRules: { id: string; kind: string; measure: object | null }[]; alerts: { nodes: object[] } },
    ]
  )[0];
}
/** Titles newest first; waits until there are as many. */
async function titles(count: number, name = 'Ana'): Promise<string[]> {
  return eventually(async () => {
    const all = await told(name);
    expect(all.length).toBe(count);
    return all.map(({ title }) => title);
  });
}

describe('rules that count', () => {
  test('a bot that fails is told of once, to those who may, and again when it is over', async () => {
    await answers(30);
    await failures(3);
    await look();
    expect(await titles(1)).toEqual(['El bot falla mucho']);
    expect((await told())[0]).toMatchObject({
      kind: 'ERROR_RATE',
      body: 'El 9,1\u00a0% de los turnos de los últimos 15 minutos falló.',
    });
    expect(await titles(1, 'Bruno')).toEqual(['El bot falla mucho']);
    expect(await told('Vera')).toEqual([]);
    expect((await ofOrganization()).alerts.nodes[0]).toMatchObject({ kind: 'ERROR_RATE', state: 'FIRING' });
    await look(5);
    // 2.3 % is neither above the threshold nor below the value at which it is over.
    await answers(100);
    await look();
    expect((await titles(1)).length).toBe(1);
    await look(15);
    expect(await titles(2)).toEqual(['El bot ya no falla', 'El bot falla mucho']);
    expect((await ofOrganization()).alerts.nodes[0]).toMatchObject({ kind: 'ERROR_RATE', state: 'OK' });
  });

  test('few turns say nothing, and what fails in one bot is not told of another', async () => {
    const before = (await told()).length;
    await failures(10);
    await answers(100, { botId: botTwo });
    await failures(4, botTwo);
    await look(3);
    expect((await told()).length).toBe(before);
  });

  test('slow answers and unanswered questions are told of by their own figures', async () => {
    const before = (await told()).length;
    await answers(20, { responseMs: 4_000 });
    await unanswered(5);
    await look();
    const [first, second] = await titles(before + 2);
    expect(new Set([first, second])).toEqual(new Set(['El bot responde lento', 'El bot no sabe responder']));
    expect(JSON.stringify(await told())).not.toContain('secreto');
    await look(75);
    await titles(before + 4);
  });

  test('nobody writes at a time when somebody usually does: told, until the next conversation', async () => {
    const hourMs = 60 * minuteMs;
    world.clock.advance(hourMs - (world.clock.now().getTime() % hourMs));
    for (let week = 0; week < 3; week += 1) {
      await conversation();
      world.clock.advance(weekMs);
    }
    const before = (await told()).length;
    await look(45);
    expect((await told()).length).toBe(before);
    // The hour in which there were conversations is over.
    await look(30);
    expect(await titles(before + 1)).toContain('Nadie escribe al bot');
    await conversation();
    await look(15);
    expect((await titles(before + 2))[0]).toBe('El bot vuelve a tener conversaciones');
  });

  test('a paused bot lacks no traffic', async () => {
    for (let week = 0; week < 4; week += 1) {
      await conversation();
      world.clock.advance(weekMs);
    }
    await world.emit('bots.bot-paused.v1', organizationA, { botId: botOne, message: '' });
    const before = (await told()).length;
    await look(255);
    expect((await told()).length).toBe(before);
  });

  test('the same events twice and two replicas at once count once', async () => {
    const rows = async () =>
      asPlatform('test', async () =>
        world.database.read(async (em) =>
          em.execute<{ answers: number }[]>('select sum(answers)::integer as answers from bot_minute'),
        ),
      );
    const before = (await rows())[0]?.answers ?? 0;
    const event = { ...about(botOne), sequence: 1, responseMs: 5 };
    await world.emit('runtime.turn-taken.v1', organizationA, event);
    await Promise.all([answers(10), answers(10)]);
    expect((await rows())[0]?.answers).toBe(before + 21);
  });

  test('a rule is changed field by field, and wrong values are named', async () => {
    const { alertRules } = await ofOrganization();
    const rule = alertRules.find(({ kind }) => kind === 'ERROR_RATE');
    expect(rule?.measure).toEqual({
      ...{ threshold: 5, windowMinutes: 15, minimumSample: 20, resolveBelow: 2, repeatEveryMinutes: null },
    });
    const input = { ruleId: rule?.id, kind: 'ERROR_RATE', forMinutes: 0, ways: ['FEED'], isEnabled: true };
    const changed = await world.tell(world.principalOf('Ana'), save, {
      input: { ...input, measure: { threshold: 10, repeatEveryMinutes: 120 } },
    });
    expect(changed['saveAlertRule']).toMatchObject({
      alertRule: { measure: { threshold: 10, windowMinutes: 15, resolveBelow: 2, repeatEveryMinutes: 120 } },
      userErrors: [],
    });
    const wrong = { threshold: -1, windowMinutes: 241, minimumSample: -5, repeatEveryMinutes: 59 };
    const refused = await world.tell(world.principalOf('Ana'), save, { input: { ...input, measure: wrong } });
    expect(refused['saveAlertRule']).toMatchObject({
      alertRule: null,
      userErrors: Object.keys(wrong).map((field) => ({ field: ['measure', field], code: 'INVALID_VALUE' })),
    });
    // It would begin below the 2 at which it is over.
    const endless = await world.tell(world.principalOf('Ana'), save, {
      input: { ...input, measure: { threshold: 1 } },
    });
    expect(endless['saveAlertRule']).toMatchObject({
      userErrors: [{ field: ['measure', 'resolveBelow'], code: 'INVALID_VALUE' }],
    });
  });

  test('a rule is tried on the last week, with other values too, and nothing is changed', async () => {
    const { alertRules } = await ofOrganization();
    const idOf = (kind: string) => alertRules.find((rule) => rule.kind === kind)?.id;
    const tried = async (kind: string, measure: object) => {
      const mutation = `mutation ($input: TestAlertRuleInput!) { testAlertRule(input: $input) {
        test { hours { start value sample isWrong } timesTold } userErrors { field code } } }`;
      const input = { ruleId: idOf(kind), measure };
      const { testAlertRule } = await world.tell(world.principalOf('Ana'), mutation, { input });
      return testAlertRule as unknown as {
        test: { hours: { value: number | null; sample: number; isWrong: boolean }[]; timesTold: number } | null;
        userErrors: object[];
      };
    };
    const { test: failing } = await tried('ERROR_RATE', { threshold: 9, repeatEveryMinutes: null });
    expect(failing?.hours.length).toBe(168);
    expect(failing?.hours.filter(({ isWrong, value, sample }) => isWrong && value === 10 && sample === 30).length).toBe(
      105,
    );
    expect(failing?.hours.filter(({ value }) => value === null).length).toBe(63);
    expect([7, 8]).toContain(failing?.timesTold);
    expect((await tried('ERROR_RATE', { threshold: 11 })).test?.timesTold).toBe(0);
    expect((await tried('SLOW', { threshold: 0.5, resolveBelow: 0.1 })).test?.timesTold).toBeGreaterThan(0);
    expect((await tried('UNANSWERED', {})).test?.timesTold).toBe(0);
    expect(await tried('SLOW', { windowMinutes: 0 })).toEqual({
      ...{ test: null, userErrors: [{ field: ['measure', 'windowMinutes'], code: 'INVALID_VALUE' }] },
    });
    expect((await tried('GOAL', {})).userErrors).toEqual([{ field: ['ruleId'], code: 'INVALID_VALUE' }]);
    expect((await tried('NO_TRAFFIC', {})).test?.hours.length).toBe(168);
    expect((await ofOrganization()).alertRules).toEqual(alertRules);
  });

  test('a muted rule ends what is open, and tells nobody that it is over', async () => {
    const { alertRules } = await ofOrganization();
    const ruleId = alertRules.find(({ kind }) => kind === 'SLOW')?.id;
    const before = (await told()).length;
    await answers(20, { responseMs: 4_000 });
    await look();
    await titles(before + 1);
    const until = new Date(world.clock.now().getTime() + 60 * minuteMs).toISOString();
    const mute = 'mutation ($input: MuteAlertRuleInput!) { muteAlertRule(input: $input) { userErrors { code } } }';
    await world.tell(world.principalOf('Ana'), mute, { input: { ruleId, until } });
    await look(20);
    expect((await ofOrganization()).alerts.nodes[0]).toMatchObject({ kind: 'SLOW', state: 'OK' });
    expect((await told()).length).toBe(before + 1);
  });

  test('the counts of a deleted organization are gone', async () => {
    await answers(3, { organizationId: organizationB });
    const rows = async () =>
      inTenant(organizationB, async () => world.database.read(async (em) => em.execute('select 1 from bot_minute')));
    expect((await rows()).length).toBe(1);
    await world.emit('identity.organization-deleted.v1', organizationB, { organizationId: organizationB });
    expect(await rows()).toEqual([]);
  });
});
