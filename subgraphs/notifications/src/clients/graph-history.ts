import { toGlobalId } from '@tertulia/subgraph';
import { z } from 'zod';
import type { History } from '../application/ports.js';
import type { Totals } from '../domain/measure.js';
import type { Ask } from './graph-questions.js';

const hourMs = 3_600_000;
/** Hours of one question: they are read together. */
const hoursAtOnce = 24;

const hour = z.object({
  errors: z.object({ value: z.number().nullable() }),
  conversations: z.object({ value: z.number().nullable() }),
  botResponseTime: z.object({ count: z.number(), p95Ms: z.number().nullable() }),
  unanswered: z.array(z.object({ count: z.number() })),
});
const answer = z.object({ _entities: z.tuple([z.record(z.string(), hour)]) });
const selection = 'errors { value } conversations { value } botResponseTime { count p95Ms } unanswered { count }';

/** Asks analytics. Of unanswered questions it counts the 20 most frequent ones of an hour. */
export function graphHistory(ask: Ask): History {
  return {
    hours: async (organizationId, { botIds, from, count }) => {
      const starts = Array.from({ length: count }, (_, index) => from.getTime() + index * hourMs);
      const found: Totals[] = [];
      for (let first = 0; first < count; first += hoursAtOnce) {
        const some = starts.slice(first, first + hoursAtOnce);
        const variables = {
          representations: [{ __typename: 'Organization', id: toGlobalId('organization', organizationId) }],
          botIds: botIds.map((id) => toGlobalId('bot', id)),
        };
        const question = { query: queryOf(some), variables, organizationId };
        const {
          _entities: [hours],
        } = await ask('analytics', question, answer);
        found.push(...some.map((_, index) => totalsOf(hours[`h${index}`])));
      }
      return found;
    },
  };
}

function queryOf(starts: readonly number[]): string {
  const hours = starts.map((start, index) => {
    const range = `{ from: "${new Date(start).toISOString()}", to: "${new Date(start + hourMs).toISOString()}" }`;
    return `h${index}: metrics(range: ${range}, filter: { botIds: $botIds }) { ${selection} }`;
  });
  return `query HoursOfRule($representations: [_Any!]!, $botIds: [ID!]) {
    _entities(representations: $representations) { ... on Organization { ${hours.join(' ')} } }
  }`;
}

function totalsOf(found: z.infer<typeof hour> | undefined): Totals {
  const { errors, conversations, botResponseTime, unanswered = [] } = found ?? {};
  return {
    answers: botResponseTime?.count ?? 0,
    failures: errors?.value ?? 0,
    unanswered: unanswered.reduce((sum, { count }) => sum + count, 0),
    conversations: conversations?.value ?? 0,
    p95Ms: botResponseTime?.p95Ms ?? null,
    usualWeeks: 0,
  };
}
