import { randomUUID } from 'node:crypto';
import { rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { InMemoryPubSub, InProcessEventBus } from '@tertulia/messaging';
import { makeEvent, type DomainEvent, type EventName, type EventPayload } from '@tertulia/events';
import { migrate, uuidV7Ids } from '@tertulia/persistence';
import type { Principal } from '@tertulia/principal';
import { openSubgraph } from '@tertulia/service';
import { createLog, toGlobalId, type SubgraphCaller } from '@tertulia/subgraph';
import { checkedCalls, fakeClock, testApplicationRole, testDatabase } from '@tertulia/testkit';
import { analyticsMigrations } from '../src/persistence/migrations/index.js';
import { subgraph } from '../src/subgraph.js';
import { mongoDatabase } from './mongo-database.js';

export const analyticsDatabase = () =>
  testDatabase('analytics', (ownerUrl) =>
    migrate({ ownerUrl, migrations: analyticsMigrations, applicationRole: testApplicationRole }),
  );

/** Where this suite keeps exported files. */
const exportSettings = {
  ...{ publicUrl: 'https://tertulia.test', egressAllowed: '', filesLinkKeys: ['f'.repeat(32)] },
  ...{ filesS3Url: null, filesS3Region: 'us-east-1', filesS3Key: null, filesS3Secret: null },
};

/** The subgraph on a database of its own, fed through a bus; its metrics are in MongoDB if requested. */
export async function openWorld({
  now = '2026-03-20T18:00:00Z',
  isOnMongo = false,
  neighbours,
}: { now?: string; isOnMongo?: boolean; neighbours?: SubgraphCaller } = {}) {
  const test = await analyticsDatabase();
  const mongo = isOnMongo ? await mongoDatabase() : null;
  const filesFolder = join(tmpdir(), `tertulia-analytics-${randomUUID()}`);
  const clock = fakeClock(now);
  const ids = uuidV7Ids(clock);
  const bus = new InProcessEventBus();
  /** Bots of which only their owner knows, and analytics has no event yet, by global id. */
  const newBots = new Map<string, { organizationId: string; name: string }>();
  const asksOfBots: string[] = [];
  const answer: SubgraphCaller = async (name, call) => {
    const { variables, principal } = call;
    if (name !== 'bots' && neighbours !== undefined) return neighbours(name, call);
    if (name === 'billing') return { data: { _entities: [{ subscription: { plan: { code: 'ENTERPRISE' } } }] } };
    if (variables?.['id'] !== undefined) return { data: { bot: { draft: { definition: draftOfBots } } } };
    const versions = variables?.['versions'] as { id: string }[] | undefined;
    if (versions !== undefined) return { data: { _entities: versions.map(() => ({ number: 1 })) } };
    const asked = variables?.['bots'] as { id: string }[];
    asksOfBots.push(name);
    const organizationId = principal.kind === 'SERVICE' ? principal.organizationId : null;
    const entities = asked.map(({ id }) => {
      const bot = newBots.get(id);
      return bot !== undefined && bot.organizationId === organizationId ? { id, name: bot.name } : null;
    });
    return { data: { _entities: entities } };
  };
  const host = {
    databases: { ownerUrl: test.ownerUrl, appUrl: test.clientUrl },
    settings: { ...exportSettings, filesFolder, mongoUrl: mongo?.url ?? null },
    redis: null,
    bus,
    pubSub: new InMemoryPubSub(),
    clock,
    ids,
    log: createLog('analytics', 'silent'),
    callSubgraph: checkedCalls(answer),
  };
  const analytics = await openSubgraph(subgraph, host);
  const event = <N extends EventName>(name: N, organizationId: string, payload: EventPayload<N>, at = clock.now()) =>
    makeEvent(name, { id: ids.next(), occurredAt: at, organizationId }, payload);
  return {
    ...analytics,
    ...{ test, clock, ids, bus, event, newBots, asksOfBots, host, filesFolder },
    /** An organization whose event has arrived, with its time zone. */
    async organization(timeZone = 'America/Mexico_City') {
      const organizationId = ids.next();
      const facts = { organizationId, name: 'Salón', timeZone, currency: 'MXN', country: 'MX', isDemo: false };
      await bus.publish([event('identity.organization-created.v1', organizationId, facts)]);
      return organizationId;
    },
    /** A bot of it with one version; live if requested. */
    async bot(organizationId: string, options: { isLive?: boolean; hasGoals?: boolean; name?: string } = {}) {
      const [botId, versionId, publicationId] = [ids.next(), ids.next(), ids.next()];
      const name = options.name ?? 'Aurora';
      const kinds = options.hasGoals === true ? ['text', 'goal'] : ['text'];
      const definition = { flows: [{ groups: [{ blocks: kinds.map((kind) => ({ kind })) }] }] };
      const publication = { publicationId, botId, publicId: 'p', versionId, number: 1 };
      const requested = { ...publication, definition, checksum: 'c', botName: name, isDemo: false };
      await bus.publish([
        event('bots.bot-created.v1', organizationId, { botId, name, isDemo: false }),
        event('bots.publication-requested.v1', organizationId, requested),
        ...(options.isLive === false ? [] : [event('bots.bot-published.v1', organizationId, publication)]),
      ]);
      return { botId, versionId };
    },
    ask: async (principal: Principal, query: string, variables: Record<string, unknown> = {}) =>
      analytics.subgraph.execute({ query, variables, principal, requestId: 'test' }),
    async close() {
      await analytics.stop();
      await rm(filesFolder, { recursive: true, force: true });
      await mongo?.drop();
      await test.drop();
    },
  };
}

/** What is drawn in the editor of every bot. */
const draftOfBots = {
  flows: [
    { groups: [{ title: 'Inicio', blocks: [{ id: 'b1', kind: 'text', options: { variations: [{ es: 'Hola' }] } }] }] },
  ],
};

export type World = Awaited<ReturnType<typeof openWorld>>;

export interface Talk {
  organizationId: string;
  botId: string;
  versionId: string;
  startedAt: string;
  /** WEB by default. */
  channel?: string;
  /** What its start tells of the visit. */
  visit?: { locale?: string; isReturning?: boolean };
}

type TalkEvent =
  | 'runtime.conversation-started.v1'
  | 'runtime.turn-taken.v1'
  | 'runtime.question-asked.v1'
  | 'runtime.question-answered.v1'
  | 'runtime.blocks-visited.v1'
  | 'runtime.question-unanswered.v1'
  | 'runtime.goal-reached.v1'
  | 'runtime.conversation-rated.v1'
  | 'runtime.rating-commented.v1'
  | 'runtime.handed-off.v1'
  | 'runtime.human-replied.v1'
  | 'runtime.conversation-ended.v1'
  | 'runtime.taken-over.v1'
  | 'runtime.conversation-viewed.v1'
  | 'runtime.turn-failed.v1';

type Rest<N extends EventName> = Omit<
  EventPayload<N>,
  'conversationId' | 'botId' | 'versionId' | 'channel' | 'startedAt'
>;

/** Builder of the events of one conversation that has already started. */
export function conversation(world: Pick<World, 'ids' | 'event'>, talk: Talk) {
  const { organizationId, botId, versionId } = talk;
  const startedAt = new Date(talk.startedAt);
  const key = {
    conversationId: world.ids.next(),
    botId,
    versionId,
    channel: talk.channel ?? 'WEB',
    startedAt: startedAt.toISOString(),
  };
  const events: DomainEvent[] = [];
  const builder = {
    key,
    events,
    add<N extends TalkEvent>(name: N, rest: Rest<N>) {
      const at = new Date(startedAt.getTime() + events.length * 1_000);
      events.push(world.event(name, organizationId, { ...key, ...rest } as EventPayload<N>, at));
      return builder;
    },
    turn: (responseMs: number) => builder.add('runtime.turn-taken.v1', { sequence: 1, responseMs }),
    asked: (blockId: string) => builder.add('runtime.question-asked.v1', { blockId, groupId: 'g' }),
    answered: (blockId: string) => builder.add('runtime.question-answered.v1', { blockId, groupId: 'g' }),
    goal: (amountMinor: number | null, currency: string | null = 'MXN') =>
      builder.add('runtime.goal-reached.v1', { name: 'cita', amountMinor, currency }),
    rated: (value: number, scale: 'STARS' | 'NPS' = 'STARS') =>
      builder.add('runtime.conversation-rated.v1', { scale, value, isSatisfaction: true }),
    ended: (reason: string, hasAnswered = true) =>
      builder.add('runtime.conversation-ended.v1', { reason, hasAnswered, goals: 0 }),
    wondered: (question: string) => builder.add('runtime.question-unanswered.v1', { question }),
  };
  return builder.add('runtime.conversation-started.v1', { isDemo: false, ...talk.visit });
}

const metricFields = 'key value previous numerator denominator definition { es en } window { from to timeZone }';
const durationFields = 'key meanMs p50Ms p95Ms previousMeanMs count definition { es } window { from }';
const plainMetrics = [
  ...['activeBots', 'conversations', 'completionRate', 'conversionRate', 'successRate', 'handOffRate'],
  ...['resolutionRate', 'csat', 'nps', 'errors', 'startRate', 'abandonmentRate', 'returningRate', 'reopenRate'],
  'aiTokens',
];

/** Every field of the metrics with its selection. */
export const metricsParts: readonly string[] = [
  'window { from to timeZone }',
  'previousWindow { from to timeZone }',
  'dataUntil',
  ...plainMetrics.map((name) => `${name} { ${metricFields} }`),
  'goalAmounts { amountMinor currency }',
  `botResponseTime { ${durationFields} }`,
  `firstHumanResponse { ${durationFields} }`,
  `humanReplyInBusinessHours { ${durationFields} }`,
  'episodes { counts { trigger total involved uninvolved autonomous assisted unresolved open } definition { es en } }',
  'errorsByCode { code count bot { id } version { id } }',
  'team { member { id } takenOver answered meanWaitMs resolved }',
  'modelUse { model calls promptTokens completionTokens costMicros currency }',
  'perDay { date conversations goals completed previousConversations }',
  'perBot { bot { id } conversations goals points { date conversations goals } }',
  'peakHours { cells timeZone }',
  'ratings { buckets { value count } total mean }',
  'npsRatings { buckets { value count } total mean }',
  'dropOff { blockId asked answered rate }',
  'unanswered { question count lastAskedAt bot { id } }',
];

/** All of them. */
export const metricsFields = `{ ${metricsParts.join(' ')} }`;

const entityQuery = (
  fields: string,
): string => `query ($r: [_Any!]!, $range: RangeInput!, $filter: MetricFilter, $compare: MetricComparison) {
  _entities(representations: $r) {
    ... on Organization { metrics(range: $range, filter: $filter, compare: $compare) ${fields} }
    ... on Bot { metrics(range: $range) ${fields} }
    ... on BotVersion { metrics(range: $range) ${fields} } } }`;

export interface Asked {
  type: 'Organization' | 'Bot' | 'BotVersion';
  id: string;
  range: [string, string];
  botIds?: string[];
  /** More of the filter, as it is sent. */
  filter?: Record<string, unknown>;
  compare?: string;
  /** Their selection; every field by default. */
  fields?: string;
}

const kinds = { Organization: 'organization', Bot: 'bot', BotVersion: 'botVersion' } as const;

/** Requests metrics of one entity by its uuid; returns the raw response. */
export async function requestMetrics(world: Pick<World, 'ask'>, principal: Principal, asked: Asked) {
  const { type, id, range, botIds, filter, compare, fields = metricsFields } = asked;
  const bots = botIds?.map((botId) => toGlobalId('bot', botId));
  return world.ask(principal, entityQuery(fields), {
    r: [{ __typename: type, id: toGlobalId(kinds[type], id) }],
    range: { from: range[0], to: range[1] },
    filter: bots === undefined && filter === undefined ? null : { botIds: bots, ...filter },
    ...(compare === undefined ? {} : { compare }),
  });
}

/** The one entity of a response. */
export function entityOf(data: Record<string, unknown> | null | undefined): Record<string, unknown> {
  const [entity] = (data?.['_entities'] ?? []) as Record<string, unknown>[];
  if (entity === undefined) throw new Error('no entity was returned');
  return entity;
}

interface Metric {
  value: number | null;
  previous: number | null;
  numerator: number | null;
  denominator: number | null;
}

export interface ToldMetrics extends Record<string, unknown> {
  window: { from: string; to: string; timeZone: string };
  previousWindow: { from: string; to: string };
  conversations: Metric;
  activeBots: Metric;
  successRate: Metric;
  perDay: { date: string; conversations: number; goals: number; previousConversations: number | null }[];
  perBot: { bot: { id: string }; conversations: number; points: { date: string; conversations: number }[] }[];
  peakHours: { cells: number[][]; timeZone: string };
  unanswered: { question: string; count: number; bot: { id: string } }[];
}

/** Requests metrics; fails on errors. */
export async function fetchMetrics(
  world: Pick<World, 'ask'>,
  principal: Principal,
  asked: Asked,
): Promise<ToldMetrics> {
  const { data, errors } = await requestMetrics(world, principal, asked);
  if (errors !== undefined || !data) throw new Error(JSON.stringify(errors));
  const [entity] = data['_entities'] as [{ metrics: ToldMetrics }];
  return entity.metrics;
}
