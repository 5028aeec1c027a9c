import type { IncomingMessage, ServerResponse } from 'node:http';
import { DomainError } from '@tertulia/errors';
import { principalHeader, verifyPrincipal, type Principal } from '@tertulia/principal';
import type { Clock } from '@tertulia/use-case';
import { contentTypes } from '../http/negotiate.js';
import { readPostedOperation, type BodyLimits } from '../http/read-operation.js';
import type { KnownOperations } from '../protection/known-operations.js';
import { refusalOf, sendRefusal, sendText } from '../http/reply.js';
import type { RequestContext } from '../http/request-context.js';
import type { SelectionRunner } from './selection-runner.js';

/** Dependencies of the endpoint. */
export interface SelectionEndpointParts {
  readonly selections: SelectionRunner;
  readonly known: KnownOperations;
  /** Null when subgraphs do not verify callers: then nobody is a service. */
  readonly principalSecret: string | null;
  readonly clock: Clock;
  readonly bodyLimits: BodyLimits;
}

/** Requests to `/graphql` of subgraphs in other processes, which sign for whom they ask. */
export class SelectionEndpoint {
  readonly #parts: SelectionEndpointParts;

  constructor(parts: SelectionEndpointParts) {
    this.#parts = parts;
  }

  /** For whom a service of the platform asks; null when the request is not of a service. A forged header is worth nothing. */
  callerOf({ headers, method }: IncomingMessage): Principal | null {
    const { principalSecret, clock } = this.#parts;
    const header = headers[principalHeader];
    if (typeof header !== 'string' || principalSecret === null || method !== 'POST') return null;
    try {
      return verifyPrincipal(header, principalSecret, clock.now());
    } catch (error) {
      if (error instanceof DomainError) return null;
      throw error;
    }
  }

  /** Never rejects for what the request contains. */
  async handle(
    request: IncomingMessage,
    response: ServerResponse,
    { principal, context }: { principal: Principal; context: RequestContext },
  ): Promise<void> {
    const { selections, known, bodyLimits } = this.#parts;
    try {
      const { query, variables } = await readPostedOperation(request, bodyLimits, known);
      const result = await selections.execute({ query, variables, principal, requestId: context.requestId });
      sendText(response, { status: 200, contentType: contentTypes.JSON, text: JSON.stringify(result) });
    } catch (error) {
      if (!(error instanceof DomainError)) throw error;
      sendRefusal(response, refusalOf(error, { locale: principal.locale, type: 'JSON' }), { type: 'JSON' });
    }
  }
}
