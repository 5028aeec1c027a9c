import type { Locale } from '@tertulia/flow-engine';
import { LocaleEnum } from '@tertulia/subgraph';
import { Field, ID, InputType, Int } from 'type-graphql';
import { FieldValueInput } from './form.type.js';

@InputType('StartPreviewInput', { description: 'Input to talk with a draft.' })
export class StartPreviewInput {
  @Field(() => String, { description: 'Token of a preview link.' })
  token!: string;

  @Field(() => LocaleEnum, { nullable: true, description: "The language; the bot's if omitted." })
  locale?: Locale | null;
}

@InputType('PreviewConversationInput', { description: 'One conversation of a preview link.' })
export class PreviewConversationInput {
  @Field(() => String, { description: 'Token of the preview link.' })
  token!: string;

  @Field(() => String, { description: 'The id of the conversation, as startPreview returned it.' })
  conversation!: string;

  @Field(() => Int, { nullable: true, description: 'Only messages after this sequence are returned.' })
  after?: number | null;
}

@InputType('SendPreviewMessageInput', {
  description: 'One message: exactly one of text, choiceIds, rating, form and fileIds.',
})
export class SendPreviewMessageInput extends PreviewConversationInput {
  @Field(() => String, {
    description: "The client's id of the message, 1 to 100 characters: a repeated id never adds a second message.",
  })
  clientMessageId!: string;

  @Field(() => String, { nullable: true, description: 'Free text, at most 4096 characters.' })
  text?: string | null;

  @Field(() => [String], { nullable: true, description: 'Ids of the chosen items.' })
  choiceIds?: string[] | null;

  @Field(() => Int, { nullable: true, description: 'A rating, 0 to 10.' })
  rating?: number | null;

  @Field(() => [FieldValueInput], { nullable: true, description: 'What was entered in a form.' })
  form?: FieldValueInput[] | null;

  @Field(() => [ID], { nullable: true, description: 'Files that were uploaded before: at most 5.' })
  fileIds?: string[] | null;
}
