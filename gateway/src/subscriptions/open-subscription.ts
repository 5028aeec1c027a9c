import { DomainError } from '@tertulia/errors';
import { streamEnd, streamOf, type Stream } from '@tertulia/streams';
import { GraphQLError, type ExecutionResult } from 'graphql';
import type { Logger } from 'pino';
import { planRefusalOf } from '../execution/plan-refusal.js';
import { sortedByPath } from '../observability/order-of-errors.js';
import { publicError } from '../observability/public-errors.js';
import type { AdmittedOperation } from '../protection/admit-operation.js';
import type { ExecutionScope } from '../supergraph/execution-scope.js';
import type { StartedSubscription, Subscribe } from '../supergraph/make-subscribe.js';
import { asGraphQLError, refusalError } from './socket-errors.js';

/** One subscription that was admitted and validated. */
export interface SubscriptionOperation extends Pick<
  AdmittedOperation,
  'query' | 'document' | 'operationName' | 'variables'
> {
  readonly subscribe: Subscribe;
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
  readonly started: StartedSubscription;
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
  const { query: queryHash, document, operationName, variables } = operation;
  try {
    const request = { queryHash, document, operationName, variables };
    const started = await operation.subscribe(request, operation.scope(controller.signal));
    if ('errors' in started) return shown(started, operation);
    operation.onCount(1);
    return eventsOf({ operation, started, controller });
  } catch (error) {
    return shown({ errors: [errorOf(error, operation)] }, operation);
  }
}

/** Executes each event of the source until the source or the reader ends the stream. */
function eventsOf(opened: Opened): Stream<ExecutionResult> {
  const { operation, started, controller } = opened;
  controller.signal.addEventListener('abort', () => operation.onCount(-1), { once: true });
  return streamOf({
    next: async () => nextOf(opened),
    leave: async () => started.events.return?.(),
    onEnd: () => controller.abort(),
  });
}

/** If the source fails, the stream ends with a masked error, and the details are logged. */
async function nextOf({ operation, started, controller }: Opened): Promise<IteratorResult<ExecutionResult, void>> {
  if (controller.signal.aborted) return streamEnd;
  try {
    const event = await started.events.next();
    if (event.done === true) return streamEnd;
    const respond = async (scope: ExecutionScope) => started.respond(event.value, scope);
    return { done: false, value: shown(await withinDeadline(operation, respond), operation) };
  } catch (error) {
    controller.abort();
    return { done: false, value: shown({ errors: [errorOf(error, operation)] }, operation) };
  }
}

async function withinDeadline(
  operation: SubscriptionOperation,
  respond: (scope: ExecutionScope) => Promise<ExecutionResult>,
): Promise<ExecutionResult> {
  const controller = new AbortController();
  const deadline = setTimeout(() => controller.abort(), operation.eventDeadlineMs);
  try {
    return await respond(operation.scope(controller.signal));
  } finally {
    clearTimeout(deadline);
  }
}

/** A refusal in the caller's language; for a defect, an error that is masked. */
function errorOf(error: unknown, operation: SubscriptionOperation): GraphQLError {
  if (error instanceof DomainError) return refusalError(error, operation.scope(AbortSignal.abort()).principal.locale);
  const refusal = planRefusalOf(error);
  if (refusal !== null) return refusal;
  return new GraphQLError(error instanceof Error ? (error.stack ?? error.message) : String(error));
}

function shown({ data = null, errors = [] }: ExecutionResult, operation: SubscriptionOperation): ExecutionResult {
  if (errors.length === 0) return { data };
  const { principal, requestId } = operation.scope(AbortSignal.abort());
  const audience = { locale: principal.locale, requestId, log: operation.log };
  const shownErrors = sortedByPath(errors, data).map((error) => asGraphQLError(publicError(error.toJSON(), audience)));
  return { data, errors: shownErrors };
}
