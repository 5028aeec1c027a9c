import assert from 'node:assert/strict';
import { after, before, describe, test } from '../kit/runner.ts';
import { type Business, foundBusiness, type LiveBot, publishTemplate } from '../kit/business.ts';
import { eventually, type UserError } from '../kit/graph.ts';
import { abandonAll, assertKept, assertNumbers, Ledger, readBack } from '../kit/ledger.ts';
import { startPlatform } from '../kit/platform.ts';
import { assertPublished, Publisher } from '../kit/publisher.ts';
import { forMs, sized, spread, report } from '../kit/scale.ts';
import type { Platform } from '../kit/started.ts';

const cycles = sized(3, 20);
const settings = { PORTAL: 'off', TRUSTED_PROXY_HOPS: '1' };

describe(`the one process, killed ${cycles} times under ten visitors and an administrator who publishes`, () => {
  let platform: Platform;
  let business: Business;
  let bot: LiveBot;
  const ledger = new Ledger();
  before(async () => {
    platform = await startPlatform({ env: settings });
    business = await foundBusiness(platform.url);
    bot = await publishTemplate(business.session);
  });
  after(async () => {
    abandonAll();
    await platform?.stop({ removeData: true });
  });

  /** The same data on the same port. */
  async function startAgain(): Promise<void> {
    const { dataDir, url } = platform;
    platform = await startPlatform({ dataDir, env: { ...settings, PORT: new URL(url).port } });
  }

  test('No acknowledged message is lost, repeated or out of order; publications are atomic; numbers are correct', async () => {
    ledger.chat({ url: platform.url, publicId: bot.publicId });
    const publisher = new Publisher(business.session, bot.id);
    const starts: number[] = [];
    const recoveries: number[] = [];
    for (let cycle = 0; cycle < cycles; cycle += 1) {
      await ledger.nextAnswer();
      // At a different moment of the work each time.
      await forMs(400 + ((cycle * 137) % 900));
      await platform.kill();
      await startAgain();
      starts.push(platform.startMs);
      recoveries.push((await ledger.nextAnswer()).afterMs);
    }
    await ledger.atLeast(cycles * 20);
    await publisher.finish();
    await ledger.finish();
    const published = await assertPublished(publisher);
    const stored = await readBack(business.session);
    assertKept(ledger, stored);
    const numbers = await assertNumbers(business.session, stored);
    report('one process', { kills: cycles, 'start ms': spread(starts), 'to the first answer ms': spread(recoveries) });
    report('messages', {
      acknowledged: ledger.entries.length,
      conversations: numbers.conversations,
      turns: numbers.turns,
    });
    report('versions', { ...published, unclear: publisher.unclear, 'numbers equal after ms': numbers.ms });
  });

  test('An orderly restart exits with 0 and loses nothing; an earlier version can be made live after it', async () => {
    const more = new Ledger();
    more.chat({ url: platform.url, publicId: bot.publicId });
    await more.nextAnswer();
    const started = performance.now();
    const { code } = await platform.stop({ removeData: false });
    const stopMs = Math.round(performance.now() - started);
    assert.equal(code, 0);
    await startAgain();
    await more.nextAnswer();
    await rollBack();
    await more.nextAnswer();
    await more.finish();
    const stored = await readBack(business.session);
    assertKept(
      { visitors: [...ledger.visitors, ...more.visitors], entries: [...ledger.entries, ...more.entries] },
      stored,
    );
    report('orderly stop', { ms: stopMs, acknowledged: more.entries.length });
  });

  async function rollBack(): Promise<void> {
    const { session } = business;
    const query =
      'mutation ($id: ID!, $version: ID!) { rollBackBot(input: { botId: $id, versionId: $version }) { userErrors { code } } }';
    const { rollBackBot } = await session.data<{ rollBackBot: { userErrors: UserError[] } }>(query, {
      id: bot.id,
      version: bot.liveVersion.id,
    });
    assert.deepEqual(rollBackBot.userErrors, []);
    await eventually(async () => {
      const told = await session.data<{ bot: Pick<LiveBot, 'liveVersion'> }>(
        'query ($id: ID!) { bot(id: $id) { liveVersion { number } } }',
        { id: bot.id },
      );
      assert.equal(told.bot.liveVersion.number, bot.liveVersion.number);
    });
  }
});
