import assert from 'node:assert/strict';
import { after, before, describe, test } from '../kit/runner.ts';
import type { Replica } from '../kit/distributed.ts';
import { eventually } from '../kit/graph.ts';
import { assertHeardOnce, type Heard, Listener, listenToConversation } from '../kit/listener.ts';
import { forMs, sized, spread, report } from '../kit/scale.ts';
import { Visitor } from '../kit/visitor.ts';
import { openWorld, skipWithoutServers, type World } from '../kit/world.ts';

const visitorCount = 10;
const kills = sized(2, 10);

/** Kills a process; `count` is how many were killed before. Returns its successor. */
interface Kill {
  (service: string, replica: number): Promise<Replica>;
  readonly count: number;
}

describe('sockets whose process is killed', { skip: skipWithoutServers() }, () => {
  let world: World;
  before(async () => {
    world = await openWorld({ replicas: 2 });
  });
  after(async () => world?.close());

  test('Sockets continue at another gateway, with no message missing and none repeated', async () => {
    const { ends, breaks } = await chatThrough(async (kill) => kill('gateway', (kill.count % 2) + 1));
    assert.ok(ends.length >= kills, `only ${ends.length} sockets were lost`);
    report('gateway killed', { kills, 'sockets lost': ends.length, 'break ms': spread(breaks) });
  });

  test('Sockets are not affected when a runtime behind the gateways is killed', async () => {
    const { ends } = await chatThrough(async (kill) => kill('runtime', (kill.count % 2) + 1));
    assert.deepEqual(ends, []);
    report('runtime killed', { kills, 'sockets lost': ends.length });
  });

  /** Visitors chat and listen to their own conversation, a member watches the live numbers; processes are killed meanwhile. */
  async function chatThrough(strike: (kill: Kill) => Promise<unknown>) {
    const { platform, bot, business } = world;
    const floor: { sequence: number; active: number }[] = [];
    const watcher = new Listener<{ liveConversations: { sequence: number; active: number } }>({
      url: platform.url,
      query: 'subscription { liveConversations { sequence active } }',
      headers: business.session.headers,
      take: ({ liveConversations }) => void floor.push(liveConversations),
    });
    const heard: Heard[] = [];
    const work = { isOver: false };
    const chats = Array.from({ length: visitorCount }, async (_, at) => {
      while (!work.isOver) await chatOnce(await open(at), work);
    });
    for (let count = 0; count < kills; count += 1) {
      await everyoneHears();
      await forMs(1_500);
      const kill = async (service: string, replica: number) => (await platform.killService(service, { replica })).again;
      await strike(Object.assign(kill, { count }));
    }
    work.isOver = true;
    await Promise.all(chats);
    await eventually(() => heard.forEach(assertHeardOnce));
    const sequences = floor.map(({ sequence }) => sequence);
    assert.deepEqual(
      sequences,
      sequences.toSorted((left, right) => left - right),
      'live numbers never go back',
    );
    await watcher.stop();
    await Promise.all(heard.map(async ({ listener }) => listener.stop()));
    const listeners = [watcher, ...heard.map(({ listener }) => listener)];
    return { ends: listeners.flatMap(({ ends }) => ends), breaks: listeners.flatMap(({ breaks }) => breaks) };

    /** Every visitor has begun and receives messages over a socket. */
    async function everyoneHears(): Promise<void> {
      await eventually(() => {
        assert.ok(heard.length >= visitorCount, `only ${heard.length} visitors`);
        assert.ok(floor.length > 0 && heard.every(({ messages }) => messages.length > 0), 'a socket is silent');
      });
    }

    /** One visitor, who listens from the first message. */
    async function open(at: number): Promise<Heard> {
      const visitor = new Visitor(platform.url, bot.publicId, { headers: { 'x-forwarded-for': `10.7.0.${at}` } });
      await visitor.start();
      const own = listenToConversation(platform.url, visitor);
      heard.push(own);
      return own;
    }
  }

  async function chatOnce({ visitor }: Heard, work: { readonly isOver: boolean }): Promise<void> {
    for (let turn = 0; turn < 15 && !work.isOver; turn += 1) {
      if (visitor.awaiting === null || visitor.state !== 'BOT') return;
      await visitor.send(visitor.reply());
      await forMs(400);
    }
  }
});
