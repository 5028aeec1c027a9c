import { DomainError, UserInputErrors } from '@tertulia/errors';
import type { BotDefinition } from '@tertulia/flow-engine';
import type { Principal } from '@tertulia/principal';
import type { Conversation } from '../domain/conversation.js';
import type { HeldConversation, MaskedRecording } from '../domain/masked-recording.js';
import type { Message } from '../domain/message.js';
import type { SimulatedMessage, Simulation } from '../domain/simulation.js';
import type { RuntimeDependencies } from './dependencies.js';
import type { PinWords, ToldError } from './pin-ports.js';
import { canSee, organizationFor } from './policies.js';
import type { Stores } from './ports.js';

interface Caller {
  readonly principal: Principal;
  readonly requestId: string;
}

/** What is pinned: a conversation, or a run of the simulator. */
export type PinSource = { readonly conversationId: string } | { readonly simulationId: string };

const mostMessages = 400;

const changedMeanwhile = {
  es: 'sus variables se cambiaron a mano, así que no se puede repetir',
  en: 'its variables were changed by hand, so that it cannot be repeated',
};

/**
 * Pins a conversation without its personal data. Returns the id of the pin that callers see, or the problems.
 * @throws DomainError NOT_FOUND also for an erased conversation
 */
export async function pinConversation(
  deps: RuntimeDependencies,
  caller: Caller,
  { source, words }: { source: PinSource; words: PinWords },
): Promise<{ pinId: string } | { errors: readonly ToldError[] }> {
  if ('simulationId' in source) {
    const { simulation, masked } = await recordingOfSimulation(deps, caller.principal, source.simulationId);
    if (simulation.origin.isChanged === true)
      throw new UserInputErrors([
        { field: ['input', 'simulationId'], code: 'INVALID_VALUE', params: { reason: changedMeanwhile } },
      ]);
    const { botId } = simulation;
    return deps.pins.keep(caller, {
      ...words,
      botId,
      recording: masked.recording,
      versionId: null,
      conversationId: null,
    });
  }
  const { conversation, masked } = await recordingOfConversation(deps, caller.principal, source.conversationId);
  const { id, botId, versionId, isTest } = conversation;
  const conversationId = isTest ? null : id;
  const kept = await deps.pins.keep(caller, {
    ...words,
    botId,
    recording: masked.recording,
    versionId,
    conversationId,
  });
  // An erasure between the reading and the pin would not have found the pin.
  if ('pinId' in kept && (await isErased(deps, conversation))) {
    await deps.pins.remove(caller, kept.pinId);
    throw new DomainError('NOT_FOUND');
  }
  return kept;
}

/** What can be pinned of a conversation. @throws DomainError NOT_FOUND */
export async function recordingOfConversation(
  deps: Pick<RuntimeDependencies, 'work' | 'definitions'>,
  principal: Principal,
  conversationId: string,
): Promise<{ conversation: Conversation; masked: MaskedRecording }> {
  const organizationId = organizationFor(principal, 'conversations.read');
  const found = await deps.work.read({ organizationId }, async (stores) => {
    const [conversation] = await stores.reader.byIds(organizationId, [conversationId]);
    if (conversation === undefined || conversation.erasedAt !== null || !canSee(principal, conversation))
      throw new DomainError('NOT_FOUND');
    const definition = await deps.definitions.of(stores, conversation);
    return { conversation, definition, held: await heldOf(stores, conversation) };
  });
  const { conversation, definition, held } = found;
  return { conversation, masked: await deps.definitions.recordingOf(organizationId, definition, held) };
}

async function heldOf(stores: Stores, conversation: Conversation): Promise<HeldConversation> {
  const { organizationId, id, locale, openedAt } = conversation;
  const messages = await stores.reader.messagesAfter(organizationId, id, { after: 0, size: mostMessages });
  const session = (await stores.reader.sessionsOf(organizationId, [id])).get(id);
  const { said, isCut } = saidIn(messages);
  return {
    ...{ locale, startedAt: openedAt, fromBlockId: null, variables: {}, said },
    splitSeed: session?.state.splitSeed ?? null,
    results: await stores.effects.resultsOf(organizationId, id),
    isCut: isCut || messages.length === mostMessages,
  };
}

/** What can be pinned of a run of the simulator. @throws DomainError NOT_FOUND */
export async function recordingOfSimulation(
  deps: Pick<RuntimeDependencies, 'work' | 'definitions'>,
  principal: Principal,
  simulationId: string,
): Promise<{ simulation: Simulation; masked: MaskedRecording }> {
  const organizationId = organizationFor(principal, 'simulator.use');
  const found = await deps.work.read({ organizationId }, async (stores) => {
    const simulation = await stores.simulations.byId(organizationId, simulationId);
    return simulation === null
      ? null
      : { simulation, stored: await stores.simulations.definitionOf(organizationId, simulationId) };
  });
  if (found === null) throw new DomainError('NOT_FOUND');
  const { simulation } = found;
  organizationFor(principal, 'simulator.use', { botId: simulation.botId });
  const definition = await definitionOf(deps, simulation, found.stored);
  return { simulation, masked: await deps.definitions.recordingOf(organizationId, definition, heldIn(simulation)) };
}

function heldIn({ messages, state, pretendedNow, origin }: Simulation): HeldConversation {
  const { said, isCut } = saidIn(messages);
  const [first] = messages;
  const { fromBlockId, variables, results } = origin;
  return {
    ...{ locale: state.locale, fromBlockId, variables, results, said },
    startedAt: new Date(pretendedNow ?? first?.at ?? 0),
    splitSeed: state.splitSeed ?? null,
    isCut: isCut || (first !== undefined && first.sequence > 1),
  };
}

async function definitionOf(
  deps: Pick<RuntimeDependencies, 'definitions'>,
  { organizationId, checksum }: Simulation,
  stored: unknown,
): Promise<BotDefinition> {
  const kept = deps.definitions.kept(`${organizationId}:${checksum}`);
  if (kept !== null) return kept;
  const parsed = await deps.definitions.read(organizationId, stored);
  if (!parsed.ok) throw new DomainError('NOT_FOUND');
  return parsed.definition;
}

/** What the visitor said until a member took the word. */
function saidIn(messages: readonly Pick<Message | SimulatedMessage, 'author' | 'text'>[]) {
  const end = messages.findIndex(({ author }) => author === 'MEMBER');
  const before = end === -1 ? messages : messages.slice(0, end);
  return { said: before.flatMap(({ author, text }) => (author === 'VISITOR' ? [text] : [])), isCut: end !== -1 };
}

async function isErased(
  deps: Pick<RuntimeDependencies, 'work'>,
  { organizationId, id }: Conversation,
): Promise<boolean> {
  return deps.work.read({ organizationId }, async (stores) => {
    const [now] = await stores.reader.byIds(organizationId, [id]);
    return now === undefined || now.erasedAt !== null;
  });
}
