import { raw, type FilterQuery, type InferEntity } from '@mikro-orm/core';
import type { EntityManager } from '@mikro-orm/postgresql';
import type { Contact, ContactStore, PageRequest } from '../application/ports.js';
import type { ContactFacts } from '../domain/contact-facts.js';
import { places } from './columns.js';
import { ContactTable } from './tables.js';

type ContactRow = InferEntity<typeof ContactTable>;

export class PostgresContactStore implements ContactStore {
  readonly #em: EntityManager;

  constructor(em: EntityManager) {
    this.#em = em;
  }

  async byIds(
    organizationId: string,
    ids: readonly string[],
    botIds: readonly string[] | null = null,
  ): Promise<Contact[]> {
    const where = { $and: [{ organizationId, id: { $in: [...ids] } }, whoSpokeWith(botIds)] };
    const rows = await this.#em.find(ContactTable, where);
    return rows.map(toContact);
  }

  async matching(organizationId: string, { email, phone }: ContactFacts): Promise<Contact | null> {
    const oldestFirst = { orderBy: { firstSeenAt: 'asc', id: 'asc' } } as const;
    const byEmail =
      email === null ? null : await this.#em.findOne(ContactTable, { organizationId, email }, oldestFirst);
    if (byEmail !== null) return toContact(byEmail);
    const byPhone =
      phone === null ? null : await this.#em.findOne(ContactTable, { organizationId, phone }, oldestFirst);
    return byPhone === null ? null : toContact(byPhone);
  }

  async save(contact: Contact): Promise<void> {
    await this.#em.upsert(ContactTable, { ...contact });
  }

  async remove(organizationId: string, id: string): Promise<void> {
    await this.#em.nativeDelete(ContactTable, { organizationId, id });
  }

  async list(organizationId: string, botIds: readonly string[] | null, page: PageRequest): Promise<Contact[]> {
    const isForward = page.direction === 'FORWARD';
    const order = isForward ? 'desc' : 'asc';
    const where: FilterQuery<ContactRow> = { $and: [{ organizationId }, whoSpokeWith(botIds), beyond(page)] };
    const orderBy = { lastSeenAt: order, id: order } as const;
    const rows = await this.#em.find(ContactTable, where, { orderBy, limit: page.limit + 1 });
    const found = rows.map(toContact);
    return isForward ? found : found.toReversed();
  }

  async count(organizationId: string, botIds: readonly string[] | null): Promise<number> {
    return this.#em.count(ContactTable, { $and: [{ organizationId }, whoSpokeWith(botIds)] });
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
  const { id, organizationId, firstSeenAt, lastSeenAt } = row;
  return {
    ...{ id, organizationId, firstSeenAt, lastSeenAt },
    name: row.name ?? null,
    email: row.email ?? null,
    phone: row.phone ?? null,
    locale: row.locale ?? null,
  };
}
