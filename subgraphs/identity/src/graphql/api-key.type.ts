import type { Scope } from '@tertulia/principal';
import { DateTimeScalar } from '@tertulia/subgraph';
import { Field, ID, ObjectType } from 'type-graphql';
import type { KeyMode } from '../domain/api-key.js';
import { KeyModeEnum, ScopeEnum } from './enums.js';

/** A key as it is listed. */
@ObjectType('ApiKey', { description: 'Access of a program to the organization. The key itself is shown only once.' })
export class ApiKeyType {
  @Field(() => ID, { description: 'Opaque id.' })
  id!: string;

  @Field(() => String, { description: 'What it is for, in the words of its maker.' })
  name!: string;

  @Field(() => String, { description: 'Beginning of the key, to recognise it by.' })
  prefix!: string;

  @Field(() => KeyModeEnum, { description: 'Test or live.' })
  mode!: KeyMode;

  @Field(() => [ScopeEnum], { description: 'What it may do.' })
  scopes!: readonly Scope[];

  @Field(() => DateTimeScalar, { description: 'When it was made.' })
  createdAt!: Date;

  @Field(() => DateTimeScalar, { nullable: true, description: 'When it stops working; null for never.' })
  expiresAt!: Date | null;

  @Field(() => DateTimeScalar, { nullable: true, description: 'Last use, to the minute; null before the first.' })
  lastUsedAt!: Date | null;

  @Field(() => DateTimeScalar, { nullable: true, description: 'When it was revoked; null while it works.' })
  revokedAt!: Date | null;
}
