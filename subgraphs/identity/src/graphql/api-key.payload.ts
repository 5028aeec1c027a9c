import { Field, ObjectType } from 'type-graphql';
import { ApiKeyType } from './api-key.type.js';
import { Payload } from './payload.js';

/** Result of creating a key. */
@ObjectType('CreateApiKeyPayload', { description: 'Result of createApiKey.' })
export class CreateApiKeyPayload extends Payload {
  @Field(() => ApiKeyType, { nullable: true, description: 'The key as it is listed.' })
  apiKey!: ApiKeyType | null;

  @Field(() => String, { nullable: true, description: 'The key itself. Returned only here.' })
  key!: string | null;
}

/** Result of revoking a key. */
@ObjectType('RevokeApiKeyPayload', { description: 'Result of revokeApiKey.' })
export class RevokeApiKeyPayload extends Payload {
  @Field(() => ApiKeyType, { nullable: true, description: 'The revoked key.' })
  apiKey!: ApiKeyType | null;
}
