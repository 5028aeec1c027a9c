import type { EntityManager } from '@mikro-orm/postgresql';
import type { Jobs } from '@tertulia/jobs';
import type { Clock, PageRequest } from '@tertulia/use-case';
import type {
  ExportAttempt,
  ExportEnd,
  ExportKey,
  ExportProgress,
  ExportReach,
  ExportStore,
} from '../application/export-ports.js';
import type { Export } from '../domain/export.js';
import { exportColumns, exportFrom, uuidArray, type ExportRecord } from './export-columns.js';
import { exportQueue } from './export-queue.js';

/** Jobs are sent in the transaction of their cause. */
export interface ExportPlace {
  readonly jobs: Jobs;
  readonly clock: Clock;
}

type Values = readonly unknown[];

const texts = "kind <> 'METRICS'";
const unfinishedStates = "state in ('QUEUED', 'RUNNING')";

export class PostgresExportStore implements ExportStore {
  readonly #em: EntityManager;
  readonly #place: ExportPlace;

  constructor(em: EntityManager, place: ExportPlace) {
    this.#em = em;
    this.#place = place;
  }

  async add(one: Export): Promise<void> {
    const { startedBy, createdAt, dueAt } = one;
    await this.#run(
      `insert into export (id, organization_id, kind, format, filter, range, chosen, bot_ids, reach, is_test, starter_kind, starter_id, locale,
        state, attempt, failures, rows_done, rows_expected, created_at, due_at)
       values (?, ?, ?, ?, ?::jsonb, ?::jsonb, ?::jsonb, ?::uuid[], ?::uuid[], ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
      [
        ...[one.id, one.organizationId, one.kind, one.format, JSON.stringify(one.filter)],
        ...[one.range, one.only].map((document) => (document === null ? null : JSON.stringify(document))),
        ...[uuidArray(one.botIds), uuidArray(one.reach)],
        ...[one.isTest, startedBy.kind, startedBy.id, one.locale, one.state, one.attempt, one.failures, one.rows],
        ...[one.rowsExpected, createdAt, dueAt],
      ],
    );
    await this.#send(one);
  }

  async countUnfinished(organizationId: string): Promise<number> {
    return this.#count(`organization_id = ? and ${unfinishedStates}`, [organizationId]);
  }

  async list(organizationId: string, reach: ExportReach, { cursor, direction, limit }: PageRequest): Promise<Export[]> {
    const { sql, values } = visible(organizationId, reach);
    const isForward = direction === 'FORWARD';
    const [than, order] = isForward ? ['<', 'desc'] : ['>', 'asc'];
    const beyond = cursor === null ? '' : `and (created_at, id) ${than} (?::timestamptz, ?::uuid)`;
    const found = await this.#select(`where ${sql} ${beyond} order by created_at ${order}, id ${order} limit ?`, [
      ...values,
      ...(cursor === null ? [] : [cursor.sortKey, cursor.id]),
      limit + 1,
    ]);
    return isForward ? found : found.toReversed();
  }

  async count(organizationId: string, reach: ExportReach): Promise<number> {
    const { sql, values } = visible(organizationId, reach);
    return this.#count(sql, values);
  }

  async byIds(organizationId: string, ids: readonly string[], reach: ExportReach): Promise<Export[]> {
    const { sql, values } = visible(organizationId, reach);
    return this.#select(`where ${sql} and id = any(?::uuid[])`, [...values, uuidArray(ids)]);
  }

  async unfinished(organizationId: string, reach: ExportReach): Promise<Export[]> {
    const { sql, values } = visible(organizationId, reach);
    return this.#select(`where ${sql} and ${unfinishedStates} order by created_at`, values);
  }

  async claim({ id, organizationId }: ExportKey, { now, leaseUntil }: { now: Date; leaseUntil: Date }) {
    // One at a time decides for an organization, so that two processes do not begin two of its exports.
    await this.#run("select pg_advisory_xact_lock(hashtextextended('export ' || ?, 0))", [organizationId]);
    const isFree = `not exists (select 1 from export other where other.organization_id = export.organization_id
      and other.id <> export.id and (other.state = 'RUNNING' or (export.state = 'QUEUED' and other.state = 'QUEUED'
        and other.due_at <= ? and (other.due_at, other.id) < (export.due_at, export.id))))`;
    const [claimed] = await this.#changed(
      `set state = 'RUNNING', attempt = attempt + 1, rows_done = 0, lease_until = ?
       where organization_id = ? and id = ? and ${isFree}
         and ((state = 'QUEUED' and due_at <= ?) or (state = 'RUNNING' and lease_until < ?))`,
      [leaseUntil, organizationId, id, now, now, now],
    );
    return claimed ?? null;
  }

  async renew(attempt: ExportAttempt, { rows, rowsExpected, reach, leaseUntil }: ExportProgress): Promise<boolean> {
    const values = [rows, rowsExpected, uuidArray(reach), leaseUntil];
    return this.#ofAttempt('set rows_done = ?, rows_expected = ?, reach = ?::uuid[], lease_until = ?', values, attempt);
  }

  async end(attempt: ExportAttempt, end: ExportEnd, now: Date): Promise<boolean> {
    const isMine =
      end.state === 'READY'
        ? await this.#ofAttempt(
            `set state = 'READY', rows_done = ?, rows_expected = ?, bytes = ?, file_key = ?, reach = ?::uuid[], expires_at = ?,
              finished_at = ?, lease_until = null`,
            [end.rows, end.rows, end.bytes, end.fileKey, uuidArray(end.reach), end.expiresAt, now],
            attempt,
          )
        : await this.#ofAttempt(
            "set state = 'FAILED', code = ?, finished_at = ?, lease_until = null",
            [end.code, now],
            attempt,
          );
    if (isMine) await this.#beginNext(attempt.organizationId);
    return isMine;
  }

  async postpone(attempt: ExportAttempt, dueAt: Date): Promise<void> {
    const change = "set state = 'QUEUED', failures = failures + 1, due_at = ?, lease_until = null";
    if (!(await this.#ofAttempt(change, [dueAt], attempt))) return;
    await this.#beginNext(attempt.organizationId);
  }

  async cancel({ id, organizationId }: ExportKey, now: Date): Promise<Export | null> {
    const [cancelled] = await this.#changed(
      `set state = 'CANCELLED', finished_at = ?, lease_until = null where organization_id = ? and id = ? and ${unfinishedStates}`,
      [now, organizationId, id],
    );
    await this.#beginNext(organizationId);
    return cancelled ?? null;
  }

  async remove({ id, organizationId }: ExportKey): Promise<void> {
    await this.#run('delete from export where organization_id = ? and id = ?', [organizationId, id]);
    await this.#beginNext(organizationId);
  }

  async dropTexts(organizationId: string, now: Date): Promise<ExportKey[]> {
    const dropped = await this.#changed(
      `set state = 'EXPIRED', code = 'VISITOR_ERASED' where organization_id = ? and ${texts} and state = 'READY'`,
      [organizationId],
    );
    const repeated = await this.#changed(
      `set state = 'QUEUED', due_at = ?, lease_until = null where organization_id = ? and ${texts} and state = 'RUNNING'`,
      [now, organizationId],
    );
    await this.#beginNext(organizationId);
    return [...dropped, ...repeated];
  }

  async expire(now: Date): Promise<ExportKey[]> {
    return this.#changed("set state = 'EXPIRED' where state = 'READY' and expires_at <= ?", [now]);
  }

  async overdue(before: Date, now: Date): Promise<ExportKey[]> {
    return this.#select(
      "where (state = 'QUEUED' and due_at < ?) or (state = 'RUNNING' and lease_until < ?) limit 1000",
      [before, now],
    );
  }

  async leftFiles() {
    const left = await this.#select("where file_key is not null and state <> 'READY' limit 1000", []);
    return left.map(({ id, organizationId, fileKey }) => ({ id, organizationId, fileKey: fileKey ?? '' }));
  }

  async forgetFile({ id, organizationId }: ExportKey): Promise<void> {
    await this.#run("update export set file_key = null where organization_id = ? and id = ? and state <> 'READY'", [
      organizationId,
      id,
    ]);
  }

  async filesOf(organizationId: string): Promise<string[]> {
    const found = await this.#select('where organization_id = ? and file_key is not null', [organizationId]);
    return found.flatMap(({ fileKey }) => fileKey ?? []);
  }

  async removeAll(organizationId: string): Promise<void> {
    await this.#run('delete from export where organization_id = ?', [organizationId]);
  }

  async forget(before: Date): Promise<void> {
    await this.#run(`delete from export where created_at < ? and file_key is null and not ${unfinishedStates}`, [
      before,
    ]);
  }

  /** Sends the job of the export of the organization that has waited longest. */
  async #beginNext(organizationId: string): Promise<void> {
    const waiting = "where organization_id = ? and state = 'QUEUED' order by due_at, id limit 1";
    for (const next of await this.#select(waiting, [organizationId])) await this.#send(next);
  }

  async #send({ id, organizationId, dueAt }: Pick<Export, 'id' | 'organizationId' | 'dueAt'>): Promise<void> {
    const { jobs, clock } = this.#place;
    const afterMs = Math.max(0, dueAt.getTime() - clock.now().getTime());
    await jobs.send(this.#em, exportQueue, [
      { data: { id, organizationId }, key: `${id} ${dueAt.getTime()}`, afterMs },
    ]);
  }

  /** Changes the export if the attempt is its last one and still works on it. */
  async #ofAttempt(change: string, values: Values, { id, organizationId, attempt }: ExportAttempt): Promise<boolean> {
    const where = "where organization_id = ? and id = ? and attempt = ? and state = 'RUNNING'";
    return (await this.#changed(`${change} ${where}`, [...values, organizationId, id, attempt])).length > 0;
  }

  async #changed(change: string, values: Values): Promise<Export[]> {
    return this.#rows(`update export ${change} returning ${exportColumns}`, values);
  }

  async #select(tail: string, values: Values): Promise<Export[]> {
    return this.#rows(`select ${exportColumns} from export ${tail}`, values);
  }

  async #rows(sql: string, values: Values): Promise<Export[]> {
    return (await this.#em.execute<ExportRecord[]>(sql, [...values])).map(exportFrom);
  }

  async #count(where: string, values: Values): Promise<number> {
    const [row] = await this.#em.execute<{ n: number }[]>(`select count(*)::int as n from export where ${where}`, [
      ...values,
    ]);
    return row?.n ?? 0;
  }

  async #run(sql: string, values: Values): Promise<void> {
    await this.#em.execute(sql, [...values], 'run');
  }
}

/** Rows of an organization that exist for a caller. */
function visible(organizationId: string, { kinds, botIds, isTestOnly }: ExportReach): { sql: string; values: Values } {
  return {
    sql: `organization_id = ? and kind = any(?::text[])
      ${botIds === null ? '' : 'and reach <@ ?::uuid[]'} ${isTestOnly ? 'and is_test' : ''}`,
    values: [organizationId, `{${kinds.join(',')}}`, ...(botIds === null ? [] : [uuidArray(botIds)])],
  };
}
