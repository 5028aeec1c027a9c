import { fromGlobalId, withUserErrors } from '@tertulia/subgraph';
import type { SubgraphContext } from '@tertulia/subgraph';
import { Arg, Ctx, Mutation, Resolver } from 'type-graphql';
import { createApiKey } from '../../application/create-api-key.js';
import type { IdentityDependencies } from '../../application/ports.js';
import { revokeApiKey } from '../../application/revoke-api-key.js';
import { callerOf } from '../callers.js';
import { CreateApiKeyInput, RevokeApiKeyInput } from '../inputs/api-key-inputs.js';
import { CreateApiKeyPayload, RevokeApiKeyPayload } from '../payloads/api-key-payloads.js';

/** Changes of which programs may call. */
@Resolver()
export class ApiKeyMutations {
  constructor(private readonly deps: IdentityDependencies) {}

  @Mutation(() => CreateApiKeyPayload, { description: 'Makes an API key; the key itself is in this answer only.' })
  async createApiKey(
    @Arg('input', () => CreateApiKeyInput, { description: 'The key.' }) input: CreateApiKeyInput,
    @Ctx() context: SubgraphContext,
  ): Promise<CreateApiKeyPayload> {
    return withUserErrors<Omit<CreateApiKeyPayload, 'userErrors'>>(
      context,
      async () => {
        const { name, mode, scopes, expiresAt = null } = input;
        return createApiKey(this.deps, callerOf(context), { name, mode, scopes, expiresAt });
      },
      { apiKey: null, key: null },
    );
  }

  @Mutation(() => RevokeApiKeyPayload, { description: 'Makes an API key useless for ever.' })
  async revokeApiKey(
    @Arg('input', () => RevokeApiKeyInput, { description: 'Which one.' }) input: RevokeApiKeyInput,
    @Ctx() context: SubgraphContext,
  ): Promise<RevokeApiKeyPayload> {
    return withUserErrors<Omit<RevokeApiKeyPayload, 'userErrors'>>(
      context,
      async () => {
        const apiKeyId = fromGlobalId('apiKey', input.apiKeyId);
        return { apiKey: await revokeApiKey(this.deps, callerOf(context), apiKeyId) };
      },
      { apiKey: null },
    );
  }
}
