import 'reflect-metadata';
import { buildSubgraphSchema } from '@apollo/subgraph';
import { printSchemaWithDirectives } from '@graphql-tools/utils';
import { organizationOf } from '@tertulia/principal';
import { asPlatform, inTenant, withoutTenancy } from '@tertulia/persistence/tenancy';
import { streamEnd, streamOf, type Stream } from '@tertulia/streams';
import {
  createSourceEventStream,
  execute,
  getOperationAST,
  OperationTypeNode,
  type DocumentNode,
  type ExecutionResult,
  type GraphQLError,
  type GraphQLSchema,
  parse,
} from 'graphql';
import type { Logger } from 'pino';
import { buildSchemaSync, createResolversMap, type NonEmptyArray } from 'type-graphql';
import { boundAnswers } from './answer-budget.js';
import { makeContext, type SubgraphContext, type SubgraphRequest } from './context.js';
import { mapError, mapOperationError } from './error-mapping.js';
import { countedUntilEnd, laterOnBehalfOf, observed, onBehalfOf } from './observed.js';
import { PreparedOperations } from './prepared.js';
import { DateScalar, DateTimeScalar, JsonScalar, TimeZoneScalar } from './scalars.js';

// The newest federation version that the pinned composition reads is 2.14.
const federationLink = `extend schema @link(url: "https://specs.apollo.dev/federation/v2.12", import: ["@key", "@shareable", "@external", "@inaccessible", "@provides", "@requires", "@tag", "@cost", "@listSize"])`;

type AnyClass = abstract new (...args: never[]) => object;

/** Returns a stub of one of the subgraph's entities; null for one that does not exist or is not the caller's. */
export type ReferenceResolver = (reference: Record<string, unknown>, context: SubgraphContext) => unknown;

/** A subgraph's part of the graph. */
export interface SubgraphSchema {
  /** Instances of type-graphql resolver classes. */
  resolvers: readonly object[];
  /** Types that no field returns. */
  orphanedTypes?: readonly AnyClass[] | undefined;
  references?: Readonly<Record<string, ReferenceResolver>> | undefined;
}

export interface SubgraphDefinition extends SubgraphSchema {
  name: string;
  log: Logger;
}

/** A federated subgraph, callable in the same process. */
export interface Subgraph {
  readonly name: string;
  /** As composition needs it: with the federation link. */
  readonly sdl: string;
  readonly schema: GraphQLSchema;
  /** Queries and mutations. Never throws: errors are in the result. */
  execute(request: SubgraphRequest): Promise<ExecutionResult>;
  /** Subscriptions: a stream of results, or one result with errors. */
  subscribe(request: SubgraphRequest): Promise<Stream<ExecutionResult> | ExecutionResult>;
}

export function buildSubgraph(definition: SubgraphDefinition): Subgraph {
  const { sdl, schema } = buildFederatedSchema(definition);
  const prepared = new PreparedOperations(schema);
  const run: Run = { service: definition.name, schema, prepared, log: definition.log };
  return {
    name: definition.name,
    sdl,
    schema,
    execute: (request) => onBehalfOf(request, () => inScope(request, () => executeRequest(run, request))),
    subscribe: (request) => onBehalfOf(request, () => inScope(request, () => subscribeRequest(run, request))),
  };
}

/** type-graphql requires topics; every subscription here returns its own stream through `subscribe`. */
const noTopics = {
  publish: (): never => {
    throw new Error('publish through the PubSub port');
  },
  subscribe: (): never => {
    throw new Error('give the subscription a subscribe function');
  },
};

function buildFederatedSchema(definition: SubgraphDefinition): { sdl: string; schema: GraphQLSchema } {
  const instances = new Map(definition.resolvers.map((resolver) => [resolver.constructor, resolver]));
  const classSchema = buildSchemaSync({
    resolvers: [...instances.keys()] as unknown as NonEmptyArray<new () => object>,
    orphanedTypes: [...(definition.orphanedTypes ?? [])] as (new () => object)[],
    container: { get: (resolver: { new (): object }) => instances.get(resolver) },
    scalarsMap: [],
    pubSub: noTopics,
    skipCheck: true,
    validate: false,
  });
  const sdl = `${federationLink}\n\n${printSchemaWithDirectives(classSchema)}\n`;
  const resolvers = createResolversMap(classSchema) as Record<string, Record<string, unknown>>;
  for (const scalar of [DateTimeScalar, DateScalar, TimeZoneScalar, JsonScalar]) {
    if (classSchema.getType(scalar.name) !== undefined) Object.assign(resolvers, { [scalar.name]: scalar });
  }
  for (const [type, resolve] of Object.entries(definition.references ?? {})) {
    resolvers[type] = {
      ...resolvers[type],
      __resolveReference: (reference: Record<string, unknown>, context: SubgraphContext) => resolve(reference, context),
    };
  }
  const schema = buildSubgraphSchema([{ typeDefs: parse(sdl), resolvers: resolvers as never }]);
  boundAnswers(schema, JsonScalar.name);
  return { sdl, schema };
}

