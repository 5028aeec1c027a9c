import assert from 'node:assert/strict';
import { eventually } from '../kit/graph.ts';
import { after, before, describe, test } from '../kit/runner.ts';
import { report } from '../kit/scale.ts';
import { dangerKey, dangerMails, openToldWorld, tellDanger, type ToldWorld } from '../kit/told-people.ts';

/** No more than a person gets in an hour, each by itself. */
const dangers = 6;
/** Minutes from each attempt to the next one. */
const delays = [1, 5, 15, 60];

/** A mail as administrators see it. */
interface LoggedMail {
  readonly kind: string;
  readonly state: string;
  readonly code: string | null;
  readonly attempts: number;
}

describe('the mail server is away for an hour', () => {
  let world: ToldWorld;
  before(async () => {
    world = await openToldWorld(1);
  });
  after(async () => world?.close());

  /** What the log of mails says of every mail about a danger, once it says the same of all of them. */
  async function logSays(said: Omit<LoggedMail, 'kind'>): Promise<void> {
    const [admin] = world.told.flatMap(({ people }) => people);
    assert.ok(admin !== undefined);
    await eventually(async () => {
      const { organization } = await admin.session.data<{ organization: { mailLog: { nodes: LoggedMail[] } } }>(
        '{ organization { mailLog(first: 100) { nodes { kind state code attempts } } } }',
      );
      const logged = organization.mailLog.nodes.filter(({ kind }) => kind === 'URGENT');
      assert.deepEqual(
        logged,
        Array.from({ length: dangers * 3 }, () => ({ kind: 'URGENT', ...said })),
      );
    });
  }

  /** Whether every mail is due this many minutes after an attempt that was made since then. */
  async function assertDueAfter(minutes: number, since: number): Promise<void> {
    const rows = await world.ask<{ due_at: Date }>("select due_at from dispatch where kind = 'URGENT'");
    for (const { due_at: dueAt } of rows) {
      const madeAt = dueAt.getTime() - minutes * 60_000;
      assert.ok(madeAt >= since && madeAt <= Date.now(), `due at ${dueAt.toISOString()}`);
    }
  }

  test('Attempts follow 1, 5 and 15 minutes and an hour later; then every mail arrives once, and the log says so', async () => {
    const { mail, told, platform } = world;
    const [business] = told;
    assert.ok(business !== undefined);
    await mail.leave();
    let since = Date.now();
    for (let n = 0; n < dangers; n += 1) await tellDanger(platform().url, business);
    for (const [failed, minutes] of delays.entries()) {
      await logSays({ state: 'PENDING', code: 'SERVER_UNREACHABLE', attempts: failed + 1 });
      await assertDueAfter(minutes, since);
      if (minutes === 60) await mail.comeBack();
      since = Date.now();
      await world.waitNoLonger();
    }
    const backAt = performance.now();
    await logSays({ state: 'SENT', code: null, attempts: delays.length + 1 });
    const arrived = dangerMails(mail.mails);
    const wanted = business.people.flatMap(({ email }) => business.dangers.map((one) => dangerKey(email, one)));
    assert.deepEqual([...arrived.keys()].toSorted(), wanted.toSorted());
    for (const [key, mails] of arrived) assert.equal(mails.length, 1, key);
    const outages = platform().output().split('The mail server takes no mail for now').length - 1;
    assert.equal(outages, 1, 'an operator is told of the outage once');
    report('the mail server away', {
      mails: wanted.length,
      'all sent ms after': Math.round(performance.now() - backAt),
    });
  });
});
