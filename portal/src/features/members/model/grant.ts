import type { MemberRole } from './role-matrix.js';

/** A role with the bots it is limited to; bots count for BOT_MANAGER only. */
export type Grant = { role: MemberRole; botIds: readonly string[] };

/** What is sent: the platform takes bots only with the role that is limited to them. */
export function grantInput({ role, botIds }: Grant): { role: MemberRole; botIds?: string[] } {
  return role === 'BOT_MANAGER' ? { role, botIds: [...botIds] } : { role };
}

/** True when a role that is limited to bots has none to be limited to. */
export function lacksBots({ role, botIds }: Grant): boolean {
  return role === 'BOT_MANAGER' && botIds.length === 0;
}

/** The bots after one was ticked or unticked. */
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
