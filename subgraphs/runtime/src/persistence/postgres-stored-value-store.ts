import type { EntityManager } from '@mikro-orm/postgresql';
import type { VariableValue } from '@tertulia/flow-engine';
import { executeWithNext } from '@tertulia/persistence';
import type { StoredValueStore, ValueOwners } from '../application/stored-value-store.js';
import type { StoredScope } from '../domain/definition-index.js';
import type { VariableChange } from '../domain/variable-changes.js';
import { rowsOf, type Parameter } from './columns.js';

/** A contact that is verified, or that no other conversation has. Values: contact, contact, conversation. */
const isOwnContact = `(exists (select 1 from contact where id = ?::uuid and verified_at is not null)
  or not exists (select 1 from conversation where contact_id = ?::uuid and id <> ?::uuid))`;

const readSql = `select name, scope, value::text as value from stored_value
  where organization_id = ? and (scope, owner_id) in (('BOT', ?::uuid), ('ORGANIZATION', ?::uuid)) and name = any(?::text[])
  union all
  select name, scope, value::text as value from stored_value
  where organization_id = ? and scope = 'CONTACT' and owner_id = ?::uuid and name = any(?::text[]) and ${isOwnContact}`;

const longestList = 200;
const longestText = 10_000;

const insertSql = `insert into stored_value as v (organization_id, scope, owner_id, name, value, contact_id, changed_at)
  select ?::uuid, ?::text, ?::uuid, ?::text, ?::jsonb, ?::uuid, ?::timestamptz where ?::uuid is null or ${isOwnContact}
  on conflict (organization_id, scope, owner_id, name) do update set changed_at = excluded.changed_at, value = `;

const setSql = `${insertSql} excluded.value`;
const addSql = `${insertSql} to_jsonb(round(?::numeric
  + case jsonb_typeof(v.value) when 'number' then (v.value #>> '{}')::numeric else 0 end, 10))`;
/** Like the engine: a list keeps its last entries, a text its beginning. */
const appendSql = `${insertSql} case jsonb_typeof(v.value)
  when 'array' then (select coalesce(jsonb_agg(item order by at), '[]') from (
    select item, at from jsonb_array_elements(v.value || jsonb_build_array(?::jsonb)) with ordinality as t (item, at)
    order by at desc limit ${longestList}) as kept)
  when 'string' then to_jsonb(left((v.value #>> '{}') || (?::jsonb #>> '{}'), ${longestText}))
  else excluded.value end`;

/** Values that outlive conversations, on PostgreSQL. */
export class PostgresStoredValueStore implements StoredValueStore {
  readonly #em: EntityManager;

  constructor(em: EntityManager) {
    this.#em = em;
  }

  async read(
    { id, organizationId, botId, contactId }: ValueOwners,
    names: ReadonlyMap<string, StoredScope>,
  ): Promise<Record<string, VariableValue>> {
    const list = arrayOf([...names.keys()]);
    const shared = [organizationId, botId, organizationId, list];
    const own = [organizationId, contactId, list, contactId, contactId, id];
    const rows = await rowsOf<{ name: string; scope: string; value: string }>(this.#em, readSql, [...shared, ...own]);
    const found = rows.filter(({ name, scope }) => names.get(name) === scope);
    return Object.fromEntries(found.map(({ name, value }) => [name, JSON.parse(value) as VariableValue]));
  }

  async change(owners: ValueOwners, changes: readonly VariableChange[], at: Date): Promise<void> {
    const inOrder = changes.toSorted((a, b) => (keyOf(a) < keyOf(b) ? -1 : keyOf(a) > keyOf(b) ? 1 : 0));
    for (const one of inOrder) {
      const ownerId = ownerOf(one.scope, owners);
      if (ownerId === null) continue;
      const contactId = one.scope === 'CONTACT' ? ownerId : null;
      const row = [owners.organizationId, one.scope, ownerId, one.name, JSON.stringify(one.value), contactId];
      const guard = [contactId, contactId, contactId, owners.id];
      const { sql, more } = writeOf(one);
      await executeWithNext(this.#em, sql, [...row, at.toISOString(), ...guard, ...more]);
    }
  }

  async removeOfContact(organizationId: string, contactId: string): Promise<void> {
    const sql = 'delete from stored_value where organization_id = ? and contact_id = ?::uuid';
    await this.#em.execute(sql, [organizationId, contactId], 'run');
  }
}

function keyOf({ scope, name }: VariableChange): string {
  return `${scope} ${name}`;
}

function ownerOf(scope: StoredScope, { organizationId, botId, contactId }: ValueOwners): string | null {
  if (scope === 'CONTACT') return contactId;
  return scope === 'BOT' ? botId : organizationId;
}

function writeOf({ change }: VariableChange): { sql: string; more: Parameter[] } {
  if (change === undefined) return { sql: setSql, more: [] };
  if (change.kind === 'ADD') return { sql: addSql, more: [String(change.by)] };
  const item = JSON.stringify(change.item);
  return { sql: appendSql, more: [item, item] };
}

/** A list as the text of an array of PostgreSQL. */
function arrayOf(names: readonly string[]): string {
  return `{${names.map((name) => `"${name.replaceAll(/["\\]/g, '\\$&')}"`).join(',')}}`;
}
