import { changedDetails, type ContactFacts } from '../domain/contact-facts.js';
import type { Conversation } from '../domain/conversation.js';
import { aboutConversation, type Fact } from '../domain/fact.js';
import type { RuntimeDependencies } from './dependencies.js';
import type { Contact, Stores } from './ports.js';

/** The conversation with its contact, and the change of the contact; null if nothing about the person changed. */
export interface StoredContact {
  readonly conversation: Conversation;
  readonly change: Fact | null;
}

/**
 * Stores what a conversation collected about its visitor in a contact of its own. Typed data proves nothing: it neither
 * links the conversation to another contact nor changes one, even if that has the same e-mail or phone. A verified
 * contact does not change.
 */
export async function storeContact(
  deps: Pick<RuntimeDependencies, 'clock' | 'ids'>,
  stores: Stores,
  { conversation, facts }: { conversation: Conversation; facts: ContactFacts },
): Promise<StoredContact> {
  const { organizationId, contactId, isTest, locale } = conversation;
  const own = await stores.contacts.ownOf(conversation);
  const isFixed = own === null && contactId !== null && (await isVerified(stores, conversation, contactId));
  if (isFixed) return { conversation, change: null };
  const now = deps.clock.now();
  const contact: Contact = {
    ...{ organizationId, isTest, locale },
    id: own?.id ?? deps.ids.next(),
    name: facts.name ?? own?.name ?? null,
    email: facts.email ?? own?.email ?? null,
    phone: facts.phone ?? own?.phone ?? null,
    firstSeenAt: own?.firstSeenAt ?? now,
    lastSeenAt: now,
    verifiedAt: null,
  };
  await stores.contacts.save(contact);
  const stored = { ...conversation, contactId: contact.id };
  const changed = changedDetails(own, contact);
  const payload = { ...aboutConversation(stored), contactId: contact.id, changed };
  const change = changed.length === 0 ? null : ({ name: 'runtime.contact-changed.v1', payload } as const);
  return { conversation: stored, change };
}

async function isVerified(stores: Stores, { organizationId }: Conversation, contactId: string): Promise<boolean> {
  const [contact] = await stores.contacts.byIds(organizationId, [contactId], { botIds: null, isTest: null });
  return contact !== undefined && contact.verifiedAt !== null;
}
