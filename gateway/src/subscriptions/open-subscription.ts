import { streamEnd, streamOf, type Stream } from '@tertulia/streams';
import {
  createSourceEventStream,
  execute,
  type DocumentNode,
  type ExecutionResult,
  type GraphQLSchema,
  GraphQLError,
} from 'graphql';
import type { Logger } from 'pino';
import { sortedByPath } from '../observability/order-of-errors.js';
import { publicError } from '../observability/public-errors.js';
import type { ExecutionScope } from '../supergraph/execution-scope.js';
import { asGraphQLError } from './socket-errors.js';

/** One subscription that was admitted and validated. */
export interface SubscriptionOperation {
  readonly schema: GraphQLSchema;
  readonly document: DocumentNode;
  readonly operationName: string | null;
  readonly variables: Readonly<Record<string, unknown>>;
  /** A scope for one event, or for the subscription as a whole. */
  scope(signal: AbortSignal): ExecutionScope;
  readonly eventDeadlineMs: number;
  /** Called with 1 when the subscription starts, and once with -1 when it ends. */
  onCount(by: 1 | -1): void;
  readonly log: Logger;
}

/** A running subscription; the signal aborts when it ends. */
interface Opened {
  readonly operation: SubscriptionOperation;
  readonly controller: AbortController;
}

/**
 * Starts a subscription. Each event is executed with its own scope and deadline, so that nothing that libraries cache by context
 * (loaders, batches) is reused for a later event.
 */
export async function openSubscription(
  operation: SubscriptionOperation,
): Promise<Stream<ExecutionResult> | ExecutionResult> {
  const controller = new AbortController();
  const source = await createSourceEventStream({
    schema: operation.schema,
    document: operation.document,
    operationName: operation.operationName,
    variableValues: operation.variables,
    contextValue: operation.scope(controller.signal),
  });
  if (!(Symbol.asyncIterator in source)) return shown(source, operation);
  operation.onCount(1);
  return eventsOf(source[Symbol.asyncIterator](), { operation, controller });
}

/** Executes each event of the source until the source or the reader ends the stream. */
function eventsOf(source: AsyncIterator<unknown>, { operation, controller }: Opened): Stream<ExecutionResult> {
  controller.signal.addEventListener('abort', () => operation.onCount(-1), { once: true });
  return streamOf({
    next: async () => nextOf(source, { operation, controller }),
    leave: async () => source.return?.(),
    onEnd: () => controller.abort(),
  });
}

/** If the source fails, the stream ends with a masked error, and the details are logged. */
async function nextOf(
  source: AsyncIterator<unknown>,
  { operation, controller }: Opened,
): Promise<IteratorResult<ExecutionResult, void>> {
  if (controller.signal.aborted) return streamEnd;
  try {
    const event = await source.next();
    return event.done === true ? streamEnd : { done: false, value: await executeEvent(event.value, operation) };
  } catch (error) {
    controller.abort();
    const message = error instanceof Error ? (error.stack ?? error.message) : String(error);
    return { done: false, value: shown({ errors: [new GraphQLError(message)] }, operation) };
  }
}

async function executeEvent(event: unknown, operation: SubscriptionOperation): Promise<ExecutionResult> {
  const controller = new AbortController();
  const deadline = setTimeout(() => controller.abort(), operation.eventDeadlineMs);
  try {
    const result = await execute({
      schema: operation.schema,
      document: operation.document,
      operationName: operation.operationName,
      variableValues: operation.variables,
      rootValue: event,
      contextValue: operation.scope(controller.signal),
    });
    return shown(result, operation);
  } finally {
    clearTimeout(deadline);
  }
}

function shown(result: ExecutionResult, operation: SubscriptionOperation): ExecutionResult {
  const data = result.data ?? null;
  const errors = (result.errors ?? []).filter((error) => data === null || !isMissingObject(error));
  if (errors.length === 0) return { data };
  const { principal, requestId } = operation.scope(AbortSignal.abort());
  const audience = { locale: principal.locale, requestId, log: operation.log };
  const shownErrors = sortedByPath(errors, data).map((error) => asGraphQLError(publicError(error.toJSON(), audience)));
  return { data, errors: shownErrors };
}

/**
 * True for the error of an object of another subgraph that the caller may not see or that no longer exists. As in queries, it is `null`
 * in the result without an error. If a subgraph violates its own schema, it reports that error itself.
 */
function isMissingObject({ message, extensions }: GraphQLError): boolean {
  return message.startsWith('Cannot return null for non-nullable field') && extensions['code'] === undefined;
}
