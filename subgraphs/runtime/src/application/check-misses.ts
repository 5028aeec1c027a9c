import { setImmediate } from 'node:timers/promises';
import type { BotDefinition } from '@tertulia/flow-engine';
import type { Principal } from '@tertulia/principal';
import { rehearse } from '../domain/rehearsal.js';
import type { RuntimeDependencies } from './dependencies.js';
import type { OwnBot } from './outside-ports.js';
import { organizationFor } from './policies.js';
import type { MissedText } from './miss-store.js';
import type { Misses } from './read-misses.js';

/** What the current draft makes of missed texts. */
export interface CheckedMisses {
  /** How many texts were tried: all of them, unless that takes too long. */
  readonly checked: number;
  readonly understoodIds: ReadonlySet<string>;
}

/** After this time no further text is tried. */
const budgetMs = 3_000;
const answerMs = 600;

/**
 * Tries missed texts on the current draft, with the engine and the knowledge of a conversation and nothing outside the
 * platform. Null if the draft cannot be read. @throws DomainError UNAUTHENTICATED, FORBIDDEN, NOT_FOUND, SUBGRAPH_UNAVAILABLE
 */
export async function checkMisses(
  deps: RuntimeDependencies,
  caller: { principal: Principal; requestId: string },
  { botId, groups }: Misses,
): Promise<CheckedMisses | null> {
  const organizationId = organizationFor(caller.principal, 'simulator.use', { botId });
  const texts = groups.flatMap((group) => group.texts);
  if (texts.length === 0) return { checked: 0, understoodIds: new Set() };
  const definition = await draftOf(deps, caller, { organizationId, botId });
  if (definition === null) return null;
  await deps.documents.fetch({ organizationId, botId }, definition);
  const endsAtMs = deps.monotonicMs() + budgetMs;
  const understoodIds = new Set<string>();
  let checked = 0;
  for (const text of texts) {
    if (deps.monotonicMs() >= endsAtMs) break;
    // Conversations go on between two texts.
    await setImmediate();
    if (await isUnderstood(deps, { organizationId, botId, definition, text })) understoodIds.add(text.textId);
    checked += 1;
  }
  return { checked, understoodIds };
}

/** The same object for the same draft, so that its knowledge is indexed once. */
async function draftOf(
  deps: RuntimeDependencies,
  caller: { principal: Principal; requestId: string },
  { organizationId, botId }: { organizationId: string; botId: string },
): Promise<BotDefinition | null> {
  const parsed = await deps.definitions.read(organizationId, await deps.drafts.definitionOf(botId, caller));
  if (!parsed.ok) return null;
  const key = `${organizationId}:${await deps.definitions.checksumOf(organizationId, parsed.definition)}`;
  const definition = deps.definitions.kept(key) ?? parsed.definition;
  deps.definitions.keep(key, definition);
  return definition;
}

async function isUnderstood(
  deps: RuntimeDependencies,
  { definition, text, ...bot }: OwnBot & { readonly definition: BotDefinition; readonly text: MissedText },
): Promise<boolean> {
  const now = deps.clock.now();
  const rehearsal = rehearse(definition, text, now);
  if (rehearsal.kind !== 'ASKED') return rehearsal.kind === 'UNDERSTOOD';
  const question = { ...bot, definition, now, effect: rehearsal.effect, place: null };
  const { kind } = await deps.answers.answer(question, AbortSignal.timeout(answerMs));
  return kind === 'answered';
}
