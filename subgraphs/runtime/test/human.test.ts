import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { principals } from '@tertulia/testkit';
import { echoDefinition, handingOffDefinition } from './definitions.js';
import {
  ana,
  counted,
  luis,
  organizationA,
  present,
  publishedBot,
  openWorld,
  said,
  send,
  subscribed,
  told,
  type Published,
  type World,
} from './world.js';

let world: World;
let echo: Published;
let desk: Published;

beforeAll(async () => {
  world = await openWorld();
  echo = await publishedBot(world, echoDefinition());
  desk = await publishedBot(world, handingOffDefinition());
});
afterAll(async () => world.close());

interface Payload {
  conversation: {
    id: string;
    state: string;
    endReason: string | null;
    takeover: { member: { id: string } } | null;
  } | null;
  message?: { sequence: number; text: string } | null;
  userErrors: { field: string[] | null; code: string; message: string }[];
}

const fields = 'conversation { id state endReason takeover { member { id } } } userErrors { field code message }';

async function change(member: typeof ana, mutation: string, conversationId: string): Promise<Payload> {
  const input = `${mutation.charAt(0).toUpperCase()}${mutation.slice(1)}Input`;
  const query = `mutation ($input: ${input}!) { ${mutation}(input: $input) { ${fields} } }`;
  const data = await world.tell<Record<string, Payload>>(member, query, { input: { conversationId } });
  return present(data[mutation]);
}

async function answer(member: typeof ana, conversationId: string, text: string, clientMessageId = text) {
  const query = `mutation ($input: SendMemberMessageInput!) { sendMemberMessage(input: $input) { message { sequence text } ${fields} } }`;
  const input = { conversationId, clientMessageId, text };
  return (await world.tell<{ sendMemberMessage: Payload }>(member, query, { input })).sendMemberMessage;
}

