import assert from 'node:assert/strict';
import { after, before, describe, test } from '../kit/runner.ts';
import { type Business, foundBusiness, type LiveBot, publishTemplate } from '../kit/business.ts';
import { hasMovableClock, movableClock, type MovableClock } from '../kit/clock.ts';
import { ask, eventually, type UserError, type WithId } from '../kit/graph.ts';
import { abandonAll, assertKept, assertNumbers, Ledger, readBack } from '../kit/ledger.ts';
import { startPlatform } from '../kit/platform.ts';
import { assertPublished, Publisher } from '../kit/publisher.ts';
import { forMs, requireOrSkip, sized, report } from '../kit/scale.ts';
import type { Platform } from '../kit/started.ts';
import type { Visitor } from '../kit/visitor.ts';

const hour = 3_600;
const day = 24 * hour;
const stayMs = sized(3_000, 10_000);

describe('the clock jumps', { skip: requireOrSkip(hasMovableClock, "Debian's faketime") }, () => {
  let clock: MovableClock;
  let platform: Platform;
  let business: Business;
  let bot: LiveBot;
  before(async () => {
    clock = await movableClock();
    // The business is older than the jumps: its plan counts nothing from before its creation. Prepared data would be newer than that.
    await clock.jump(-2 * hour);
    platform = await startPlatform({
      isFresh: true,
      env: { PORTAL: 'off', TRUSTED_PROXY_HOPS: '1', ...clock.env },
    });
    business = await foundBusiness(platform.url);
    bot = await publishTemplate(business.session);
    await jump(0);
  });
  after(async () => {
    abandonAll();
    await platform?.stop({ removeData: true });
    await clock?.close();
  });

  /** Reads the time from the platform itself. */
  async function jump(seconds: number): Promise<void> {
    await clock.jump(seconds);
    await eventually(async () => {
      const { headers } = await fetch(`${platform.url}/health`);
      const aheadMs = Date.parse(headers.get('date') ?? '') - Date.now();
      assert.ok(Math.abs(aheadMs - seconds * 1_000) < 60_000, `${aheadMs} ms ahead`);
    });
  }

  test('After an hour forward and back, conversations are in order, nothing is lost and publications are complete', async () => {
    const ledger = new Ledger();
    ledger.chat({ url: platform.url, publicId: bot.publicId, clients: sized(4, 10) });
    const publisher = new Publisher(business.session, bot.id);
    await ledger.nextAnswer();
    for (const seconds of [hour, 0, -hour, 0]) {
      await jump(seconds);
      await ledger.nextAnswer();
      await forMs(stayMs);
    }
    await ledger.atLeast(101);
    await publisher.finish();
    await ledger.finish();
    const published = await assertPublished(publisher);
    const stored = await readBack(business.session);
    assertKept(ledger, stored);
    const numbers = await assertNumbers(business.session, stored);
    assert.deepEqual(Object.keys(ledger.problemCounts()), []);
    report('clock', { jumps: 4, acknowledged: ledger.entries.length, 'slowest ms': ledger.times().max, ...numbers });
    report('versions', published);
  });

  test('Tokens expire when their time has come, and only then', async () => {
    const visitor = await startOne();
    const sees = async () => {
      const headers = { authorization: `Visitor ${visitor.token}` };
      return ask<{ visitorConversation: { conversationId: string } | null }>(
        platform.url,
        '{ visitorConversation { conversationId } }',
        { headers },
      );
    };
    assert.equal((await sees()).data?.visitorConversation?.conversationId, visitor.conversationId);
    await jump(400 * day);
    assert.equal((await sees()).errors?.[0]?.extensions?.code, 'UNAUTHENTICATED', 'a token is not eternal');
    const late = await business.session.ask<{ viewer: { user: WithId | null } }>('{ viewer { user { id } } }');
    assert.ok(late.data?.viewer?.user === null || late.errors !== undefined, 'a session is not eternal');
    await jump(0);
    assert.equal((await sees()).data?.visitorConversation?.conversationId, visitor.conversationId, 'nor are all dead');
    const signIn = `mutation ($input: SignInInput!) { signIn(input: $input) { viewer { user { id } } userErrors { code } } }`;
    const { email, password } = business;
    const again = await business.session.data<{ signIn: { userErrors: UserError[] } }>(signIn, {
      input: { email, password },
    });
    assert.deepEqual(again.signIn.userErrors, []);
  });

  async function startOne(): Promise<Visitor> {
    const ledger = new Ledger();
    ledger.chat({ url: platform.url, publicId: bot.publicId, clients: 1 });
    await ledger.nextAnswer();
    await ledger.finish();
    const visitor = ledger.visitors.at(-1);
    assert.ok(visitor !== undefined);
    return visitor;
  }
});
