import { after, before, describe, test } from '../kit/runner.ts';
import { assertKept, assertNumbers, Ledger, readBack } from '../kit/ledger.ts';
import { assertPublished, Publisher } from '../kit/publisher.ts';
import { forMs, isFull, isVerbose, sized, spread, report } from '../kit/scale.ts';
import { missingServers } from '../kit/servers.ts';
import { assertDrained, openWorld, skipWithoutServers, type World } from '../kit/world.ts';

const rounds = sized(1, 2);
const randomKills = sized(1, 20);

describe(
  'each service killed in turn, two replicas, under ten visitors and an administrator',
  { skip: skipWithoutServers() },
  () => {
    let world: World;
    before(async () => {
      // The full form stores analytics in MongoDB where there is one, the short one in PostgreSQL.
      world = await openWorld({ replicas: 2, mongo: isFull && missingServers({ mongo: true }) === null });
    });
    after(async () => world?.close());

    test('No acknowledged message is lost, repeated or out of order; publications are atomic; numbers are correct', async () => {
      const { platform, business, bot, servers } = world;
      const ledger = new Ledger();
      ledger.chat({ url: platform.url, publicId: bot.publicId });
      const publisher = new Publisher(business.session, bot.id);
      const names = platform.services().map(({ service, replica }) => ({ service, replica }));
      const turns = Array.from({ length: rounds }, () => names).flat();
      const others = Array.from({ length: randomKills }, (_, at) => names[(at * 7 + 3) % names.length]).filter(
        (one) => one !== undefined,
      );
      const answers: number[] = [];
      const returns: number[] = [];
      for (const [at, { service, replica }] of [...turns, ...others].entries()) {
        // At a different moment of the work each time.
        await forMs(300 + ((at * 173) % 700));
        const killedAt = performance.now();
        const { again } = await platform.killService(service, { replica });
        answers.push((await ledger.nextAnswer()).afterMs);
        await again;
        returns.push(performance.now() - killedAt);
        if (isVerbose)
          report(`${service} ${replica}`, { 'answer ms': answers.at(-1), 'back ms': Math.round(returns.at(-1) ?? 0) });
      }
      await ledger.atLeast(answers.length * 10);
      await publisher.finish();
      await ledger.finish();
      const drainedMs = await assertDrained(servers);
      const published = await assertPublished(publisher);
      const stored = await readBack(business.session);
      assertKept(ledger, stored);
      const numbers = await assertNumbers(business.session, stored);
      report('services', {
        kills: answers.length,
        'to the next answer ms': spread(answers),
        'back ms': spread(returns),
      });
      report('messages', {
        acknowledged: ledger.entries.length,
        'slowest ms': ledger.times().max,
        drainedMs,
        ...numbers,
      });
      report('tries without an answer', ledger.problemCounts());
      report('versions', { ...published, unclear: publisher.unclear });
    });
  },
);
