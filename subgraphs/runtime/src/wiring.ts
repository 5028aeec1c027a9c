import { randomBytes, randomInt } from 'node:crypto';
import { setImmediate } from 'node:timers/promises';
import { firstReadings } from '@tertulia/flow-engine';
import { inboxOn } from '@tertulia/messaging';
import type { Database } from '@tertulia/persistence';
import type { Job, SubgraphGiven } from '@tertulia/service/declaration';
import { metricsOf } from '@tertulia/telemetry';
import type { RuntimeDependencies } from './application/dependencies.js';
import { endIdleConversations } from './application/end-idle-conversations.js';
import { finishOpenEffects, finishOpenInTurn, openEffectWorkers } from './application/finish-open-effects.js';
import { HeldEffects } from './application/held-effects.js';
import { measureLiveCounts } from './application/measure-live-counts.js';
import type { AnswerProvider } from './application/ports.js';
import type { FileKeeper } from './application/received-file-ports.js';
import { removeExpiredSimulations } from './application/remove-expired-simulations.js';
import { removeFiles } from './application/remove-files.js';
import { removeOldMisses } from './application/remove-old-misses.js';
import { renewHeldEffects } from './application/renew-held-effects.js';
import { takeDueTurns } from './application/take-due-turns.js';
import { notifyWaitingVisitors } from './application/notify-waiting-visitors.js';
import { openDefinitionThreads, type DefinitionThreads } from './clients/definition-threads.js';
import { FetchedDocuments } from './clients/fetched-documents.js';
import { graphDraftSource, graphMemberDirectory } from './clients/graph-clients.js';
import { graphPinKeeper } from './clients/graph-pin-keeper.js';
import { visitorTokens } from './clients/visitor-tokens.js';
import { KeptDefinitions } from './clients/kept-definitions.js';
import { liveConnection } from './clients/live-connection.js';
import { MeasuringLiveMonitor } from './clients/measuring-live-monitor.js';
import { ModelAnswers } from './clients/model-answers.js';
import { ModelReadings } from './clients/model-readings.js';
import { OfflineAnswers } from './clients/offline-answers.js';
import { outsideWorkOf } from './clients/outside-work.js';
import { pubSubFeed } from './clients/pub-sub-feed.js';
import { uploadRoutes } from './clients/upload-routes.js';
import { runtimeConsumers } from './events/consumers.js';
import { liveParts, type LiveParts } from './live-parts.js';
import { openReceivedFiles } from './open-received-files.js';
import { runtimeMigrations } from './persistence/migrations/index.js';
import { postgresWork, storesOn } from './persistence/postgres-work.js';
import { runtimeEntities } from './persistence/tables.js';
import type { RuntimeSettings } from './settings.js';

type Given = SubgraphGiven<RuntimeSettings>;

interface Made {
  readonly database: Database;
  readonly live: LiveParts;
  readonly threads: DefinitionThreads;
  readonly answers: AnswerProvider | undefined;
  readonly files: FileKeeper;
}

/**
 * Opens the database, the threads and the live counts, and the use cases on them.
 * @param answers the source of answers; by default the bots' own knowledge.
 */
export async function openRuntime(given: Given, { answers }: { answers?: AnswerProvider } = {}) {
  const { bus, replicaId } = given;
  const database = await given.openDatabase({ migrations: runtimeMigrations, entities: runtimeEntities });
  const live = liveParts(given);
  const threads = openDefinitionThreads();
  const received = openReceivedFiles(given);
  const { files } = received;
  const { deps, monitor } = dependenciesOf(given, { database, live, threads, answers, files });
  void readAhead();
  const inbox = inboxOn(database, (em) => storesOn(em, deps));
  return {
    ...{ deps, database, outbox: database },
    consumers: runtimeConsumers({ deps, inbox, bus, replicaId }),
    jobs: jobsOf({ deps, monitor, live }),
    routes: uploadRoutes(deps, received.links),
    /** The jobs, to run them directly. Each returns how many items it processed. */
    useCases: {
      endIdleConversations: async () => endIdleConversations(deps),
      finishOpenEffects: async () => finishOpenEffects(deps),
      takeDueTurns: async () => takeDueTurns(deps),
      renewHeldEffects: async () => renewHeldEffects(deps),
      notifyWaitingVisitors: async () => notifyWaitingVisitors(deps),
      removeOldMisses: async () => removeOldMisses(deps),
      removeFiles: async () => removeFiles(deps),
    },
    close: async () => {
      monitor.stop();
      await threads.close();
      await received.close();
    },
  };
}

