import { TimeZoneScalar } from '@tertulia/subgraph';
import { Field, ID, InputType, Int } from 'type-graphql';
import type { DigestRhythm } from '../domain/digest.js';
import type { NotificationKind, Way } from '../domain/kinds.js';
import { NotificationDigestEnum, NotificationKindEnum, NotificationWayEnum } from './enums.js';

@InputType('MarkNotificationsReadInput', { description: 'Which notifications were read.' })
export class MarkNotificationsReadInput {
  @Field(() => [ID], {
    nullable: true,
    description: 'Their ids, at most 1,000; null for all, at most the newest 1,000.',
  })
  notificationIds?: string[] | null;
}

@InputType('NotificationRouteInput', { description: 'Whether to be told of a kind in a way.' })
export class NotificationRouteInput {
  @Field(() => NotificationKindEnum, { description: 'What it is about.' })
  kind!: NotificationKind;

  @Field(() => NotificationWayEnum, { description: 'How.' })
  way!: Way;

  @Field(() => Boolean, { description: 'Whether to be told so.' })
  isOn!: boolean;

  @Field(() => [ID], { nullable: true, description: 'For these bots only; all if empty or omitted.' })
  botIds?: string[] | null;
}

@InputType('UpdateNotificationPreferencesInput', { description: 'What to change; what is omitted stays.' })
export class UpdateNotificationPreferencesInput {
  @Field(() => [NotificationRouteInput], { nullable: true, description: 'Replaces all routes.' })
  routes?: NotificationRouteInput[] | null;

  @Field(() => Int, { nullable: true, description: 'The minute of the day, 0 to 1439; null for no quiet hours.' })
  quietFrom?: number | null;

  @Field(() => Int, { nullable: true, description: 'The minute of the day, 0 to 1439.' })
  quietTo?: number | null;

  @Field(() => TimeZoneScalar, {
    nullable: true,
    description: "The zone of quiet hours and digests; null for the organization's.",
  })
  timeZone?: string | null;

  @Field(() => Boolean, { nullable: true, description: 'Whether urgent mails are sent at quiet hours too.' })
  doesUrgentPass?: boolean | null;

  @Field(() => NotificationDigestEnum, {
    nullable: true,
    description: 'Whether mails that are not urgent are gathered. What is gathered already is sent at its time.',
  })
  digest?: DigestRhythm | null;
}
