import assert from 'node:assert/strict';
import { join } from 'node:path';
import { after, before, describe, test } from '../kit/runner.ts';
import { type Business, foundBusiness, type LiveBot, publishTemplate } from '../kit/business.ts';
import { ask, eventually } from '../kit/graph.ts';
import { abandonAll, assertKept, assertNumbers, Ledger, readBack } from '../kit/ledger.ts';
import { startPlatform } from '../kit/platform.ts';
import { requireOrSkip, sized, forMs, report } from '../kit/scale.ts';
import { openSmallDisk, type SmallDisk } from '../kit/small-disk.ts';
import type { Platform } from '../kit/started.ts';

const fullMs = sized(8_000, 30_000);
const mounted = await openSmallDisk(400);
const title = 'a full disk is told by a code, and nothing is lost or damaged once there is space again';

describe(
  'the disk of the database is full',
  { skip: requireOrSkip(mounted !== null, 'the right to mount a small disk') },
  () => {
    let platform: Platform;
    let business: Business;
    let bot: LiveBot;
    let disk: SmallDisk;
    const ledger = new Ledger();
    before(async () => {
      assert.ok(mounted !== null);
      disk = mounted;
      platform = await startPlatform({
        dataDir: join(disk.folder, 'data'),
        env: { PORTAL: 'off', TRUSTED_PROXY_HOPS: '1', LOG_LEVEL: 'error' },
      });
      business = await foundBusiness(platform.url);
      bot = await publishTemplate(business.session);
    });
    after(async () => {
      abandonAll();
      await platform?.stop({ removeData: false });
      await disk.close();
    });

    test(title, async () => {
      ledger.chat({ url: platform.url, publicId: bot.publicId, pauseMs: 20 });
      await ledger.nextAnswer();
      await forMs(2_000);
      await disk.fill();
      const fullAt = Date.now();
      await eventually(async () => assert.ok(ledger.problems.length > 0, 'nobody noticed'));
      const noticedMs = Date.now() - fullAt;
      await forMs(fullMs);
      const health = await ask<{ __typename: string }>(platform.url, '{ __typename }');
      assert.equal(health.data?.__typename, 'Query', 'the process still answers');
      await disk.free();
      const freedAt = Date.now();
      await ledger.nextAnswer();
      const recoveryMs = Date.now() - freedAt;
      await forMs(1_000);
      await ledger.finish();
      const problems = ledger.problemCounts();
      // A slow machine may not refuse a request before its deadline, which is told by a code as well.
      const codes = Object.keys(problems).filter((code) => code !== 'DEADLINE_EXCEEDED');
      assert.deepEqual(codes, ['DATABASE_UNAVAILABLE'], JSON.stringify(problems));
      const stored = await readBack(business.session);
      assertKept(ledger, stored);
      const numbers = await assertNumbers(business.session, stored);
      report('disk full', { 'noticed after ms': noticedMs, 'first answer after there is space ms': recoveryMs });
      report('messages', {
        acknowledged: ledger.entries.length,
        refused: problems['DATABASE_UNAVAILABLE'],
        ...numbers,
      });
    });
  },
);
