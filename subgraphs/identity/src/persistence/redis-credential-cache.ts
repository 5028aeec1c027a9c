import type { CredentialRevocation } from '@tertulia/principal';
import { ImpatientRedis, RedisUnavailableError, type Redis, type RedisServer } from '@tertulia/messaging/redis';
import type { Log } from '@tertulia/use-case';
import type { Bearer, CredentialCache, RememberedCredential } from '../application/ports.js';
import { bearerOf, textOf } from './bearer-codec.js';
import { findScript, keepScript, revokeScript } from './credential-scripts.js';
import { keptMs, markLifetimeMs, revokedSubjects, subjectsOf, ticketLifetimeMs } from './credential-subjects.js';

const nothing: RememberedCredential = { bearer: null, ticket: null };
const retryMs = 250;

/**
 * Caches credentials in Redis, for all replicas. All keys contain the run id of the server: one that restarted or was
 * promoted may have lost revocations, so entries from before are ignored.
 */
export class RedisCredentialCache implements CredentialCache {
  readonly #redis: RedisServer;
  readonly #commands: ImpatientRedis;
  readonly #log: Log;
  readonly #stopListening: () => void;
  /** Revocations that were not sent to Redis yet, each with the number of its latest request. */
  readonly #owed = new Map<string, number>();
  #wishes = 0;
  #retry: NodeJS.Timeout | undefined;
  #runId: string | null = null;
  #connections = 0;

  constructor(redis: RedisServer, log: Log) {
    this.#redis = redis;
    this.#commands = new ImpatientRedis(redis);
    this.#log = log;
    this.#stopListening = redis.onChange(() => {
      this.#runId = null;
      this.#connections += 1;
    });
  }

  async find(tokenHash: string): Promise<RememberedCredential> {
    if (this.#owed.size > 0) return nothing;
    try {
      const run = await this.#run();
      const answer = await this.#commands.run((commands) =>
        commands.eval(findScript, 2, run('clock'), run('entry', tokenHash), run('mark', '')),
      );
      const [ticket, bearer] = answer as [string, string?];
      // Further revocations may have been added while Redis responded.
      if (this.#owed.size > 0) return nothing;
      return { bearer: bearer === undefined ? null : bearerOf(bearer), ticket: `${run('')} ${ticket}` };
    } catch (error) {
      return this.#without(error, nothing);
    }
  }

  async keep(tokenHash: string, bearer: Bearer, ticket: string): Promise<void> {
    if (this.#owed.size > 0) return;
    try {
      const run = await this.#run();
      const [place, revision = '0', givenAt = '0'] = ticket.split(' ');
      if (place !== run('')) return;
      const keys = [run('clock'), run('entry', tokenHash)];
      const values = [run('mark', ''), revision, givenAt, subjectsOf(bearer).join(' '), textOf(bearer)];
      const times = [keptMs, ticketLifetimeMs / 1_000];
      await this.#commands.run((commands) => commands.eval(keepScript, 2, ...keys, ...values, ...times));
    } catch (error) {
      this.#without(error, undefined);
    }
  }

  async revoke(revocation: CredentialRevocation): Promise<void> {
    this.#wishes += 1;
    for (const subject of revokedSubjects(revocation)) this.#owed.set(subject, this.#wishes);
    await this.#publishOwed();
  }

  /** Revocations that could not be sent stay unsent; whatever is cached expires soon. */
  close(): void {
    clearTimeout(this.#retry);
    this.#stopListening();
  }

  async #publishOwed(): Promise<void> {
    clearTimeout(this.#retry);
    const owed = new Map(this.#owed);
    if (owed.size === 0) return;
    try {
      const run = await this.#run();
      const marks = [run('mark', ''), markLifetimeMs, ...owed.keys()];
      await this.#commands.run((commands) => commands.eval(revokeScript, 1, run('clock'), ...marks));
      for (const [subject, wish] of owed) if (this.#owed.get(subject) === wish) this.#owed.delete(subject);
    } catch (error) {
      this.#without(error, undefined);
      clearTimeout(this.#retry);
      this.#retry = setTimeout(() => void this.#publishOwed(), retryMs).unref();
    }
  }

  /** Makes keys for the current run of the server. */
  async #run(): Promise<(...parts: readonly string[]) => string> {
    const runId = this.#runId ?? (await this.#findRunId());
    return (...parts) => this.#redis.key('credentials', runId, ...parts);
  }

  async #findRunId(): Promise<string> {
    const connection = this.#connections;
    const info = await this.#commands.run((commands: Redis) => commands.info('server'));
    const runId = /run_id:(\w+)/.exec(info)?.[1];
    if (runId === undefined) throw new Error('Redis returned no run id');
    // The connection that responded may already be replaced by one to another server.
    if (connection !== this.#connections) throw new RedisUnavailableError();
    this.#runId = runId;
    return runId;
  }

  #without<T>(error: unknown, answer: T): T {
    if (!(error instanceof RedisUnavailableError)) this.#log.error({ err: error }, 'credentials are not cached');
    return answer;
  }
}
