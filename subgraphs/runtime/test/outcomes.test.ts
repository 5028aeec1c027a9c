import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import {
  applyEvent,
  hasOutcome,
  marksOf,
  newFact,
  outcomeRules,
  type ConversationFact,
  type FactEvent,
  type Outcome,
} from '@tertulia/metrics';
import { toGlobalId } from '@tertulia/subgraph';
import { echoDefinition, handingOffDefinition, salonDefinition } from './definitions.js';
import {
  ana,
  counted,
  organizationA,
  present,
  publishedBot,
  openWorld,
  send,
  start,
  type Published,
  type World,
} from './world.js';

let world: World;
let echo: Published;
let desk: Published;
let salon: Published;

const outcomes = Object.keys(outcomeRules) as Outcome[];

async function change(mutation: string, input: object): Promise<void> {
  const type = `${mutation.charAt(0).toUpperCase()}${mutation.slice(1)}Input`;
  const query = `mutation ($input: ${type}!) { ${mutation}(input: $input) { userErrors { code } } }`;
  const data = await world.tell<Record<string, { userErrors: unknown[] }>>(ana, query, { input });
  expect(data[mutation]?.userErrors).toEqual([]);
}

/** Completes the salon flow: name, e-mail, service (its goal), and a rating. */
async function throughSalon(rating: number | null): Promise<void> {
  const { visitor } = await counted(world, salon, 'Marta');
  const asked = await send(world, visitor, { text: 'marta@correo.example' });
  const choice = asked.awaiting?.choices[0]?.id ?? '';
  await send(world, visitor, { choiceIds: [choice] });
  if (rating !== null) await send(world, visitor, { rating });
}

async function withPerson(isGivenBack: boolean): Promise<void> {
  const { id } = await counted(world, desk);
  await change('takeOverConversation', { conversationId: id });
  await change('sendMemberMessage', { conversationId: id, clientMessageId: `reply ${id}`, text: 'Hola' });
  await change(isGivenBack ? 'giveBackConversation' : 'resolveConversation', { conversationId: id });
}

beforeAll(async () => {
  world = await openWorld();
  echo = await publishedBot(world, echoDefinition());
  desk = await publishedBot(world, handingOffDefinition());
  salon = await publishedBot(world, salonDefinition());
  await throughSalon(5);
  await throughSalon(null);
  await counted(world, salon);
  await counted(world, desk);
  await withPerson(true);
  await withPerson(false);
  // One that expired and that its visitor reopened.
  const { visitor } = await counted(world, echo);
  await start(world, echo);
  world.clock.advance(40 * 60_000);
  await world.useCases.endIdleConversations();
  await send(world, visitor, { text: 'Aquí sigo' });
  await world.drain();
});
afterAll(async () => world.close());

/** The published facts, as analytics reads them. */
function factEventOf(name: string, payload: Record<string, unknown>): FactEvent | null {
  switch (name) {
    case 'runtime.turn-taken.v1':
      return { kind: 'turn', responseMs: 1 };
    case 'runtime.goal-reached.v1':
      return { kind: 'goal', amountMinor: null, currency: null };
    case 'runtime.conversation-rated.v1':
      return { kind: 'rated', scale: 'STARS', value: 5, isSatisfaction: payload['isSatisfaction'] === true, atMs: 1 };
    case 'runtime.handed-off.v1':
      return { kind: 'handedOff' };
    case 'runtime.human-replied.v1':
      return { kind: 'humanReplied', waitMs: null };
    case 'runtime.turn-failed.v1':
      return { kind: 'failed' };
    default:
      return null;
  }
}

function factsOfEvents(): ConversationFact[] {
  const facts = new Map<string, ConversationFact>();
  for (const { name, payload, occurredAt } of world.events) {
    const payloadFields = payload as unknown as Record<string, unknown>;
    const id = payloadFields['conversationId'];
    if (typeof id !== 'string' || name === 'runtime.conversation-viewed.v1') continue;
    const key = { conversationId: id, organizationId: '', botId: '', versionId: null, channel: 'WEB', hasGoals: false };
    const before = facts.get(id) ?? newFact({ ...key, startedAt: new Date(0) });
    const event: FactEvent | null =
      name === 'runtime.conversation-ended.v1'
        ? {
            kind: 'ended',
            reason: String(payloadFields['reason']),
            hasAnswered: payloadFields['hasAnswered'] === true,
            atMs: Date.parse(occurredAt),
          }
        : factEventOf(name, payloadFields);
    facts.set(id, event === null ? before : applyEvent(before, event));
  }
  return [...facts.values()];
}

const fields = `live { active } conversations(first: 1, filter: $filter) { totalCount }`;

async function askOrganization(filter: object) {
  const query = `query ($r: [_Any!]!, $filter: ConversationFilter) {
    _entities(representations: $r) { ... on Organization { ${fields} } } }`;
  const r = [{ __typename: 'Organization', id: toGlobalId('organization', organizationA) }];
  type Answer = { live: { active: number }; conversations: { totalCount: number } };
  const data = await world.tell<{ _entities: Answer[] }>(ana, query, { r, filter });
  return present(data._entities[0]);
}

async function totalOf(filter: object): Promise<number> {
  return (await askOrganization(filter)).conversations.totalCount;
}

describe('a list of conversations by outcome', () => {
  test.each(outcomes)('%s has as many as the metrics count', async (outcome) => {
    const expected = factsOfEvents().filter((fact) => hasOutcome(outcome, marksOf(fact))).length;
    expect(await totalOf({ outcome })).toBe(expected);
  });

  test('contains only conversations of the requested outcome', async () => {
    const totals = Object.fromEntries(
      await Promise.all(outcomes.map(async (outcome) => [outcome, await totalOf({ outcome })] as const)),
    );
    expect(totals).toMatchObject({ CONVERTED: 2, HANDED_OFF: 3, RATED: 1, FAILED: 0 });
    expect(totals['RESOLVED']).toBeGreaterThan(0);
    expect(totals['RESOLVED']).toBeLessThan(totals['INVOLVED'] ?? 0);
  });

  test('can be combined with filters for bot and time', async () => {
    expect(await totalOf({ outcome: 'CONVERTED', botId: salon.globalId })).toBe(2);
    expect(await totalOf({ outcome: 'CONVERTED', botId: desk.globalId })).toBe(0);
    expect(await totalOf({ outcome: 'CONVERTED', startedFrom: world.clock.now().toISOString() })).toBe(0);
  });
});

test('a list of active conversations has as many as the live count', async () => {
  const read = async (): Promise<number> => (await askOrganization({})).live.active;
  await counted(world, echo);
  // A visitor who opened the chat and wrote nothing does not count.
  await start(world, echo);
  expect(await read()).toBeGreaterThan(0);
  expect(await totalOf({ isActive: true })).toBe(await read());
  world.clock.advance(31 * 60_000);
  expect(await read()).toBe(0);
  expect(await totalOf({ isActive: true })).toBe(0);
});
