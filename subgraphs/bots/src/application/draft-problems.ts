import { answerModelProblems, connectedPlaces, connectionProblems, type Problem } from '@tertulia/flow-engine';
import type { Draft } from '../domain/draft.js';
import type { BotsDependencies } from './dependencies.js';

/**
 * The problems of a draft, also of the connections that its blocks and its answers use. When connections cannot be read they are not checked: an
 * outage of `integrations` does not keep anyone from publishing.
 */
export async function problemsOfDraft(
  { work, documents, connections }: Pick<BotsDependencies, 'work' | 'documents' | 'connections'>,
  { organizationId, botId, definition }: Pick<Draft, 'organizationId' | 'botId' | 'definition'>,
): Promise<Problem[]> {
  const missing = await missingDocuments(work, { organizationId, botId, definition });
  const problems = [...(await documents.problemsOf(organizationId, definition)), ...missing];
  const { flows, settings } = definition;
  if (connectedPlaces(flows).length === 0 && settings.answerModel === undefined) return problems;
  const known = await connections.ofBot(organizationId, botId);
  if (known === null) return problems;
  return [...problems, ...connectionProblems(flows, known), ...answerModelProblems(definition, known)];
}

/** Documents without passages: those of a file of another bot, which only names them. */
async function missingDocuments(
  work: BotsDependencies['work'],
  {
    organizationId,
    botId,
    definition: { documents: named = [] },
  }: Pick<Draft, 'organizationId' | 'botId' | 'definition'>,
): Promise<Problem[]> {
  if (named.length === 0) return [];
  const contentIds = named.map(({ contentId }) => contentId);
  const found = await work.read({ organizationId }, async (stores) =>
    stores.documents.facts(organizationId, botId, contentIds),
  );
  const missing = named.filter(({ contentId }) => !found.some(({ id }) => id === contentId));
  return missing.map(({ title }) => ({
    ...{ code: 'DOCUMENT_MISSING', severity: 'WARNING', field: 'documents', ...noPlace },
    message: {
      es: `Falta el archivo del documento "${title}": el bot no responde con él.`,
      en: `The file of the document "${title}" is missing: the bot does not answer from it.`,
    },
    fix: { es: 'Sube el archivo otra vez o borra el documento.', en: 'Upload the file again or delete the document.' },
  }));
}

const noPlace = { flowId: null, groupId: null, blockId: null };
