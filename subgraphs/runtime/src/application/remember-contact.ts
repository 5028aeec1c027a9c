import type { ContactFacts } from '../domain/contact-facts.js';
import type { Conversation } from '../domain/conversation.js';
import type { RuntimeDependencies } from './dependencies.js';
import type { Contact, Stores } from './ports.js';

/** Links the conversation with the person whom it told about: the one with that e-mail or phone, else the conversation's own. */
export async function rememberContact(
  deps: Pick<RuntimeDependencies, 'clock' | 'ids'>,
  stores: Stores,
  { conversation, facts }: { conversation: Conversation; facts: ContactFacts },
): Promise<Conversation> {
  const { organizationId } = conversation;
  const now = deps.clock.now();
  const known = await knownContact(stores, conversation, facts);
  const contact: Contact = {
    id: known?.id ?? deps.ids.next(),
    organizationId,
    name: facts.name ?? known?.name ?? null,
    email: facts.email ?? known?.email ?? null,
    phone: facts.phone ?? known?.phone ?? null,
    locale: conversation.locale,
    firstSeenAt: known?.firstSeenAt ?? now,
    lastSeenAt: now,
  };
  await stores.contacts.save(contact);
  return { ...conversation, contactId: contact.id };
}

async function knownContact(stores: Stores, conversation: Conversation, facts: ContactFacts): Promise<Contact | null> {
  const { organizationId, contactId } = conversation;
  const isNamed = facts.email !== null || facts.phone !== null;
  const matching = isNamed ? await stores.contacts.matching(organizationId, facts) : null;
  if (matching !== null || contactId === null) return matching;
  const [own] = await stores.contacts.byIds(organizationId, [contactId]);
  return own ?? null;
}
