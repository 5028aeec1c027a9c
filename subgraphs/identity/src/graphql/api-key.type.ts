import type { Scope } from '@tertulia/principal';
import { DateTimeScalar } from '@tertulia/subgraph';
import { Field, ID, ObjectType } from 'type-graphql';
import type { KeyMode } from '../domain/api-key.js';
import { KeyModeEnum, ScopeEnum } from './enums.js';

/** A key as it is listed. */
@ObjectType('ApiKey', {
  description: "A program's access to the organization. The key itself is returned only at its creation.",
})
export class ApiKeyType {
  @Field(() => ID, { description: 'Opaque id.' })
  id!: string;

  @Field(() => String, { description: 'What it is for, in the words of its creator.' })
  name!: string;

  @Field(() => String, { description: 'The beginning of the key, to recognise it.' })
  prefix!: string;

  @Field(() => KeyModeEnum, { description: 'Test or live.' })
  mode!: KeyMode;

  @Field(() => [ScopeEnum], { description: 'Its scopes.' })
  scopes!: readonly Scope[];

  @Field(() => DateTimeScalar, { description: 'When it was created.' })
  createdAt!: Date;

  @Field(() => DateTimeScalar, { nullable: true, description: 'When it expires; null for never.' })
  expiresAt!: Date | null;

  @Field(() => DateTimeScalar, { nullable: true, description: 'Last use, to the minute; null before the first.' })
  lastUsedAt!: Date | null;

  @Field(() => DateTimeScalar, { nullable: true, description: 'When it was revoked; null if it was not.' })
  revokedAt!: Date | null;
}
