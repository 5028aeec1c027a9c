import { DomainError, messageFor } from '@tertulia/errors';
import { getVariableValues, GraphQLError, type ExecutionArgs, type GraphQLSchema } from 'graphql';
import type { Logger } from 'pino';
import { operationOf } from '../http/read-operation.js';
import type { GatewayMetrics } from '../observability/metrics.js';
import type { AdmittedOperation, OperationGate } from '../protection/admit-operation.js';
import type { CostPolicy } from '../protection/cost-budget.js';
import type { RatePolicy } from '../protection/rate-policy.js';
import type { ValidatedDocuments } from '../protection/validated-documents.js';
import type { ScopeMaker } from '../supergraph/make-scope.js';
import type { ServedSupergraph } from '../supergraph/served-supergraph.js';
import type { SubscriptionOperation } from './open-subscription.js';
import { refusalError } from './socket-errors.js';
import type { Socket } from './socket.js';

/** Dependencies for starting operations of sockets. */
export interface StarterParts {
  readonly supergraph: ServedSupergraph;
  readonly gate: OperationGate;
  readonly validated: ValidatedDocuments;
  readonly rates: RatePolicy;
  readonly costs: CostPolicy;
  readonly scopes: ScopeMaker;
  readonly metrics: GatewayMetrics;
  readonly log: Logger;
  readonly operationsPerSocketMax: number;
  readonly eventDeadlineMs: number;
}

/** Parses, limits and validates the operations of sockets by the same rules as over HTTP. */
export class OperationStarter {
  readonly #parts: StarterParts;

  constructor(parts: StarterParts) {
    this.#parts = parts;
  }

  /** The arguments for execution, or the errors; never rejects. `running` includes this operation. */
  async start(socket: Socket, payload: unknown, running: number): Promise<ExecutionArgs | GraphQLError[]> {
    const locale = socket.caller?.principal.locale ?? 'es';
    try {
      return await this.#admit(socket, payload, running);
    } catch (error) {
      if (error instanceof DomainError) return [refusalError(error, locale)];
      const reference = socket.requestId;
      this.#parts.log.error({ err: error, reference, requestId: reference }, 'defect');
      const message = messageFor('INTERNAL_SERVER_ERROR', locale, { reference });
      return [new GraphQLError(message, { extensions: { code: 'INTERNAL_SERVER_ERROR', reference } })];
    }
  }

  async #admit(socket: Socket, payload: unknown, running: number): Promise<ExecutionArgs | GraphQLError[]> {
    const { supergraph, gate, rates, costs, operationsPerSocketMax } = this.#parts;
    const { caller, address } = socket;
    if (caller === null) throw new DomainError('UNAUTHENTICATED');
    if (running > operationsPerSocketMax) throw new DomainError('RATE_LIMITED', { params: { retryAfterSeconds: 1 } });
    const { principal } = caller;
    await rates.countOperation(principal, address);
    const operation = gate.admit(operationOf(payload), { kind: principal.kind, way: 'SOCKET' });
    await rates.countSensitive(operation.measure, address);
    await costs.take(principal, address, operation.measure.cost);
    const schema = supergraph.subscriptionSchema;
    if (supergraph.apiSchema === null || schema === null) throw new DomainError('OPERATION_KIND_NOT_SERVED');
    const errors = this.#mistakes(operation, supergraph.apiSchema);
    if (errors.length > 0) return errors.map(({ code, detail }) => refusalError(wrong(code, detail), principal.locale));
    return this.#argumentsFor(socket, { operation, schema });
  }

  #mistakes(operation: AdmittedOperation, schema: GraphQLSchema): Mistake[] {
    const invalid = this.#parts.validated.mistakes(schema, operation.document);
    if (invalid.length > 0)
      return invalid.map(({ message }) => ({ code: 'GRAPHQL_VALIDATION_FAILED', detail: message }));
    const { errors } = getVariableValues(schema, operation.operation.variableDefinitions ?? [], operation.variables);
    return (errors ?? []).map(({ message }) => ({ code: 'BAD_USER_INPUT', detail: message }));
  }

  #argumentsFor(
    socket: Socket,
    { operation, schema }: { operation: AdmittedOperation; schema: GraphQLSchema },
  ): ExecutionArgs {
    const { scopes, log, metrics, eventDeadlineMs } = this.#parts;
    const { requestId, upstream, caller } = socket;
    if (caller === null) throw new DomainError('UNAUTHENTICATED');
    const { principal } = caller;
    const userAgent = socket.request.headers['user-agent']?.slice(0, 500);
    const subscription: SubscriptionOperation = {
      schema,
      document: operation.document,
      operationName: operation.operationName,
      variables: operation.variables,
      scope: (signal) => scopes.make({ principal, requestId, userAgent, signal, upstream }),
      eventDeadlineMs,
      onCount: (by) => metrics.moveSubscriptions(by),
      log,
    };
    log.info({ requestId, operationName: nameOf(operation), caller: principal.kind }, 'subscription');
    return {
      schema,
      document: operation.document,
      operationName: operation.operationName,
      variableValues: operation.variables,
      contextValue: subscription,
    };
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
