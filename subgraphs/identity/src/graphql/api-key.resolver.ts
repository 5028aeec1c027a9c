import { fromGlobalId, type SubgraphContext, toGlobalId, withUserErrors } from '@tertulia/subgraph';
import { Arg, Ctx, FieldResolver, ID, Mutation, Resolver, Root } from 'type-graphql';
import { createApiKey } from '../application/create-api-key.js';
import type { IdentityDependencies } from '../application/dependencies.js';
import { revokeApiKey } from '../application/revoke-api-key.js';
import type { ApiKey } from '../domain/api-key.js';
import { CreateApiKeyInput, RevokeApiKeyInput } from './api-key.input.js';
import { CreateApiKeyPayload, RevokeApiKeyPayload } from './api-key.payload.js';
import { ApiKeyType } from './api-key.type.js';
import { callerOf } from './callers.js';

/** Mutations of API keys. */
@Resolver()
export class ApiKeyMutations {
  constructor(private readonly deps: IdentityDependencies) {}

  @Mutation(() => CreateApiKeyPayload, { description: 'Creates an API key; the key itself is returned only here.' })
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

  @Mutation(() => RevokeApiKeyPayload, { description: 'Revokes an API key permanently.' })
  async revokeApiKey(
    @Arg('input', () => RevokeApiKeyInput, { description: 'The key.' }) input: RevokeApiKeyInput,
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

/** Fields of API keys that are computed from stored values. */
@Resolver(() => ApiKeyType)
export class ApiKeyResolver {
  @FieldResolver(() => ID, { description: 'Opaque id.' })
  id(@Root() key: ApiKey): string {
    return toGlobalId('apiKey', key.id);
  }
}
