import { DomainError } from '@tertulia/errors';
import { blockNames } from '@tertulia/flow-engine';
import { may } from '@tertulia/principal';
import { fromGlobalId, toGlobalId } from '@tertulia/subgraph';
import { z } from 'zod';
import type { NameDirectory } from '../application/name-ports.js';
import type { Ask } from './graph-questions.js';

const authorQuery = `query AuthorsOfReport($authors: [_Any!]!) {
  _entities(representations: $authors) { ... on ReplyAuthor { id name } }
}`;
const draftQuery = 'query DraftOfReport($id: ID!) { bot(id: $id) { draft { definition } } }';

const authors = z.object({ _entities: z.array(z.object({ id: z.string(), name: z.string().nullable() }).nullable()) });
const drafts = z.object({ bot: z.object({ draft: z.object({ definition: z.unknown() }).nullable() }).nullable() });

/** Asks runtime and bots, which check the caller as for every query. */
export function graphNameDirectory(ask: Ask): NameDirectory {
  return {
    authorNames: async (principal, memberIds) => {
      if (memberIds.length === 0) return new Map<string, string>();
      const named = memberIds.map((id) => ({ __typename: 'ReplyAuthor', id: toGlobalId('replyAuthor', id) }));
      const question = { query: authorQuery, variables: { authors: named }, principal };
      const found = (await ask('runtime', question, authors))._entities;
      return new Map(
        found.flatMap((one): [string, string][] =>
          one === null || one.name === null ? [] : [[fromGlobalId('replyAuthor', one.id), one.name]],
        ),
      );
    },
    blockNames: async (principal, botId) => {
      if (!may(principal, 'bots.readDraft', { botId })) return new Map<string, string>();
      const question = { query: draftQuery, variables: { id: toGlobalId('bot', botId) }, principal };
      const { bot } = await ask('bots', question, drafts).catch((error: unknown) => {
        if (error instanceof DomainError && error.code === 'FORBIDDEN') return { bot: null };
        throw error;
      });
      return blockNames(bot?.draft?.definition, 'locale' in principal ? principal.locale : 'es');
    },
  };
}
