import assert from 'node:assert/strict';
import { foundBusiness, type LiveBot, publishTemplate } from '../kit/business.ts';
import { askForFolio, publishFolioFlow, type Served } from '../kit/folio-bot.ts';
import { type FolioDesk, startFolioDesk } from '../kit/folio-desk.ts';
import { startPlatform } from '../kit/platform.ts';
import { after, before, describe, test } from '../kit/runner.ts';
import { forMs, report, sized, spread } from '../kit/scale.ts';
import type { Platform } from '../kit/started.ts';
import { openWorld, skipWithoutServers, type World } from '../kit/world.ts';

const kills = sized(2, 20);
const conversations = sized(60, 1_000);
const clients = 15;
/** How long visitors retry: a start may take long on a busy machine. */
const patienceMs = 240_000;
const moods = { cut: 0.1, refuse: 0.1, workMs: 400 };

/** Visitors who ask for folios, one conversation after another, until there are enough and `finish` is called. */
class Queue {
  readonly served: Served[] = [];
  readonly #chats: Promise<void>[];
  #isOver = false;
  #failure: unknown = null;

  constructor(bot: { readonly url: string; readonly publicId: string }) {
    this.#chats = Array.from({ length: clients }, async (_, client) => {
      const headers = { 'x-forwarded-for': `10.7.0.${client}` };
      const hasLeft = () => this.#failure !== null;
      try {
        while (!hasLeft() && (!this.#isOver || this.served.length < conversations)) {
          this.served.push(await askForFolio(bot, { headers, patienceMs, hasLeft }));
        }
      } catch (error) {
        this.#failure ??= error;
      }
    });
  }

  /** Resolves when as many more are served. Throws the first error of any visitor. */
  async more(count: number): Promise<void> {
    const wanted = this.served.length + count;
    while (this.served.length < wanted) {
      if (this.#failure !== null) throw this.#failure;
      await forMs(20);
    }
  }

  async finish(): Promise<void> {
    this.#isOver = true;
    await Promise.all(this.#chats);
    if (this.#failure !== null) throw this.#failure;
  }
}

/** Every visitor got the one folio that the desk made for them, and it made no other. */
function assertOnce(served: readonly Served[], desk: FolioDesk): void {
  const byName = Map.groupBy(desk.done.values(), ({ name }) => name);
  for (const { name, said } of served) {
    const made = byName.get(name) ?? [];
    assert.deepEqual([name, made.length, said], [name, 1, `Tu folio es ${made[0]?.folio ?? ''}.`]);
  }
  assert.equal(desk.done.size, served.length, 'nothing was done for nobody');
}

describe(`the one process, killed ${kills} times while flows wait for another system`, () => {
  let platform: Platform;
  let desk: FolioDesk;
  let bot: LiveBot;
  const settings = () => ({ PORTAL: 'off', TRUSTED_PROXY_HOPS: '1', EGRESS_ALLOWED: desk.host });
  before(async () => {
    desk = await startFolioDesk(moods);
    platform = await startPlatform({ env: settings() });
    const { session } = await foundBusiness(platform.url);
    bot = await publishTemplate(session);
    await publishFolioFlow(session, bot, { url: `http://${desk.host}/folios`, timeoutSeconds: 15 });
  });
  after(async () => {
    await platform?.stop({ removeData: true });
    await desk?.stop();
  });

  test('No conversation is stuck, and no work is done twice', async () => {
    const queue = new Queue({ url: platform.url, publicId: bot.publicId });
    const backMs: number[] = [];
    for (let kill = 0; kill < kills; kill += 1) {
      await queue.more(clients);
      // At a different moment of the work each time.
      await forMs((kill * 137) % 400);
      await platform.kill();
      const { dataDir, url } = platform;
      const killedAt = performance.now();
      platform = await startPlatform({ dataDir, env: { ...settings(), PORT: new URL(url).port } });
      await queue.more(1);
      backMs.push(performance.now() - killedAt);
    }
    await queue.finish();
    assertOnce(queue.served, desk);
    report('effects, one process', { kills, conversations: queue.served.length, 'requests at the desk': desk.asked() });
    report('from a kill to the next folio ms', { spread: spread(backMs) });
  });
});

describe('runtime and integrations killed in turn, two replicas', { skip: skipWithoutServers() }, () => {
  let world: World;
  let desk: FolioDesk;
  before(async () => {
    desk = await startFolioDesk(moods);
    world = await openWorld({ replicas: 2, env: { EGRESS_ALLOWED: desk.host } });
    // Longer than the only process of integrations is away: otherwise the flow would take the exit for failures.
    const url = `http://${desk.host}/folios`;
    await publishFolioFlow(world.business.session, world.bot, { url, timeoutSeconds: 45 });
  });
  after(async () => {
    await world?.close();
    await desk?.stop();
  });

  test('No conversation is stuck, and no work is done twice', async () => {
    const { platform, bot } = world;
    const queue = new Queue({ url: platform.url, publicId: bot.publicId });
    const victims = ['integrations', 'runtime'].flatMap((name) =>
      platform.services().filter(({ service, replica }) => service === name && replica === 1),
    );
    for (let kill = 0; kill < kills; kill += 1) {
      await queue.more(clients);
      await forMs((kill * 137) % 400);
      const { service, replica } = victims[kill % victims.length] ?? { service: 'integrations', replica: 1 };
      const { again } = await platform.killService(service, { replica });
      await again;
    }
    await queue.finish();
    assertOnce(queue.served, desk);
    report('effects, services', { kills, conversations: queue.served.length, 'requests at the desk': desk.asked() });
  });
});