describe('a member who takes over', () => {
  test('silences the bot, is announced by name, replies, and returns the conversation to the same question', async () => {
    const { id, visitor, token } = await counted(world, echo);
    const taken = await change(ana, 'takeOverConversation', id);
    expect(taken).toMatchObject({ userErrors: [], conversation: { state: 'HUMAN' } });
    const quiet = await send(world, visitor, { text: '¿Hola?', after: 3 });
    expect(quiet.messages.map((message) => [message.author, message.text])).toEqual([
      ['SYSTEM', 'Te atiende Ana'],
      ['VISITOR', '¿Hola?'],
    ]);
    expect(quiet).toMatchObject({ state: 'HUMAN', takenOverBy: 'Ana', awaiting: { kind: 'HUMAN' } });
    const reply = await answer(ana, id, 'Soy Ana, dime.');
    expect(reply).toMatchObject({ userErrors: [], message: { sequence: 6, text: 'Soy Ana, dime.' } });
    const back = await change(ana, 'giveBackConversation', id);
    expect(back).toMatchObject({ userErrors: [], conversation: { state: 'BOT', takeover: null } });
    const names = 'query { visitorConversation { messages { author senderName } } }';
    const seen = await world.tell<{ visitorConversation: { messages: object[] } }>(visitor, names);
    expect(seen.visitorConversation.messages.slice(4, 6)).toEqual([
      { author: 'VISITOR', senderName: null },
      { author: 'MEMBER', senderName: 'Ana' },
    ]);
    const query =
      'mutation ($input: StartConversationInput!) { startConversation(input: $input) { messages { senderName } } }';
    const input = { publicId: echo.publicId, resumeToken: token };
    const resumed = await world.tell<{ startConversation: { messages: object[] } }>(principals.anonymous(), query, {
      input,
    });
    expect(resumed.startConversation.messages[5]).toEqual({ senderName: 'Ana' });
    const view = await send(world, visitor, { text: 'sigo', after: 6 });
    expect(view.messages.map((message) => [message.author, message.text])).toEqual([
      ['SYSTEM', 'Sigues con el asistente'],
      ['BOT', 'Cuéntame más.'],
      ['VISITOR', 'sigo'],
      ['BOT', 'Cuéntame más.'],
    ]);
  });

  test('sees who took over first; only that member can reply or return the conversation', async () => {
    const { id } = await counted(world, echo);
    await change(ana, 'takeOverConversation', id);
    expect((await change(ana, 'takeOverConversation', id)).userErrors).toEqual([]);
    const late = await change(luis, 'takeOverConversation', id);
    expect(late).toMatchObject({ conversation: null, userErrors: [{ code: 'ALREADY_TAKEN_OVER' }] });
    expect(late.userErrors[0]?.message).toContain('Ana');
    expect((await answer(luis, id, 'yo')).userErrors).toMatchObject([{ code: 'NOT_YOUR_TAKEOVER' }]);
    expect((await change(luis, 'giveBackConversation', id)).userErrors).toMatchObject([{ code: 'NOT_YOUR_TAKEOVER' }]);
    expect((await change(luis, 'resolveConversation', id)).userErrors).toMatchObject([{ code: 'NOT_YOUR_TAKEOVER' }]);
  });

  test('never wins a race twice: exactly one of ten simultaneous takeovers succeeds', async () => {
    const { id } = await counted(world, echo);
    const both = Array.from({ length: 10 }, (_, n) => (n % 2 === 0 ? ana : luis));
    const outcomes = await Promise.all(both.map(async (member) => change(member, 'takeOverConversation', id)));
    const holders = new Set(outcomes.flatMap((outcome) => outcome.conversation?.takeover?.member.id ?? []));
    expect(holders.size).toBe(1);
  });

  test('sends a message once, however often it is repeated', async () => {
    const { id, visitor } = await counted(world, echo);
    await change(ana, 'takeOverConversation', id);
    const replies = await Promise.all(Array.from({ length: 8 }, async () => answer(ana, id, 'una vez', 'same')));
    expect(new Set(replies.map((reply) => reply.message?.sequence))).toEqual(new Set([5]));
    await world.drain();
    expect(told(world, 'runtime.human-replied.v1', visitor.conversationId)).toHaveLength(1);
  });

  test('and the visitor may use the same client ids', async () => {
    const { id, visitor } = await counted(world, echo);
    await change(ana, 'takeOverConversation', id);
    await answer(ana, id, 'de Ana', 'one');
    const view = await send(world, visitor, { text: 'de la visita', clientMessageId: 'one', after: 5 });
    expect(view.messages).toMatchObject([{ sequence: 6, author: 'VISITOR', text: 'de la visita' }]);
  });

  test('resolves the conversation, which then accepts no message', async () => {
    const { id, visitor } = await counted(world, echo);
    await change(ana, 'takeOverConversation', id);
    const resolved = await change(ana, 'resolveConversation', id);
    expect(resolved).toMatchObject({
      conversation: { state: 'ENDED', endReason: 'RESOLVED_BY_HUMAN', takeover: null },
    });
    expect((await send(world, visitor, { text: 'y otra cosa' })).userErrors).toMatchObject([
      { code: 'CONVERSATION_ENDED' },
    ]);
    expect((await change(ana, 'resolveConversation', id)).userErrors).toMatchObject([{ code: 'CONVERSATION_ENDED' }]);
    expect((await answer(ana, id, 'tarde')).userErrors).toMatchObject([{ code: 'CONVERSATION_ENDED' }]);
  });

  test('needs the permission: no viewer, no read-only key, nobody of another organization', async () => {
    const { id } = await counted(world, echo);
    const query = `mutation ($id: ID!) { takeOverConversation(input: { conversationId: $id }) { userErrors { code } } }`;
    const codeFor = async (principal: Parameters<typeof world.ask>[0]) =>
      (await world.ask(principal, query, { id })).errors?.[0]?.extensions['code'];
    expect(await codeFor(principals.viewer({ organizationId: organizationA }))).toBe('FORBIDDEN');
    expect(await codeFor(principals.apiKey(['conversations:read'], { organizationId: organizationA }))).toBe(
      'FORBIDDEN',
    );
    expect(await codeFor(principals.anonymous())).toBe('UNAUTHENTICATED');
  });

  test.each([
    ['a blank text', { text: ' ' }, 'text', 'REQUIRED'],
    ['a text that is too long', { text: 'x'.repeat(4_097) }, 'text', 'TOO_LONG'],
    ['a blank client id', { clientMessageId: '' }, 'clientMessageId', 'REQUIRED'],
  ])('gets an error for %s', async (_what, bad, field, code) => {
    const { id } = await counted(world, echo);
    await change(ana, 'takeOverConversation', id);
    const input = { conversationId: id, clientMessageId: 'c', text: 'hola', ...bad };
    const query = `mutation ($input: SendMemberMessageInput!) { sendMemberMessage(input: $input) { ${fields} } }`;
    const data = await world.tell<{ sendMemberMessage: Payload }>(ana, query, { input });
    expect(data.sendMemberMessage).toMatchObject({
      conversation: null,
      userErrors: [{ field: ['input', field], code }],
    });
  });
});

