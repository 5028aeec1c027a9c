import { masked } from './personal-data.js';

type Told = { name: string | null; email: string | null; phone: string | null };

/** How a visitor is called: the name that was told, else what can be recognised of a phone or an e-mail; null for none. */
export function toldName(contact: Told | null): string | null {
  if (contact === null) return null;
  if (contact.name !== null) return contact.name;
  const reachedAt = contact.phone ?? contact.email;
  return reachedAt === null ? null : masked(reachedAt);
}

const markLength = 4;

/** A short mark that tells nameless visitors apart: the end of the conversation's id, which is chance. */
export function markOf(conversationId: string): string {
  return conversationId.slice(-markLength).toUpperCase();
}
