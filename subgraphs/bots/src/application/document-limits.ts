import { UserInputErrors } from '@tertulia/errors';
import type { BotDefinition } from '@tertulia/flow-engine';
import { documentsMax, trialEntitlements } from '@tertulia/plan-limits';
import { mostOfBot, type DocumentContent, type DocumentUsage } from '../domain/document-content.js';
import type { BotsDependencies } from './dependencies.js';
import type { Stores } from './ports.js';

type Clock = Pick<BotsDependencies, 'clock'>;

/** What the plan of an organization allows; without a known plan, what a trial does. */
export async function mostOfPlan(
  deps: Clock,
  { entitlements }: Pick<Stores, 'entitlements'>,
  organizationId: string,
): Promise<DocumentUsage> {
  const { planCode } = (await entitlements.of(organizationId)) ?? trialEntitlements(deps.clock.now());
  return documentsMax[planCode];
}

/** @throws UserInputErrors DOCUMENT_LIMIT if there are more documents than the plan allows */
export async function requireDocumentsWithinPlan(deps: Clock, stores: Stores, organizationId: string): Promise<void> {
  const most = await mostOfPlan(deps, stores, organizationId);
  const used = await stores.documents.usage(organizationId);
  if (used.documents > most.documents || used.characters > most.characters) throw noRoom(most, ofPlan);
}

interface Wanted {
  readonly content: DocumentContent;
  readonly definition: BotDefinition;
  /** The document that it takes the place of. */
  readonly replaces: string | null;
}

/** @throws UserInputErrors DOCUMENT_LIMIT if the bot or the plan has no room for one more document */
export async function requireRoomForDocument(
  deps: Clock,
  stores: Stores,
  { content, definition, replaces }: Wanted,
): Promise<void> {
  const { bots, documents } = stores;
  const { organizationId, botId, characters } = content;
  // Also locks: of two documents at once that fit one by one, the second is counted after the first.
  await bots.lockAndCount(organizationId);
  const old = definition.documents?.find(({ id }) => id === replaces)?.contentId;
  const [replaced] = old === undefined ? [] : await documents.facts(organizationId, botId, [old]);
  const fits = (used: DocumentUsage, most: DocumentUsage): boolean =>
    used.documents + 1 - (replaced === undefined ? 0 : 1) <= most.documents &&
    used.characters + characters - (replaced?.characters ?? 0) <= most.characters;
  if (!fits(await documents.usage(organizationId, botId), mostOfBot)) throw noRoom(mostOfBot, ofBot);
  const most = await mostOfPlan(deps, stores, organizationId);
  if (!fits(await documents.usage(organizationId), most)) throw noRoom(most, ofPlan);
}

const ofBot = { es: ' en un bot', en: ' in a bot' };
const ofPlan = { es: ' en tu plan', en: ' by your plan' };

function noRoom({ documents, characters }: DocumentUsage, where: { es: string; en: string }): UserInputErrors {
  const params = { documents, characters, where };
  return new UserInputErrors([{ field: ['input', 'uploadId'], code: 'DOCUMENT_LIMIT', params }]);
}
