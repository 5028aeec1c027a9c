import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { planEntitlements } from '@tertulia/plan-limits';
import { principals, testId } from '@tertulia/testkit';
import { echoDefinition, salonDefinition } from './definitions.js';
import {
  ana,
  counted,
  everybodysRows,
  lengthen,
  organizationA,
  present,
  publishedBot,
  openWorld,
  said,
  send,
  start,
  told,
  visitorOf,
  type Published,
  type VisitorView,
  type World,
} from './world.js';

let world: World;
let echo: Published;
let salon: Published;

beforeAll(async () => {
  world = await openWorld();
  echo = await publishedBot(world, echoDefinition());
  salon = await publishedBot(world, salonDefinition());
});
afterAll(async () => world.close());

const hourMs = 3_600_000;

async function mine(visitor: ReturnType<typeof visitorOf>, operation: string): Promise<VisitorView> {
  const fields =
    'conversationId token state endReason lastSequence messages { sequence author text } userErrors { code }';
  const data = await world.tell<Record<string, VisitorView>>(visitor, `${operation} { ${fields} } }`);
  return present(Object.values(data)[0]);
}

describe('resuming', () => {
  test('with the token shows the same conversation with its messages', async () => {
    const { id, token } = await counted(world, echo);
    const back = await start(world, echo, { resumeToken: token });
    expect(back.conversationId).toBe(id);
    expect(back.messages.map((message) => message.sequence)).toEqual([1, 2, 3]);
    expect(back.awaiting?.kind).toBe('TEXT');
  });

  test('returns only the requested number of newest messages, and earlier ones on demand', async () => {
    const { token, visitor } = await counted(world, echo);
    for (const text of ['dos', 'tres', 'cuatro']) await send(world, visitor, { text });
    const sequences = (view: VisitorView): number[] => view.messages.map((message) => message.sequence);
    const back = await start(world, echo, { resumeToken: token, last: 4 });
    expect([sequences(back), back.lastSequence]).toEqual([[6, 7, 8, 9], 9]);
    const read = async (args: string) => sequences(await mine(visitor, `query { visitorConversation(${args})`));
    expect(await read('before: 6, last: 4')).toEqual([2, 3, 4, 5]);
    expect(await read('before: 2, last: 4')).toEqual([1]);
    expect(await read('before: 1, last: 4')).toEqual([]);
    expect(await read('last: 2')).toEqual([8, 9]);
    expect(await read('after: 8, last: 50')).toEqual([9]);
  });

  test('returns at most the newest 500 messages by default', async () => {
    const { id, token, visitor } = await counted(world, echo);
    await lengthen(world, present(id), 700);
    const sequences = (view: VisitorView): number[] => view.messages.map((message) => message.sequence);
    const back = sequences(await start(world, echo, { resumeToken: token }));
    expect([back.length, back[0], back.at(-1)]).toEqual([500, 201, 700]);
    const read = async (args: string) => sequences(await mine(visitor, `query { visitorConversation${args}`));
    expect((await read('')).length).toBe(500);
    expect((await read('(before: 601)')).at(0)).toBe(101);
    const sent = sequences(await send(world, visitor, { text: 'quiero saber algo' }));
    expect([sent.length, sent.at(-1)]).toEqual([500, 702]);
  });

  test('after a sequence, messages come from there on without a gap, however many there are', async () => {
    const { id, visitor } = await counted(world, echo);
    await lengthen(world, present(id), 1_200);
    const sequences = (view: VisitorView): number[] => view.messages.map((message) => message.sequence);
    const read = async (after: number) =>
      sequences(await mine(visitor, `query { visitorConversation(after: ${after})`));
    let known = [3];
    while (known.at(-1) !== 1_200) {
      const more = await read(known.at(-1) ?? 0);
      expect(more[0]).toBe((known.at(-1) ?? 0) + 1);
      expect(more.length).toBeLessThanOrEqual(500);
      known = [...known, ...more];
    }
    expect(known).toHaveLength(1_198);
    const sent = await send(world, visitor, { text: 'quiero saber algo', after: 3 });
    expect([sequences(sent)[0], sequences(sent).length, sent.lastSequence]).toEqual([4, 500, 1_202]);
  });

  test('shows the first URLs of a message as links, and the further ones as text', async () => {
    const { visitor } = await counted(world, echo);
    await send(world, visitor, { text: 'abc.com '.repeat(100) });
    const fields = 'messages { author content { ... on ParagraphNode { children { text url } } } }';
    const { visitorConversation } = await world.tell<{
      visitorConversation: { messages: { author: string; content: { children: { url: string | null }[] }[] }[] };
    }>(visitor, `query { visitorConversation { ${fields} } }`);
    const own = visitorConversation.messages.findLast(({ author }) => author === 'VISITOR');
    const runs = own?.content.flatMap(({ children }) => children) ?? [];
    expect(runs.filter(({ url }) => url !== null)).toHaveLength(15);
    expect(runs.length).toBeLessThan(35);
  });

  test('an invalid number of messages is refused with the limits in the error', async () => {
    const { token, visitor } = await counted(world, echo);
    expect((await start(world, echo, { resumeToken: token, last: 0 })).userErrors).toMatchObject([
      { code: 'OUT_OF_RANGE' },
    ]);
    expect((await mine(visitor, 'query { visitorConversation(last: 501)')).userErrors).toEqual([
      { code: 'OUT_OF_RANGE' },
    ]);
  });

  test('with the token of another bot, a forged one or an old one starts anew', async () => {
    const { id, token } = await counted(world, echo);
    const ofAnother = await start(world, salon, { resumeToken: token });
    expect(ofAnother.conversationId).not.toBe(id);
    const forged = await start(world, echo, { resumeToken: `${token.slice(0, -4)}AAAA` });
    expect(forged.conversationId).not.toBe(id);
    world.clock.advance(25 * hourMs);
    expect((await start(world, echo, { resumeToken: token })).conversationId).not.toBe(id);
  });

  test('after an idle end, the next message continues at the same question and is not counted again', async () => {
    const { visitor } = await counted(world, salon);
    world.clock.advance(31 * 60_000);
    await world.useCases.endIdleConversations();
    expect(await mine(visitor, 'query { visitorConversation')).toMatchObject({
      state: 'ENDED',
      endReason: 'ABANDONED',
    });
    const back = await send(world, visitor, { text: 'ana@example.com', after: 4 });
    expect(back).toMatchObject({ state: 'BOT', endReason: null, awaiting: { kind: 'CHOICE' } });
    await world.drain();
    const started = told(world, 'runtime.conversation-started.v1', visitor.conversationId);
    expect(started).toHaveLength(1);
  });
});

