import { JsonScalar, LocaleEnum } from '@tertulia/subgraph';
import { Field, ID, InputType, Int } from 'type-graphql';
import { BotInput } from './bot.input.js';
import { ToneEnum, VariableScopeEnum, VariableTypeEnum, WidgetPositionEnum } from './enums.js';
import { BusinessProfileInput } from './profile.input.js';

@InputType()
export abstract class SaveInput extends BotInput {
  @Field(() => Int, { description: 'Revision on which the change is based.' })
  revision!: number;

  @Field(() => String, {
    nullable: true,
    description: "The caller's id of this save, up to 64 letters, digits and . : _ -; a repeat saves nothing more.",
  })
  saveId?: string | null;
}

@InputType('UpdateBusinessProfileInput', { description: 'New facts of the business.' })
export class UpdateBusinessProfileInput extends SaveInput {
  @Field(() => BusinessProfileInput, { description: 'All facts.' })
  profile!: BusinessProfileInput;
}

@InputType('SaveFlowInput', { description: 'A changed flow.' })
export class SaveFlowInput extends SaveInput {
  @Field(() => JsonScalar, { description: "The flow as JSON, by the flow engine's JSON Schema." })
  document!: unknown;
}

@InputType('VariableInput', { description: 'A typed named value.' })
export class VariableInput {
  @Field(() => String, { description: 'Name.' })
  name!: string;

  @Field(() => VariableTypeEnum, { description: 'Its type.' })
  type!: keyof typeof VariableTypeEnum;

  @Field(() => VariableScopeEnum, { description: 'Its scope and lifetime.' })
  scope!: keyof typeof VariableScopeEnum;

  @Field(() => Boolean, { description: 'It contains personal data.' })
  isPersonalData!: boolean;

  @Field(() => JsonScalar, { nullable: true, description: 'Initial value.' })
  defaultValue?: unknown;
}

@InputType('SaveVariablesInput', { description: 'All variables of the bot.' })
export class SaveVariablesInput extends SaveInput {
  @Field(() => [VariableInput], { description: 'Replaces the list.' })
  variables!: VariableInput[];
}

@InputType('PromptCaseInput', { description: 'A question with which a prompt is tried.' })
export class PromptCaseInput {
  @Field(() => String, { description: 'Id inside the prompt.' })
  id!: string;

  @Field(() => String, { description: 'The question, up to 500 characters.' })
  question!: string;

  @Field(() => [String], { description: 'Texts that the answer must have, up to ten of 200 characters.' })
  contains!: string[];

  @Field(() => [String], { description: 'Texts that the answer must not have, likewise.' })
  excludes!: string[];
}

@InputType('SavePromptInput', { description: 'A new or changed prompt.' })
export class SavePromptInput extends SaveInput {
  @Field(() => ID, { nullable: true, description: 'The prompt; omitted for a new one.' })
  promptId?: string | null;

  @Field(() => String, { description: 'Name, up to 80 characters.' })
  name!: string;

  @Field(() => String, { description: 'Who the assistant is.' })
  role!: string;

  @Field(() => String, { description: 'Its tone.' })
  tone!: string;

  @Field(() => String, { description: 'What it must not do.' })
  limits!: string;

  @Field(() => String, { description: 'Background knowledge.' })
  knowledge!: string;

  @Field(() => [PromptCaseInput], {
    nullable: true,
    description: 'Up to 30 questions to try it with; omitted keeps them.',
  })
  cases?: PromptCaseInput[] | null;

  @Field(() => String, { nullable: true, description: 'Reason, up to 500 characters.' })
  note?: string | null;
}

@InputType('DeletePromptInput', { description: 'The prompt to remove.' })
export class DeletePromptInput extends SaveInput {
  @Field(() => ID, { description: 'The prompt.' })
  promptId!: string;
}

@InputType('RestorePromptVersionInput', { description: 'The version of a prompt to restore.' })
export class RestorePromptVersionInput extends SaveInput {
  @Field(() => ID, { description: 'The prompt version.' })
  promptVersionId!: string;
}

@InputType('SaveKnowledgeEntryInput', { description: 'A new or changed knowledge entry.' })
export class SaveKnowledgeEntryInput extends SaveInput {
  @Field(() => String, { nullable: true, description: 'The entry; omitted for a new one.' })
  id?: string | null;

  @Field(() => String, { description: 'The question, up to 500 characters.' })
  question!: string;

  @Field(() => String, { description: 'The answer, up to 4096 characters.' })
  answer!: string;

  @Field(() => Boolean, { description: 'Whether it is used in answers.' })
  isActive!: boolean;
}

@InputType('DeleteKnowledgeEntryInput', { description: 'The knowledge entry to remove.' })
export class DeleteKnowledgeEntryInput extends SaveInput {
  @Field(() => String, { description: 'The entry.' })
  id!: string;
}

@InputType('UpdateThemeInput', { description: 'The look of the widget.' })
export class UpdateThemeInput extends SaveInput {
  @Field(() => String, { description: '#rrggbb.' })
  primaryColor!: string;

  @Field(() => String, { description: 'Two letters or an emoji.' })
  avatarText!: string;

  @Field(() => WidgetPositionEnum, { description: 'Side of the page.' })
  position!: 'RIGHT' | 'LEFT';
}

@InputType('UpdateBotSettingsInput', { description: 'Languages, form of address, times.' })
export class UpdateBotSettingsInput extends SaveInput {
  @Field(() => LocaleEnum, { description: "The bot's own language." })
  locale!: 'es' | 'en';

  @Field(() => [LocaleEnum], { description: 'Languages in which it replies.' })
  locales!: ('es' | 'en')[];

  @Field(() => ToneEnum, { description: 'Form of address in Spanish.' })
  tone!: keyof typeof ToneEnum;

  @Field(() => Int, { description: 'Minutes without a message after which a conversation ends.' })
  idleMinutes!: number;

  @Field(() => Int, { description: 'Hours during which a returning visitor resumes it.' })
  resumeHours!: number;

  @Field(() => [String], {
    nullable: true,
    description:
      'Sites whose pages it may show inside the chat: hosts, or *. before one. Null leaves them as they are.',
  })
  framedSites?: string[] | null;
}

@InputType('RestoreVersionInput', { description: 'The version to copy into the draft.' })
export class RestoreVersionInput extends SaveInput {
  @Field(() => ID, { description: 'The version.' })
  versionId!: string;
}
