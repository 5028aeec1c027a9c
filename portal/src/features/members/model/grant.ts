import type { MemberRole } from './role-matrix.js';

/** A role with the bots it is limited to; bots apply to BOT_MANAGER only. */
export type Grant = { role: MemberRole; botIds: readonly string[] };

/** The input of the mutation: the platform accepts bots only with the role that is limited to them. */
export function grantInput({ role, botIds }: Grant): { role: MemberRole; botIds?: string[] } {
  return role === 'BOT_MANAGER' ? { role, botIds: [...botIds] } : { role };
}

/** True when the role is limited to bots and none is chosen. */
export function lacksBots({ role, botIds }: Grant): boolean {
  return role === 'BOT_MANAGER' && botIds.length === 0;
}

/** The bots after one was selected or deselected. */
export function withBot(botIds: readonly string[], botId: string, isChosen: boolean): readonly string[] {
  const others = botIds.filter((id) => id !== botId);
  return isChosen ? [...others, botId] : others;
}

/** True when nothing would change. */
export function isSameGrant(one: Grant, other: Grant): boolean {
  if (one.role !== other.role) return false;
  if (one.role !== 'BOT_MANAGER') return true;
  return one.botIds.length === other.botIds.length && one.botIds.every((id) => other.botIds.includes(id));
}