describe('the start of a conversation', () => {
  test('tells its language, and whether its visitor wrote in an earlier one: a mere view is none', async () => {
    const again = async (visitor: ReturnType<typeof visitorOf>) => {
      const { startOver } = await world.tell<{ startOver: VisitorView }>(
        visitor,
        'mutation { startOver { conversationId userErrors { code } } }',
      );
      return visitorOf(echo, startOver);
    };
    const first = visitorOf(echo, await start(world, echo));
    const second = await again(first);
    await send(world, second, { text: 'hola' });
    const third = await again(second);
    await send(world, third, { text: 'hola' });
    await world.drain();
    const payloads = ({ conversationId }: ReturnType<typeof visitorOf>) =>
      (['runtime.conversation-viewed.v1', 'runtime.conversation-started.v1'] as const)
        .flatMap((name) => told(world, name, conversationId))
        .map(({ payload }) => ({ locale: 'es', isReturning: null, ...payload }))
        .map(({ locale, isReturning }) => [locale, isReturning]);
    expect(payloads(first)).toEqual([['es', false]]);
    expect(payloads(second)).toEqual([
      ['es', false],
      ['es', false],
    ]);
    expect(payloads(third)).toEqual([
      ['es', true],
      ['es', true],
    ]);
  });
});

describe('silence', () => {
  test('ends a counted conversation at its idle minute, once, and lets mere views expire without an event', async () => {
    const { visitor } = await counted(world, salon);
    const view = await start(world, salon);
    world.clock.advance(29 * 60_000);
    await world.useCases.endIdleConversations();
    expect(await mine(visitor, 'query { visitorConversation')).toMatchObject({ state: 'BOT' });
    world.clock.advance(2 * 60_000);
    await Promise.all([world.useCases.endIdleConversations(), world.useCases.endIdleConversations()]);
    expect(await mine(visitor, 'query { visitorConversation')).toMatchObject({
      state: 'ENDED',
      endReason: 'ABANDONED',
    });
    const expired = await mine(visitorOf(salon, view), 'query { visitorConversation');
    expect(expired).toMatchObject({ state: 'ENDED', endReason: 'EXPIRED' });
    await world.drain();
    expect(told(world, 'runtime.conversation-ended.v1', visitor.conversationId)).toMatchObject([
      { payload: { reason: 'ABANDONED', hasAnswered: true, goals: 0 } },
    ]);
    expect(told(world, 'runtime.conversation-ended.v1', visitorOf(salon, view).conversationId)).toEqual([]);
  });

  test('after a reached goal ends as a goal, not as abandoned', async () => {
    const { visitor } = await counted(world, salon);
    await send(world, visitor, { text: 'ana@example.com' });
    await send(world, visitor, { choiceIds: ['cut'] });
    world.clock.advance(31 * 60_000);
    await world.useCases.endIdleConversations();
    expect(await mine(visitor, 'query { visitorConversation')).toMatchObject({ state: 'ENDED', endReason: 'GOAL' });
  });
});

