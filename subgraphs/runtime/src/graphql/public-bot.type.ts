import type { Locale } from '@tertulia/flow-engine';
import { LocaleEnum, LocalizedText } from '@tertulia/subgraph';
import { Field, ObjectType } from 'type-graphql';

@ObjectType('PublicBot', { description: 'What a page needs to show of a bot before anybody speaks; public.' })
export class PublicBotType {
  @Field(() => String, { description: 'Its name on web pages.' })
  publicId!: string;

  @Field(() => String, { description: 'Name of the business.' })
  name!: string;

  @Field(() => String, { description: 'Two letters or an emoji.' })
  avatarText!: string;

  @Field(() => String, { description: "The owner's colour, #rrggbb." })
  primaryColor!: string;

  @Field(() => String, { description: 'Side of the page: RIGHT or LEFT.' })
  position!: string;

  @Field(() => LocaleEnum, { description: 'First language.' })
  locale!: Locale;

  @Field(() => [LocaleEnum], { description: 'All languages.' })
  locales!: readonly Locale[];

  @Field(() => String, { description: 'LIVE or PAUSED.' })
  status!: string;

  @Field(() => Boolean, { description: 'The business is open at this moment.' })
  isOpenNow!: boolean;

  @Field(() => LocalizedText, { description: "Today's opening hours." })
  hoursText!: LocalizedText;

  @Field(() => [String], { description: 'Pages that may show it, as hosts or *. before one; empty means every page.' })
  allowedSites!: readonly string[];

  @Field(() => LocalizedText, {
    nullable: true,
    description: 'When it opens next, in words; null while it is open and where no opening is known.',
  })
  opensNextText!: LocalizedText | null;

  @Field(() => Boolean, { description: "The chat says whose platform it is: the plan's condition." })
  hasBranding!: boolean;

  @Field(() => Boolean, { description: 'Visitors read the pause message.' })
  isPaused!: boolean;

  @Field(() => String, {
    nullable: true,
    description: 'What the owner says meanwhile; null while the bot is not paused.',
  })
  pauseMessage!: string | null;
}
