import type { Locale } from '@tertulia/flow-engine';
import { LocaleEnum, LocalizedText } from '@tertulia/subgraph';
import { Field, ObjectType } from 'type-graphql';

@ObjectType('PublicBot', { description: 'What a page needs to show of a bot before the conversation starts; public.' })
export class PublicBotType {
  @Field(() => String, { description: 'Its public id on web pages.' })
  publicId!: string;

  @Field(() => String, { description: 'Name of the business.' })
  name!: string;

  @Field(() => String, { description: 'Two letters or an emoji.' })
  avatarText!: string;

  @Field(() => String, { description: "The owner's colour, #rrggbb." })
  primaryColor!: string;

  @Field(() => String, { description: 'Side of the page: RIGHT or LEFT.' })
  position!: string;

  @Field(() => LocaleEnum, { description: 'Default language.' })
  locale!: Locale;

  @Field(() => [LocaleEnum], { description: 'All languages.' })
  locales!: readonly Locale[];

  @Field(() => String, { description: 'LIVE or PAUSED.' })
  status!: string;

  @Field(() => Boolean, { description: 'Whether the business is open now.' })
  isOpenNow!: boolean;

  @Field(() => LocalizedText, { description: "Today's opening hours." })
  hoursText!: LocalizedText;

  @Field(() => [String], { description: 'Pages that may embed it, as hosts or *. before one; empty for every page.' })
  allowedSites!: readonly string[];

  @Field(() => [String], { description: 'Sites whose pages it may show inside the chat, as hosts or *. before one.' })
  framedSites!: readonly string[];

  @Field(() => LocalizedText, {
    nullable: true,
    description: 'When it opens next, as text; null while it is open, or if no opening time is known.',
  })
  opensNextText!: LocalizedText | null;

  @Field(() => Boolean, { description: "The chat shows the platform's name, as the plan requires." })
  hasBranding!: boolean;

  @Field(() => Boolean, { description: 'The bot is paused, and visitors see the pause message.' })
  isPaused!: boolean;

  @Field(() => String, {
    nullable: true,
    description: "The owner's pause message; null if the bot is not paused.",
  })
  pauseMessage!: string | null;
}
