import { Field, ObjectType } from 'type-graphql';
import { ApiKeyType } from './api-key.type.js';
import { Payload } from './payload.js';

/** Answer to making a key. */
@ObjectType('CreateApiKeyPayload', { description: 'Answer to createApiKey.' })
export class CreateApiKeyPayload extends Payload {
  @Field(() => ApiKeyType, { nullable: true, description: 'The key as it is listed.' })
  apiKey!: ApiKeyType | null;

  @Field(() => String, { nullable: true, description: 'The key itself. Shown this once only.' })
  key!: string | null;
}

/** Answer to revoking a key. */
@ObjectType('RevokeApiKeyPayload', { description: 'Answer to revokeApiKey.' })
export class RevokeApiKeyPayload extends Payload {
  @Field(() => ApiKeyType, { nullable: true, description: 'The key as it is now.' })
  apiKey!: ApiKeyType | null;
}
