import { makeEvent, type EventName, type EventPayload } from '@tertulia/events';
import { mailSealing, type IdentityMail, type Mail, type MailOutcome, type MailSender } from '@tertulia/mail';
import { InMemoryPubSub, InProcessEventBus } from '@tertulia/messaging';
import { asPlatform, migrate, uuidV7Ids } from '@tertulia/persistence';
import type { Principal, Role } from '@tertulia/principal';
import { openSubgraph } from '@tertulia/service';
import { GraphQLError } from 'graphql';
import { createLog, toGlobalId, type SubgraphCall, type SubgraphCaller } from '@tertulia/subgraph';
import { checkedCalls, fakeClock, principals, testApplicationRole, testDatabase, testId } from '@tertulia/testkit';
import { fireDueAlerts } from '../src/application/raise-occasion.js';
import { wakeOverdue } from '../src/application/send-mail.js';
import { notificationsMigrations } from '../src/persistence/migrations/index.js';
import { subgraph as declaration } from '../src/subgraph.js';
import { openNotifications } from '../src/wiring.js';

export const publicUrl = 'https://tertulia.test';
export const organizationA = testId(0xa);
export const organizationB = testId(0xb);
export const botOne = testId(0xb1);
export const botTwo = testId(0xb2);
export const sealKeys = ['s'.repeat(32)];
const userAgent = 'Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 Chrome/140.0 Safari/537.36';

export interface Person {
  readonly userId: string;
  readonly name: string;
  readonly email: string;
  readonly locale: 'es' | 'en';
  role: Role;
  botIds: string[] | null;
}

function person(n: number, name: string, role: Role, botIds: string[] | null = null): Person {
  return { userId: testId(n), name, email: `${name.toLowerCase()}@example.com`, locale: 'es', role, botIds };
}

/** A mail server that does as it is told, and remembers what reached it. */
export class TestMailServer implements MailSender {
  readonly received: Mail[] = [];
  /** By default everything is accepted. What it rejects with or never resolves happens after it has received the mail. */
  behave: (mail: Mail) => Promise<MailOutcome> | MailOutcome = () => ({ kind: 'ACCEPTED' });
  readonly #waiting: ((outcome: MailOutcome) => void)[] = [];

  /** As for a process that dies after the server has accepted: it never learns of it. */
  readonly loseAnswer = async (): Promise<MailOutcome> =>
    new Promise((resolve) => {
      this.#waiting.push(resolve);
    });

