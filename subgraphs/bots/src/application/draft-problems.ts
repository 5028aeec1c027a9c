import { connectedPlaces, connectionProblems, type Problem } from '@tertulia/flow-engine';
import type { Draft } from '../domain/draft.js';
import type { BotsDependencies } from './dependencies.js';

/**
 * The problems of a draft, also of the connections that its blocks use. When connections cannot be read they are not checked: an
 * outage of `integrations` does not keep anyone from publishing.
 */
export async function problemsOfDraft(
  { documents, connections }: Pick<BotsDependencies, 'documents' | 'connections'>,
  { organizationId, botId, definition }: Pick<Draft, 'organizationId' | 'botId' | 'definition'>,
): Promise<Problem[]> {
  const problems = await documents.problemsOf(organizationId, definition);
  if (connectedPlaces(definition.flows).length === 0) return problems;
  const known = await connections.ofBot(organizationId, botId);
  return known === null ? problems : [...problems, ...connectionProblems(definition.flows, known)];
}
