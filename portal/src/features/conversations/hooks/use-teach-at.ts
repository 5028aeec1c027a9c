'use client';
import { usePermission } from '../../identity/index.js';
import { teachAddress } from '../model/teach-address.js';

/** Where a visitor's message, by its number, is taught to the bot; null if the member may not change bots. */
export function useTeachAt({ id, bot }: { id: string; bot: { id: string } }): ((sequence: number) => string) | null {
  const mayTeach = usePermission('bots.edit');
  return mayTeach ? (sequence) => teachAddress(bot.id, { conversationId: id, sequence }) : null;
}
