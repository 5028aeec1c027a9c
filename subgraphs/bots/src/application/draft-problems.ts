import { answerModelProblems, connectedPlaces, connectionProblems, type Problem } from '@tertulia/flow-engine';
import type { Draft } from '../domain/draft.js';
import type { BotsDependencies } from './dependencies.js';

/**
 * The problems of a draft, also of the connections that its blocks and its answers use. When connections cannot be read they are not checked: an
 * outage of `integrations` does not keep anyone from publishing.
 */
export async function problemsOfDraft(
  { documents, connections }: Pick<BotsDependencies, 'documents' | 'connections'>,
  { organizationId, botId, definition }: Pick<Draft, 'organizationId' | 'botId' | 'definition'>,
): Promise<Problem[]> {
  const problems = await documents.problemsOf(organizationId, definition);
  const { flows, settings } = definition;
  if (connectedPlaces(flows).length === 0 && settings.answerModel === undefined) return problems;
  const known = await connections.ofBot(organizationId, botId);
  if (known === null) return problems;
  return [...problems, ...connectionProblems(flows, known), ...answerModelProblems(definition, known)];
}