describe('a hand-off', () => {
  test('waits for a person, measures the wait, and continues after the block', async () => {
    const { id, visitor } = await counted(world, desk);
    const waiting = await send(world, visitor, { text: '¿hay alguien?', after: 0 });
    expect(waiting).toMatchObject({ state: 'WAITING_HUMAN', awaiting: { kind: 'HUMAN' } });
    expect(said(waiting)).toEqual(['¿Cómo te llamas?', 'Te comunico.']);
    world.clock.advance(90_000);
    await change(ana, 'takeOverConversation', id);
    world.clock.advance(30_000);
    await answer(ana, id, 'Aquí estoy');
    await answer(ana, id, 'Dime');
    const back = await change(ana, 'giveBackConversation', id);
    expect(back.conversation?.state).toBe('BOT');
    const view = await send(world, visitor, { text: 'eso fue', after: 0 });
    expect(said(view)).toEqual(['¿Cómo te llamas?', 'Te comunico.', '¿Algo más?', 'Adiós.']);
    expect(view).toMatchObject({ state: 'ENDED', endReason: 'COMPLETED' });
    await world.drain();
    const waits = told(world, 'runtime.human-replied.v1', visitor.conversationId).map((event) => event.payload);
    expect(waits).toMatchObject([
      { waitMs: 120_000, businessWaitMs: 120_000, memberId: ana.userId },
      { waitMs: null, businessWaitMs: null, memberId: ana.userId },
    ]);
    expect(told(world, 'runtime.handed-off.v1', visitor.conversationId)).toMatchObject([
      { payload: { reason: 'Pidió a una persona' } },
    ]);
    expect(told(world, 'runtime.given-back.v1', visitor.conversationId)).toHaveLength(1);
  });

  test('reaches the visitor live: message, state, name of the member', async () => {
    const { id, visitor } = await counted(world, desk);
    const stream = await subscribed(
      world,
      visitor,
      'subscription { conversationEvents { kind state takenOverBy message { author text } } }',
    );
    await stream.next();
    await stream.next();
    await change(ana, 'takeOverConversation', id);
    expect(await stream.next()).toMatchObject({
      conversationEvents: { message: { author: 'SYSTEM', text: 'Te atiende Ana' } },
    });
    expect(await stream.next()).toMatchObject({
      conversationEvents: { kind: 'STATE', state: 'HUMAN', takenOverBy: 'Ana' },
    });
    await stream.end();
  });
});

describe('the inbox', () => {
  test('counts what the member has not read, even if an older mark arrives late', async () => {
    const { id, visitor } = await counted(world, echo);
    await send(world, visitor, { text: 'dos' });
    const unread = async () => {
      const data = await world.tell<{ conversation: { unreadCount: number } }>(
        ana,
        'query ($id: ID!) { conversation(id: $id) { unreadCount } }',
        { id },
      );
      return data.conversation.unreadCount;
    };
    const mark = async (sequence: number) =>
      world.tell<{ markConversationRead: Payload }>(
        ana,
        `mutation ($input: MarkConversationReadInput!) { markConversationRead(input: $input) { ${fields} } }`,
        { input: { conversationId: id, sequence } },
      );
    expect(await unread()).toBe(2);
    await mark(5);
    await mark(2);
    expect(await unread()).toBe(0);
    const bad = await mark(-1);
    expect(bad.markConversationRead.userErrors).toMatchObject([{ field: ['input', 'sequence'], code: 'OUT_OF_RANGE' }]);
  });
});
