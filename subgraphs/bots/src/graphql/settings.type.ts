import { Field, Int, ObjectType } from 'type-graphql';
import { WidgetPositionEnum } from './enums.js';

@ObjectType('Theme', { description: 'The look of the widget.' })
export class ThemeType {
  @Field(() => String, { description: "The owner's colour, #rrggbb." })
  primaryColor!: string;

  @Field(() => String, { description: 'Two letters or an emoji.' })
  avatarText!: string;

  @Field(() => WidgetPositionEnum, { description: 'Side of the page.' })
  position!: 'RIGHT' | 'LEFT';
}

@ObjectType('ConversationSettings', { description: 'Time limits of conversations.' })
export class ConversationSettingsType {
  @Field(() => Int, { description: 'Minutes without a message after which a conversation ends.' })
  idleMinutes!: number;

  @Field(() => Int, { description: 'Hours during which a returning visitor resumes it.' })
  resumeHours!: number;

  @Field(() => [String], {
    nullable: true,
    description: 'Sites whose pages it may show inside the chat; null for none.',
  })
  framedSites?: string[] | null;
}
