import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { eventually } from '../kit/graph.ts';
import { after, before, describe, test } from '../kit/runner.ts';
import { isFull, patienceMs, report, sized, spread } from '../kit/scale.ts';
import { dangerKey, dangerMails, dangersInFeed, openToldWorld, tellDanger } from '../kit/told-people.ts';
import type { ToldPerson, ToldWorld } from '../kit/told-people.ts';

const kills = sized(4, 20);
const businesses = sized(10, 46);
/** Before each kill and after the last one, in each business: together no more than a person gets in an hour, each by itself. */
const dangersAtOnce = 1;
const lastDangers = 2;
/** One of twenty addresses does not exist. */
const refusedEvery = isFull ? 20 : 12;
/** How many connections of the platform may be at a mail when it is killed. */
const connectionsMax = 5;
const leaseMs = 120_000;

/** The same for a Message-ID in every run of the server, from 0 to 99. */
const lotOf = (messageId: string) => createHash('sha256').update(messageId).digest().readUInt32BE() % 100;

describe(`${businesses} businesses told of dangers, while mails are refused and cut and the process is killed ${kills} times`, () => {
  let world: ToldWorld;
  const faults = { busy: 0, cut: new Set<string>(), refused: new Set<string>() };
  /** How many mails had been taken at each kill. */
  const takenAtKills: number[] = [];

  before(async () => {
    world = await openToldWorld(businesses);
    const addresses = world.told.flatMap(({ people }) => people.map(({ email }) => email));
    for (let n = 1; n < addresses.length; n += refusedEvery) faults.refused.add(addresses[n] ?? '');
    world.mail.mood = {
      workMs: 30,
      refuses: (address) => faults.refused.has(address),
      does: (messageId, attempt) => {
        const lot = lotOf(messageId);
        if (attempt > 1 || lot >= 25) return 'take';
        if (lot < 5) faults.cut.add(messageId);
        else faults.busy += 1;
        return lot < 5 ? 'cut' : 'busy';
      },
    };
  });
  after(async () => world?.close());

  async function tellDangers(each: number): Promise<void> {
    await Promise.all(
      world.told.map(async (business) => {
        for (let n = 0; n < each; n += 1) await tellDanger(world.platform().url, business);
      }),
    );
  }

  /** What has to wait is due now: later attempts, and leases of processes that were killed before `killedAt`. */
  async function waitNoLonger(killedAt: number): Promise<void> {
    await world.waitNoLonger();
    // Found by the sweeper, which looks for what is overdue for a while.
    await world.ask(
      "update dispatch set due_at = now() - interval '1 minute' where state = 'SENDING' and due_at <= $1",
      [new Date(killedAt + leaseMs)],
    );
  }

  /** Kills the process when it is at work: after as many more mails as `moreMails`. Returns when. */
  async function killAfter(moreMails: number): Promise<number> {
    const wanted = world.mail.mails.length + moreMails;
    await eventually(() => assert.ok(world.mail.mails.length >= wanted, 'no more mails'), { everyMs: 3 });
    await world.platform().kill();
    takenAtKills.push(world.mail.mails.length);
    return Date.now();
  }

  test('Nobody has two Message-IDs for one danger, nobody is left out, and mails are repeated for kills and cuts only', async () => {
    let killedAt = 0;
    for (let kill = 0; kill < kills; kill += 1) {
      const telling = tellDangers(dangersAtOnce);
      // At a different moment of the work each time.
      killedAt = await killAfter(1 + ((kill * 7) % (businesses * dangersAtOnce)));
      await world.startAgain();
      await telling;
      await waitNoLonger(killedAt);
    }
    await tellDangers(lastDangers);
    const started = performance.now();
    await drained(killedAt);
    const dangers = world.told.reduce((sum, business) => sum + business.dangers.length, 0);
    const repeats = assertOnceEach(dangerMails(world.mail.mails));
    await assertRefused();
    for (const { people, dangers: own } of world.told) {
      for (const person of people) assert.equal(await dangersInFeed(person), own.length, person.email);
    }
    const { busy, cut, refused } = faults;
    report('mails of dangers', {
      dangers,
      people: 3,
      kills,
      taken: world.mail.mails.length,
      'drained after ms': Math.round(performance.now() - started),
    });
    report('faults', { 'refused for now': busy, cut: cut.size, 'addresses refused': refused.size });
    report('repeats', { all: repeats.all, kills, cuts: cut.size, 'at one kill': spread(repeats.atKills) });
  });

  /** Every danger was told to everybody, and no mail is left to send. */
  async function drained(killedAt: number): Promise<void> {
    const mails = world.told.reduce((sum, { people, dangers }) => sum + people.length * dangers.length, 0);
    await eventually(
      async () => {
        await waitNoLonger(killedAt);
        const [row] = await world.ask<{ mails: number; waiting: number }>(
          `select count(*)::int as mails, count(*) filter (where finished_at is null)::int as waiting
           from dispatch where kind = 'URGENT'`,
        );
        assert.deepEqual(row, { mails, waiting: 0 });
      },
      { everyMs: 1_000, deadlineMs: sized(1, 5) * patienceMs },
    );
  }

  function assertOnceEach(byKey: ReturnType<typeof dangerMails>): { all: number; atKills: number[] } {
    for (const { person, conversation } of everyone()) {
      const mails = byKey.get(dangerKey(person.email, conversation)) ?? [];
      const ids = new Set(mails.map(({ messageId }) => messageId));
      assert.equal(ids.size, faults.refused.has(person.email) ? 0 : 1, `${person.email}: ${[...ids].join(' ')}`);
    }
    const expected = [...everyone()].filter(({ person }) => !faults.refused.has(person.email)).length;
    assert.equal(byKey.size, expected, 'mails about something else');
    const places = Map.groupBy(world.mail.mails.keys(), (place) => world.mail.mails[place]?.messageId ?? '');
    const atKills = takenAtKills.map(() => 0);
    let all = 0;
    for (const [messageId, [first = 0, ...again]] of places) {
      all += again.length;
      if (again.length === 0 || (faults.cut.has(messageId) && again.length === 1)) continue;
      let from = first;
      for (const to of again) {
        const kill = takenAtKills.findIndex((taken) => from < taken && taken <= to);
        if (kill >= 0) atKills[kill] = (atKills[kill] ?? 0) + 1;
        else assert.ok(faults.cut.has(messageId), `${messageId} was repeated without a kill or a cut`);
        from = to;
      }
    }
    assert.ok(Math.max(...atKills) <= connectionsMax, `repeated at kills: ${atKills.join(' ')}`);
    return { all, atKills };
  }

  /** Whose address does not exist is told in the portal; the log of mails says why no mail arrived. */
  async function assertRefused(): Promise<void> {
    const rows = await world.ask<{ state: string; code: string | null; mails: number }>(
      `select state, code, count(*)::int as mails from dispatch where kind = 'URGENT' group by state, code`,
    );
    const mailsOf = (wanted: (state: string, code: string | null) => boolean) =>
      rows.filter(({ state, code }) => wanted(state, code)).reduce((sum, { mails }) => sum + mails, 0);
    const refused = [...everyone()].filter(({ person }) => faults.refused.has(person.email)).length;
    assert.ok(mailsOf((state, code) => state === 'REFUSED' && code === 'RECIPIENT_REFUSED') >= faults.refused.size);
    assert.equal(
      mailsOf((_state, code) => code === 'RECIPIENT_REFUSED' || code === 'ADDRESS_RESTED'),
      refused,
    );
    assert.equal(
      mailsOf((state) => state === 'SENT'),
      [...everyone()].length - refused,
    );
  }

  function* everyone(): Generator<{ readonly person: ToldPerson; readonly conversation: string }> {
    for (const { people, dangers } of world.told) {
      for (const person of people) for (const conversation of dangers) yield { person, conversation };
    }
  }
});
