import { readFileSync } from 'node:fs';
import { buildSubgraphSchema } from '@apollo/subgraph';
import type { SubgraphCaller } from '@tertulia/subgraph';
import { parse, validate, type GraphQLSchema } from 'graphql';

const schemas = new Map<string, GraphQLSchema>();

/** The written schema of a subgraph. */
function schemaOf(subgraph: string): GraphQLSchema {
  const known = schemas.get(subgraph);
  if (known !== undefined) return known;
  const file = new URL(`../../../../subgraphs/${subgraph}/schema.graphql`, import.meta.url);
  const schema = buildSubgraphSchema(parse(readFileSync(file, 'utf8')));
  schemas.set(subgraph, schema);
  return schema;
}

/**
 * Answers for other subgraphs as `answer` does, but only questions that their schemas allow; others reject with every error. Without it, a
 * double answers a question that the real neighbour refuses.
 */
export function checkedCalls(answer: SubgraphCaller): SubgraphCaller {
  return async (subgraph, call) => {
    const errors = validate(schemaOf(subgraph), parse(call.query));
    if (errors.length > 0) throw new Error(`${subgraph}: ${errors.map(({ message }) => message).join('\n')}`);
    return answer(subgraph, call);
  };
}
