import { randomUUID } from 'node:crypto';
import { rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { drain, InMemoryPubSub, InProcessEventBus } from '@tertulia/messaging';
import { makeEvent, type DomainEvent, type EventName, type EventPayload } from '@tertulia/events';
import type { BotDefinition } from '@tertulia/flow-engine';
import { asPlatform, migrate, uuidV7Ids } from '@tertulia/persistence';
import { organizationOf, type Principal, type VisitorPrincipal } from '@tertulia/principal';
import { openSubgraph, type SubgraphHost } from '@tertulia/service';
import {
  createLog,
  fromGlobalId,
  toGlobalId,
  tryFromGlobalId,
  type Subgraph,
  type SubgraphCaller,
} from '@tertulia/subgraph';
import { checkedCalls, fakeClock, principals, testApplicationRole, testDatabase, testId } from '@tertulia/testkit';
import type { AnswerProvider } from '../src/application/ports.js';
import { IntegrationsDouble } from './integrations-double.js';
import { runtimeMigrations } from '../src/persistence/migrations/index.js';
import type { RuntimeSettings } from '../src/settings.js';
import { subgraph as declaration } from '../src/subgraph.js';
import { openRuntime } from '../src/wiring.js';

export const organizationA = testId(0xa);
export const organizationB = testId(0xb);
export const ana = principals.admin({ organizationId: organizationA, userId: testId(0xaa) });
export const luis = principals.admin({ organizationId: organizationA, userId: testId(0xab) });
export const bruno = principals.admin({ organizationId: organizationB, userId: testId(0xbb) });
export const visitorTokenSecret = 'a secret of tests that is long enough';

const fileSettingsOfTests = {
  ...{ publicUrl: 'https://tertulia.test', egressAllowed: '', filesLinkKeys: ['f'.repeat(32)] },
  ...{ filesS3Url: null, filesS3Region: 'us-east-1', filesS3Key: null, filesS3Secret: null },
};

const names: Record<string, string> = { [ana.userId]: 'Ana', [luis.userId]: 'Luis', [bruno.userId]: 'Bruno' };

/** What a visitor receives. */
export interface VisitorView {
  conversationId: string;
  token: string | null;
  messages: { sequence: number; author: string; text: string; clientMessageId: string | null }[];
  awaiting: { kind: string; blockId: string; choices: { id: string; label: string }[] } | null;
  state: string | null;
  endReason: string | null;
  lastSequence: number;
  takenOverBy: string | null;
  bot: Record<string, unknown> | null;
  userErrors: { field: string[] | null; code: string; message: string }[];
}

export const visitorFields = `conversationId token state endReason lastSequence takenOverBy locale
  messages { sequence author text clientMessageId }
  awaiting { kind blockId choices { id label } }
  bot { publicId name status isPaused pauseMessage hasBranding isOpenNow }
  userErrors { field code message }`;

/** The surroundings of the subgraph in a test, and the source of answers if not the bots' own knowledge. */
export interface RuntimeInput extends SubgraphHost<RuntimeSettings> {
  readonly answers?: AnswerProvider;
}

/** One process. */
export async function openReplica({ answers, ...host }: RuntimeInput) {
  const open = async (given: Parameters<typeof openRuntime>[0]) =>
    openRuntime(given, answers === undefined ? {} : { answers });
  return openSubgraph({ ...declaration, open }, host);
}

/** The subgraph on a database of its own; the test plays the other subgraphs. */
export async function openWorld(changes: Partial<RuntimeInput> = {}) {
  const applicationRole = testApplicationRole;
  const test = await testDatabase('runtime', (ownerUrl) =>
    migrate({ ownerUrl, migrations: runtimeMigrations, applicationRole }),
  );
  const clock = fakeClock('2026-03-02T17:00:00Z');
  const ids = uuidV7Ids();
  const bus = new InProcessEventBus();
  const pubSub = new InMemoryPubSub();
  const drafts = new Map<string, BotDefinition>();
  const documents = new Map<string, object[]>();
  const integrations = new IntegrationsDouble();
  const filesFolder = join(tmpdir(), `tertulia-runtime-${randomUUID()}`);
  const events: DomainEvent[] = [];
  bus.subscribe('test.all', allNames, async (event) => void events.push(event));
  const input: RuntimeInput = {
    databases: { ownerUrl: test.ownerUrl, appUrl: test.clientUrl },
    ...{ bus, pubSub, clock, ids },
    redis: null,
    log: createLog('runtime', 'silent'),
    callSubgraph: checkedCalls(graphAround({ drafts, documents }, integrations)),
    settings: { ...fileSettingsOfTests, filesFolder, visitorTokenSecret },
    ...changes,
  };
  const runtime = await openReplica(input);
  const emit = async <N extends EventName>(name: N, organizationId: string, payload: EventPayload<N>) =>
    bus.publish([makeEvent(name, { id: ids.next(), occurredAt: clock.now(), organizationId }, payload)]);
  return {
    ...runtime,
    ...{ input, test, filesFolder, clock, ids, bus, drafts, documents, integrations, events, emit },
    pubSub: input.pubSub,
    ...asking(runtime.subgraph),
    drain: () => drain([runtime.relay]),
    async close() {
      input.pubSub.close();
      await runtime.stop();
      await test.drop();
      await rm(filesFolder, { recursive: true, force: true });
    },
  };
}

/** Another process on the same database, with a bus of its own, so that it receives no events. */
export async function replicaOf(world: World, changes: Partial<RuntimeInput> = {}): Promise<World> {
  const input: RuntimeInput = { ...world.input, bus: new InProcessEventBus(), ...changes };
  const runtime = await openReplica(input);
  return {
    ...world,
    ...runtime,
    ...{ input, pubSub: input.pubSub },
    ...asking(runtime.subgraph),
    close: async () => runtime.stop(),
  };
}

function asking(subgraph: Subgraph) {
  const ask = async (principal: Principal, query: string, variables: Record<string, unknown> = {}) =>
    subgraph.execute({ query, variables, principal, requestId: 'test' });
  const tell = async <T = Record<string, never>>(
    principal: Principal,
    query: string,
    variables: Record<string, unknown> = {},
  ): Promise<T> => {
    const { data, errors } = await ask(principal, query, variables);
    if (errors !== undefined) throw new Error(JSON.stringify(errors));
    return data as T;
  };
  return { ask, tell };
}

export type World = Awaited<ReturnType<typeof openWorld>>;

const allNames = [
  'runtime.version-warmed.v1',
  'runtime.version-refused.v1',
  'runtime.conversation-viewed.v1',
  'runtime.conversation-started.v1',
  'runtime.turn-taken.v1',
  'runtime.question-asked.v1',
  'runtime.question-answered.v1',
  'runtime.blocks-visited.v1',
  'runtime.question-unanswered.v1',
  'runtime.urgency-detected.v1',
  'runtime.goal-reached.v1',
  'runtime.conversation-rated.v1',
  'runtime.rating-commented.v1',
  'runtime.contact-changed.v1',
  'runtime.handed-off.v1',
  'runtime.taken-over.v1',
  'runtime.human-replied.v1',
  'runtime.given-back.v1',
  'runtime.conversation-ended.v1',
  'runtime.turn-failed.v1',
  'runtime.visitor-erased.v1',
] as const;

/** Responds as `bots`, `identity` and `integrations` would. */
function graphAround(
  { drafts, documents }: { drafts: ReadonlyMap<string, BotDefinition>; documents: ReadonlyMap<string, object[]> },
  integrations: IntegrationsDouble,
): SubgraphCaller {
  return async (subgraph, call) => {
    const { principal, variables } = call;
    if (subgraph === 'integrations') return integrations.respond(call);
    if (subgraph === 'identity') {
      const name = principal.kind === 'USER' ? names[principal.userId] : undefined;
      const apiKeyName = principal.kind === 'API_KEY' ? 'CRM' : null;
      return { data: { viewer: { user: name === undefined ? null : { name }, apiKeyName } } };
    }
    const contentIds = variables?.['ids'];
    if (principal.kind === 'SERVICE' && Array.isArray(contentIds)) {
      const known = [...documents].filter(([id]) => contentIds.includes(id));
      return { data: { documentPassages: known.map(([contentId, passages]) => ({ contentId, passages })) } };
    }
    const botId = tryFromGlobalId('bot', String(variables?.['id'])) ?? '';
    const definition =
      organizationOf(principal) === organizationA && principal.kind !== 'VISITOR' ? drafts.get(botId) : null;
    return { data: { bot: definition ? { draft: { definition } } : null } };
  };
}

let bots = 0;

/** A live bot with a definition. */
export async function publishedBot(
  world: World,
  definition: BotDefinition,
  bot: { organizationId?: string; botId?: string; isDemo?: boolean } = {},
) {
  bots += 1;
  const { organizationId = organizationA, botId = world.ids.next(), isDemo = false } = bot;
  const publicId = `pub-${botId}`;
  const versionId = world.ids.next();
  const publication = { publicationId: world.ids.next(), botId, publicId, versionId, number: bots };
  const more = {
    definition: JSON.parse(JSON.stringify(definition)) as unknown,
    checksum: 'c',
    botName: 'Aurora',
    isDemo,
  };
  await world.emit('bots.publication-requested.v1', organizationId, { ...publication, ...more });
  await world.emit('bots.bot-published.v1', organizationId, publication);
  return { organizationId, botId, publicId, versionId, globalId: toGlobalId('bot', botId) };
}

export type Published = Awaited<ReturnType<typeof publishedBot>>;

/** Starts a conversation as an anonymous visitor. */
export async function start(world: World, bot: Pick<Published, 'publicId'>, more: object = {}): Promise<VisitorView> {
  const query = `mutation ($input: StartConversationInput!) { startConversation(input: $input) { ${visitorFields} } }`;
  const input = { publicId: bot.publicId, ...more };
  const data = await world.tell<{ startConversation: VisitorView }>(principals.anonymous(), query, { input });
  return data.startConversation;
}

/** The visitor of a conversation. */
export function visitorOf(bot: Published, view: Pick<VisitorView, 'conversationId'>): VisitorPrincipal {
  const { organizationId, botId } = bot;
  const conversationId = tryFromGlobalId('conversation', view.conversationId) ?? '';
  return principals.visitor({ organizationId, botId, conversationId });
}

const sendMutation = `mutation ($input: SendMessageInput!) { sendMessage(input: $input) { ${visitorFields} } }`;
let sent = 0;

/** Sends a message as the visitor. */
export async function send(
  world: World,
  visitor: VisitorPrincipal,
  message: {
    text?: string;
    choiceIds?: string[];
    rating?: number;
    form?: { fieldId: string; value: string }[];
    fileIds?: string[];
    clientMessageId?: string;
    after?: number;
  },
): Promise<VisitorView> {
  sent += 1;
  const input = { clientMessageId: `m${sent}`, ...message };
  return (await world.tell<{ sendMessage: VisitorView }>(visitor, sendMutation, { input })).sendMessage;
}

/** Texts of the bot in a view. */
export function said(view: Pick<VisitorView, 'messages'>): string[] {
  return view.messages.filter((message) => message.author === 'BOT').map((message) => message.text);
}

/** A conversation that counts: started, first message sent. */
export async function counted(world: World, bot: Published, text = 'Ana') {
  const view = await start(world, bot);
  const visitor = visitorOf(bot, view);
  await send(world, visitor, { text });
  return { id: view.conversationId, visitor, token: view.token ?? '' };
}

/** The next values of a subscription. */
export async function subscribed(
  world: World,
  principal: Principal,
  query: string,
  variables: Record<string, unknown> = {},
) {
  const stream = await world.subgraph.subscribe({ query, variables, principal, requestId: 'test' });
  if (!(Symbol.asyncIterator in stream)) throw new Error(JSON.stringify(stream.errors));
  return {
    async next<T = Record<string, never>>(): Promise<T> {
      const { value } = await stream.next();
      if (value?.errors !== undefined) throw new Error(JSON.stringify(value.errors));
      return value?.data as T;
    },
    end: async () => stream.return(),
  };
}

/** Events of a conversation with a name that were delivered so far. */
export function told<N extends EventName>(world: World, name: N, conversationId: string): DomainEvent<N>[] {
  return world.events.filter((event): event is DomainEvent<N> => {
    const payload = event.payload as { conversationId?: string };
    return event.name === name && payload.conversationId === conversationId;
  });
}

/** The value; fails if it is missing. */
export function present<T>(value: T | null | undefined): T {
  if (value === null || value === undefined) throw new Error('nothing there');
  return value;
}

/** Rows of every organization. */
export async function everybodysRows<T extends object>(
  world: World,
  sql: string,
  parameters: unknown[] = [],
): Promise<T[]> {
  return asPlatform('a look behind the walls', async () =>
    world.database.read(async (em) => em.execute<T[]>(sql, parameters)),
  );
}

/** Adds messages of the bot to a conversation with three until it has `length`. */
export async function lengthen(world: World, conversationId: string, length: number): Promise<void> {
  const sql = `with told as (
      insert into message (id, organization_id, conversation_id, sequence, author, content, text, at)
      select gen_random_uuid(), c.organization_id, c.id, n, 'BOT', '[]', 'x', now()
      from conversation c, generate_series(4, ${length}) as n where c.id = ?
    )
    update conversation set last_sequence = ${length} where id = ? returning 1`;
  const rowId = fromGlobalId('conversation', conversationId);
  await everybodysRows(world, sql, [rowId, rowId]);
}
