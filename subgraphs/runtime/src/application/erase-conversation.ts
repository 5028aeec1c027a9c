import { contactFacts, type ContactFacts } from '../domain/contact-facts.js';
import type { Conversation } from '../domain/conversation.js';
import { aboutConversation } from '../domain/fact.js';
import { eventsOf, type RuntimeDependencies } from './dependencies.js';
import { closeLocked } from './end-conversation.js';
import type { LockedConversation, Stores } from './ports.js';
import type { StoredTurn } from './store-turn.js';

/** An erased conversation, and its closing if it was still open. */
export interface Erased {
  readonly conversation: Conversation;
  readonly closed: { readonly stored: StoredTurn; readonly before: Conversation } | null;
}

/**
 * Erases the texts of a locked conversation, the data derived from them, and the contact made from it; publishes an
 * event so that other subgraphs do the same. The conversation remains, ended. Null if it had already been erased.
 */
export async function eraseConversation(
  deps: Pick<RuntimeDependencies, 'clock' | 'ids' | 'definitions'>,
  stores: Stores,
  locked: LockedConversation,
): Promise<Erased | null> {
  if (locked.conversation.erasedAt !== null) return null;
  const closed = await closeLocked(deps, stores, locked);
  const { conversation: ended, session } = closed?.stored ?? locked;
  const { organizationId, id, contactId } = ended;
  const conversation: Conversation = { ...ended, contactId: null, firstWords: null, erasedAt: deps.clock.now() };
  const bare = {
    variables: {},
    lastMessage: '',
    awaiting: null,
    offer: null,
    openEffect: null,
    endReason: ended.endReason,
  };
  await stores.conversations.erase(conversation, { state: { ...session.state, ...bare }, pendingInputs: [] });
  await stores.eraseTexts(organizationId, id);
  await stores.files.forget(organizationId, id, deps.clock.now());
  if (contactId !== null) await stores.values.removeOfContact(organizationId, contactId);
  if (contactId !== null) await deleteContact(deps, stores, { organizationId, contactId });
  const fact = { name: 'runtime.visitor-erased.v1', payload: aboutConversation(conversation) } as const;
  if (!conversation.isTest) await stores.events.emit(...eventsOf(deps, conversation, [fact]));
  return { conversation, closed };
}

/**
 * Deletes the contact along with its only conversation. A contact that other conversations share (older releases merged
 * contacts by typed e-mail or phone) loses only the data from this conversation.
 */
async function deleteContact(
  deps: Pick<RuntimeDependencies, 'definitions'>,
  stores: Stores,
  { organizationId, contactId }: { organizationId: string; contactId: string },
): Promise<void> {
  const [contact] = await stores.contacts.byIds(organizationId, [contactId], { botIds: null, isTest: null });
  if (contact === undefined || contact.verifiedAt !== null) return;
  if (await stores.contacts.removeUnused(organizationId, contactId)) return;
  const facts = await factsOfOthers(deps, stores, { organizationId, contactId });
  await stores.contacts.save({ ...contact, ...facts });
}

const othersRead = 100;

async function factsOfOthers(
  deps: Pick<RuntimeDependencies, 'definitions'>,
  stores: Stores,
  { organizationId, contactId }: { organizationId: string; contactId: string },
): Promise<ContactFacts> {
  const ids = await stores.conversations.ofContact(organizationId, contactId, othersRead);
  const conversations = await stores.reader.byIds(organizationId, ids);
  const sessions = await stores.reader.sessionsOf(organizationId, ids);
  let facts: ContactFacts = { name: null, email: null, phone: null };
  for (const id of ids) {
    const conversation = conversations.find((one) => one.id === id);
    const session = sessions.get(id);
    if (conversation === undefined || session === undefined) continue;
    const { name, email, phone } = contactFacts(await deps.definitions.of(stores, conversation), session.state);
    facts = { name: facts.name ?? name, email: facts.email ?? email, phone: facts.phone ?? phone };
  }
  return facts;
}
