import { DomainError, isErrorCode } from '@tertulia/errors';
import type { Principal } from '@tertulia/principal';
import type { SubgraphCaller } from '@tertulia/subgraph';
import type { Ids } from '@tertulia/use-case';
import type { z } from 'zod';

/** A question to another subgraph. */
export interface Question {
  readonly query: string;
  readonly variables: Readonly<Record<string, unknown>>;
  readonly principal: Principal;
  readonly timeoutMs?: number;
}

/** Asks a subgraph by its name; the answer is checked. */
export type Ask = <T>(name: string, question: Question, schema: z.ZodType<T>) => Promise<T>;

/** Asks others. A refusal is a DomainError with its code, everything else that goes wrong SUBGRAPH_UNAVAILABLE. */
export function graphQuestions(callSubgraph: SubgraphCaller, ids: Ids): Ask {
  return async (name, question, schema) => {
    const { data, errors } = await callSubgraph(name, { ...question, requestId: ids.next() });
    const code = errors?.[0]?.extensions?.['code'];
    if (errors !== undefined) throw new DomainError(isErrorCode(code) ? code : 'SUBGRAPH_UNAVAILABLE');
    const read = schema.safeParse(data);
    if (!read.success) throw new DomainError('SUBGRAPH_UNAVAILABLE', { cause: read.error });
    return read.data;
  };
}
