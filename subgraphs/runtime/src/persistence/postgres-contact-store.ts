import { raw, type FilterQuery, type InferEntity } from '@mikro-orm/core';
import type { EntityManager } from '@mikro-orm/postgresql';
import { executeWithNext } from '@tertulia/persistence';
import type { PageRequest } from '@tertulia/use-case';
import type { Contact, ContactReach, ContactStore } from '../application/ports.js';
import type { Conversation } from '../domain/conversation.js';
import { columnOf, parameterOf, places, rowsOf } from './columns.js';
import { ContactTable } from './tables.js';

type ContactRow = InferEntity<typeof ContactTable>;

const contactKeys = [
  'id',
  'organizationId',
  'name',
  'email',
  'phone',
  'locale',
  'firstSeenAt',
  'lastSeenAt',
  'verifiedAt',
  'isTest',
] as const satisfies readonly (keyof Contact)[];

const saveSql = `insert into contact (${contactKeys.map(columnOf).join(', ')}) values ${places(1, contactKeys.length)}
  on conflict (id) do update set ${contactKeys.map((key) => `${columnOf(key)} = excluded.${columnOf(key)}`).join(', ')}`;

export class PostgresContactStore implements ContactStore {
  constructor(private readonly em: EntityManager) {}

  async byIds(organizationId: string, ids: readonly string[], reach: ContactReach): Promise<Contact[]> {
    const { isTest, botIds } = reach;
    const own = isTest === null ? {} : { isTest };
    const where = { $and: [{ organizationId, id: { $in: [...ids] }, ...own }, whoSpokeWith(botIds)] };
    const rows = await this.em.find(ContactTable, where);
    return rows.map(toContact);
  }

  async ownOf(conversation: Pick<Conversation, 'id' | 'organizationId' | 'contactId'>): Promise<Contact | null> {
    const { id, organizationId, contactId } = conversation;
    if (contactId === null) return null;
    const unshared = 'select ?::uuid where not exists (select 1 from conversation where contact_id = ? and id <> ?)';
    const own = { $in: raw(`(${unshared})`, [contactId, contactId, id]) };
    const row = await this.em.findOne(ContactTable, { organizationId, id: own, verifiedAt: null });
    return row === null ? null : toContact(row);
  }

  async save(contact: Contact): Promise<void> {
    const values = contactKeys.map((key) => parameterOf(contact[key]));
    await executeWithNext(this.em, saveSql, values);
  }

  async removeUnused(organizationId: string, id: string): Promise<boolean> {
    const unused = 'not exists (select 1 from conversation c where c.contact_id = contact.id)';
    const sql = `delete from contact where organization_id = ? and id = ? and ${unused} returning id`;
    return (await rowsOf(this.em, sql, [organizationId, id])).length > 0;
  }

  async list(organizationId: string, { botIds, isTest }: ContactReach, page: PageRequest): Promise<Contact[]> {
    const isForward = page.direction === 'FORWARD';
    const order = isForward ? 'desc' : 'asc';
    const where: FilterQuery<ContactRow> = {
      $and: [{ organizationId, isTest: isTest ?? false }, whoSpokeWith(botIds), beyond(page)],
    };
    const orderBy = { lastSeenAt: order, id: order } as const;
    const rows = await this.em.find(ContactTable, where, { orderBy, limit: page.limit + 1 });
    const found = rows.map(toContact);
    return isForward ? found : found.toReversed();
  }

  async count(organizationId: string, { botIds, isTest }: ContactReach): Promise<number> {
    return this.em.count(ContactTable, { $and: [{ organizationId, isTest: isTest ?? false }, whoSpokeWith(botIds)] });
  }
}

function whoSpokeWith(botIds: readonly string[] | null): FilterQuery<ContactRow> {
  if (botIds === null) return {};
  if (botIds.length === 0) return { id: { $in: [] } };
  const spoke = `select contact_id from conversation where counted_at is not null and bot_id in ${places(1, botIds.length)}`;
  return { id: { $in: raw(`(${spoke})`, [...botIds]) } };
}

function beyond({ cursor, direction }: PageRequest): FilterQuery<ContactRow> {
  if (cursor === null) return {};
  const lastSeenAt = new Date(cursor.sortKey);
  const further = direction === 'FORWARD' ? '$lt' : '$gt';
  return { $or: [{ lastSeenAt: { [further]: lastSeenAt } }, { lastSeenAt, id: { [further]: cursor.id } }] };
}

function toContact(row: ContactRow): Contact {
  const { id, organizationId, firstSeenAt, lastSeenAt, isTest } = row;
  return {
    ...{ id, organizationId, firstSeenAt, lastSeenAt, isTest },
    name: row.name ?? null,
    email: row.email ?? null,
    phone: row.phone ?? null,
    locale: row.locale ?? null,
    verifiedAt: row.verifiedAt ?? null,
  };
}
