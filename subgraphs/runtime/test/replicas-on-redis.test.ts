import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { describeOnRedis, eventually, type RedisForTests } from '@tertulia/testkit';
import { echoDefinition, handingOffDefinition } from './definitions.js';
import { redisSide, type Patience, type RedisSide } from './redis-world.js';
import { ana, counted, present, publishedBot, replicaOf, openWorld, send, subscribed } from './world.js';

/** Two processes on one database and one Redis. */
async function pairOn(server: RedisForTests, patience: Patience = { commandTimeoutMs: 3_000 }) {
  const sides = [await redisSide(server, patience), await redisSide(server, patience)];
  const [here, there] = sides as [RedisSide, RedisSide];
  const one = await openWorld(here);
  const other = await replicaOf(one, there);
  return {
    ...{ one, other, here, there },
    echo: await publishedBot(one, echoDefinition()),
    desk: await publishedBot(one, handingOffDefinition()),
    close: async () => {
      await other.close();
      await one.close();
      for (const side of sides) await side.close();
    },
  };
}

type Pair = Awaited<ReturnType<typeof pairOn>>;

interface News {
  conversationEvents: {
    kind: string;
    sequence: number;
    state: string | null;
    message: { sequence: number; author: string; text: string } | null;
  };
}

interface Live {
  liveConversations: { sequence: number; active: number; present: number | null; staleSince: string | null };
}

const events = `subscription ($id: ID, $after: Int) { conversationEvents(conversationId: $id, after: $after) {
  kind sequence state message { sequence author text } } }`;
const changes = 'subscription { conversationChanged { id state } }';
const live = 'subscription ($botId: ID) { liveConversations(botId: $botId) { sequence active present staleSince } }';

const asNews = (data: unknown) => data as News;
const asLive = (data: unknown) => data as Live;
const asChange = (data: unknown) => data as { conversationChanged: { id: string } };

/** Everything that a subscription emits, in order. */
async function collected<T>(read: (data: unknown) => T, ...subscription: Parameters<typeof subscribed>) {
  const stream = await subscribed(...subscription);
  const heard: T[] = [];
  let failure: unknown;
  const run = async (): Promise<void> => {
    for (;;) {
      const data = await stream.next<object | undefined>();
      if (data === undefined) return;
      heard.push(read(data));
    }
  };
  const done = run().catch((error: unknown) => (failure = error));
  return {
    heard,
    failure: () => failure,
    end: async () => {
      await stream.end();
      await done;
    },
  };
}

const messagesOf = (heard: readonly News[]) => heard.flatMap(({ conversationEvents: news }) => news.message ?? []);

describeOnRedis('two processes on one Redis', (server) => {
  let pair: Pair;
  beforeAll(async () => void (pair = await pairOn(server)));
  afterAll(async () => pair.close());

  test('a member at one process and a visitor at the other receive each message once and in order', async () => {
    const { one, other, desk } = pair;
    const { id, visitor } = await counted(one, desk);
    const atVisitor = await collected(asNews, other, visitor, events, { after: 0 });
    const atMember = await collected(asNews, one, ana, events, { id, after: 0 });
    const takeOver =
      'mutation ($id: ID!) { takeOverConversation(input: { conversationId: $id }) { userErrors { code } } }';
    await one.tell(ana, takeOver, { id });
    const say =
      'mutation ($input: SendMemberMessageInput!) { sendMemberMessage(input: $input) { userErrors { code } } }';
    for (let n = 0; n < 20; n += 1) {
      await one.tell(ana, say, { input: { conversationId: id, clientMessageId: `w${n}`, text: `palabra ${n}` } });
      await send(other, visitor, { text: `respuesta ${n}` });
    }
    for (const { heard } of [atVisitor, atMember]) {
      await eventually(() => expect(messagesOf(heard).at(-1)?.text).toBe('respuesta 19'));
      const sequences = messagesOf(heard).map((message) => message.sequence);
      expect(sequences).toEqual(sequences.map((_, at) => at + 1));
      expect(heard.map(({ conversationEvents }) => conversationEvents.state)).toContain('HUMAN');
    }
    await atVisitor.end();
    await atMember.end();
  });

  test('typing, the inbox and presence are seen at the other process', async () => {
    const { one, other, echo } = pair;
    const { id, visitor } = await counted(one, echo);
    const atMember = await collected(asNews, other, ana, events, { id });
    const inbox = await collected(asChange, other, ana, changes);
    const monitor = await collected(asLive, other, ana, live, { botId: echo.globalId });
    await eventually(() => expect(monitor.heard).toHaveLength(1));
    await one.tell(visitor, 'mutation { reportPresence(isTyping: true) }');
    await eventually(() => expect(atMember.heard.map((news) => news.conversationEvents.kind)).toContain('TYPING'));
    await eventually(() =>
      expect(monitor.heard.at(-1)?.liveConversations).toMatchObject({ present: 1, staleSince: null }),
    );
    await send(one, visitor, { text: 'hola' });
    await eventually(() => expect(inbox.heard.map((change) => change.conversationChanged.id)).toContain(id));
    for (const stream of [atMember, inbox, monitor]) await stream.end();
  });
});

