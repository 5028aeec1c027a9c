import { DateTimeScalar, toGlobalId, UserError, type Foreign } from '@tertulia/subgraph';
import { Field, ID, InputType, Int, ObjectType } from 'type-graphql';
import type { PreviewLink } from '../domain/preview-link.js';
import { UserStub } from './foreign.type.js';

@ObjectType('PreviewLink', { description: 'Lets anybody who has it talk with the draft of a bot until it expires.' })
export class PreviewLinkType {
  @Field(() => ID, { description: 'Id.' })
  id!: string;

  @Field(() => DateTimeScalar, { description: 'When it was made.' })
  createdAt!: Date;

  @Field(() => DateTimeScalar, { description: 'Until when it works.' })
  expiresAt!: Date;

  @Field(() => UserStub, { nullable: true, description: 'The member who made it; null for an API key.' })
  creator!: Foreign | null;
}

@InputType('CreatePreviewLinkInput', { description: 'Input of a new preview link.' })
export class CreatePreviewLinkInput {
  @Field(() => ID, { description: 'The bot whose draft it shows.' })
  botId!: string;

  @Field(() => Int, { description: 'How many days it works: 1, 7 or 30.' })
  days!: number;
}

@ObjectType('CreatePreviewLinkPayload', { description: 'The new link.' })
export class CreatePreviewLinkPayload {
  @Field(() => PreviewLinkType, { nullable: true, description: 'Null on failure.' })
  previewLink!: PreviewLinkType | null;

  @Field(() => String, {
    nullable: true,
    description: 'Its secret, shown this once: the page is /preview#TOKEN. Null on failure.',
  })
  token!: string | null;

  @Field(() => [UserError], { description: 'What is wrong with the input.' })
  userErrors!: UserError[];
}

@InputType('RevokePreviewLinkInput', { description: 'Input to revoke a preview link.' })
export class RevokePreviewLinkInput {
  @Field(() => ID, { description: 'The link.' })
  previewLinkId!: string;
}

@ObjectType('RevokePreviewLinkPayload', { description: 'The revoked link.' })
export class RevokePreviewLinkPayload {
  @Field(() => ID, { nullable: true, description: 'Its id; null on failure.' })
  previewLinkId!: string | null;

  @Field(() => [UserError], { description: 'Why nothing was done.' })
  userErrors!: UserError[];
}

/** Converts a link to its GraphQL type. */
export function asPreviewLink({ id, creatorId, createdAt, expiresAt }: PreviewLink): PreviewLinkType {
  const creator = creatorId === null ? null : { id: toGlobalId('user', creatorId) };
  return Object.assign(new PreviewLinkType(), { id: toGlobalId('previewLink', id), creator, createdAt, expiresAt });
}
