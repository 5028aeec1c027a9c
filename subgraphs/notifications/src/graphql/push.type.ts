import { DateTimeScalar, Payload, toGlobalId } from '@tertulia/subgraph';
import { Field, ID, InputType, ObjectType } from 'type-graphql';
import type { PushDevice } from '../domain/push-device.js';

@ObjectType('PushDevice', { description: 'A browser in which a person is notified, in one organization.' })
export class PushDeviceType {
  @Field(() => ID, { description: 'Opaque id.' })
  id!: string;

  @Field(() => String, { description: 'A short name of the browser, such as `Chrome · Windows`.' })
  label!: string;

  @Field(() => DateTimeScalar, { description: 'When it was registered.' })
  createdAt!: Date;

  @Field(() => DateTimeScalar, { nullable: true, description: 'When it was last notified; null for never.' })
  lastUsedAt!: Date | null;
}

@InputType('RegisterPushDeviceInput', { description: "A browser's push subscription, as its toJSON() has it." })
export class RegisterPushDeviceInput {
  @Field(() => String, { description: 'Where the browser is reached: a public https address.' })
  endpoint!: string;

  @Field(() => String, { description: "The browser's public key, as base64url." })
  p256dh!: string;

  @Field(() => String, { description: 'The secret by which it knows senders, as base64url.' })
  auth!: string;
}

@InputType('RemovePushDeviceInput', { description: 'Which browser.' })
export class RemovePushDeviceInput {
  @Field(() => ID, { description: 'Its id.' })
  pushDeviceId!: string;
}

@ObjectType('RegisterPushDevicePayload', { description: 'Result of registerPushDevice.' })
export class RegisterPushDevicePayload extends Payload {
  @Field(() => PushDeviceType, { nullable: true, description: 'The browser.' })
  pushDevice!: PushDeviceType | null;
}

@ObjectType('RemovePushDevicePayload', { description: 'Result of removePushDevice.' })
export class RemovePushDevicePayload extends Payload {
  @Field(() => ID, { nullable: true, description: 'The removed browser.' })
  pushDeviceId!: string | null;
}

/** A browser as its person sees it. */
export function asPushDevice({ id, label, createdAt, lastUsedAt }: PushDevice): PushDeviceType {
  return Object.assign(new PushDeviceType(), { id: toGlobalId('pushDevice', id), label, createdAt, lastUsedAt });
}
