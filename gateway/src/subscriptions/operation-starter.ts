import { DomainError, messageFor } from '@tertulia/errors';
import type { Principal } from '@tertulia/principal';
import { getVariableValues, GraphQLError, type ExecutionArgs, type ExecutionResult, type GraphQLSchema } from 'graphql';
import type { Logger } from 'pino';
import { operationOf } from '../http/read-operation.js';
import type { GatewayMetrics } from '../observability/metrics.js';
import type { AdmittedOperation, OperationGate } from '../protection/admit-operation.js';
import type { KnownOperations } from '../protection/known-operations.js';
import type { CostPolicy } from '../protection/cost-budget.js';
import type { RatePolicy } from '../protection/rate-policy.js';
import type { ValidatedDocuments } from '../protection/validated-documents.js';
import type { Continuations } from '../supergraph/continued-subscription.js';
import type { ExecutionScope } from '../supergraph/execution-scope.js';
import type { ScopeMaker } from '../supergraph/make-scope.js';
import type { ServedSubscriptions, ServedSupergraph } from '../supergraph/served-supergraph.js';
import type { UpstreamSockets } from '../supergraph/upstream-sockets.js';
import type { Upstreams } from '../supergraph/upstreams.js';
import { openSubscription, type SubscriptionOperation } from './open-subscription.js';
import { scopeOf, sharedKeyOf, SharedOperations } from './shared-scope.js';
import type { SharedSource } from './shared-subscription.js';
import type { SharedSubscriptions } from './shared-subscriptions.js';
import type { SocketBudget } from './socket-budget.js';
import { refusalError } from './socket-errors.js';
import { closeCodes, type Socket } from './socket.js';

/** Dependencies for starting operations of sockets. */
export interface StarterParts {
  readonly supergraph: ServedSupergraph;
  readonly gate: OperationGate;
  readonly known: KnownOperations;
  readonly validated: ValidatedDocuments;
  readonly rates: RatePolicy;
  readonly costs: CostPolicy;
  readonly scopes: ScopeMaker;
  readonly upstreams: Upstreams;
  readonly continuations: Continuations;
  readonly shared: SharedSubscriptions;
  readonly budget: SocketBudget;
  readonly metrics: GatewayMetrics;
  readonly log: Logger;
  readonly operationsPerSocketMax: number;
  readonly eventDeadlineMs: number;
}

/** An admitted operation. The socket library keeps it until it ends, so it holds little. */
export interface Opening {
  /** Starts it; called once. */
  open(): Promise<AsyncGenerator<ExecutionResult, void, void> | ExecutionResult>;
}

/** A message of a client that starts an operation. */
export interface StartMessage {
  readonly id: string;
  readonly payload: unknown;
  /** Operations of the socket, with this one. */
  readonly running: number;
}

/** Who an operation runs for. */
interface Running {
  readonly principal: Principal;
  readonly requestId: string;
  readonly userAgent: string | undefined;
  readonly upstream: UpstreamSockets;
  readonly onCount: SubscriptionOperation['onCount'];
}

interface ServedOperation extends ServedSubscriptions {
  readonly operation: AdmittedOperation;
}

/** Parses, limits and validates the operations of sockets by the same rules as over HTTP. */
export class OperationStarter {
  readonly #parts: StarterParts;
  readonly #sharing: SharedOperations;

  constructor(parts: StarterParts) {
    this.#parts = parts;
    this.#sharing = new SharedOperations(parts.continuations);
  }

  /** The arguments for execution, with an `Opening` as the context, or the errors; never rejects. */
  async start(socket: Socket, message: StartMessage): Promise<ExecutionArgs | GraphQLError[]> {
    const locale = socket.caller?.principal.locale ?? 'es';
    try {
      return await this.#admit(socket, message);
    } catch (error) {
      if (error instanceof DomainError) return [refusalError(error, locale)];
      const reference = socket.requestId;
      this.#parts.log.error({ err: error, reference, requestId: reference }, 'defect');
      const message = messageFor('INTERNAL_SERVER_ERROR', locale, { reference });
      return [new GraphQLError(message, { extensions: { code: 'INTERNAL_SERVER_ERROR', reference } })];
    }
  }

