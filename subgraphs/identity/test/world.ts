import type { AnyDomainEvent, DomainEvent } from '@tertulia/events';
import { mailSealing, type IdentityMail } from '@tertulia/mail';
import { drain, InMemoryPubSub, InProcessEventBus } from '@tertulia/messaging';
import type { PubSub } from '@tertulia/messaging';
import { eventNames, makeEvent } from '@tertulia/events';
import { openSubgraph, type OpenSubgraph } from '@tertulia/service';
import { migrate, openDatabase, uuidV7Ids } from '@tertulia/persistence';
import { planEntitlements } from '@tertulia/plan-limits';
import type { Principal } from '@tertulia/principal';
import type { RedisServer } from '@tertulia/messaging/redis';
import { createLog } from '@tertulia/subgraph';
import { checkedCalls, fakeClock, principals, testApplicationRole, testDatabase } from '@tertulia/testkit';
import type { FakeClock, TestDatabase } from '@tertulia/testkit';
import { GraphQLError } from 'graphql';
import { identityMigrations } from '../src/persistence/migrations/index.js';
import { subgraph } from '../src/subgraph.js';
import type { openIdentity } from '../src/wiring.js';

export const password = 'sobremesa-larga-7';
export const salon = {
  name: 'Salón Ñandú',
  country: 'MX',
  timeZone: 'America/Mexico_City',
  currency: 'MXN',
  locale: 'es',
} as const;

/** A person with a browser: sends requests with the session, as the gateway would. */
export interface Person {
  readonly token: string;
  readonly email: string;
  ask(query: string, variables?: Record<string, unknown>): Promise<Answer>;
  principal(): Promise<Principal>;
}

/** Any shape of response data. */
export interface Tree {
  readonly [key: string]: Tree | undefined;
}

export interface Answer {
  readonly data: Tree;
  readonly codes: string[];
  /** The details of each error besides its code. */
  readonly facts: unknown[];
  readonly messages: string[];
  readonly session: { token?: string; expiresAt?: string; deviceToken?: string; clear?: boolean } | undefined;
}

export interface World {
  readonly identity: OpenSubgraph<Awaited<ReturnType<typeof openIdentity>>>;
  readonly clock: FakeClock;
  /** Queries as the database's owner, without row-level security. */
  owner<Row>(sql: string, values?: unknown[]): Promise<Row[]>;
  readonly databases: TestDatabase;
  readonly owners: Owners;
  /** Sets the limit of members of the plan of the person's organization; null for no limit. */
  allowMembers(person: Person, members: number | null): Promise<void>;
  /** Delivers an event of another subgraph. */
  publish(event: DomainEvent): Promise<void>;
  /** The mails requested so far, opened, the last one at the end. */
  mails(): Promise<IdentityMail[]>;
  /** Events published so far. */
  events(): Promise<AnyDomainEvent[]>;
  ask: Ask;
  /** Requests from another address or with another browser. */
  from(place: Place): Ask;
  signUp(name: string, organization?: object | null): Promise<Person>;
  /** Makes a new person a member of the admin's organization. */
  join(admin: Person, name: string, role: string, botIds?: string[]): Promise<Person>;
  personWith(token: string, email: string): Person;
  close(): Promise<void>;
}

/** The other subgraphs. */
export interface Owners {
  /** Global ids that they show to everyone here. */
  readonly existing: Set<string>;
  /** While set, they respond with this error code. */
  fault: string | null;
}

type Ask = (principal: Principal, query: string, variables?: Record<string, unknown>) => Promise<Answer>;

/** The address of a request, and the token of its browser. */
export interface Place {
  readonly address?: string;
  readonly deviceToken?: string;
}

/** What differs between replicas of one identity. */
export interface WorldOptions {
  readonly redis?: RedisServer;
  readonly pubSub?: PubSub;
  /** Uses the database and the clock of another one. */
  readonly replicaOf?: World;
  /** Where mails are sent, people confirm their e-mail first. */
  readonly isMailSent?: boolean;
  /** With a mail server, an account begins with the mailed code; otherwise mails are kept in the tray. */
  readonly hasMailServer?: boolean;
}

const signUpMutation = `mutation ($input: SignUpInput!) { signUp(input: $input) { viewer { user { id } } userErrors { field code message } } }`;
const inviteMutation = `mutation ($input: InviteMemberInput!) { inviteMember(input: $input) { link invitation { id } userErrors { field code } } }`;
const acceptMutation = `mutation ($input: AcceptInvitationInput!) { acceptInvitation(input: $input) { viewer { role } userErrors { field code } } }`;

export const mailSettings = {
  publicUrl: 'https://tertulia.test',
  mailSealKeys: ['m'.repeat(32)],
  smtpUrl: null,
  hasMailTray: false,
};