describe('a button of an earlier question', () => {
  test('is refused with a reason and not stored', async () => {
    const { visitor } = await counted(world, salon, 'Rosa');
    const stale = await send(world, visitor, { choiceIds: ['cut'] });
    expect(stale.userErrors).toMatchObject([{ code: 'CHOICE_NOT_OFFERED' }]);
    const view = await mine(visitor, 'query { visitorConversation');
    expect(view.messages.map((message) => message.text)).not.toContain('cut');
  });
});

describe('a visitor', () => {
  test('can end the conversation and start over with a new one', async () => {
    const { id, visitor } = await counted(world, echo);
    expect(await mine(visitor, 'mutation { endConversation')).toMatchObject({ state: 'ENDED', userErrors: [] });
    const fresh = await mine(visitor, 'mutation { startOver');
    expect(fresh.conversationId).not.toBe(id);
    expect(fresh.token).not.toBeNull();
    expect(said(fresh)).toEqual(['Cuéntame más.']);
  });

  test('can have all texts erased, while the conversation still counts', async () => {
    const { visitor } = await counted(world, salon, 'Beatriz');
    await send(world, visitor, { text: 'bea@example.com' });
    const data = await world.tell<{ deleteMyData: object }>(
      visitor,
      'mutation { deleteMyData { isDeleted userErrors { code } } }',
    );
    expect(data.deleteMyData).toEqual({ isDeleted: true, userErrors: [] });
    for (const table of ['message', 'chat_session', 'contact', 'effect_intent']) {
      const rows = await everybodysRows(world, `select * from ${table}`);
      expect(JSON.stringify(rows)).not.toMatch(/Beatriz|bea@example/);
    }
    const list = await world.tell<{ conversation: object }>(
      ana,
      'query ($id: ID!) { conversation(id: $id) { state messageCount variables { name } contact { id } } }',
      { id: `cnv_${visitor.conversationId.replaceAll('-', '')}` },
    );
    expect(list.conversation).toMatchObject({ state: 'ENDED', variables: [], contact: null });
    expect((await send(world, visitor, { text: 'quiero saber algo' })).userErrors).toMatchObject([
      { code: 'CONVERSATION_ENDED' },
    ]);
  });

  test('who types a known e-mail stays a separate contact: none is merged, renamed or removed', async () => {
    const contactOf = async (visitor: ReturnType<typeof visitorOf>) => {
      const data = await world.tell<{ conversation: { contact: { id: string; name: string; email: string } } }>(
        ana,
        'query ($id: ID!) { conversation(id: $id) { contact { id name email isVerified conversations { nodes { id } } } } }',
        { id: `cnv_${visitor.conversationId.replaceAll('-', '')}` },
      );
      return data.conversation.contact;
    };
    const first = await counted(world, salon, 'Carla');
    await send(world, first.visitor, { text: 'Carla@Example.com' });
    const second = await counted(world, salon, 'Carla Pérez');
    await send(world, second.visitor, { text: 'carla@example.com' });
    const carla = await contactOf(first.visitor);
    const typed = await contactOf(second.visitor);
    expect(typed).toMatchObject({ name: 'Carla Pérez', email: 'carla@example.com', isVerified: false });
    expect(typed).toMatchObject({ conversations: { nodes: [{ id: second.id }] } });
    expect(typed.id).not.toBe(carla.id);
    await world.tell(second.visitor, 'mutation { deleteMyData { isDeleted } }');
    expect(await contactOf(first.visitor)).toEqual(carla);
    expect(carla).toMatchObject({ name: 'Carla', conversations: { nodes: [{ id: first.id }] } });
  });
});

describe('a contact', () => {
  const changesOf = (conversationId: string) =>
    told(world, 'runtime.contact-changed.v1', conversationId).map(({ payload }) => payload);

  test('is reported with the details that are new or different, without their values', async () => {
    const { visitor } = await counted(world, salon, 'Delia');
    await send(world, visitor, { text: 'Delia@Example.com' });
    await world.drain();
    const reported = changesOf(visitor.conversationId);
    expect(reported.map(({ changed }) => changed)).toEqual([['NAME'], ['EMAIL']]);
    expect(new Set(reported.map(({ contactId }) => contactId)).size).toBe(1);
    expect(JSON.stringify(reported).toLowerCase()).not.toContain('delia');
  });

  test('is not reported when the visitor repeats what is known, or answers something else', async () => {
    const { visitor } = await counted(world, salon, 'Elena');
    await send(world, visitor, { text: 'elena@example.com' });
    await send(world, visitor, { choiceIds: ['cut'] });
    await world.drain();
    expect(changesOf(visitor.conversationId)).toHaveLength(2);
  });
});

