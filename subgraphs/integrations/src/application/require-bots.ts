import { UserInputErrors } from '@tertulia/errors';
import type { Asker, BotDirectory } from './connection-ports.js';

/** Checks that bots in an input exist for the caller. @throws UserInputErrors INVALID_VALUE for each that does not */
export async function requireBots(
  { bots }: { readonly bots: BotDirectory },
  asker: Asker,
  botIds: readonly string[],
): Promise<void> {
  const existing = await bots.existing(asker, botIds);
  const missing = botIds.flatMap((id, index) => (existing.has(id) ? [] : [String(index)]));
  if (missing.length === 0) return;
  throw new UserInputErrors(
    missing.map((index) => ({ field: ['input', 'botIds', index], code: 'INVALID_VALUE' as const })),
  );
}
