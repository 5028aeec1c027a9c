/** Numbers that are carried away while the process that carries them is killed: sent events, an export, and reports that are mailed. */
import assert from 'node:assert/strict';
import { ask, eventually, type Session, type WithId } from '../kit/graph.ts';
import { askDatabase } from '../kit/database.ts';
import { after, before, describe, test } from '../kit/runner.ts';
import { patienceMs, report, sized } from '../kit/scale.ts';
import { openToldWorld, type ToldBusiness, type ToldWorld } from '../kit/told-people.ts';

const kills = sized(3, 20);
const businesses = sized(2, 6);
const daysOverdue = sized(6, 30);
const eventsAtOnce = 200;
const leaseMs = 120_000;
const zone = 'America/Mexico_City';

const createSchedule = `mutation ($schedule: ReportScheduleInput!) { createReportSchedule(input: { schedule: $schedule }) {
  schedule { id outsideRecipients { id address } } userErrors { code } } }`;
const track =
  'mutation ($events: [TrackedEventInput!]!) { trackEvents(input: { events: $events }) { results { status } userErrors { code } } }';
const startExport = `mutation ($range: RangeInput!) { startExport(input: { kind: METRICS, format: CSV, range: $range }) {
  export { id } userErrors { code } } }`;
const exportsNow = '{ exports(first: 25) { nodes { state downloadUrl } } }';
const createKey =
  'mutation { createApiKey(input: { name: "Caja", mode: LIVE, scopes: [EVENTS_WRITE] }) { key userErrors { code } } }';

/** A minute of the day that has passed and is hours away from passing again, so that no further report comes due meanwhile. */
function minuteOfReport(): number {
  const hour = Number(new Intl.DateTimeFormat('en', { timeZone: zone, hour: 'numeric', hourCycle: 'h23' }).format());
  return hour < 12 ? 0 : 12 * 60;
}

/** A business whose reports are due. */
interface Carried {
  readonly business: ToldBusiness;
  readonly key: string;
  /** Everybody to whom its report goes, in the order of nothing. */
  readonly addresses: readonly string[];
  readonly tracked: string[];
}

