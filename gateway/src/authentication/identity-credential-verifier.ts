import { DomainError } from '@tertulia/errors';
import { principalSchema, type Principal } from '@tertulia/principal';
import type { SubgraphCaller } from '@tertulia/subgraph';
import { CallGuard, type GuardSettings } from '../supergraph/call-guard.js';
import type { CredentialVerifier, VerifiableKind } from './credential-verifier.js';

const resolveCredential =
  'query ResolveCredential($kind: String!, $token: String!) { resolveCredential(kind: $kind, token: $token) }';

const gatewayService: Principal = { kind: 'SERVICE', name: 'gateway', organizationId: null, locale: 'es' };

/** The name of the identity subgraph, and the limits of calls to it. */
export interface IdentitySettings {
  readonly subgraph: string;
  readonly timeoutMs: number;
  readonly guard: GuardSettings;
}

/** Checks credentials by calling the identity subgraph directly, as a service; the field is not part of the public graph. */
export class IdentityCredentialVerifier implements CredentialVerifier {
  readonly #callSubgraph: SubgraphCaller;
  readonly #settings: IdentitySettings;
  readonly #guard: CallGuard;

  constructor(callSubgraph: SubgraphCaller, settings: IdentitySettings) {
    this.#callSubgraph = callSubgraph;
    this.#settings = settings;
    this.#guard = new CallGuard(settings.guard);
  }

  async verify(kind: VerifiableKind, token: string, requestId: string): Promise<Principal | null> {
    const data = await this.#request({ query: resolveCredential, variables: { kind, token } }, requestId);
    const resolved = data['resolveCredential'];
    if (resolved === null || resolved === undefined) return null;
    const principal = principalSchema.safeParse(resolved);
    if (!principal.success || principal.data.kind !== (kind === 'SESSION' ? 'USER' : 'API_KEY')) {
      throw new DomainError('INTERNAL_SERVER_ERROR', { cause: new Error('identity did not return a principal') });
    }
    return principal.data;
  }

  async ping(requestId: string): Promise<void> {
    await this.#request({ query: '{ __typename }' }, requestId);
  }

  async #request(
    operation: { query: string; variables?: Readonly<Record<string, unknown>> },
    requestId: string,
  ): Promise<Readonly<Record<string, unknown>>> {
    const { subgraph, timeoutMs } = this.#settings;
    const result = await this.#guard.run({ callerSignal: null, deadlineMs: timeoutMs }, () =>
      this.#call(subgraph, { ...operation, principal: gatewayService, requestId }),
    );
    if (result.data === null || result.data === undefined || result.errors !== undefined) {
      throw new DomainError('SUBGRAPH_UNAVAILABLE', { cause: result.errors });
    }
    return result.data;
  }

  async #call(...call: Parameters<SubgraphCaller>): ReturnType<SubgraphCaller> {
    try {
      return await this.#callSubgraph(...call);
    } catch (cause) {
      throw cause instanceof DomainError ? cause : new DomainError('SUBGRAPH_UNAVAILABLE', { cause });
    }
  }
}
