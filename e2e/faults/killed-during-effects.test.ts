import { foundBusiness, type LiveBot, publishTemplate } from '../kit/business.ts';
import { publishFolioFlow } from '../kit/folio-bot.ts';
import { assertOneFolioEach, FolioVisitors } from '../kit/folio-visitors.ts';
import { type FolioDesk, startFolioDesk } from '../kit/folio-desk.ts';
import { startPlatform } from '../kit/platform.ts';
import { after, before, describe, test } from '../kit/runner.ts';
import { forMs, report, sized, spread } from '../kit/scale.ts';
import type { Platform } from '../kit/started.ts';
import { visitorPatienceMs } from '../kit/visitor.ts';
import { openWorld, skipWithoutServers, type World } from '../kit/world.ts';

const kills = sized(2, 20);
const conversations = sized(60, 1_000);
const clients = 15;
const visitors = { clients, conversations, patienceMs: visitorPatienceMs };
/** The most that a block may wait. Longer than a killed process is away: otherwise the flow would take the exit for failures. */
const timeoutSeconds = 60;
const moods = { cut: 0.1, refuse: 0.1, workMs: 400 };

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
    await publishFolioFlow(session, bot, { url: `http://${desk.host}/folios`, timeoutSeconds });
  });
  after(async () => {
    await platform?.stop({ removeData: true });
    await desk?.stop();
  });

  test('No conversation is stuck, and no work is done twice', async () => {
    const queue = new FolioVisitors({ url: platform.url, publicId: bot.publicId }, visitors);
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
    assertOneFolioEach(queue.served, desk);
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
    const url = `http://${desk.host}/folios`;
    await publishFolioFlow(world.business.session, world.bot, { url, timeoutSeconds });
  });
  after(async () => {
    await world?.close();
    await desk?.stop();
  });

  test('No conversation is stuck, and no work is done twice', async () => {
    const { platform, bot } = world;
    const queue = new FolioVisitors({ url: platform.url, publicId: bot.publicId }, visitors);
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
    assertOneFolioEach(queue.served, desk);
    report('effects, services', { kills, conversations: queue.served.length, 'requests at the desk': desk.asked() });
  });
});
