import { randomUUID } from 'node:crypto';
import type { EntityManager, Kysely } from '@mikro-orm/postgresql';
import type { Database } from '@tertulia/persistence';
import type { Log } from '@tertulia/use-case';
import { fromKysely, PgBoss, type JobInsert } from 'pg-boss';
import { jobsSchema } from './jobs-tables.js';
import { JobWorker, type WorkSettings } from './job-worker.js';
import type { JobToSend, Queue } from './queue.js';

/** Where jobs are stored, and which there are. */
export interface JobsSettings {
  /** Of the subgraph; one of its migrations has executed `jobsMigrationSql`. */
  readonly database: Pick<Database, 'name' | 'clientUrl'>;
  readonly queues: readonly QueueSettings[];
  readonly log: Log;
  /** How often jobs of workers that ended are looked for. Default 5. */
  readonly superviseSeconds?: number;
}

type QueueSettings = Omit<Queue<object>, 'schema'>;

/** Connections besides the subgraph's own, for fetching and completing jobs. */
const connectionsMax = 3;
/** A job is repeated until it succeeds: the row that it names says when to give up. */
const retriesMax = 100_000;
const retryDelayMaxSeconds = 3_600;
/** A completed job says nothing that its row does not. */
const completedSeconds = 600;
const superviseDefault = 5;

/** Durable jobs in the database of a subgraph, on pg-boss: sent in the transaction of their cause, run by any replica. */
export class Jobs {
  readonly #boss: PgBoss;
  readonly #log: Log;
  readonly #closing = new AbortController();

  private constructor(boss: PgBoss, log: Log) {
    this.#boss = boss;
    this.#log = log;
  }

  /** Connects and creates the queues that are missing. Runs nothing: that is what workers do. */
  static async open({ database, queues, log, superviseSeconds }: JobsSettings): Promise<Jobs> {
    const superviseEvery = superviseSeconds ?? superviseDefault;
    const boss = new PgBoss({
      connectionString: database.clientUrl,
      application_name: `tertulia-${database.name}-jobs`,
      schema: jobsSchema,
      max: connectionsMax,
      // The tables belong to the owner, whose migration made them: this role changes rows only.
      ...{ migrate: false, createSchema: false, reindex: false, monitorVacuum: false },
      ...{ schedule: false, registerInstance: false },
      superviseIntervalSeconds: superviseEvery,
      // Shorter than the interval above: a queue that was looked at a moment less than an interval ago would wait for another one.
      monitorIntervalSeconds: Math.ceil(superviseEvery / 2),
    });
    boss.on('error', (error) => log.warn({ err: error }, 'the store of jobs does not respond'));
    await boss.start();
    for (const queue of queues) await createQueue(boss, queue);
    return new Jobs(boss, log);
  }

  /** Sends jobs in the transaction of the manager: they exist if, and only if, it commits. One statement for all. */
  async send<Data extends object>(
    em: EntityManager,
    queue: Queue<Data>,
    jobs: readonly JobToSend<Data>[],
  ): Promise<void> {
    const transaction = em.getTransactionContext<Kysely<unknown>>();
    if (transaction === undefined) throw new Error('A job is sent inside the transaction of its cause');
    if (jobs.length === 0) return;
    await this.#boss.insert(queue.name, jobs.map(asInsert), { db: fromKysely(transaction) });
  }

  /** Makes jobs due now: the waiting one of the same key, or a new one. For sweepers, which find rows whose job was lost. */
  async sendNow<Data extends object>(
    queue: Queue<Data>,
    jobs: readonly (JobToSend<Data> & { readonly key: string })[],
  ): Promise<void> {
    for (const { data, key, group } of jobs) {
      const options = { singletonKey: key, startAfter: 0, ...(group === undefined ? {} : { group: { id: group } }) };
      await this.#boss.upsert(queue.name, data, options);
    }
  }

  /** A worker of this process; it begins with `start`. */
  worker<Data extends object>(queue: Queue<Data>, settings: WorkSettings<Data>): JobWorker<Data> {
    return new JobWorker({ boss: this.#boss, log: this.#log, queue, closing: this.#closing.signal }, settings);
  }

  /** Closes the connections. Workers are stopped before; one that was not fetches no more, and its jobs expire. */
  async close(): Promise<void> {
    this.#closing.abort();
    await this.#boss.stop({ graceful: false });
  }
}

async function createQueue(boss: PgBoss, { name, expireMs, retryDelayMs }: QueueSettings): Promise<void> {
  const options = {
    expireInSeconds: Math.ceil(expireMs / 1_000),
    retryLimit: retriesMax,
    retryDelay: Math.ceil(retryDelayMs / 1_000),
    ...{ retryBackoff: true, retryDelayMax: retryDelayMaxSeconds, deleteAfterSeconds: completedSeconds },
  };
  await boss.createQueue(name, { policy: 'short', ...options });
  await boss.updateQueue(name, options);
}

function asInsert<Data extends object>({ data, afterMs = 0, key, group }: JobToSend<Data>): JobInsert<Data> {
  return {
    data,
    ...(afterMs > 0 ? { startAfter: afterMs / 1_000 } : {}),
    // Without a key of its own a job would share the empty one with all others.
    singletonKey: key ?? randomUUID(),
    ...(group === undefined ? {} : { group: { id: group } }),
  };
}
