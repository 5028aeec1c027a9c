import { DomainError } from '@tertulia/errors';
import { principalSchema, type Principal } from '@tertulia/principal';
import type { SubgraphCaller } from '@tertulia/subgraph-kit';
import type { CredentialVerifier, VerifiableKind } from './credential-verifier.js';

const resolveCredential =
  'query ResolveCredential($kind: String!, $token: String!) { resolveCredential(kind: $kind, token: $token) }';

const gatewayService: Principal = { kind: 'SERVICE', name: 'gateway', organizationId: null, locale: 'es' };

/** Where the identity subgraph is, and how long it may take. */
export interface IdentitySettings {
  readonly subgraph: string;
  readonly timeoutMs: number;
}

/** Asks the identity subgraph directly, as a service; its field is not part of the public graph. */
export class IdentityCredentialVerifier implements CredentialVerifier {
  readonly #callSubgraph: SubgraphCaller;
  readonly #settings: IdentitySettings;

  constructor(callSubgraph: SubgraphCaller, settings: IdentitySettings) {
    this.#callSubgraph = callSubgraph;
    this.#settings = settings;
  }

  async verify(kind: VerifiableKind, token: string, requestId: string): Promise<Principal | null> {
    const data = await this.#ask({ query: resolveCredential, variables: { kind, token } }, requestId);
    const answer = data['resolveCredential'];
    if (answer === null || answer === undefined) return null;
    const principal = principalSchema.safeParse(answer);
    if (!principal.success || principal.data.kind !== (kind === 'SESSION' ? 'USER' : 'API_KEY')) {
      throw new DomainError('INTERNAL_SERVER_ERROR', { cause: new Error('identity answered with no principal') });
    }
    return principal.data;
  }

  async ping(requestId: string): Promise<void> {
    await this.#ask({ query: '{ __typename }' }, requestId);
  }

  async #ask(
    operation: { query: string; variables?: Readonly<Record<string, unknown>> },
    requestId: string,
  ): Promise<Readonly<Record<string, unknown>>> {
    const call = this.#callSubgraph(this.#settings.subgraph, { ...operation, principal: gatewayService, requestId });
    const result = await withinTime(call, this.#settings.timeoutMs);
    if (result.data === null || result.data === undefined || result.errors !== undefined) {
      throw new DomainError('SUBGRAPH_UNAVAILABLE', { cause: result.errors });
    }
    return result.data;
  }
}

async function withinTime<T>(work: Promise<T>, timeoutMs: number): Promise<T> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new DomainError('DEADLINE_EXCEEDED')), timeoutMs);
  });
  try {
    return await Promise.race([work, late]);
  } catch (cause) {
    throw cause instanceof DomainError ? cause : new DomainError('SUBGRAPH_UNAVAILABLE', { cause });
  } finally {
    clearTimeout(timer);
  }
}
