import { Field, ID, InputType } from 'type-graphql';
import type { InboundScheme } from '../domain/inbound-source.js';
import { InboundSchemeEnum } from './inbound.type.js';

@InputType('CreateInboundSourceInput', { description: 'A new address for calls of an external system.' })
export class CreateInboundSourceInput {
  @Field(() => String, { description: 'Name, up to 80 characters.' })
  name!: string;

  @Field(() => InboundSchemeEnum, { description: 'How calls prove who sent them; not SLACK or HUBSPOT.' })
  scheme!: InboundScheme;

  @Field(() => String, {
    nullable: true,
    description: 'The header with the signature, for HMAC_SHA256; x-signature-256 if omitted.',
  })
  header?: string | null;

  @Field(() => String, {
    nullable: true,
    description: 'The secret that the caller has already, 16 to 256 characters; if omitted, one is made.',
  })
  secret?: string | null;
}

@InputType('RotateInboundSecretInput', { description: 'Another secret for a source.' })
export class RotateInboundSecretInput {
  @Field(() => ID, { description: 'The source.' })
  sourceId!: string;

  @Field(() => String, { nullable: true, description: 'The secret that the caller has; if omitted, one is made.' })
  secret?: string | null;
}

@InputType('DeleteInboundSourceInput', { description: 'The source to delete.' })
export class DeleteInboundSourceInput {
  @Field(() => ID, { description: 'The source.' })
  sourceId!: string;
}

@InputType('SaveSigningSecretInput', {
  description: 'The secret with which the system of a connection signs its calls.',
})
export class SaveSigningSecretInput {
  @Field(() => ID, { description: 'The connection.' })
  connectionId!: string;

  @Field(() => String, { description: "Slack's signing secret, or HubSpot's client secret." })
  secret!: string;
}
