import { Field, Int, ObjectType } from 'type-graphql';

@ObjectType('AnswerSource', { description: 'A passage of a document that an answer comes from.' })
export class AnswerSourceType {
  @Field(() => String, { description: 'The document, by its id inside the bot.' })
  documentId!: string;

  @Field(() => String, { description: 'Its content at that time, for Bot.documentContent.' })
  contentId!: string;

  @Field(() => Int, { description: 'Number of the passage, from 1.' })
  passage!: number;

  @Field(() => String, { description: 'Title of the document.' })
  title!: string;

  @Field(() => String, { description: 'The headings above the passage; empty for none.' })
  heading!: string;

  @Field(() => Int, { nullable: true, description: 'Its page; null for a document without pages.' })
  page!: number | null;
}
