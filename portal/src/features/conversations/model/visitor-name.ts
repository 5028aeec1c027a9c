import { masked } from './personal-data.js';

type Given = { name: string | null; email: string | null; phone: string | null };

/** The name that the visitor gave, otherwise the masked phone or e-mail; null for none. */
export function givenName(contact: Given | null): string | null {
  if (contact === null) return null;
  if (contact.name !== null) return contact.name;
  const reachedAt = contact.phone ?? contact.email;
  return reachedAt === null ? null : masked(reachedAt);
}

const markLength = 4;

/** A short mark that distinguishes nameless visitors: the end of the conversation's id, which is random. */
export function markOf(conversationId: string): string {
  return conversationId.slice(-markLength).toUpperCase();
}
