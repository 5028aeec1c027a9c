import { DomainError } from '@tertulia/errors';
import { requireOrganization, requirePermission, type Principal } from '@tertulia/principal';
import { withoutTypedWords, type PinnedConversation } from '../domain/pinned-conversation.js';
import type { BotsDependencies } from './dependencies.js';
import { checkWords, type PinWords } from './keep-pin.js';
import { lockBot } from './policies.js';
import type { Stores } from './ports.js';
import { pinsAndDraft, pinsByIds } from './read-pins.js';

export interface ChangePin extends Partial<PinWords> {
  readonly pinId: string;
  /** Whether the way it goes on the draft is right from now on. */
  readonly acceptsDraft: boolean;
}

/** Changes the words of a pin, what it watches, or what has to stay. @throws DomainError NOT_FOUND */
export async function changePin(
  deps: BotsDependencies,
  principal: Principal,
  input: ChangePin,
): Promise<PinnedConversation> {
  const before = await requirePin(deps, principal, input.pinId);
  const organizationId = requireOrganization(principal);
  const { title, note, watches } = { ...before, ...withoutAbsent(input) };
  checkWords({ title, note, watches });
  const transcript = input.acceptsDraft ? await transcriptOnDraft(deps, principal, before) : before.transcript;
  return deps.work.transact({ organizationId }, async (stores) => {
    await lockBot(stores, { principal, action: 'bots.edit' }, before.botId);
    const [pin] = await stores.pins.byIds(organizationId, [before.id]);
    if (pin === undefined) throw new DomainError('NOT_FOUND');
    const words = { title: title.trim(), note: note.trim(), watches };
    const changed: PinnedConversation = { ...pin, ...words, transcript, updatedAt: deps.clock.now() };
    await stores.pins.save(changed);
    return changed;
  });
}

/** Removes a pin. @throws DomainError NOT_FOUND */
export async function removePin(
  deps: BotsDependencies,
  principal: Principal,
  pinId: string,
): Promise<PinnedConversation> {
  const pin = await requirePin(deps, principal, pinId);
  const { organizationId } = pin;
  await deps.work.transact({ organizationId }, async (stores) => {
    await lockBot(stores, { principal, action: 'bots.edit' }, pin.botId);
    await stores.pins.remove(organizationId, pin.id);
  });
  return pin;
}

/** A visitor was forgotten: the pins of the conversation lose their link and what the visitor typed, and go on as the draft takes that. */
export async function forgetConversation(
  deps: Pick<BotsDependencies, 'clock' | 'rehearsals'>,
  stores: Stores,
  { organizationId, conversationId }: { organizationId: string; conversationId: string },
): Promise<void> {
  for (const pin of await stores.pins.ofConversation(organizationId, conversationId)) {
    const recording = withoutTypedWords(pin.recording);
    const [draft] = await stores.drafts.byBotIds(organizationId, [pin.botId]);
    const [transcript] =
      draft === undefined ? [] : await deps.rehearsals.play(organizationId, draft.definition, [recording]);
    if (transcript === undefined) await stores.pins.remove(organizationId, pin.id);
    else
      await stores.pins.save({
        ...pin,
        recording,
        transcript,
        note: '',
        conversationId: null,
        updatedAt: deps.clock.now(),
      });
  }
}

async function requirePin(deps: BotsDependencies, principal: Principal, pinId: string): Promise<PinnedConversation> {
  const [pin] = await pinsByIds(deps, principal, [pinId]);
  if (pin === undefined) throw new DomainError('NOT_FOUND');
  requirePermission(principal, 'bots.edit', { botId: pin.botId });
  return pin;
}

async function transcriptOnDraft(deps: BotsDependencies, principal: Principal, pin: PinnedConversation) {
  const { definition } = await pinsAndDraft(deps, principal, pin.botId);
  const [transcript] = await deps.rehearsals.play(pin.organizationId, definition, [pin.recording]);
  return transcript ?? pin.transcript;
}

function withoutAbsent(input: ChangePin): Partial<PinWords> {
  const { title, note, watches } = input;
  return {
    ...(title === undefined ? {} : { title }),
    ...(note === undefined ? {} : { note }),
    ...(watches === undefined ? {} : { watches }),
  };
}