interface Run {
  service: string;
  schema: GraphQLSchema;
  prepared: PreparedOperations;
  log: Logger;
}

/** The rows that the caller may access: its organization's; all for a service without one; none for other callers. */
function inScope<T>(request: SubgraphRequest, work: () => T): T {
  const organizationId = organizationOf(request.principal);
  if (organizationId !== null) return inTenant(organizationId, work);
  return request.principal.kind === 'SERVICE'
    ? asPlatform(`service ${request.principal.name}`, work)
    : withoutTenancy(work);
}

async function executeRequest(run: Run, request: SubgraphRequest): Promise<ExecutionResult> {
  const prepared = run.prepared.get(request.query);
  if ('errors' in prepared) return observed({ ...run, kind: 'REQUEST' }, async () => mistakes(prepared, request));
  const { document } = prepared;
  const kind =
    getOperationAST(document, request.operationName)?.operation === OperationTypeNode.MUTATION ? 'MUTATION' : 'QUERY';
  return observed({ ...run, kind }, async () => executeDocument(run, { request, document, rootValue: undefined }));
}

function mistakes(prepared: { errors: readonly GraphQLError[] }, request: SubgraphRequest): ExecutionResult {
  return { errors: prepared.errors.map((error) => mapOperationError(error, request.principal.locale)) };
}

async function executeDocument(
  run: Run,
  { request, document, rootValue }: { request: SubgraphRequest; document: DocumentNode; rootValue: unknown },
): Promise<ExecutionResult> {
  const context = makeContext(request);
  const result = await execute({
    schema: run.schema,
    document,
    rootValue,
    contextValue: context,
    variableValues: request.variables ?? {},
    ...(request.operationName === undefined ? {} : { operationName: request.operationName }),
  });
  return finish(run, { request, result, extensions: context.responseExtensions });
}

interface FinishedRequest {
  readonly request: SubgraphRequest;
  readonly result: ExecutionResult;
  readonly extensions: Record<string, unknown>;
}

function finish(run: Run, { request, result, extensions }: FinishedRequest): ExecutionResult {
  const { locale } = request.principal;
  const errors = result.errors?.map((error) => mapError(error, { locale, log: run.log, requestId: request.requestId }));
  return {
    ...(result.data === undefined ? {} : { data: result.data }),
    ...(errors === undefined ? {} : { errors }),
    ...(Object.keys(extensions).length === 0 ? {} : { extensions }),
  };
}

async function subscribeRequest(
  run: Run,
  request: SubgraphRequest,
): Promise<Stream<ExecutionResult> | ExecutionResult> {
  let source: AsyncIterable<unknown> | undefined;
  const prepared = run.prepared.get(request.query);
  const begun = await observed({ ...run, kind: 'SUBSCRIPTION' }, async () => {
    if ('errors' in prepared) return mistakes(prepared, request);
    const stream = await createSourceEventStream({
      schema: run.schema,
      document: prepared.document,
      contextValue: makeContext(request),
      variableValues: request.variables ?? {},
      ...(request.operationName === undefined ? {} : { operationName: request.operationName }),
    });
    if (!(Symbol.asyncIterator in stream)) return finish(run, { request, result: stream, extensions: {} });
    source = stream;
    return {};
  });
  if (source === undefined || 'errors' in prepared) return begun;
  return mapEvents(run, { request, document: prepared.document, source });
}

/** Each event is executed in the caller's scope with a new context. */
function mapEvents(
  run: Run,
  { request, document, source }: { request: SubgraphRequest; document: DocumentNode; source: AsyncIterable<unknown> },
): Stream<ExecutionResult> {
  const iterator = source[Symbol.asyncIterator]();
  const next = async (): Promise<IteratorResult<ExecutionResult, void>> => {
    const event = await iterator.next();
    if (event.done === true) return streamEnd;
    const value = await observed({ ...run, kind: 'EVENT' }, async () =>
      executeDocument(run, { request, document, rootValue: event.value }),
    );
    return { done: false, value };
  };
  return streamOf({
    next: async () => laterOnBehalfOf(request, () => inScope(request, next)),
    leave: async () => iterator.return?.(),
    onEnd: countedUntilEnd(run.service),
  });
}
