import { refuseInput } from '@tertulia/errors';
import type { Recording, Transcript } from '@tertulia/pinned-conversations';
import { requireOrganization, type Principal } from '@tertulia/principal';
import type { BotsDependencies } from './dependencies.js';
import { textErrors } from './input-checks.js';
import { pinsAndDraft } from './read-pins.js';

/** A conversation that was made up, and how it goes. */
export interface MadeUp {
  readonly recording: Recording;
  readonly transcript: Transcript;
}

/** Looks for a conversation with the draft that reaches a block; null if none was found. */
export async function findPathTo(
  deps: Pick<BotsDependencies, 'work' | 'rehearsals' | 'clock'>,
  principal: Principal,
  { botId, blockId }: { botId: string; blockId: string },
): Promise<MadeUp | null> {
  refuseInput(textErrors(blockId, ['blockId'], { max: 200, isRequired: true }));
  const { definition } = await pinsAndDraft(deps, principal, botId);
  const organizationId = requireOrganization(principal);
  const request = { blockId, locale: definition.locale, startedAt: deps.clock.now().toISOString() };
  const recording = await deps.rehearsals.pathTo(organizationId, definition, request);
  if (recording === null) return null;
  const [transcript] = await deps.rehearsals.play(organizationId, definition, [recording]);
  return transcript === undefined ? null : { recording, transcript };
}