describe(`reports of ${daysOverdue} days, events and exports of ${businesses} businesses, while the process is killed ${kills} times`, () => {
  let world: ToldWorld;
  const carried: Carried[] = [];

  before(async () => {
    world = await openToldWorld(businesses);
    for (const [at, business] of world.told.entries()) carried.push(await carry(business, at));
  });
  after(async () => world?.close());

  const analytics = async <Row extends object>(sql: string, values: readonly unknown[] = []): Promise<Row[]> =>
    askDatabase(world.platform(), 'tertulia_analytics', { sql, values });
  const founderOf = ({ people }: ToldBusiness): Session => {
    const [founder] = people;
    assert.ok(founder);
    return founder.session;
  };

  /** Schedules a daily report for its people and for an address outside, which confirms by the link of its mail. */
  async function carry(business: ToldBusiness, at: number): Promise<Carried> {
    const session = founderOf(business);
    const ids = await Promise.all(
      business.people.map(async (person) => {
        const { viewer } = await person.session.data<{ viewer: { user: WithId } }>('{ viewer { user { id } } }');
        return viewer.user.id;
      }),
    );
    const outside = `contadora${at}@fuera.example`;
    const { createReportSchedule } = await session.data<{ createReportSchedule: { schedule: WithId | null } }>(
      createSchedule,
      {
        schedule: {
          ...{
            name: 'Cada día',
            frequency: 'DAILY',
            minuteOfDay: minuteOfReport(),
            period: 'YESTERDAY',
            format: 'CSV',
          },
          ...{ extent: 'SUMMARY', locale: 'es', recipientIds: ids, outsideAddresses: [outside] },
        },
      },
    );
    assert.ok(createReportSchedule.schedule);
    await confirm(outside);
    const { createApiKey } = await session.data<{ createApiKey: { key: string } }>(createKey);
    return {
      business,
      key: createApiKey.key,
      addresses: [...business.people.map(({ email }) => email), outside],
      tracked: [],
    };
  }

  async function confirm(address: string): Promise<void> {
    const path = await eventually(() => {
      const mail = world.mail.mails.find(({ to }) => to.includes(address));
      const [found] = /\/mail\/report\/\w+confirm\.[\w-]+/u.exec(mail?.parsed.text ?? '') ?? [];
      if (found === undefined) throw new Error(`${address} was not asked`);
      return found;
    });
    const { status } = await fetch(`${world.platform().url}${path}`, { method: 'POST' });
    assert.equal(status, 200);
  }

  /** As if no process had run since that many days. */
  async function letBeDue(): Promise<void> {
    await analytics(
      `update report_schedule set last_day = null, next_day = to_char(now() at time zone $1 - $2 * interval '1 day', 'YYYY-MM-DD'),
         next_due_at = (date_trunc('day', now() at time zone $1 - $2 * interval '1 day') + minute_of_day * interval '1 minute') at time zone $1`,
      [zone, daysOverdue - 1],
    );
  }

  /** Sends events of an organization until they are known to be stored; the same ids again after a kill. */
  async function sendEvents({ key, tracked }: Carried, round: number): Promise<void> {
    const at = new Date().toISOString();
    const events = Array.from({ length: eventsAtOnce }, (_, n) => ({
      eventId: `${round}-${n}`,
      name: 'order.paid',
      at,
    }));
    await eventually(
      async () => {
        const headers = { authorization: `Bearer ${key}` };
        const answer = await ask<{ trackEvents: { results: { status: string }[] } }>(world.platform().url, track, {
          ...{ variables: { events }, headers },
        });
        const statuses = answer.data?.trackEvents.results.map(({ status }) => status) ?? [];
        assert.equal(statuses.length, eventsAtOnce, JSON.stringify(answer.errors));
        assert.ok(!statuses.includes('REFUSED'));
      },
      { everyMs: 100 },
    );
    tracked.push(...events.map(({ eventId }) => eventId));
  }

  async function begin({ business }: Carried): Promise<void> {
    const to = new Date();
    const range = { from: new Date(to.getTime() - 7 * 86_400_000).toISOString(), to: to.toISOString() };
    const { startExport: begun } = await founderOf(business).data<{ startExport: { userErrors: unknown[] } }>(
      startExport,
      { range },
    );
    assert.deepEqual(begun.userErrors, []);
  }

  /** What has to wait is due now, also what a killed process was at. */
  async function waitNoLonger(): Promise<void> {
    await world.waitNoLonger();
    await world.ask(
      "update dispatch set due_at = now() - interval '1 minute' where state = 'SENDING' and due_at <= now() + $1 * interval '1 ms'",
      [leaseMs],
    );
  }

  const reportMails = () => world.mail.mails.filter(({ parsed }) => parsed.subject?.startsWith('Cada día: ') === true);

  test('Every person and address has one report of each day, every event counts once, and every export is finished', async () => {
    world.mail.mood = { workMs: 20 };
    await letBeDue();
    const all = carried.length * daysOverdue * 4;
    for (let kill = 0; kill < kills; kill += 1) {
      await Promise.all(carried.map(begin));
      const sending = Promise.all(carried.map(async (one) => sendEvents(one, kill)));
      const wanted = Math.min(all - 1, reportMails().length + 1 + ((kill * 5) % 11));
      await eventually(() => assert.ok(reportMails().length >= wanted, 'no more reports'), { everyMs: 3 });
      await world.platform().kill();
      await world.startAgain();
      await waitNoLonger();
      await sending;
    }
    await drained(all);
    assertOneEach(all);
    await assertCounted();
    await assertExported();
    report('reports through kills', { reports: all, kills, taken: reportMails().length });
  });

  async function drained(all: number): Promise<void> {
    await eventually(
      async () => {
        await waitNoLonger();
        const rows = await world.ask<{ state: string; mails: number }>(
          `select state, count(*)::int as mails from dispatch where kind in ('REPORT', 'OUTSIDE_REPORT') group by state`,
        );
        assert.deepEqual(rows, [{ state: 'SENT', mails: all }]);
      },
      { everyMs: 500, deadlineMs: sized(1, 5) * patienceMs },
    );
  }

  /** A mail that a kill cut is repeated under its Message-ID, which programs show once. */
  function assertOneEach(all: number): void {
    const byKey = Map.groupBy(reportMails(), ({ to, parsed }) => `${to.join()} ${parsed.subject}`);
    for (const [key, mails] of byKey) assert.equal(new Set(mails.map(({ messageId }) => messageId)).size, 1, key);
    assert.equal(byKey.size, all);
    for (const address of carried.flatMap(({ addresses }) => addresses)) {
      const days = [...byKey.keys()].filter((key) => key.startsWith(`${address} `));
      assert.equal(days.length, daysOverdue, address);
    }
    const repeats = reportMails().length - all;
    assert.ok(repeats <= 8 * kills, `${repeats} repeats`);
  }

  async function assertCounted(): Promise<void> {
    for (const { business, tracked } of carried) {
      const { organization } = await founderOf(business).data<{ organization: { events: { totalCount: number } } }>(
        '{ organization { events(first: 1) { totalCount } } }',
      );
      assert.equal(organization.events.totalCount, tracked.length);
    }
  }

  async function assertExported(): Promise<void> {
    for (const { business } of carried) {
      const nodes = await eventually(async () => {
        const answer = await founderOf(business).data<{
          exports: { nodes: { state: string; downloadUrl: string | null }[] };
        }>(exportsNow);
        const found = answer.exports.nodes;
        assert.deepEqual(
          found.map(({ state }) => state),
          Array.from({ length: kills }, () => 'READY'),
        );
        return found;
      });
      for (const { downloadUrl } of nodes) {
        const { pathname } = new URL(downloadUrl ?? '');
        assert.equal((await fetch(`${world.platform().url}${pathname}`)).status, 200);
      }
    }
  }
});
