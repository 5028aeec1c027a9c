import type { Scope } from '@tertulia/principal';
import { DateTimeScalar } from '@tertulia/subgraph';
import { Field, ID, InputType } from 'type-graphql';
import type { KeyMode } from '../domain/api-key.js';
import { KeyModeEnum, ScopeEnum } from './enums.js';

/** Input for a new key. */
@InputType('CreateApiKeyInput', { description: 'A new API key of the organization.' })
export class CreateApiKeyInput {
  @Field(() => String, { description: 'What it is for, up to 100 characters.' })
  name!: string;

  @Field(() => KeyModeEnum, { description: 'Test or live.' })
  mode!: KeyMode;

  @Field(() => [ScopeEnum], { description: 'Its scopes; at least one.' })
  scopes!: Scope[];

  @Field(() => DateTimeScalar, { nullable: true, description: 'When it expires; never if omitted.' })
  expiresAt?: Date | null;
}

/** The key to revoke. */
@InputType('RevokeApiKeyInput', { description: 'The API key to revoke.' })
export class RevokeApiKeyInput {
  @Field(() => ID, { description: 'A key of the organization.' })
  apiKeyId!: string;
}
