import { DomainError } from '@tertulia/errors';
import type { SubgraphCaller } from '@tertulia/subgraph';
import type { Ids } from '@tertulia/use-case';
import type { z } from 'zod';

/** A question to another subgraph on behalf of an organization. */
export interface Question {
  readonly query: string;
  readonly variables: Record<string, unknown>;
  readonly organizationId: string;
  /** How long the answer may take, if not as long as usual. */
  readonly timeoutMs?: number;
}

/** Asks a subgraph by its name; the answer is checked. */
export type Ask = <T>(name: string, question: Question, schema: z.ZodType<T>) => Promise<T>;

/** Asks others in the name of this service. Whatever goes wrong is DomainError SUBGRAPH_UNAVAILABLE. */
export function graphQuestions(callSubgraph: SubgraphCaller, ids: Ids): Ask {
  return async (name, { query, variables, organizationId, timeoutMs }, schema) => {
    const principal = { kind: 'SERVICE', name: 'notifications', organizationId, locale: 'es' } as const;
    const { data, errors } = await callSubgraph(name, {
      query,
      variables,
      principal,
      requestId: ids.next(),
      timeoutMs,
    });
    if (errors !== undefined) throw new DomainError('SUBGRAPH_UNAVAILABLE');
    const read = schema.safeParse(data);
    if (!read.success) throw new DomainError('SUBGRAPH_UNAVAILABLE');
    return read.data;
  };
}
