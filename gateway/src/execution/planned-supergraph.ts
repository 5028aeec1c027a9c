import { operationFromDocument, Supergraph } from '@apollo/federation-internals';
import { QueryPlanner, type QueryPlan } from '@apollo/query-planner';
import type { DocumentNode, GraphQLSchema } from 'graphql';
import { typeRelationsOf, type TypeRelations } from './type-relations.js';

/** A supergraph with its public schema and its planner. */
export interface PlannedSupergraph {
  readonly sdl: string;
  /** The public schema. */
  readonly schema: GraphQLSchema;
  readonly types: TypeRelations;
  /** @throws GraphQLError for an operation that the planner refuses */
  plan(document: DocumentNode, operationName: string | null | undefined): QueryPlan;
}

/** @throws Error when the text is not a valid supergraph */
export function planSupergraph(sdl: string): PlannedSupergraph {
  const supergraph = Supergraph.build(sdl, { validateSupergraph: true });
  const api = supergraph.apiSchema();
  const planner = new QueryPlanner(supergraph);
  return {
    sdl,
    schema: api.toGraphQLJSSchema(),
    types: typeRelationsOf(supergraph.schema),
    plan: (document, operationName) =>
      planner.buildQueryPlan(operationFromDocument(api, document, operationName ? { operationName } : {})),
  };
}