describeOnRedis(
  'the Redis commands of runtime',
  (server) => {
    let pair: Pair;
    // The probes of pub/sub hubs would be counted as well.
    beforeAll(async () => void (pair = await pairOn(server, { heartbeatMs: 600_000 })));
    afterAll(async () => pair.close());

    /** Commands that reach Redis during an action, by name. */
    const commandsOf = async (work: () => Promise<unknown>): Promise<Record<string, number>> => {
      const { commands } = pair.here.redis;
      await commands.config('RESETSTAT');
      await work();
      const lines = (await commands.info('commandstats')).matchAll(/^cmdstat_(?<name>\w+)\S*:calls=(?<calls>\d+)/gm);
      const counts = [...lines].map(({ groups }) => [groups?.['name'], Number(groups?.['calls'])] as const);
      return Object.fromEntries(counts.filter(([name]) => name !== 'config'));
    };

    test('are one for the messages of a turn, one for the inbox and one for the counts', async () => {
      const { one, echo } = pair;
      const { visitor } = await counted(one, echo);
      expect(await commandsOf(async () => send(one, visitor, { text: 'hola' }))).toEqual({ publish: 3 });
    });

    test('are one transaction for a heartbeat and one command for the counts', async () => {
      const { one, echo } = pair;
      const { visitor } = await counted(one, echo);
      expect(await commandsOf(async () => one.tell(visitor, 'mutation { reportPresence }'))).toEqual({
        ...{ multi: 1, zadd: 2, zremrangebyscore: 2, pexpire: 2, exec: 1, publish: 1 },
      });
    });
  },
  { isKilled: true },
);

describeOnRedis(
  'while Redis is unavailable',
  (server) => {
    let pair: Pair;
    beforeAll(async () => void (pair = await pairOn(server)));
    afterAll(async () => pair.close());

    test.each([
      ['is gone', async () => server.kill(), async () => server.start()],
      ['hangs', async () => server.pause(), async () => server.resume()],
    ])(
      'visitors continue to chat when it %s; subscribers miss nothing, receive nothing twice and stay connected',
      async (_how, go, back) => {
        const { one, other, echo } = pair;
        const { id, visitor } = await counted(one, echo);
        const follower = await collected(asNews, other, ana, events, { id, after: 0 });
        const inbox = await collected(asChange, other, ana, changes);
        let usualMs = 0;
        for (let n = 0; n < 5; n += 1) {
          const began = performance.now();
          await send(one, visitor, { text: `antes ${n}` });
          usualMs = Math.max(usualMs, performance.now() - began);
        }
        await eventually(() => expect(messagesOf(follower.heard).some(({ text }) => text === 'antes 4')).toBe(true));
        await go();
        let waited = 0;
        for (let n = 0; n < 20; n += 1) {
          const began = performance.now();
          const view = await send(n % 2 === 0 ? one : other, visitor, { text: `durante ${n}`, after: 0 });
          expect(view.messages.filter(({ author }) => author === 'VISITOR')).toHaveLength(7 + n);
          if (performance.now() - began > usualMs + 1_000) waited += 1;
        }
        // Few turns wait for Redis at all, where each could wait for a command's timeout.
        expect(waited).toBeLessThanOrEqual(6);
        const hasHeard = (text: string) => messagesOf(follower.heard).some((message) => message.text === text);
        await eventually(() => expect(hasHeard('durante 19')).toBe(true));
        inbox.heard.length = 0;
        await send(one, visitor, { text: 'justo antes' });
        await back();
        await eventually(() => expect(hasHeard('justo antes')).toBe(true));
        await eventually(() => expect(inbox.heard.map((change) => change.conversationChanged.id)).toContain(id));
        await send(one, visitor, { text: 'después' });
        await eventually(() => expect(hasHeard('después')).toBe(true));
        const sequences = messagesOf(follower.heard).map((message) => message.sequence);
        expect(sequences).toEqual(sequences.map((_, at) => at + 1));
        expect([follower.failure(), inbox.failure()]).toEqual([undefined, undefined]);
        for (const stream of [follower, inbox]) await stream.end();
      },
    );

    test('live counts are emitted, stale and without presence, and become live by themselves', async () => {
      const { one, other, echo } = pair;
      const monitor = await collected(asLive, other, ana, live, { botId: echo.globalId });
      await eventually(() => expect(monitor.heard.at(-1)?.liveConversations.staleSince).toBeNull());
      const { active } = present(monitor.heard.at(-1)).liveConversations;
      await server.kill();
      await eventually(() =>
        expect(monitor.heard.at(-1)?.liveConversations).toMatchObject({
          present: null,
          staleSince: expect.any(String),
        }),
      );
      await counted(one, echo);
      await server.start();
      await eventually(() =>
        expect(monitor.heard.at(-1)?.liveConversations).toMatchObject({
          ...{ active: active + 1, staleSince: null, present: expect.any(Number) },
        }),
      );
      const sequences = monitor.heard.map(({ liveConversations }) => liveConversations.sequence);
      expect(sequences).toEqual([...new Set(sequences)].toSorted((a, b) => a - b));
      await monitor.end();
    });
  },
  { isKilled: true },
);
