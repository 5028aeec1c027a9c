import { fromGlobalId, toGlobalId } from '@tertulia/subgraph';
import { z } from 'zod';
import type { CommentSource, RatedComment } from '../application/comment-ports.js';
import type { Ask } from './graph-questions.js';

const query = `query CommentsOfRatings($conversations: [_Any!]!) {
  _entities(representations: $conversations) { ... on Conversation { id ratingComments { scale value text at } } }
}`;
const timeoutMs = 30_000;

const comment = z.object({
  scale: z.enum(['STARS', 'NUMBERS', 'NPS']),
  value: z.number(),
  text: z.string(),
  at: z.coerce.date(),
});
const found = z.object({
  _entities: z.array(z.object({ id: z.string(), ratingComments: z.array(comment) }).nullable()),
});

/** Asks runtime, which keeps the words and checks the caller as for every query. */
export function graphCommentSource(ask: Ask): CommentSource {
  return {
    commentsOf: async (principal, conversationIds) => {
      if (conversationIds.length === 0) return new Map<string, RatedComment[]>();
      const conversations = conversationIds.map((id) => ({
        ...{ __typename: 'Conversation', id: toGlobalId('conversation', id) },
      }));
      const question = { query, variables: { conversations }, principal, timeoutMs };
      const { _entities: answers } = await ask('runtime', question, found);
      return new Map(
        answers.flatMap((one): [string, RatedComment[]][] =>
          one === null
            ? []
            : [
                [
                  fromGlobalId('conversation', one.id),
                  one.ratingComments.map((said) => ({ ...said, shownId: one.id })),
                ],
              ],
        ),
      );
    },
  };
}
