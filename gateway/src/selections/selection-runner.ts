import { DomainError, messageFor, type Locale } from '@tertulia/errors';
import type { Principal } from '@tertulia/principal';
import type { ExecutionResult, GraphQLError, GraphQLFormattedError } from 'graphql';
import type { Logger } from 'pino';
import type { AdmittedOperation, OperationGate } from '../protection/admit-operation.js';
import type { OperationTurns } from '../protection/operation-turns.js';
import type { ValidatedDocuments } from '../protection/validated-documents.js';
import { openSubscription } from '../subscriptions/open-subscription.js';
import { refusalError } from '../subscriptions/socket-errors.js';
import type { ScopeMaker } from '../supergraph/make-scope.js';
import type { ServedSubscriptions, ServedSupergraph } from '../supergraph/served-supergraph.js';

/** Dependencies of the runner. */
export interface SelectionParts {
  readonly supergraph: ServedSupergraph;
  readonly gate: OperationGate;
  readonly validated: ValidatedDocuments;
  readonly turns: OperationTurns;
  readonly scopes: ScopeMaker;
  readonly log: Logger;
  readonly executionDeadlineMs: number;
}

/** A subscription of a service of the platform. */
export interface SelectionRequest {
  readonly query: string;
  /** `event`: what the subscription is run for; without it the subscription is only checked. */
  readonly variables?: Readonly<Record<string, unknown>> | undefined;
  /** With these rights it is run. */
  readonly principal: Principal;
  readonly requestId: string;
}

/** Runs a subscription once, for an event that is given to it, by the limits of every subscription of such a caller. */
export class SelectionRunner {
  readonly #parts: SelectionParts;

  constructor(parts: SelectionParts) {
    this.#parts = parts;
  }

  /** The result for the event; without an event `data: null`, or what is wrong with the subscription. Never rejects. */
  async execute(request: SelectionRequest): Promise<ExecutionResult> {
    const { principal, requestId } = request;
    try {
      return plain(await this.#execute(request));
    } catch (error) {
      if (error instanceof DomainError) return plain({ errors: [refusalError(error, principal.locale)] });
      this.#parts.log.error({ err: error, reference: requestId, requestId }, 'defect');
      return plain({ errors: [refusalError(new DomainError('INTERNAL_SERVER_ERROR'), principal.locale)] });
    }
  }

  async #execute(request: SelectionRequest): Promise<ExecutionResult> {
    const { supergraph, gate, validated, turns } = this.#parts;
    const { query, variables = {}, principal } = request;
    const operation = gate.admit(
      { query, operationName: null, variables: {} },
      { kind: principal.kind, way: 'SOCKET' },
    );
    const { subscriptions } = supergraph;
    if (subscriptions === null) throw new DomainError('OPERATION_KIND_NOT_SERVED');
    const { schema, subscribe } = subscriptions;
    const mistakes = validated.mistakes(schema, operation.document);
    if (mistakes.length > 0) return { errors: mistakes.map((mistake) => worded(mistake, principal.locale)) };
    const event = variables['event'];
    if (event === undefined) return { data: null };
    return turns.take(principal, async () => this.#run(request, { ...operation, subscribe }, event));
  }

  async #run(
    { principal, requestId }: SelectionRequest,
    { query, document, operationName, subscribe }: AdmittedOperation & Pick<ServedSubscriptions, 'subscribe'>,
    event: unknown,
  ): Promise<ExecutionResult> {
    const { scopes, log, executionDeadlineMs: eventDeadlineMs } = this.#parts;
    const opened = await openSubscription({
      ...{ subscribe, query, document, operationName, variables: {}, eventDeadlineMs, log },
      scope: (signal) => scopes.make({ principal, requestId, userAgent: undefined, signal, upstream: null, event }),
      onCount: () => undefined,
    });
    if (!(Symbol.asyncIterator in opened)) return opened;
    const first = await opened.next();
    await opened.return();
    return first.done === true ? { data: null } : first.value;
  }
}

/** An error of the text, with its place. */
function worded({ message, locations }: GraphQLError, locale: Locale): GraphQLError {
  const code = 'GRAPHQL_VALIDATION_FAILED';
  const detail = message.replace(/\.$/, '');
  const shown: GraphQLFormattedError = {
    message: messageFor(code, locale, { detail }),
    ...(locations === undefined ? {} : { locations }),
    extensions: { code, data: { detail } },
  };
  return shown as GraphQLError;
}

/** As it would arrive over the network. */
function plain(result: ExecutionResult): ExecutionResult {
  return JSON.parse(JSON.stringify(result)) as ExecutionResult;
}
