import { connectionOf, DateTimeScalar, ForwardPageArgs, Payload, toGlobalId, type Foreign } from '@tertulia/subgraph';
import { ArgsType, Field, Float, ID, InputType, Int, ObjectType } from 'type-graphql';
import type { Alert, AlertRule, AlertState } from '../domain/alert.js';
import type { Dispatch, DispatchState } from '../domain/dispatch.js';
import type { NotificationKind, OutWay, Way } from '../domain/kinds.js';
import { textsOf } from '../domain/notification-texts.js';
import { isForOutsider } from '../domain/outsider-texts.js';
import type { OutsideTimes } from '../domain/outside-digest.js';
import { AlertStateEnum, AlertWayEnum, MailStateEnum, NotificationKindEnum } from './enums.js';
import { BotStub, UserStub } from './foreign.type.js';
import { OutsideTimesInput, OutsideTimesType } from './outside-times.type.js';

@ObjectType('AlertMeasure', { description: 'When a figure of a bot is wrong, and when it is fine again.' })
export class MeasureType {
  @Field(() => Float, {
    description:
      'ERROR_RATE: percent of turns. UNANSWERED: questions. SLOW: seconds of the 95th percentile. NO_TRAFFIC: always 0.',
  })
  threshold!: number;

  @Field(() => Int, { description: 'The last so many minutes are looked at, 1 to 240.' })
  windowMinutes!: number;

  @Field(() => Int, {
    description:
      'Fewer turns or answers say nothing. NO_TRAFFIC: in how many of the last four weeks there was a conversation at this time.',
  })
  minimumSample!: number;

  @Field(() => Float, { description: 'It is over when the figure is below.' })
  resolveBelow!: number;

  @Field(() => Int, { nullable: true, description: 'Minutes after which people are told again; null for once.' })
  repeatEveryMinutes!: number | null;
}

@ObjectType('AlertRule', { description: 'Of what an organization wants its people to be told, and how.' })
export class AlertRuleType {
  @Field(() => ID, { description: 'Opaque id.' })
  id!: string;

  @Field(() => NotificationKindEnum, { description: 'What it is about.' })
  kind!: NotificationKind;

  @Field(() => [BotStub], { description: 'The bots for which it holds; empty for all that no other rule names.' })
  bots!: Foreign[];

  @Field(() => Int, { description: 'Minutes that it must last before anybody is told.' })
  forMinutes!: number;

  @Field(() => DateTimeScalar, { nullable: true, description: 'Until when nobody is told; null while people are.' })
  mutedUntil!: Date | null;

  @Field(() => [AlertWayEnum], { description: 'The ways in which people and other systems may be told.' })
  ways!: AlertRule['ways'];

  @Field(() => Boolean, { description: 'Whether anybody is told at all.' })
  isEnabled!: boolean;

  @Field(() => MeasureType, { nullable: true, description: 'When it is wrong; null for kinds that are not measured.' })
  measure!: MeasureType | null;

  @Field(() => OutsideTimesType, {
    nullable: true,
    description: 'When WEBHOOK and SLACK tell of what was gathered; null where they tell of each at once.',
  })
  outsideDigest!: OutsideTimes | null;
}

@ObjectType('Alert', { description: 'One time that something was wrong.' })
export class AlertType {
  @Field(() => ID, { description: 'Opaque id.' })
  id!: string;

  @Field(() => NotificationKindEnum, { description: 'What is wrong.' })
  kind!: NotificationKind;

  @Field(() => AlertStateEnum, { description: 'Where it stands.' })
  state!: AlertState;

  @Field(() => String, { description: "What is wrong, in the caller's language." })
  title!: string;

  @Field(() => [BotStub], { description: 'The bots that it concerns; empty for the whole organization.' })
  bots!: Foreign[];

  @Field(() => DateTimeScalar, { description: 'Since when.' })
  since!: Date;

  @Field(() => DateTimeScalar, { nullable: true, description: 'When it was over; null while it is not.' })
  overAt!: Date | null;

  uuid!: string;
}