  /** Lets attempts end that wait for lost answers, so that their worker can stop. */
  release(): void {
    for (const resolve of this.#waiting.splice(0)) resolve({ kind: 'REFUSED_FOR_NOW', code: 'LOST' });
  }

  async send(mail: Mail): Promise<MailOutcome> {
    this.received.push(mail);
    return this.behave(mail);
  }

  async close(): Promise<void> {
    this.received.length = 0;
  }
}

/** Without `hasServer` mails go where the settings say; browsers at `pushTarget` may be notified. */
export interface WorldSettings {
  readonly replicas?: number;
  readonly hasServer?: boolean;
  readonly hasMailTray?: boolean;
  readonly pushTarget?: string;
  readonly pushKey?: string | null;
}

/** The private key of a pair. */
const pushKey = Buffer.alloc(32, 7).toString('base64url');

/** The subgraph on a database of its own, in one process or several, with people whom identity knows and a mail server. */
export async function notificationsWorld(wanted: WorldSettings = {}) {
  const { replicas = 1, hasServer = true, hasMailTray = false, pushTarget: egressAllowed = '' } = wanted;
  const applicationRole = testApplicationRole;
  const test = await testDatabase('notifications', async (ownerUrl) =>
    migrate({ ownerUrl, migrations: notificationsMigrations, applicationRole }),
  );
  const clock = fakeClock('2026-03-02T15:00:00Z');
  const ids = uuidV7Ids(clock);
  const bus = new InProcessEventBus();
  const pubSub = new InMemoryPubSub();
  const logged: string[] = [];
  const log = createLog('notifications', 'debug', { write: (line) => void logged.push(line) });
  const server = new TestMailServer();
  const people = [
    person(0xc1, 'Ana', 'ORGANIZATION_ADMIN'),
    person(0xc2, 'Bruno', 'BOT_MANAGER', [botOne]),
    person(0xc3, 'Vera', 'VIEWER'),
  ];
  const names: Names = { organization: 'Salón', bot: 'Recepción', report: 'Cada día' };
  const outsider: OutsiderOfTest = { state: 'CONFIRMED', isAway: false, deliveries: new Set() };
  const opened = {
    ...declaration,
    open: async (given: Parameters<typeof openNotifications>[0]) =>
      openNotifications(given, hasServer ? server : undefined),
  };
  const openOne = async (ownBus: InProcessEventBus) =>
    openSubgraph(opened, {
      databases: { ownerUrl: test.ownerUrl, appUrl: test.clientUrl },
      ...{
        bus: ownBus,
        pubSub,
        redis: null,
        clock,
        ids,
        log,
        callSubgraph: checkedCalls(neighbours({ people, names, outsider })),
      },
      settings: {
        ...{ publicUrl, mailSealKeys: sealKeys, hasMailTray, smtpUrl: null, mailFrom: null, mailDkimKey: null },
        ...{ egressAllowed, pushKey: wanted.pushKey === undefined ? pushKey : wanted.pushKey },
      },
    });
  let first = await openOne(bus);
  const others = await Promise.all(Array.from({ length: replicas - 1 }, async () => openOne(new InProcessEventBus())));
  const all = [first, ...others];
  /** A new process on the same database takes the place of the first one; it is not started. */
  const restart = async () => {
    await first.stop();
    first = await openOne(bus);
    all[0] = first;
    return first;
  };
  const emit = async <N extends EventName>(name: N, organizationId: string, payload: EventPayload<N>) =>
    bus.publish([makeEvent(name, { id: ids.next(), occurredAt: clock.now(), organizationId }, payload)]);
  const ask = async (principal: Principal, query: string, variables: Record<string, unknown> = {}) =>
    first.subgraph.execute({ query, variables, principal, requestId: 'test', userAgent });
  return {
    ...{ ...first, all, restart, clock, ids, bus, test, emit, ask, logged, server, people, names, outsider },
    principalOf: (name: string) => principalOf(people, name),
    /** What the jobs do on their timers. */
    async tick(): Promise<void> {
      await fireDueAlerts(first.deps);
      await wakeOverdue(first.deps);
    },
    async requestMail(mail: IdentityMail, expiresInMs = 600_000): Promise<string> {
      const mailId = ids.next();
      const sealed = mailSealing(sealKeys).seal(mailId, mail);
      const expiresAt = new Date(clock.now().getTime() + expiresInMs).toISOString();
      const { kind } = mail;
      await emit('identity.mail-requested.v1', organizationA, {
        mailId,
        kind,
        userId: testId(0xc1),
        sealed,
        expiresAt,
      });
      return mailId;
    },
    async tell(principal: Principal, query: string, variables: Record<string, unknown> = {}) {
      const { data, errors } = await ask(principal, query, variables);
      if (errors !== undefined) throw new Error(JSON.stringify(errors));
      return data as Record<string, never>;
    },
    /** The payloads of the events of this name that were told. */
    told: async <N extends EventName>(name: N) =>
      (
        await asPlatform('test', async () =>
          first.database.read(async (em) =>
            em.execute<{ payload: EventPayload<N> }[]>('select payload from outbox where name = ? order by sequence', [
              name,
            ]),
          ),
        )
      ).map(({ payload }) => payload),
    async close() {
      server.release();
      for (const one of all) await one.stop();
      await test.drop();
    },
  };
}

function principalOf(people: readonly Person[], name: string) {
  const one = people.find((known) => known.name === name);
  if (one === undefined) throw new Error(`nobody is called ${name}`);
  const { userId, role, botIds, locale } = one;
  return principals.admin({ organizationId: organizationA, userId, role, botIds, locale });
}

/** Hours as analytics reports them: one in ten turns fails, except that from the fifteenth hour of each day on nothing happens. */
function hoursOf(query: string): Record<string, unknown> {
  const names = [...query.matchAll(/(h\d+): metrics\(range: \{ from: "([^"]+)"/g)];
  return Object.fromEntries(
    names.map(([, name = '', from = '']) => {
      const isQuiet = new Date(from).getUTCHours() >= 15;
      return [
        name,
        {
          errors: { value: isQuiet ? 0 : 3 },
          conversations: { value: isQuiet ? 0 : 10 },
          botResponseTime: isQuiet ? { count: 0, p95Ms: null } : { count: 27, p95Ms: 900 },
          unanswered: isQuiet ? [] : [{ count: 2 }, { count: 1 }],
        },
      ];
    }),
  );
}

/** What others call things; without a report its delivery is gone. */
interface Names {
  readonly organization: string;
  readonly bot: string;
  report: string | null;
}

/** An address outside the organization, as analytics knows it. */
interface OutsiderOfTest {
  state: 'INVITED' | 'CONFIRMED' | 'LEFT';
  isAway: boolean;
  /** Deliveries to it. */
  readonly deliveries: Set<string>;
}
const outsideAddress = 'contadora@ejemplo.com';

/** What analytics does for outside addresses; null for another question. */
function ofOutsider(outsider: OutsiderOfTest, names: Names, { query, variables = {} }: SubgraphCall) {
  if (query.includes('changeOutsideRecipient')) {
    if (outsider.isAway) return { errors: [new GraphQLError('away')] };
    if (outsider.state !== 'LEFT') outsider.state = variables['change'] === 'LEAVE' ? 'LEFT' : 'CONFIRMED';
    return { data: { changeOutsideRecipient: { state: outsider.state } } };
  }
  if (!query.includes('reportInvitation')) return null;
  const sentence = { es: 'Todos los días a las 08:00', en: 'Every day at 08:00' };
  const asked = { address: outsideAddress, name: names.report, locale: 'es', sentence };
  return { data: { reportInvitation: outsider.state === 'INVITED' ? asked : null } };
}

function reportOf({ report: name }: Names, to: string | null) {
  const base64 = Buffer.from('%PDF of the test').toString('base64');
  return name === null
    ? null
    : {
        name,
        locale: 'es',
        period: '1 mar 2026',
        fileName: 'tertulia-2026-03-02.pdf',
        contentType: 'application/pdf',
        base64,
        outsideAddress: to,
      };
}

/** The file of a delivery; null for an outside address that does not get it. */
function fileOf(outsider: OutsiderOfTest, names: Names, { variables = {} }: SubgraphCall) {
  if (!outsider.deliveries.has(String(variables['id']))) return reportOf(names, null);
  return outsider.state === 'CONFIRMED' ? reportOf(names, outsideAddress) : null;
}

interface Neighbours {
  readonly people: readonly Person[];
  readonly names: Names;
  readonly outsider: OutsiderOfTest;
}

/** What `identity` and `bots` respond: the people of organization A, and the names that they have given. */
function neighbours({ people, names, outsider }: Neighbours): SubgraphCaller {
  return async (name, call) => {
    const { principal, query, variables = {} } = call;
    if (principal.kind !== 'SERVICE') throw new Error('only the service asks');
    const answered = name === 'analytics' ? ofOutsider(outsider, names, call) : null;
    if (answered !== null) return answered;
    if (name === 'analytics' && query.includes('reportFile'))
      return { data: { reportFile: fileOf(outsider, names, call) } };
    if (name === 'analytics') return { data: { _entities: [hoursOf(query)] } };
    if (name === 'bots') {
      const asked = variables['representations'] as { id: string }[];
      const known = [botOne, botTwo].map((id) => toGlobalId('bot', id));
      return { data: { _entities: asked.map(({ id }) => (known.includes(id) ? { id, name: names.bot } : null)) } };
    }
    const isOwn = principal.organizationId === organizationA;
    const nodes = (isOwn ? people : []).map(({ userId, role, botIds, name: called, email, locale }) => ({
      role,
      user: { id: toGlobalId('user', userId), name: called, email, locale },
      bots: botIds?.map((id) => ({ id: toGlobalId('bot', id) })) ?? null,
    }));
    const members = { nodes, pageInfo: { hasNextPage: false, endCursor: null } };
    return {
      data: { organization: { name: names.organization, timeZone: 'America/Mexico_City', locale: 'en', members } },
    };
  };
}

export type World = Awaited<ReturnType<typeof notificationsWorld>>;
