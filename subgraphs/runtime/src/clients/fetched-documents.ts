import { DomainError } from '@tertulia/errors';
import type { BotDefinition } from '@tertulia/flow-engine';
import type { PassageEntry } from '@tertulia/knowledge-answers';
import { toGlobalId, type SubgraphCaller } from '@tertulia/subgraph';
import type { Clock, Ids, UnitOfWork } from '@tertulia/use-case';
import type { DocumentContent, DocumentSource } from '../application/document-ports.js';
import type { OwnBot, Stores } from '../application/ports.js';

const passagesQuery = `query RuntimePassages($bot: ID!, $ids: [String!]!) { documentPassages(botId: $bot, contentIds: $ids) }`;

/** Contents of one request: one has up to a megabyte. */
const mostAtOnce = 4;
/** What only simulations named is fetched again after this time. */
const unusedMs = 2 * 86_400_000;

interface Parts {
  readonly work: UnitOfWork<Stores>;
  readonly callSubgraph: SubgraphCaller;
  readonly clock: Clock;
  readonly ids: Ids;
}

/** Passages from `bots`, kept in the own database from then on. */
export class FetchedDocuments implements DocumentSource {
  readonly #parts: Parts;

  constructor(parts: Parts) {
    this.#parts = parts;
  }

  async fetch(bot: OwnBot, definition: BotDefinition): Promise<void> {
    const { work, clock } = this.#parts;
    const contentIds = [...new Set((definition.documents ?? []).map(({ contentId }) => contentId))];
    if (contentIds.length === 0) return;
    const { organizationId } = bot;
    const missing = await work.read({ organizationId }, async ({ documents }) => documents.missing(bot, contentIds));
    for (let at = 0; at < missing.length; at += mostAtOnce) {
      const contents = await this.#ask(bot, missing.slice(at, at + mostAtOnce));
      const now = clock.now();
      await work.transact({ organizationId }, async ({ documents }) => {
        await documents.removeUnused(bot, new Date(now.getTime() - unusedMs));
        await documents.add(bot, contents, now);
      });
    }
  }

  /** The passages of a definition as entries of its knowledge. */
  async entries(bot: OwnBot, { documents: named = [] }: BotDefinition): Promise<PassageEntry[]> {
    if (named.length === 0) return [];
    const contentIds = named.map(({ contentId }) => contentId);
    const found = await this.#parts.work.read({ organizationId: bot.organizationId }, async ({ documents }) =>
      documents.of(bot, contentIds),
    );
    const byId = new Map(found.map(({ id, passages }) => [id, passages]));
    return named.flatMap(({ id: documentId, title, contentId }) =>
      (byId.get(contentId) ?? []).map(({ heading, page, text }, at): PassageEntry => {
        const source = { documentId, contentId, passage: at + 1, title, heading, page };
        // Where no heading says what the beginning is about, the title does.
        const question = heading === '' && at === 0 ? title : heading;
        return { id: `document:${contentId}:${at + 1}`, question, answer: text, isActive: true, source };
      }),
    );
  }

  async #ask({ organizationId, botId }: OwnBot, contentIds: readonly string[]): Promise<DocumentContent[]> {
    const principal = { kind: 'SERVICE', name: 'runtime', organizationId, locale: 'es' } as const;
    const variables = { bot: toGlobalId('bot', botId), ids: contentIds };
    const call = { query: passagesQuery, variables, principal, requestId: this.#parts.ids.next() };
    const { data, errors } = await this.#parts.callSubgraph('bots', call);
    if (errors !== undefined && errors.length > 0) throw new DomainError('SUBGRAPH_UNAVAILABLE');
    const told = data?.['documentPassages'] as { contentId: string; passages: DocumentContent['passages'] }[] | null;
    return (told ?? []).map(({ contentId, passages }) => ({ id: contentId, passages }));
  }
}