@ObjectType('MailLogEntry', { description: 'A mail and what became of it, without its text and its address.' })
export class MailLogEntryType {
  @Field(() => ID, { description: 'Opaque id.' })
  id!: string;

  @Field(() => String, { description: 'The kind of the notification, TEST, or the kind of a mail about an account.' })
  kind!: string;

  @Field(() => UserStub, { nullable: true, description: 'To whom; null for people without an account.' })
  user!: Foreign | null;

  @Field(() => MailStateEnum, { description: 'What became of it.' })
  state!: DispatchState;

  @Field(() => String, {
    nullable: true,
    description: 'Why, such as READ, ADDRESS_RESTED or NO_MAIL_SERVER; null without a reason.',
  })
  code!: string | null;

  @Field(() => Int, { description: 'Attempts that were begun.' })
  attempts!: number;

  @Field(() => DateTimeScalar, { description: 'When it was to be sent first.' })
  createdAt!: Date;

  @Field(() => DateTimeScalar, { nullable: true, description: 'When it ended; null while it has not.' })
  finishedAt!: Date | null;

  uuid!: string;
}

export const { Connection: AlertConnection } = connectionOf(AlertType, 'Alert');
export const { Connection: MailLogConnection } = connectionOf(MailLogEntryType, 'MailLogEntry');

@ArgsType()
export class AlertListArgs extends ForwardPageArgs {
  @Field(() => AlertStateEnum, { nullable: true, description: 'Only those in this state.' })
  state?: AlertState | null;
}

@ArgsType()
export class MailLogArgs extends ForwardPageArgs {
  @Field(() => MailStateEnum, { nullable: true, description: 'Only those in this state.' })
  state?: DispatchState | null;
}

@InputType('AlertMeasureInput', { description: 'What of a measure is to change; the rest stays, or is the usual.' })
export class MeasureInput {
  @Field(() => Float, { nullable: true, description: 'See AlertMeasure.' })
  threshold?: number | null;

  @Field(() => Int, { nullable: true, description: '1 to 240.' })
  windowMinutes?: number | null;

  @Field(() => Int, { nullable: true, description: 'See AlertMeasure.' })
  minimumSample?: number | null;

  @Field(() => Float, { nullable: true, description: 'At most the threshold.' })
  resolveBelow?: number | null;

  @Field(() => Int, { nullable: true, description: '60 to 10080; null for once.' })
  repeatEveryMinutes?: number | null;
}

@InputType('SaveAlertRuleInput', { description: 'A rule, new or changed.' })
export class SaveAlertRuleInput {
  @Field(() => ID, { nullable: true, description: 'The rule to change; a new one if omitted.' })
  ruleId?: string | null;

  @Field(() => NotificationKindEnum, { description: 'What it is about.' })
  kind!: NotificationKind;

  @Field(() => [ID], {
    nullable: true,
    description: 'The bots; all if empty or omitted, which needs an administrator.',
  })
  botIds?: string[] | null;

  @Field(() => Int, { description: 'Minutes that it must last before anybody is told, 0 to 1440.' })
  forMinutes!: number;

  @Field(() => [AlertWayEnum], { description: 'The ways in which people and other systems may be told.' })
  ways!: (Way | OutWay)[];

  @Field(() => Boolean, { description: 'Whether anybody is told at all.' })
  isEnabled!: boolean;

  @Field(() => MeasureInput, { nullable: true, description: 'For measured kinds: when it is wrong.' })
  measure?: MeasureInput | null;

  @Field(() => OutsideTimesInput, {
    nullable: true,
    description:
      'When WEBHOOK and SLACK tell of what was gathered: null for each at once; left out, it stays. Of what was gathered, other systems are told at the time for which it was.',
  })
  outsideDigest?: OutsideTimesInput | null;
}

@InputType('TestAlertRuleInput', { description: 'A rule to try on the last week.' })
export class TestAlertRuleInput {
  @Field(() => ID, { description: 'The rule, of a measured kind.' })
  ruleId!: string;

  @Field(() => MeasureInput, {
    nullable: true,
    description: 'What of its measure is to be tried; the rest is as stored.',
  })
  measure?: MeasureInput | null;
}

