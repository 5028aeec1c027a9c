import { requireOrganization, type Principal } from '@tertulia/principal';
import { DomainError } from '@tertulia/errors';
import { eventOf } from '@tertulia/use-case';
import type { BotsDependencies } from './dependencies.js';

/** A draft that leaves as a file. */
export interface DraftExport {
  readonly botId: string;
  readonly extent: 'BOT' | 'TEXTS';
  readonly fileName: string;
}

/** Tells that the caller took a draft along. @throws DomainError FORBIDDEN for who is neither a person nor a key */
export async function recordDraftExport(
  deps: Pick<BotsDependencies, 'work' | 'clock' | 'ids'>,
  principal: Principal,
  taken: DraftExport,
): Promise<void> {
  const organizationId = requireOrganization(principal);
  const event = eventOf(deps, 'bots.draft-exported.v1', {
    organizationId,
    payload: { ...taken, taker: takerOf(principal) },
  });
  await deps.work.transact({ organizationId }, async ({ events }) => events.emit(event));
}

function takerOf(principal: Principal): { kind: 'USER' | 'API_KEY'; id: string } {
  if (principal.kind === 'USER') return { kind: 'USER', id: principal.userId };
  if (principal.kind === 'API_KEY') return { kind: 'API_KEY', id: principal.keyId };
  throw new DomainError('FORBIDDEN');
}
