import { DomainError, refuseInput, UserInputErrors } from '@tertulia/errors';
import type { Locale } from '@tertulia/flow-engine';
import { frontOf, unknownBot, type BotFront } from '../domain/published-bot.js';
import { hashOfToken, type PreviewLink } from '../domain/preview-link.js';
import type { Simulation } from '../domain/simulation.js';
import { areOffered, faultsOfInput, stepInputOf, type VisitorInput } from '../domain/visitor-input.js';
import type { RuntimeDependencies } from './dependencies.js';
import { prepareUploadIn, type AnnouncedFile, type PreparedUpload } from './prepare-upload.js';
import {
  beginSimulation,
  readSimulation,
  simulationLifeMs,
  takeSimulatedTurn,
  type RunningSimulation,
} from './simulations.js';
import { takeFiles } from './take-files.js';

/** A conversation with a draft, and how the bot presents itself in it. */
export interface PreviewView {
  readonly simulation: Simulation;
  readonly front: BotFront;
}

/** Which conversation of which link. */
export interface PreviewPlace {
  readonly token: string;
  readonly simulationId: string;
}

export interface PreviewTurn extends VisitorInput, PreviewPlace {
  readonly clientMessageId: string;
}

/** How many conversations a link opens in an hour. */
const mostAnHour = 100;
const hourMs = 3_600_000;
const mostTurns = 500;
const longestToken = 100;

/**
 * Starts a conversation with the draft as it is now. Like a simulation it is never counted, and nothing is sent or asked
 * outside the platform. UserInputErrors: PREVIEW_NOT_FOUND. @throws DomainError RATE_LIMITED
 */
export async function startPreview(
  deps: RuntimeDependencies,
  { token, requestId }: { token: string; requestId: string },
  locale: Locale | null,
): Promise<PreviewView> {
  const link = await validLink(deps, token);
  const { organizationId, botId } = link;
  await requireRoom(deps, link);
  const principal = { kind: 'SERVICE', name: 'runtime', organizationId, locale: 'es' } as const;
  const from = { fromBlockId: null, now: null, variables: {}, effects: 'OFF', channel: 'WEB' } as const;
  try {
    const wanted = { ...from, organizationId, botId, locale, previewLinkId: link.id };
    return viewOf(deps, await beginSimulation(deps, { principal, requestId }, wanted));
  } catch (error) {
    // The bot was deleted.
    throw isNotFound(error) ? gone() : error;
  }
}

/** Sends a message; a repeated client message id changes nothing. UserInputErrors: PREVIEW_NOT_FOUND, those of a visitor's message. */
export async function sendPreviewMessage(deps: RuntimeDependencies, input: PreviewTurn): Promise<PreviewView> {
  refuseInput(faultsOfInput(input));
  const running = await openPreview(deps, input);
  const { simulation } = running;
  if (simulation.messages.some((message) => message.clientMessageId === input.clientMessageId))
    return viewOf(deps, running);
  if (simulation.state.endReason !== null || simulation.turn >= mostTurns)
    throw new UserInputErrors([{ field: null, code: 'CONVERSATION_ENDED' }]);
  if (!areOffered(input.choiceIds ?? [], simulation.state.awaiting))
    throw new UserInputErrors([{ field: ['input', 'choiceIds'], code: 'CHOICE_NOT_OFFERED' }]);
  const { clientMessageId } = input;
  const { organizationId, id: simulationId, state } = simulation;
  const asked = { place: { organizationId, simulationId }, awaiting: state.awaiting, fileIds: input.fileIds };
  const files = await deps.work.transact({ organizationId }, async (stores) => takeFiles(deps, stores, asked));
  const move = { step: stepInputOf(input, files), clientMessageId, check: unchangedSince(simulation) };
  return viewOf(deps, { ...running, simulation: await takeSimulatedTurn(deps, running, move) });
}

/** Where a file is sent that the draft asks for. UserInputErrors: PREVIEW_NOT_FOUND, those of `prepareUpload`. */
export async function preparePreviewUpload(
  deps: RuntimeDependencies,
  place: PreviewPlace,
  file: AnnouncedFile,
): Promise<PreparedUpload> {
  return prepareUploadIn(deps, (await openPreview(deps, place)).simulation, file);
}

/** The conversation now; what was to happen by itself by this time happens first. UserInputErrors: PREVIEW_NOT_FOUND. */
export async function continuePreview(deps: RuntimeDependencies, place: PreviewPlace): Promise<PreviewView> {
  const running = await openPreview(deps, place);
  const { alarm } = running.simulation.state;
  if (alarm === undefined || alarm.atMs > deps.clock.now().getTime()) return viewOf(deps, running);
  const move = { step: { kind: 'due' }, check: unchangedSince(running.simulation) } as const;
  return viewOf(deps, { ...running, simulation: await takeSimulatedTurn(deps, running, move) });
}

/** Removes a conversation and everything that was written in it. UserInputErrors: PREVIEW_NOT_FOUND. */
export async function removePreviewConversation(deps: RuntimeDependencies, place: PreviewPlace): Promise<void> {
  const { organizationId, id } = (await openPreview(deps, place)).simulation;
  await deps.work.transact({ organizationId }, async (stores) => stores.simulations.remove(organizationId, id));
}

async function validLink(deps: RuntimeDependencies, token: string): Promise<PreviewLink> {
  if (token === '' || token.length > longestToken) throw gone();
  const tokenHash = hashOfToken(token);
  const link = await deps.work.read({ platform: 'find a preview link by its token' }, async (stores) =>
    stores.previews.byTokenHash(tokenHash),
  );
  if (link === null || link.expiresAt <= deps.clock.now()) throw gone();
  return link;
}

/** One answer for every token that opens nothing: whether it ever did is nobody's business. */
function gone(): UserInputErrors {
  return new UserInputErrors([{ field: null, code: 'PREVIEW_NOT_FOUND' }]);
}

function isNotFound(error: unknown): boolean {
  return error instanceof DomainError && error.code === 'NOT_FOUND';
}

async function requireRoom(deps: RuntimeDependencies, { id, organizationId }: PreviewLink): Promise<void> {
  const begunAfter = new Date(deps.clock.now().getTime() + simulationLifeMs - hourMs);
  const begun = await deps.work.read({ organizationId }, async (stores) =>
    stores.simulations.countOfLink(organizationId, id, begunAfter),
  );
  const retryAfterSeconds = hourMs / 1_000;
  if (begun < mostAnHour) return;
  const data = { limit: mostAnHour, remaining: 0, retryAfterSeconds };
  throw new DomainError('RATE_LIMITED', { params: { retryAfterSeconds }, data });
}

async function openPreview(deps: RuntimeDependencies, place: PreviewPlace): Promise<RunningSimulation> {
  const { id, organizationId } = await validLink(deps, place.token);
  try {
    const running = await readSimulation(deps, organizationId, place.simulationId);
    if (running.simulation.previewLinkId === id) return running;
  } catch (error) {
    if (!isNotFound(error)) throw error;
  }
  throw gone();
}

/** Another tab of the same conversation was faster. */
function unchangedSince({ turn }: Simulation): (stored: Simulation) => void {
  return (stored) => {
    if (stored.turn !== turn) throw new DomainError('RATE_LIMITED', { params: { retryAfterSeconds: 1 } });
  };
}

function viewOf(deps: RuntimeDependencies, { simulation, definition }: RunningSimulation): PreviewView {
  const bot = unknownBot(simulation.organizationId, simulation.botId);
  return { simulation, front: frontOf(bot, definition, { now: deps.clock.now(), hasBranding: false }) };
}
