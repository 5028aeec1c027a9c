import { DomainError } from '@tertulia/errors';
import type { BotDefinition } from '@tertulia/flow-engine';
import type { Coverage, Replay } from '@tertulia/pinned-conversations';
import { canSeeBot, requireOrganization, requirePermission, type Principal } from '@tertulia/principal';
import type { PinnedConversation } from '../domain/pinned-conversation.js';
import type { BotsDependencies } from './dependencies.js';

/** A pin and what the draft makes of it. */
export interface PinReplay {
  readonly pin: PinnedConversation;
  readonly replay: Replay;
}

/** Pins by id; without those that do not exist for the caller. */
export async function pinsByIds(
  deps: Pick<BotsDependencies, 'work'>,
  principal: Principal,
  ids: readonly string[],
): Promise<PinnedConversation[]> {
  requirePermission(principal, 'bots.readDraft');
  const organizationId = requireOrganization(principal);
  const pins = await deps.work.read({ organizationId }, async (stores) => stores.pins.byIds(organizationId, ids));
  return pins.filter(({ botId }) => canSeeBot(principal, botId));
}

/** The pins of a bot, the oldest first. */
export async function pinsOfBot(
  deps: Pick<BotsDependencies, 'work'>,
  principal: Principal,
  botId: string,
): Promise<PinnedConversation[]> {
  return (await pinsAndDraft(deps, principal, botId)).pins;
}

/** Holds pinned conversations of a bot on its draft: all of them, or those that are named. */
export async function replayPins(
  deps: Pick<BotsDependencies, 'work' | 'rehearsals'>,
  principal: Principal,
  input: { botId: string; pinIds: readonly string[] | null },
): Promise<PinReplay[]> {
  const found = await pinsAndDraft(deps, principal, input.botId);
  const wanted = input.pinIds === null ? null : new Set(input.pinIds);
  const pins = wanted === null ? found.pins : found.pins.filter(({ id }) => wanted.has(id));
  return replaysOf(deps, requireOrganization(principal), { pins, definition: found.definition });
}

/** What a definition makes of pins, in their order. */
export async function replaysOf(
  { rehearsals }: Pick<BotsDependencies, 'rehearsals'>,
  organizationId: string,
  { pins, definition }: { pins: readonly PinnedConversation[]; definition: BotDefinition },
): Promise<PinReplay[]> {
  if (pins.length === 0) return [];
  const held = pins.map(({ recording, transcript, watches }) => ({ recording, transcript, watches }));
  const replays = await rehearsals.replay(organizationId, definition, held);
  return pins.flatMap((pin, at) => {
    const replay = replays[at];
    return replay === undefined ? [] : [{ pin, replay }];
  });
}

/** How much the pins of a bot would notice of mistakes in its draft. */
export async function coverageOfPins(
  deps: Pick<BotsDependencies, 'work' | 'rehearsals'>,
  principal: Principal,
  botId: string,
): Promise<Coverage> {
  const { pins, definition } = await pinsAndDraft(deps, principal, botId);
  const held = pins.map(({ recording, transcript, watches }) => ({ recording, transcript, watches }));
  return deps.rehearsals.coverageOf(requireOrganization(principal), definition, held);
}

/** The pins of a bot with its draft. @throws DomainError NOT_FOUND */
export async function pinsAndDraft(
  deps: Pick<BotsDependencies, 'work'>,
  principal: Principal,
  botId: string,
): Promise<{ pins: PinnedConversation[]; definition: BotDefinition }> {
  requirePermission(principal, 'bots.readDraft', { botId });
  const organizationId = requireOrganization(principal);
  return deps.work.read({ organizationId }, async (stores) => {
    const [bot] = await stores.bots.byIds(organizationId, [botId]);
    const [draft] = await stores.drafts.byBotIds(organizationId, [botId]);
    if (bot === undefined || draft === undefined) throw new DomainError('NOT_FOUND');
    return { pins: await stores.pins.ofBot(organizationId, botId), definition: draft.definition };
  });
}
