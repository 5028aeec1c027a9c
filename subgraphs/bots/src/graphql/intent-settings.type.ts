import { pickText, type FlowText, type IntentSettings } from '@tertulia/flow-engine';
import { Directive, Field, InputType, ObjectType } from 'type-graphql';
import { SaveInput } from './draft.input.js';
import { HeardIntentEnum } from './enums.js';

type IntentName = keyof typeof HeardIntentEnum;

const words = {
  es: 'In Spanish; null or empty when there is none.',
  en: 'In English; null or empty when there is none.',
  trade:
    'The trade of the business by the slug of its template, such as clinic: some words mean danger in one trade only. Null for none.',
  urgentText:
    "Said when a visitor tells of danger to health; null for the default with the country's number. Thoughts of suicide and other dangers always get the country's numbers.",
  intent: 'What the visitor wants.',
  isOff: 'True if it is not understood at all.',
  text: 'Said instead of the default; null for the default.',
  replies: 'The intents that differ from the default.',
} as const;

@ObjectType('BotText', { description: 'A text of the bot in its languages.' })
export class BotTextType {
  @Field(() => String, { nullable: true, description: words.es })
  es?: string | null;

  @Field(() => String, { nullable: true, description: words.en })
  en?: string | null;
}

@ObjectType('IntentReply', { description: 'How a bot reacts to one intent.' })
export class IntentReplyType {
  @Field(() => HeardIntentEnum, { description: words.intent })
  intent!: IntentName;

  @Field(() => Boolean, { description: words.isOff })
  isOff!: boolean;

  @Field(() => BotTextType, { nullable: true, description: words.text })
  text!: BotTextType | null;
}

@ObjectType('IntentSettings', { description: 'How a bot reacts to what visitors want of it at any question.' })
export class IntentSettingsType {
  @Field(() => String, { nullable: true, description: words.trade })
  trade!: string | null;

  @Field(() => BotTextType, { nullable: true, description: words.urgentText })
  urgentText!: BotTextType | null;

  @Directive('@listSize(assumedSize: 6)')
  @Field(() => [IntentReplyType], { description: words.replies })
  replies!: IntentReplyType[];
}

@InputType('BotTextInput', { description: 'A text of the bot in its languages.' })
export class BotTextInput {
  @Field(() => String, { nullable: true, description: words.es })
  es?: string | null;

  @Field(() => String, { nullable: true, description: words.en })
  en?: string | null;
}

@InputType('IntentReplyInput', { description: 'How a bot reacts to one intent.' })
export class IntentReplyInput {
  @Field(() => HeardIntentEnum, { description: words.intent })
  intent!: IntentName;

  @Field(() => Boolean, { defaultValue: false, description: words.isOff })
  isOff!: boolean;

  @Field(() => BotTextInput, { nullable: true, description: words.text })
  text?: BotTextInput | null;
}

@InputType('UpdateIntentSettingsInput', { description: 'All settings of intents; what is left out has the default.' })
export class UpdateIntentSettingsInput extends SaveInput {
  @Field(() => String, { nullable: true, description: words.trade })
  trade?: string | null;

  @Field(() => BotTextInput, { nullable: true, description: words.urgentText })
  urgentText?: BotTextInput | null;

  @Field(() => [IntentReplyInput], { defaultValue: [], description: words.replies })
  replies!: IntentReplyInput[];
}

/** The settings as they are stored; null when all of it is the default. */
export function toIntentSettings({ trade, urgentText, replies }: UpdateIntentSettingsInput): IntentSettings | null {
  const own = replies.map(({ intent, isOff, text }) => [intent, { isOff, text: toText(text) }] as const);
  // Whether the trade is one of ours is checked with the whole definition.
  const settings = {
    ...(trade ? { trade } : {}),
    ...(urgentText ? { urgentText: toText(urgentText) } : {}),
    ...(own.length === 0 ? {} : { replies: Object.fromEntries(own) }),
  } as IntentSettings;
  return Object.keys(settings).length === 0 ? null : settings;
}

/** The stored settings for callers. */
export function asIntentSettings(settings: IntentSettings | undefined): IntentSettingsType {
  const { trade = null, urgentText, replies = {} } = settings ?? {};
  return Object.assign(new IntentSettingsType(), {
    trade,
    urgentText: asText(urgentText),
    replies: Object.entries(replies).map(([intent, { isOff, text }]) => ({ intent, isOff, text: asText(text) })),
  });
}

function toText(text: BotTextInput | null | undefined): FlowText {
  const { es, en } = text ?? {};
  return { ...(es == null ? {} : { es }), ...(en == null ? {} : { en }) };
}

function asText(text: FlowText | undefined): BotTextType | null {
  return text === undefined || pickText(text, 'es', 'en') === '' ? null : Object.assign(new BotTextType(), text);
}
