import { DomainError, refuseInput, UserInputErrors } from '@tertulia/errors';
import type { BotDefinition } from '@tertulia/flow-engine';
import {
  readRecording,
  watches as everything,
  type Recording,
  type Transcript,
  type Watch,
} from '@tertulia/pinned-conversations';
import { authorOf, requireOrganization, requirePermission, type Principal } from '@tertulia/principal';
import {
  mostPins,
  pinNoteMaxLength,
  pinTitleMaxLength,
  type PinnedConversation,
} from '../domain/pinned-conversation.js';
import type { BotsDependencies } from './dependencies.js';
import { nameErrors, textErrors } from './input-checks.js';
import { lockBot } from './policies.js';
import type { Stores } from './ports.js';
import { pinsAndDraft } from './read-pins.js';

/** What a pin is called, and what it watches. */
export interface PinWords {
  readonly title: string;
  readonly note: string;
  readonly watches: readonly Watch[];
}

export interface KeepPin extends PinWords {
  readonly botId: string;
  /** A recording as JSON. */
  readonly recording: unknown;
  /** The version on which the conversation ran; null for the draft. */
  readonly versionId: string | null;
  readonly conversationId: string | null;
}

/**
 * Pins a recorded conversation: how it goes on its version, or on the draft, is from now on what has to stay. UserInputErrors: the
 * recording's, TOO_MANY_PINNED_CONVERSATIONS.
 */
export async function keepPin(
  deps: BotsDependencies,
  principal: Principal,
  input: KeepPin,
): Promise<PinnedConversation> {
  requirePermission(principal, 'bots.edit', { botId: input.botId });
  checkWords(input);
  const organizationId = requireOrganization(principal);
  const recording = recordingFrom(input.recording, ['input', 'recording']);
  const definition = await definitionFor(deps, principal, input);
  const [transcript] = await deps.rehearsals.play(organizationId, definition, [recording]);
  return deps.work.transact({ organizationId }, async (stores) => {
    const bot = await lockBot(stores, { principal, action: 'bots.edit' }, input.botId);
    const { title, note, watches, conversationId } = input;
    const given = { title, note, watches, recording, transcript: found(transcript) };
    const pin = { ...newPin(deps, bot, given), conversationId, authorId: authorOf(principal) };
    await addPins(stores, bot, [pin]);
    return pin;
  });
}

/** A recorded conversation with its words, as templates and copies bring it. */
export interface GivenPin extends PinWords {
  readonly recording: Recording;
}

/** Recordings from a list in JSON, such as of a template. UserInputErrors for a list with anything else. */
export function readGivenPins(json: unknown, field: readonly string[]): GivenPin[] {
  if (json === null || json === undefined) return [];
  if (!Array.isArray(json) || json.length > mostPins) throw new UserInputErrors([{ field, code: 'INVALID_VALUE' }]);
  return json.map((one: unknown, at) => {
    const place = [...field, String(at)];
    const given = (one ?? {}) as Readonly<Partial<Record<'title' | 'note' | 'watches' | 'recording', unknown>>>;
    const title = typeof given.title === 'string' ? given.title : '';
    const note = typeof given.note === 'string' ? given.note : '';
    refuseInput(nameErrors(title, [...place, 'title'], pinTitleMaxLength));
    refuseInput(textErrors(note, [...place, 'note'], { max: pinNoteMaxLength, isRequired: false }));
    const watches = watchesFrom(given.watches, [...place, 'watches']);
    return { title, note, watches, recording: recordingFrom(given.recording, [...place, 'recording']) };
  });
}

/** Pins recordings as they go on the first draft of a new bot; without an author. */
export async function addGivenPins(
  deps: BotsDependencies,
  stores: Stores,
  { bot, given, transcripts }: { bot: Owner; given: readonly GivenPin[]; transcripts: readonly Transcript[] },
): Promise<void> {
  const pins = given.map((one, at) => newPin(deps, bot, { ...one, transcript: found(transcripts[at]) }));
  await addPins(stores, bot, pins);
}

interface Owner {
  readonly id: string;
  readonly organizationId: string;
}

function newPin(
  deps: Pick<BotsDependencies, 'ids' | 'clock'>,
  { id: botId, organizationId }: Owner,
  given: GivenPin & { transcript: Transcript },
): PinnedConversation {
  const now = deps.clock.now();
  const { recording, transcript, watches } = given;
  return {
    ...{ id: deps.ids.next(), organizationId, botId, title: given.title.trim(), note: given.note.trim() },
    ...{ conversationId: null, authorId: null, createdAt: now, updatedAt: now },
    ...{ recording, transcript, watches },
  };
}

async function addPins(
  stores: Stores,
  { id: botId, organizationId }: Owner,
  pins: readonly PinnedConversation[],
): Promise<void> {
  const count = await stores.pins.count(organizationId, botId);
  if (count + pins.length > mostPins)
    throw new UserInputErrors([{ field: null, code: 'TOO_MANY_PINNED_CONVERSATIONS', params: { max: mostPins } }]);
  await stores.pins.add(pins);
}

/** Refuses words that are missing or too long, and a pin that watches nothing. */
export function checkWords({ title, note, watches }: PinWords): void {
  refuseInput([
    ...nameErrors(title, ['input', 'title'], pinTitleMaxLength),
    ...textErrors(note, ['input', 'note'], { max: pinNoteMaxLength, isRequired: false }),
    ...(watches.length === 0 ? [{ field: ['input', 'watches'], code: 'REQUIRED' as const }] : []),
  ]);
}

function watchesFrom(json: unknown, field: readonly string[]): readonly Watch[] {
  if (json === null || json === undefined) return everything;
  const named = everything.filter((watch) => Array.isArray(json) && json.includes(watch));
  if (named.length === 0) throw new UserInputErrors([{ field, code: 'INVALID_VALUE' }]);
  return named;
}

function recordingFrom(json: unknown, field: readonly string[]): Recording {
  const read = readRecording(json);
  if (read.ok) return read.recording;
  const reason = { es: `no es una grabación: ${read.path}`, en: `it is no recording: ${read.path}` };
  throw new UserInputErrors([{ field, code: 'INVALID_VALUE', params: { reason } }]);
}

async function definitionFor(
  deps: BotsDependencies,
  principal: Principal,
  { botId, versionId }: KeepPin,
): Promise<BotDefinition> {
  const { definition } = await pinsAndDraft(deps, principal, botId);
  if (versionId === null) return definition;
  const organizationId = requireOrganization(principal);
  const [version] = await deps.work.read({ organizationId }, async (stores) =>
    stores.versions.withDefinition(organizationId, [versionId]),
  );
  if (version === undefined || version.botId !== botId) throw new DomainError('NOT_FOUND');
  return version.definition;
}

function found(transcript: Transcript | undefined): Transcript {
  if (transcript === undefined) throw new DomainError('INTERNAL_SERVER_ERROR');
  return transcript;
}