describe('a bot', () => {
  test('that was never published is not live, whatever is requested', async () => {
    for (const publicId of ['', 'nobody', 'x'.repeat(500)]) {
      const view = await start(world, { publicId });
      expect(view).toMatchObject({
        conversationId: null,
        userErrors: [{ field: ['input', 'publicId'], code: 'BOT_NOT_LIVE' }],
      });
    }
    const data = await world.tell(principals.anonymous(), '{ publicBot(publicId: "nobody") { name } }');
    expect(data['publicBot']).toBeNull();
  });

  test('shows its public data to everyone', async () => {
    const query = `query ($id: String!) { publicBot(publicId: $id) {
      publicId name avatarText primaryColor position locale locales status isOpenNow hoursText { es en } isPaused pauseMessage } }`;
    const data = await world.tell(principals.anonymous(), query, { id: salon.publicId });
    expect(data['publicBot']).toMatchObject({
      name: 'Salón Aurora',
      status: 'LIVE',
      position: 'RIGHT',
      isPaused: false,
    });
  });

  test('that is paused returns the owner’s text, starts nothing and accepts no message, until it is resumed', async () => {
    const bot = await publishedBot(world, echoDefinition());
    const { visitor } = await counted(world, bot);
    await world.emit('bots.bot-paused.v1', organizationA, { botId: bot.botId, message: 'Volvemos el lunes.' });
    const paused = await start(world, bot);
    expect(paused).toMatchObject({
      conversationId: null,
      messages: [],
      userErrors: [{ code: 'BOT_NOT_LIVE', message: 'Volvemos el lunes.' }],
    });
    expect(paused.bot).toMatchObject({ isPaused: true, pauseMessage: 'Volvemos el lunes.' });
    const refused = await send(world, visitor, { text: 'quiero saber algo' });
    expect(refused.userErrors).toMatchObject([{ code: 'BOT_NOT_LIVE', message: 'Volvemos el lunes.' }]);
    await world.emit('bots.bot-resumed.v1', organizationA, { botId: bot.botId });
    expect(said(await send(world, visitor, { text: 'Ana', after: 3 }))).toEqual(['Cuéntame más.']);
  });

  test('is served before any event says that it is live', async () => {
    const botId = world.ids.next();
    const publication = {
      publicationId: world.ids.next(),
      botId,
      publicId: `pub-${botId}`,
      versionId: world.ids.next(),
    };
    const version = { number: 1, definition: echoDefinition(), checksum: 'x', botName: 'Eco', isDemo: false };
    let atTheAnswer: unknown = null;
    const stop = world.bus.subscribe('test.bots', ['runtime.version-warmed.v1'], async (event) => {
      if (event.payload.publicationId !== publication.publicationId) return;
      atTheAnswer = await start(world, publication);
    });
    await world.emit('bots.publication-requested.v1', organizationA, { ...publication, ...version });
    await world.drain();
    stop();
    expect(atTheAnswer).toMatchObject({ userErrors: [], conversationId: expect.any(String) });
  });

  test('that was deleted while its version was verified stays deleted, even once it is restored', async () => {
    const bot = await publishedBot(world, echoDefinition());
    await world.emit('bots.bot-deleted.v1', organizationA, { botId: bot.botId });
    const publication = { publicationId: world.ids.next(), versionId: world.ids.next(), number: 2, checksum: 'x' };
    const details = { botId: bot.botId, publicId: bot.publicId, botName: 'Eco', isDemo: false };
    await world.emit('bots.publication-requested.v1', organizationA, {
      ...publication,
      ...details,
      definition: echoDefinition(),
    });
    await world.emit('bots.bot-created.v1', organizationA, { botId: bot.botId, name: 'Eco', isDemo: false });
    expect((await start(world, bot)).userErrors).toMatchObject([{ code: 'BOT_NOT_LIVE' }]);
  });

  test('with a new version lets open conversations finish on theirs and starts new ones on it', async () => {
    const bot = await publishedBot(world, salonDefinition('Versión uno.'));
    const old = await counted(world, bot);
    await publishedBot(world, echoDefinition(), { botId: bot.botId });
    expect(said(await start(world, bot))).toEqual(['Cuéntame más.']);
    const further = await send(world, old.visitor, { text: 'ana@example.com', after: 4 });
    expect(further.awaiting?.kind).toBe('CHOICE');
  });

  test('whose new version cannot run keeps the old one live, and the refusal contains the reason', async () => {
    const bot = await publishedBot(world, echoDefinition());
    const publicationId = world.ids.next();
    const version = { publicationId, botId: bot.botId, publicId: bot.publicId, versionId: world.ids.next(), number: 2 };
    const broken = { ...version, definition: { nonsense: true }, checksum: 'x', botName: 'Eco', isDemo: false };
    await world.emit('bots.publication-requested.v1', organizationA, broken);
    await world.drain();
    const refusal = world.events.findLast((event) => event.name === 'runtime.version-refused.v1');
    expect(refusal?.payload).toMatchObject({ publicationId, code: 'UNREADABLE_DEFINITION' });
    expect(said(await start(world, bot))).toEqual(['Cuéntame más.']);
  });

  test('that is deleted is not live any more, ends open conversations and shows nothing, until it is restored', async () => {
    const bot = await publishedBot(world, echoDefinition());
    const { visitor, id } = await counted(world, bot);
    const list = async () => {
      const query = `query ($entities: [_Any!]!) { _entities(representations: $entities) { ... on Bot { conversations { nodes { id state endReason } totalCount } } } }`;
      const data = await world.tell<{ _entities: { conversations: object }[] }>(ana, query, {
        entities: [{ __typename: 'Bot', id: bot.globalId }],
      });
      return data._entities[0]?.conversations;
    };
    await world.emit('bots.bot-deleted.v1', organizationA, { botId: bot.botId });
    expect((await start(world, bot)).userErrors).toMatchObject([{ code: 'BOT_NOT_LIVE' }]);
    expect((await send(world, visitor, { text: 'quiero saber algo' })).userErrors).toMatchObject([
      { code: 'CONVERSATION_ENDED' },
    ]);
    expect(await list()).toEqual({ nodes: [], totalCount: 0 });
    await world.emit('bots.bot-created.v1', organizationA, { botId: bot.botId, name: 'Eco', isDemo: false });
    expect(await list()).toEqual({ nodes: [{ id, state: 'ENDED', endReason: 'BLOCKED' }], totalCount: 1 });
  });
});

