import { execute, getOperationAST, type DocumentNode, type ExecutionResult } from 'graphql';
import type { Logger } from 'pino';
import { planRefusalOf } from '../execution/plan-refusal.js';
import type { GatewayExecutor, GatewayInterface, GatewayRequest } from './loaded-gateway.js';
import { rootKeys, splitIntrospection, type SplitOperation } from './split-introspection.js';

/**
 * Wraps a gateway: introspection is executed by graphql-js, because the planner supports an older introspection schema than the
 * validation before it. An operation that the planner refuses is a client error, not a defect.
 */
export function introspectingGateway(gateway: GatewayInterface, log: Logger): GatewayInterface {
  return {
    load: async (options) => {
      const loaded = await gateway.load(options);
      return { ...loaded, executor: withIntrospection(loaded.executor, log) };
    },
    onSchemaLoadOrUpdate: (callback) => gateway.onSchemaLoadOrUpdate(callback),
    stop: async () => gateway.stop(),
  };
}

function withIntrospection(executor: GatewayExecutor, log: Logger): GatewayExecutor {
  const known = new WeakMap<DocumentNode, Map<string | null, SplitOperation | null>>();
  return async (request) => {
    const { document, operationName } = request;
    const split = splitOnce(known, request);
    if (split === null) return planned(executor, request, log);
    const schemaResult = split.introspection === null ? { data: {} } : await introspected(split.introspection, request);
    if (split.rest === null || schemaResult.errors !== undefined) return schemaResult;
    const plannedResult = await planned(executor, { ...request, document: split.rest }, log);
    const operation = getOperationAST(document, operationName);
    if (plannedResult.data === null || plannedResult.data === undefined || !operation) return plannedResult;
    return {
      ...plannedResult,
      data: inOrder(rootKeys(document, operation), { ...schemaResult.data, ...plannedResult.data }),
    };
  };
}

function splitOnce(
  known: WeakMap<DocumentNode, Map<string | null, SplitOperation | null>>,
  { document, operationName }: GatewayRequest,
): SplitOperation | null {
  const byName = known.get(document) ?? new Map<string | null, SplitOperation | null>();
  known.set(document, byName);
  const found = byName.get(operationName);
  if (found !== undefined) return found;
  const operation = getOperationAST(document, operationName);
  const split = operation ? splitIntrospection(document, operation) : null;
  byName.set(operationName, split);
  return split;
}

async function introspected(document: DocumentNode, { schema, request }: GatewayRequest): Promise<ExecutionResult> {
  return execute({ schema, document, variableValues: request.variables ?? {} });
}

async function planned(
  executor: GatewayExecutor,
  request: GatewayRequest,
  log: Logger,
): Promise<Awaited<ReturnType<GatewayExecutor>>> {
  try {
    return await executor(request);
  } catch (error) {
    const refusal = planRefusalOf(error);
    if (refusal === null) throw error;
    log.warn({ err: error }, 'the planner refused an operation');
    return { errors: [refusal] };
  }
}

function inOrder(keys: readonly string[], data: Record<string, unknown>): Record<string, unknown> {
  return Object.fromEntries(keys.filter((key) => Object.hasOwn(data, key)).map((key) => [key, data[key]]));
}
