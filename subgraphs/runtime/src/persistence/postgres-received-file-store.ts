import type { EntityManager } from '@mikro-orm/postgresql';
import { idArray } from '@tertulia/persistence';
import type { FilePlace, ReceivedFileStore } from '../application/received-file-ports.js';
import type { ReceivedFile } from '../domain/received-file.js';
import { columnOf, dateFrom, jsonFrom, parameterOf, places, rowsOf, selected } from './columns.js';

const keys = [
  ...['id', 'organizationId', 'botId', 'conversationId', 'simulationId', 'senderId', 'state', 'accepts'],
  ...['key', 'name', 'type', 'bytes', 'createdAt', 'expiresAt', 'removeAt'],
] as const satisfies readonly (keyof ReceivedFile)[];

const columns = keys.map(columnOf).join(', ');
const all = selected(keys, 'f');

/** One organization at a time, so that files that are announced at once do not share the same room. */
const waitSql = "select 1 from pg_advisory_xact_lock(hashtextextended('received files ' || ?::text, 0))";
const usageSql = `select coalesce(sum(bytes), 0)::float8 as "organizationBytes",
    coalesce(sum(bytes) filter (where sender_id = ?::uuid and created_at > ?::timestamptz), 0)::float8 as "senderBytes",
    count(*) filter (where sender_id = ?::uuid and created_at > ?::timestamptz)::int as "senderFiles"
  from received_file where organization_id = ?`;

/** Records of visitors' files on PostgreSQL. */
export class PostgresReceivedFileStore implements ReceivedFileStore {
  constructor(private readonly em: EntityManager) {}

  async usage({ organizationId, senderId }: { organizationId: string; senderId: string }, since: Date) {
    await rowsOf(this.em, waitSql, [organizationId]);
    const from = since.toISOString();
    const values = [senderId, from, senderId, from, organizationId];
    const [row] = await rowsOf<Awaited<ReturnType<ReceivedFileStore['usage']>>>(this.em, usageSql, values);
    return row ?? { senderFiles: 0, senderBytes: 0, organizationBytes: 0 };
  }

  async add(file: ReceivedFile): Promise<void> {
    const sql = `insert into received_file (${columns}) values ${places(1, keys.length)}`;
    await this.em.execute(
      sql,
      keys.map((key) => parameterOf(file[key])),
      'run',
    );
  }

  async claim(organizationId: string, id: string): Promise<ReceivedFile | null> {
    const [row] = await this.#changed("state = 'COMING'", "state = 'OPEN' and id = ?::uuid", [organizationId, id]);
    return row ?? null;
  }

  async name(file: Parameters<ReceivedFileStore['name']>[0]): Promise<void> {
    const { organizationId, id, key, name, type } = file;
    const sql = 'update received_file set key = ?, name = ?, type = ? where organization_id = ? and id = ?::uuid';
    await this.em.execute(sql, [key, name, type, organizationId, id], 'run');
  }

  async keep({ organizationId, id, bytes }: Pick<ReceivedFile, 'organizationId' | 'id' | 'bytes'>): Promise<void> {
    const sql = `update received_file set state = 'KEPT', bytes = ?
      where organization_id = ? and id = ?::uuid and state = 'COMING'`;
    await this.em.execute(sql, [bytes, organizationId, id], 'run');
  }

  async drop(organizationId: string, id: string, at: Date): Promise<void> {
    const sql = `update received_file set state = 'REMOVED', bytes = 0, remove_at = ?::timestamptz
      where organization_id = ? and id = ?::uuid`;
    await this.em.execute(sql, [at.toISOString(), organizationId, id], 'run');
  }

  async send(place: FilePlace, ids: readonly string[]): Promise<ReceivedFile[]> {
    const [column, value] =
      'conversationId' in place ? ['conversation_id', place.conversationId] : ['simulation_id', place.simulationId];
    const condition = `state = 'KEPT' and ${column} = ?::uuid and id = any(?::uuid[])`;
    const values = [place.organizationId, value, idArray(ids)];
    const sent = await this.#changed("state = 'SENT', remove_at = expires_at", condition, values);
    return ids.flatMap((id) => sent.find((file) => file.id === id) ?? []);
  }

  async byIds(organizationId: string, ids: readonly string[]): Promise<ReceivedFile[]> {
    const sql = `select ${all} from received_file f where organization_id = ? and id = any(?::uuid[])`;
    return (await rowsOf<Row>(this.em, sql, [organizationId, idArray(ids)])).map(fileFrom);
  }

  async forget(organizationId: string, conversationId: string, at: Date): Promise<void> {
    const sql = `update received_file set state = 'REMOVED', name = '', remove_at = ?::timestamptz
      where organization_id = ? and conversation_id = ?::uuid`;
    await this.em.execute(sql, [at.toISOString(), organizationId, conversationId], 'run');
  }

  async due(now: Date, limit: number): Promise<Pick<ReceivedFile, 'organizationId' | 'id' | 'key'>[]> {
    const sql = `select ${selected(['organizationId', 'id', 'key'], 'f')} from received_file f
      where remove_at <= ?::timestamptz order by remove_at limit ?`;
    return rowsOf(this.em, sql, [now.toISOString(), limit]);
  }

  async remove(organizationId: string, ids: readonly string[]): Promise<void> {
    const sql = 'delete from received_file where organization_id = ? and id = any(?::uuid[])';
    await this.em.execute(sql, [organizationId, idArray(ids)], 'run');
  }

  /** The first value is the organization. */
  async #changed(change: string, condition: string, values: readonly string[]): Promise<ReceivedFile[]> {
    const sql = `update received_file f set ${change} where organization_id = ? and ${condition} returning ${all}`;
    return (await rowsOf<Row>(this.em, sql, values)).map(fileFrom);
  }
}

type Row = Record<(typeof keys)[number], unknown>;

function fileFrom(row: Row): ReceivedFile {
  const dates = { createdAt: dateFrom(row.createdAt), expiresAt: dateFrom(row.expiresAt) };
  const read = { ...dates, removeAt: dateFrom(row.removeAt), accepts: jsonFrom(row.accepts) };
  return { ...row, ...read } as unknown as ReceivedFile;
}