  async #admit(socket: Socket, { id, payload, running }: StartMessage): Promise<ExecutionArgs | GraphQLError[]> {
    const { supergraph, gate, known, rates, costs, operationsPerSocketMax } = this.#parts;
    const { caller, address } = socket;
    if (caller === null) throw new DomainError('UNAUTHENTICATED');
    if (running > operationsPerSocketMax) throw new DomainError('RATE_LIMITED', { params: { retryAfterSeconds: 1 } });
    const { principal } = caller;
    await rates.countOperation(principal, address);
    const operation = gate.admit(operationOf(payload, known), { kind: principal.kind, way: 'SOCKET' });
    await rates.countSensitive(operation.measure, address);
    await costs.take(principal, address, operation.measure.cost);
    const { subscriptions } = supergraph;
    if (subscriptions === null) throw new DomainError('OPERATION_KIND_NOT_SERVED');
    const { schema } = subscriptions;
    const errors = this.#mistakes(operation, schema);
    if (errors.length > 0) return errors.map(({ code, detail }) => refusalError(wrong(code, detail), principal.locale));
    const { document, operationName, variables: variableValues } = operation;
    const { requestId } = socket;
    this.#parts.log.info({ requestId, operationName: nameOf(operation), caller: principal.kind }, 'subscription');
    const served = { ...subscriptions, operation };
    const contextValue = this.#sharing.has(schema, operation)
      ? this.#shared(served, { socket, id, principal })
      : this.#alone(served, { socket, principal });
    return { schema, document, operationName, variableValues, contextValue };
  }

  #mistakes(operation: AdmittedOperation, schema: GraphQLSchema): Mistake[] {
    const invalid = this.#parts.validated.mistakes(schema, operation.document);
    if (invalid.length > 0)
      return invalid.map(({ message }) => ({ code: 'GRAPHQL_VALIDATION_FAILED', detail: message }));
    const { errors } = getVariableValues(schema, operation.operation.variableDefinitions ?? [], operation.variables);
    return (errors ?? []).map(({ message }) => ({ code: 'BAD_USER_INPUT', detail: message }));
  }

  /** Runs for this socket. */
  #alone(served: ServedOperation, { socket, principal }: { socket: Socket; principal: Principal }): Opening {
    const { upstreams, metrics, budget } = this.#parts;
    const { requestId, userAgent } = socket;
    socket.upstream ??= upstreams.open({ principal, requestId }, () =>
      socket.webSocket.close(closeCodes.serviceRestart, 'Events were missed'),
    );
    const { upstream } = socket;
    const onCount = (by: 1 | -1): void => {
      metrics.moveSubscriptions(by);
      budget.moveSubscriptions(by);
    };
    const running = { principal, requestId, userAgent, upstream, onCount };
    return { open: () => openSubscription(this.#subscriptionOf(served, running)) };
  }

  /** Runs once for all sockets whose callers have the same scope. Nothing that it reads tells them apart. */
  #shared(
    served: ServedOperation,
    { socket, id, principal }: { socket: Socket; id: string; principal: Principal },
  ): Opening {
    const { shared } = this.#parts;
    const scope = scopeOf(principal);
    const { requestId } = socket;
    const source = (): SharedSource => {
      const upstream = this.#parts.upstreams.open({ principal: scope, requestId }, () => undefined);
      const running = { principal: scope, requestId, userAgent: undefined, upstream, onCount: () => undefined };
      const subscription = this.#subscriptionOf(served, running);
      return { open: () => openSubscription(subscription), close: () => upstream.dispose() };
    };
    const key = sharedKeyOf(served.operation, scope);
    return shared.reader({ schema: served.schema, key, source }, { socket, id });
  }

  #subscriptionOf({ operation, subscribe }: ServedOperation, { onCount, ...running }: Running): SubscriptionOperation {
    const { scopes, log, eventDeadlineMs } = this.#parts;
    const { query, document, operationName, variables } = operation;
    const scope = (signal: AbortSignal): ExecutionScope => scopes.make({ ...running, signal });
    return { subscribe, query, document, operationName, variables, scope, eventDeadlineMs, onCount, log };
  }
}

function nameOf({ operation }: AdmittedOperation): string | null {
  return operation.name?.value.slice(0, 100) ?? null;
}

interface Mistake {
  readonly code: 'GRAPHQL_VALIDATION_FAILED' | 'BAD_USER_INPUT';
  readonly detail: string;
}

function wrong(code: Mistake['code'], detail: string): DomainError {
  return new DomainError(code, { params: { detail: detail.replace(/\.$/, '') } });
}