/** Between other work, so that nothing waits long. */
async function readAhead(): Promise<void> {
  for (const _step of firstReadings()) await setImmediate();
}

interface JobParts {
  readonly deps: RuntimeDependencies;
  readonly monitor: MeasuringLiveMonitor;
  readonly live: LiveParts;
}

function jobsOf({ deps, monitor, live }: JobParts): Job[] {
  const locked = { isFirstAtOnce: true, underLock: true } as const;
  return [
    // Without a lock: each effect is claimed by one process. A job each, because a job waits for its own last run.
    ...Array.from({ length: openEffectWorkers }, (_, at) => ({
      ...{ name: `finish open effects ${at + 1}`, everyMs: 5_000, isFirstAtOnce: true },
      run: async () => finishOpenInTurn(deps),
    })),
    // Without a lock as well: each conversation is claimed by one process.
    { name: 'take due turns', everyMs: 1_000, isFirstAtOnce: true, run: async () => takeDueTurns(deps) },
    // Four times before another process takes up what this one holds.
    { name: 'renew held effects', everyMs: 2_000, run: async () => renewHeldEffects(deps) },
    { name: 'end idle conversations', everyMs: 20_000, ...locked, run: async () => endIdleConversations(deps) },
    { name: 'notify waiting visitors', everyMs: 20_000, ...locked, run: async () => notifyWaitingVisitors(deps) },
    { name: 'remove simulations', everyMs: 3_600_000, ...locked, run: async () => removeExpiredSimulations(deps) },
    { name: 'remove old misses', everyMs: 3_600_000, ...locked, run: async () => removeOldMisses(deps) },
    { name: 'remove files of visitors', everyMs: 30_000, ...locked, run: async () => removeFiles(deps) },
    { name: 'refresh the live floor', everyMs: 5_000, run: async () => monitor.refresh() },
    { name: 'forget presence', everyMs: 60_000, run: async () => live.sweep(deps.clock.now()) },
  ];
}

function dependenciesOf(given: Given, made: Made) {
  const { clock, ids, pubSub, redis, log, callSubgraph, settings } = given;
  const { database, live, threads, answers, files } = made;
  const { presence, sequences } = live;
  const work = postgresWork(database, { clock, ids });
  const monitor = new MeasuringLiveMonitor({
    pubSub,
    connection: liveConnection(pubSub, redis),
    sequences,
    measure: async (organizationId) => measureLiveCounts({ work, presence, clock }, organizationId),
    nowMs: () => clock.now().getTime(),
    onError: (error) => log.warn({ err: error }, 'cannot measure live counts'),
  });
  const outside = outsideWorkOf(callSubgraph, ids, pubSub);
  const documents = new FetchedDocuments({ work, callSubgraph, clock, ids });
  const passagesOf: FetchedDocuments['entries'] = async (...of) => documents.entries(...of);
  const knowledge = new OfflineAnswers(threads.answering, () => performance.now(), passagesOf);
  const deps: RuntimeDependencies = {
    ...{ work, monitor, presence, clock, ids, files, documents },
    definitions: new KeptDefinitions(threads.reading),
    feed: pubSubFeed(pubSub),
    answers: answers ?? new ModelAnswers(knowledge, outside),
    readings: new ModelReadings(outside),
    tokens: visitorTokens(settings.visitorTokenSecret),
    members: graphMemberDirectory(callSubgraph),
    drafts: graphDraftSource(callSubgraph),
    pins: graphPinKeeper(callSubgraph),
    outside,
    held: new HeldEffects(),
    turns: { count: (outcome, ms) => metricsOf('runtime').countTurn({ outcome, ms }) },
    newToken: () => randomBytes(32).toString('base64url'),
    newSeed: () => randomInt(2 ** 32),
    monotonicMs: () => performance.now(),
  };
  return { deps, monitor };
}
