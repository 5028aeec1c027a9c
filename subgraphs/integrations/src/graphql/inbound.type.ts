import { connectionOf, DateTimeScalar, enumOf, toGlobalId } from '@tertulia/subgraph';
import { Directive, Field, ID, ObjectType } from 'type-graphql';
import type { ListedInboxEvent, StoredInboundSource } from '../application/inbound-ports.js';
import type { InboundScheme, InboxEventState } from '../domain/inbound-source.js';
import { WebhookSecretType } from './webhook.type.js';

export const InboundSchemeEnum = enumOf<InboundScheme>('InboundScheme', 'How a caller proves who it is.', {
  SLACK: 'As Slack signs, with the signing secret of the app. Only of a connection.',
  HUBSPOT: 'As HubSpot signs (version 3), with the client secret of the app. Only of a connection.',
  STANDARD_WEBHOOKS: 'As Standard Webhooks says, with an id and a time.',
  HMAC_SHA256: 'HMAC-SHA256 of the body in a header, in hexadecimal or base64, with or without sha256= in front.',
  BEARER: 'The secret itself: authorization: Bearer …',
});

@ObjectType('InboundSource', { description: 'An address that an external system calls.' })
export class InboundSourceType {
  uuid!: string;

  @Field(() => ID, { description: 'Id.' })
  id(): string {
    return toGlobalId('inboundSource', this.uuid);
  }

  @Field(() => String, { description: 'Name.' })
  name!: string;

  @Field(() => InboundSchemeEnum, { description: 'How calls prove who sent them.' })
  scheme!: InboundScheme;

  @Field(() => String, { description: 'The address to call, with POST.' })
  url!: string;

  @Field(() => String, { nullable: true, description: 'The header with the signature; null unless HMAC_SHA256.' })
  header!: string | null;

  @Directive('@listSize(assumedSize: 2)')
  @Field(() => [WebhookSecretType], { description: 'The secrets that are accepted now, newest first.' })
  secrets!: WebhookSecretType[];

  @Field(() => DateTimeScalar, { nullable: true, description: 'When the last genuine call came; null without one.' })
  lastReceivedAt!: Date | null;

  @Field(() => DateTimeScalar, {
    nullable: true,
    description: 'When a call last came that did not prove who sent it, to the minute; null without one.',
  })
  lastRefusedAt!: Date | null;

  @Field(() => DateTimeScalar, { description: 'When it was created.' })
  createdAt!: Date;
}

export const InboundEventStateEnum = enumOf<InboxEventState>('InboundEventState', 'What became of a call.', {
  PENDING: 'It is stored, and has yet to be worked on.',
  PUBLISHED: 'Webhooks and subscriptions were told.',
  ANSWERED: 'It answered a conversation that waited for it.',
  IGNORED: 'Nobody waited for it any more.',
});

@ObjectType('InboundEvent', { description: 'A genuine call that a source received, kept for 30 days.' })
export class InboundEventType {
  uuid!: string;

  @Field(() => ID, { description: 'Id.' })
  id(): string {
    return toGlobalId('inboxEvent', this.uuid);
  }

  @Field(() => InboundEventStateEnum, { description: 'What became of it.' })
  state!: InboxEventState;

  @Field(() => DateTimeScalar, { description: 'When it came.' })
  receivedAt!: Date;

  @Field(() => String, { description: 'Its content type; empty without one.' })
  contentType!: string;
}

export const { Connection: InboundEventConnection } = connectionOf(InboundEventType, 'InboundEvent');

/** The value that a resolver returns. */
export function asInboundEvent({ id: uuid, state, receivedAt, contentType }: ListedInboxEvent): InboundEventType {
  return Object.assign(new InboundEventType(), { uuid, state, receivedAt, contentType });
}

/** The value that a resolver returns. */
export function asSource(
  { source, secrets }: StoredInboundSource,
  urlOf: (publicId: string) => string,
): InboundSourceType {
  const { id: uuid, publicId, name, scheme, header, createdAt, lastReceivedAt, lastRefusedAt } = source;
  return Object.assign(new InboundSourceType(), {
    ...{ uuid, name, scheme, header, createdAt, lastReceivedAt, lastRefusedAt, url: urlOf(publicId) },
    secrets: secrets.map(({ lastFour, createdAt: madeAt, expiresAt }) =>
      Object.assign(new WebhookSecretType(), { lastFour, createdAt: madeAt, expiresAt }),
    ),
  });
}
