import { connectionOf, DateTimeScalar, ForwardPageArgs, toGlobalId, type Foreign } from '@tertulia/subgraph';
import { ArgsType, Field, ID, InputType, Int, ObjectType } from 'type-graphql';
import type { DigestRhythm } from '../domain/digest.js';
import { kindDefaults, type NotificationKind, type Severity, type Way } from '../domain/kinds.js';
import type { Notification } from '../domain/notification.js';
import { textsOf } from '../domain/notification-texts.js';
import { BotStub } from './foreign.type.js';
import {
  NotificationDigestEnum,
  NotificationKindEnum,
  NotificationSeverityEnum,
  NotificationWayEnum,
} from './enums.js';

@ObjectType('Notification', {
  description: 'Something that happened, for one person. Never with the words of a visitor.',
})
export class NotificationType {
  @Field(() => ID, { description: 'Opaque id.' })
  id!: string;

  @Field(() => NotificationKindEnum, { description: 'What it is about.' })
  kind!: NotificationKind;

  @Field(() => NotificationSeverityEnum, { description: 'How much it matters.' })
  severity!: Severity;

  @Field(() => DateTimeScalar, { description: 'When it happened.' })
  occurredAt!: Date;

  @Field(() => DateTimeScalar, { nullable: true, description: 'When the person read it; null while unread.' })
  readAt!: Date | null;

  @Field(() => String, { description: "What happened, in the caller's language." })
  title!: string;

  @Field(() => String, { description: "More about it, in the caller's language." })
  body!: string;

  @Field(() => BotStub, { nullable: true, description: 'The bot; null where it concerns none or several.' })
  bot!: Foreign | null;

  @Field(() => String, { description: 'The path of the portal where it can be looked at.' })
  url!: string;

  uuid!: string;
}

export const { Connection: NotificationConnection } = connectionOf(NotificationType, 'Notification');

@InputType('NotificationFilter', { description: 'Which notifications to list.' })
export class NotificationFilterInput {
  @Field(() => NotificationKindEnum, { nullable: true, description: 'Only those of this kind.' })
  kind?: NotificationKind | null;

  @Field(() => Boolean, { nullable: true, description: 'Only those that are unread.' })
  isUnreadOnly?: boolean | null;
}

@ArgsType()
export class NotificationListArgs extends ForwardPageArgs {
  @Field(() => NotificationFilterInput, { nullable: true, description: 'Which ones; all if omitted.' })
  filter?: NotificationFilterInput | null;
}

@ObjectType('NotificationRoute', { description: 'Whether a person is told of a kind in a way.' })
export class NotificationRouteType {
  @Field(() => NotificationKindEnum, { description: 'What it is about.' })
  kind!: NotificationKind;

  @Field(() => NotificationWayEnum, { description: 'How the person is told.' })
  way!: Way;

  @Field(() => Boolean, { description: 'Whether the person is told so.' })
  isOn!: boolean;

  @Field(() => [BotStub], { description: 'For these bots only; empty for all.' })
  bots!: Foreign[];
}

@ObjectType('NotificationOffer', { description: 'The ways in which an organization tells its people of a kind.' })
export class NotificationOfferType {
  @Field(() => NotificationKindEnum, { description: 'What it is about.' })
  kind!: NotificationKind;

  @Field(() => [NotificationWayEnum], {
    description: "Those of the organization's rules, for some bots at least; empty where it is off for all.",
  })
  ways!: Way[];
}

@ObjectType('NotificationPreferences', { description: 'How a person wants to be told, in one organization.' })
export class NotificationPreferencesType {
  @Field(() => [NotificationRouteType], { description: "What differs from the organization's rules." })
  routes!: NotificationRouteType[];

  @Field(() => Int, {
    nullable: true,
    description: 'The minute of the day from which no mail is sent; null for no quiet hours.',
  })
  quietFrom!: number | null;

  @Field(() => Int, { nullable: true, description: 'The minute of the day at which mails are sent again.' })
  quietTo!: number | null;

  @Field(() => String, {
    nullable: true,
    description: "The zone of quiet hours and digests; null for the organization's.",
  })
  timeZone!: string | null;

  @Field(() => Boolean, { description: 'Whether urgent mails are sent at quiet hours too.' })
  doesUrgentPass!: boolean;

  @Field(() => NotificationDigestEnum, { description: 'Whether mails that are not urgent are gathered.' })
  digest!: DigestRhythm;
}

/** A notification as its person sees it. */
export function asNotification(
  notification: Notification,
  shown: { readonly locale: 'es' | 'en'; readonly url: string },
): NotificationType {
  const { id: uuid, kind, occurredAt, readAt, botIds } = notification;
  const [botId, ...others] = botIds;
  const bot = botId === undefined || others.length > 0 ? null : { id: toGlobalId('bot', botId) };
  const { severity } = kindDefaults[kind];
  const { url } = shown;
  return Object.assign(new NotificationType(), {
    ...{ uuid, kind, severity, occurredAt, readAt, bot, url, ...textsOf(notification, shown.locale) },
    id: toGlobalId('notification', uuid),
  });
}