export async function openWorld({
  redis,
  pubSub,
  replicaOf,
  isMailSent = false,
  ...more
}: WorldOptions = {}): Promise<World> {
  const smtpUrl = more.hasMailServer === true ? 'smtp://mail.test' : null;
  const databases =
    replicaOf?.databases ??
    (await testDatabase('identity', (ownerUrl) =>
      migrate({ ownerUrl, migrations: identityMigrations, applicationRole: testApplicationRole }),
    ));
  const clock = replicaOf?.clock ?? fakeClock();
  const bus = new InProcessEventBus();
  const seen: AnyDomainEvent[] = [];
  const owners: Owners = { existing: new Set(), fault: null };
  bus.subscribe('test', eventNames, async (event) => void seen.push(event as AnyDomainEvent));
  const identity = await openSubgraph(subgraph, {
    databases: { ownerUrl: databases.ownerUrl, appUrl: databases.clientUrl },
    bus,
    pubSub: pubSub ?? new InMemoryPubSub(),
    redis: redis ?? null,
    clock,
    ids: uuidV7Ids(clock),
    log: createLog('identity', 'silent'),
    callSubgraph: checkedCalls(async (_, { variables }) => ownersAnswer(owners, variables)),
    settings: { ...mailSettings, smtpUrl, hasMailTray: isMailSent },
  });
  const behind = await openDatabase({ name: 'owner', clientUrl: databases.ownerUrl, entities: [], poolSize: 1 });

  const from =
    (place: Place): Ask =>
    async (principal, query, variables) => {
      const request = {
        query,
        variables,
        principal,
        requestId: 'test',
        address: '203.0.113.1',
        ...place,
        userAgent: 'Mozilla/5.0 (Windows NT 10.0) Chrome/140.0',
      };
      const result = await identity.subgraph.execute(request);
      return {
        data: (result.data ?? {}) as unknown as Tree,
        codes: (result.errors ?? []).map((error) => String(error.extensions['code'])),
        facts: (result.errors ?? []).map((error) => error.extensions['data']),
        messages: (result.errors ?? []).map((error) => error.message),
        session: result.extensions?.['session'] as Answer['session'],
      };
    };
  const ask = from({});
  const personWith = (token: string, email: string): Person => {
    const principal = async () => {
      const found = await ask(gateway, '{ resolveCredential(kind: "SESSION", token: "' + token + '") }');
      return (found.data['resolveCredential'] ?? { kind: 'ANONYMOUS', locale: 'es' }) as unknown as Principal;
    };
    return { token, email, principal, ask: async (query, variables) => ask(await principal(), query, variables) };
  };
  const signUp: World['signUp'] = async (name, organization = salon) => {
    const email = `${name.toLowerCase()}@tertulia.test`;
    const input = { email, password, name, locale: 'es', organization };
    const answer = await ask(principals.anonymous(), signUpMutation, { input });
    const token = answer.session?.token;
    if (token === undefined) throw new Error(`sign up failed: ${JSON.stringify(answer)}`);
    return personWith(token, email);
  };
  return {
    identity,
    owners,
    clock,
    owner: (sql, values) => behind.read((em) => em.execute(sql, values)),
    databases,
    ask,
    from,
    personWith,
    signUp,
    allowMembers: async (person, members) => {
      const { organizationId } = (await person.principal()) as { organizationId: string };
      const period = { start: clock.now(), end: new Date(clock.now().getTime() + 86_400_000) };
      const entitlements = { ...planEntitlements('STARTER', period, 'SOFT'), members };
      const origin = { id: uuidV7Ids(clock).next(), occurredAt: clock.now(), organizationId };
      await bus.publish([makeEvent('billing.entitlements-changed.v1', origin, { entitlements })]);
    },
    publish: async (event) => bus.publish([event]),
    events: async () => {
      await drain([identity.relay]);
      return seen;
    },
    mails: async () => {
      await drain([identity.relay]);
      const sealing = mailSealing(mailSettings.mailSealKeys);
      return seen.flatMap((event) =>
        event.name === 'identity.mail-requested.v1'
          ? (sealing.open(event.payload.mailId, event.payload.sealed) ?? [])
          : [],
      );
    },
    join: async (admin, name, role, botIds) => {
      const email = `${name.toLowerCase()}@tertulia.test`;
      const invited = await admin.ask(inviteMutation, { input: { email, role, botIds: botIds ?? null } });
      const token = tokenOf(invited.data['inviteMember']?.['link']);
      const joined = await ask(principals.anonymous(), acceptMutation, { input: { token, name, password } });
      if (joined.session?.token === undefined) throw new Error(`join failed: ${JSON.stringify([invited, joined])}`);
      return personWith(joined.session.token, email);
    },
    close: async () => {
      await behind.close();
      await identity.stop();
      if (replicaOf === undefined) await databases.drop();
    },
  };
}

/** The response of the owner of a kind to `_entities`. */
function ownersAnswer({ existing, fault }: Owners, variables: Readonly<Record<string, unknown>> = {}) {
  if (fault !== null) {
    return { data: null, errors: [new GraphQLError('away', { extensions: { code: fault } })] };
  }
  const asked = variables['representations'] as { __typename: string; id: string }[];
  return { data: { _entities: asked.map(({ __typename, id }) => (existing.has(id) ? { __typename } : null)) } };
}

/** The token at the end of an invitation's link. */
export function tokenOf(found: Tree | undefined): string {
  const link = found as unknown as string;
  return link.slice(link.lastIndexOf('/') + 1);
}

export const gateway: Principal = { kind: 'SERVICE', name: 'gateway', organizationId: null, locale: 'es' };