describe('the plan', () => {
  const organizationId = testId(0xc);
  const plan = (policy: 'SOFT' | 'HARD', conversationsPerMonth: number) => {
    const period = {
      start: new Date(world.clock.now().getTime() - hourMs),
      end: new Date(world.clock.now().getTime() + 999 * hourMs),
    };
    return { entitlements: { ...planEntitlements('STARTER', period, policy), conversationsPerMonth } };
  };

  test('refuses at a hard limit, politely and without storing the message, and accepts messages after the limit is raised', async () => {
    const bot = await publishedBot(world, echoDefinition(), { organizationId });
    const hard = plan('HARD', 3);
    await world.emit('billing.entitlements-changed.v1', organizationId, hard);
    const views = await Promise.all(Array.from({ length: 8 }, async () => start(world, bot)));
    const answers = await Promise.all(
      views.map(async (view) => send(world, visitorOf(bot, view), { text: 'quiero saber algo' })),
    );
    const refused = answers.filter((answer) => answer.userErrors.length > 0);
    expect(refused).toHaveLength(5);
    expect(refused[0]?.userErrors).toMatchObject([{ code: 'PLAN_LIMIT_REACHED' }]);
    expect(refused[0]?.userErrors[0]?.message).toContain('+525512345678');
    const one = present(views[answers.findIndex((answer) => answer.userErrors.length > 0)]);
    expect(await mine(visitorOf(bot, one), 'query { visitorConversation')).toMatchObject({ lastSequence: 1 });
    const raised = { entitlements: { ...hard.entitlements, conversationsPerMonth: 4 } };
    await world.emit('billing.entitlements-changed.v1', organizationId, raised);
    expect((await send(world, visitorOf(bot, one), { text: 'quiero saber algo' })).userErrors).toEqual([]);
  });

  test('accepts conversations beyond a soft limit', async () => {
    const soft = testId(0xd);
    const bot = await publishedBot(world, echoDefinition(), { organizationId: soft });
    await world.emit('billing.entitlements-changed.v1', soft, plan('SOFT', 0));
    const { visitor } = await counted(world, bot);
    expect((await send(world, visitor, { text: 'quiero saber algo' })).userErrors).toEqual([]);
  });
});
