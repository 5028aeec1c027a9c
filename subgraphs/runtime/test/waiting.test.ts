import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { definitionOf, block, echoDefinition, group, handingOffDefinition } from './definitions.js';
import {
  ana,
  counted,
  everybodysRows,
  publishedBot,
  replicaOf,
  openWorld,
  said,
  send,
  start,
  told,
  type visitorOf,
  type Published,
  type VisitorView,
  type World,
} from './world.js';

let world: World;
let desk: Published;
let echo: Published;

beforeAll(async () => {
  world = await openWorld();
  desk = await publishedBot(world, handingOffDefinition());
  echo = await publishedBot(world, echoDefinition());
});
afterAll(async () => world.close());

const minuteMs = 60_000;
const fields = 'state endReason waitingSince takeover { name } contact { email phone }';

interface Shown {
  state: string;
  endReason: string | null;
  waitingSince: string | null;
  takeover: { name: string | null } | null;
  contact: { email: string | null; phone: string | null } | null;
}

async function shown(id: string): Promise<Shown> {
  const query = `query ($id: ID!) { conversation(id: $id) { ${fields} } }`;
  return (await world.tell<{ conversation: Shown }>(ana, query, { id })).conversation;
}

async function act(mutation: string, id: string): Promise<{ userErrors: { code: string }[] }> {
  const query = `mutation ($id: ID!) { ${mutation}(input: { conversationId: $id }) { userErrors { code } } }`;
  const data = await world.tell<Record<string, { userErrors: { code: string }[] }>>(ana, query, { id });
  return data[mutation] ?? { userErrors: [] };
}

async function answer(id: string, text: string): Promise<void> {
  const query = `mutation ($input: SendMemberMessageInput!) { sendMemberMessage(input: $input) { userErrors { code } } }`;
  const data = await world.tell(ana, query, { input: { conversationId: id, clientMessageId: text, text } });
  expect(data).toEqual({ sendMemberMessage: { userErrors: [] } });
}

const visit = async (visitor: ReturnType<typeof visitorOf>): Promise<VisitorView> => {
  const query = 'query { visitorConversation { state endReason messages { author text } } }';
  return (await world.tell<{ visitorConversation: VisitorView }>(visitor, query)).visitorConversation;
};

describe('a visitor who waits for a person', () => {
  test('is never expired as idle, stays in the list, and can get a reply days later', async () => {
    const { id, visitor } = await counted(world, desk);
    world.clock.advance(3 * 24 * 60 * minuteMs);
    await world.useCases.endIdleConversations();
    expect(await shown(id)).toMatchObject({ state: 'WAITING_HUMAN', endReason: null });
    expect(await act('takeOverConversation', id)).toEqual({ userErrors: [] });
    await answer(id, 'Perdona la espera');
    expect((await visit(visitor)).messages.at(-1)).toEqual({ author: 'MEMBER', text: 'Perdona la espera' });
  });

  test('is notified once that it takes longer, by one of several processes, and leaves a message and contact data', async () => {
    const { id, visitor } = await counted(world, desk);
    world.clock.advance(2 * minuteMs);
    await world.useCases.notifyWaitingVisitors();
    const systemLines = async () => (await visit(visitor)).messages.filter((message) => message.author === 'SYSTEM');
    expect(await systemLines()).toEqual([]);
    world.clock.advance(2 * minuteMs);
    const other = await replicaOf(world);
    await Promise.all([world.useCases.notifyWaitingVisitors(), other.useCases.notifyWaitingVisitors()]);
    await world.useCases.notifyWaitingVisitors();
    await other.close();
    expect(await systemLines()).toHaveLength(1);
    await send(world, visitor, { text: 'Escríbanme a ana@correo.mx o al 55 1234 5678' });
    expect(await shown(id)).toMatchObject({
      state: 'WAITING_HUMAN',
      contact: { email: 'ana@correo.mx', phone: '5512345678' },
    });
  });

  test('keeps waiting after a takeover until the reply comes, and again after every further question', async () => {
    const { id, visitor } = await counted(world, desk);
    await act('takeOverConversation', id);
    world.clock.advance(60 * minuteMs);
    await world.useCases.endIdleConversations();
    expect(await shown(id)).toMatchObject({ state: 'HUMAN', takeover: { name: 'Ana' } });
    await answer(id, 'Aquí estoy');
    expect((await shown(id)).waitingSince).toBeNull();
    await send(world, visitor, { text: '¿y el precio?' });
    expect((await shown(id)).waitingSince).toBe(world.clock.now().toISOString());
    world.clock.advance(60 * minuteMs);
    await world.useCases.endIdleConversations();
    expect((await shown(id)).state).toBe('HUMAN');
    await answer(id, 'Son 280');
    world.clock.advance(60 * minuteMs);
    await world.useCases.endIdleConversations();
    expect(await shown(id)).toMatchObject({ state: 'ENDED', endReason: 'RESOLVED_BY_HUMAN' });
  });

  test('resumes the same conversation as long as the token is valid', async () => {
    const { id, token } = await counted(world, desk);
    await everybodysRows(world, "update conversation set resume_until = now() - interval '9 years' returning 1");
    expect((await start(world, desk, { resumeToken: token })).conversationId).toBe(id);
  });
});

describe('a conversation that ended', () => {
  test.each([
    [
      'because it was idle',
      async () => {
        const one = await counted(world, echo);
        world.clock.advance(31 * minuteMs);
        await world.useCases.endIdleConversations();
        return one;
      },
    ],
    [
      'by its visitor',
      async () => {
        const one = await counted(world, echo);
        await world.tell(one.visitor, 'mutation { endConversation { state } }');
        return one;
      },
    ],
    [
      'by a person',
      async () => {
        const one = await counted(world, echo);
        await act('resolveConversation', one.id);
        return one;
      },
    ],
  ] as const)('%s is reopened by a member who takes it over, and the visitor can reply', async (_how, ended) => {
    const { id, visitor } = await ended();
    expect((await shown(id)).state).toBe('ENDED');
    expect(await act('takeOverConversation', id)).toEqual({ userErrors: [] });
    await answer(id, 'Una cosa más');
    const view = await send(world, visitor, { text: 'dime' });
    expect(view).toMatchObject({ state: 'HUMAN', endReason: null, userErrors: [] });
    await act('giveBackConversation', id);
    expect((await visit(visitor)).state).toBe('BOT');
    await act('resolveConversation', id);
    await world.drain();
    expect(told(world, 'runtime.conversation-ended.v1', visitor.conversationId).at(-1)).toMatchObject({
      payload: { reason: 'RESOLVED_BY_HUMAN' },
    });
  });

  test('because its flow ended, ends again when it is returned to the bot, without a failure', async () => {
    const short = definitionOf(
      [
        group(
          'g',
          block('ask', 'textInput', { prompt: { es: '¿Qué?' } }),
          block('bye', 'end', { message: { es: 'Adiós.' } }),
        ),
      ],
      [],
    );
    const { id, visitor } = await counted(world, await publishedBot(world, short), 'algo');
    expect((await shown(id)).endReason).toBe('COMPLETED');
    await act('takeOverConversation', id);
    expect(said(await send(world, visitor, { text: 'sigo aquí', after: 3 }))).toEqual([]);
    await answer(id, 'Y nosotros');
    await act('giveBackConversation', id);
    expect(await shown(id)).toMatchObject({ state: 'ENDED', endReason: 'COMPLETED', takeover: null });
    await world.drain();
    expect(told(world, 'runtime.turn-failed.v1', visitor.conversationId)).toEqual([]);
  });
});