@ObjectType('AlertRuleTestHour', { description: 'An hour of the last week and what a rule says of it.' })
export class RuleTestHourType {
  @Field(() => DateTimeScalar, { description: 'Its first moment.' })
  start!: Date;

  @Field(() => Float, {
    nullable: true,
    description: "In the unit of the rule's threshold; null where nothing was counted.",
  })
  value!: number | null;

  @Field(() => Int, { description: 'Turns, answers, or weeks with conversations at this time.' })
  sample!: number;

  @Field(() => Boolean, { description: 'Whether the figure breaks the rule.' })
  isWrong!: boolean;
}

@ObjectType('AlertRuleTest', {
  description: 'What a rule would have done in the last week, by whole hours, with its bots counted together.',
})
export class RuleTestType {
  @Field(() => [RuleTestHourType], { description: '168 hours, oldest first.' })
  hours!: readonly RuleTestHourType[];

  @Field(() => Int, { description: 'How often people would have been told that it began or lasts.' })
  timesTold!: number;
}

@ObjectType('TestAlertRulePayload', { description: 'Result of testAlertRule.' })
export class TestAlertRulePayload extends Payload {
  @Field(() => RuleTestType, { nullable: true, description: 'The test.' })
  test!: RuleTestType | null;
}

@InputType('AlertRuleInput', { description: 'A rule.' })
export class AlertRuleInput {
  @Field(() => ID, { description: 'The rule.' })
  ruleId!: string;
}

@InputType('MuteAlertRuleInput', { description: 'A rule that tells nobody for some time.' })
export class MuteAlertRuleInput extends AlertRuleInput {
  @Field(() => DateTimeScalar, { nullable: true, description: 'Until when; null to tell people again.' })
  until?: Date | null;
}

@InputType('ResendMailInput', { description: 'A mail to send again.' })
export class ResendMailInput {
  @Field(() => ID, { description: 'The mail.' })
  mailId!: string;
}

@ObjectType('AlertRulePayload', { description: 'Result of a change of a rule.' })
export class AlertRulePayload extends Payload {
  @Field(() => AlertRuleType, { nullable: true, description: 'The rule.' })
  alertRule!: AlertRuleType | null;
}

@ObjectType('DeleteAlertRulePayload', { description: 'Result of deleteAlertRule.' })
export class DeleteAlertRulePayload extends Payload {
  @Field(() => ID, { nullable: true, description: 'The deleted rule.' })
  ruleId!: string | null;
}

@ObjectType('MailPayload', { description: 'Result of a mutation that sends a mail.' })
export class MailPayload extends Payload {
  @Field(() => MailLogEntryType, { nullable: true, description: 'The mail; its attempt follows.' })
  mail!: MailLogEntryType | null;
}

export function asRule({ id, botIds, ...rule }: AlertRule): AlertRuleType {
  return Object.assign(new AlertRuleType(), { ...rule, id: toGlobalId('alertRule', id), bots: botsOf(botIds) });
}

export function asAlert(
  { id: uuid, kind, state, botIds, since, overAt, facts }: Alert,
  locale: 'es' | 'en',
): AlertType {
  const { title } = textsOf({ kind, facts }, locale);
  const shown = { uuid, kind, state, since, overAt, title, bots: botsOf(botIds) };
  return Object.assign(new AlertType(), shown, { id: toGlobalId('alert', uuid) });
}

export function asMail(dispatch: Dispatch): MailLogEntryType {
  const { id: uuid, kind, userId, state, code, attempts, createdAt, finishedAt } = dispatch;
  const user = userId === null || isForOutsider(kind) ? null : { id: toGlobalId('user', userId) };
  const shown = { id: toGlobalId('mail', uuid), uuid, kind, user, state, code, attempts, createdAt, finishedAt };
  return Object.assign(new MailLogEntryType(), shown);
}

function botsOf(botIds: readonly string[]): Foreign[] {
  return botIds.map((id) => ({ id: toGlobalId('bot', id) }));
}
