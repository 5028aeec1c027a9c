import type { ChatSession, Conversation } from './conversation.js';

/** How long a process has to take the turn of a conversation that is due, before another one takes it up. */
const claimedMs = 30_000;
/** A wait that ends this soon looks like somebody who is writing. */
const soonMs = 10_000;

/** When a conversation goes on by itself; null while it waits for somebody or for an effect. */
export function dueAtOf({ state }: Pick<Conversation, 'state'>, session: ChatSession): Date | null {
  const { alarm, openEffect } = session.state;
  if (state !== 'BOT' || openEffect !== null || alarm === undefined) return null;
  return new Date(alarm.atMs);
}

/** Until when a conversation that is due is left to the process that has claimed it. */
export function claimedUntil(now: Date): Date {
  return new Date(now.getTime() + claimedMs);
}

/** Whether the bot goes on so soon that it is shown as writing. */
export function isSoon(conversation: Pick<Conversation, 'state'>, session: ChatSession, now: Date): boolean {
  const dueAt = session.state.alarm?.kind === 'WAIT' ? dueAtOf(conversation, session) : null;
  return dueAt !== null && dueAt.getTime() - now.getTime() <= soonMs;
}
