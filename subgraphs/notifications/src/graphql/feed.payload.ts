import { Payload } from '@tertulia/subgraph';
import { Field, Int, ObjectType } from 'type-graphql';
import { NotificationPreferencesType } from './notification.type.js';

@ObjectType('MarkNotificationsReadPayload', { description: 'Result of markNotificationsRead.' })
export class MarkNotificationsReadPayload extends Payload {
  @Field(() => Int, { nullable: true, description: 'How many were unread before.' })
  count!: number | null;
}

@ObjectType('NotificationPreferencesPayload', { description: 'Result of updateNotificationPreferences.' })
export class NotificationPreferencesPayload extends Payload {
  @Field(() => NotificationPreferencesType, { nullable: true, description: 'The preferences.' })
  preferences!: NotificationPreferencesType | null;
}
