import { ForwardPageArgs } from '@tertulia/subgraph';
import { ArgsType, Field, InputType, Int } from 'type-graphql';
import { BotInput } from './bot.input.js';
import { SaveInput } from './draft.input.js';

@InputType('UploadDocumentPartInput', { description: 'A part of a file: files are larger than a request may be.' })
export class UploadDocumentPartInput extends BotInput {
  @Field(() => String, { description: "The caller's id of the file, up to 64 letters, digits, _ and -." })
  uploadId!: string;

  @Field(() => Int, { description: 'Number of the part, from 0. A repeat replaces the part.' })
  part!: number;

  @Field(() => String, { description: 'Up to 262,144 bytes in Base64.' })
  content!: string;
}

@InputType('AddDocumentInput', { description: 'A file whose parts were uploaded within the last hour.' })
export class AddDocumentInput extends SaveInput {
  @Field(() => String, { description: "The caller's id of the file." })
  uploadId!: string;

  @Field(() => String, { description: 'Its name; the ending tells text files apart.' })
  fileName!: string;

  @Field(() => String, {
    nullable: true,
    description: 'Title, up to 120 characters; if omitted, the one in the document, else the name of the file.',
  })
  title?: string | null;

  @Field(() => String, { nullable: true, description: 'The document whose file it replaces; if omitted, a new one.' })
  replaces?: string | null;
}

@InputType('DeleteDocumentInput', { description: 'A document to remove.' })
export class DeleteDocumentInput extends SaveInput {
  @Field(() => String, { description: 'The document.' })
  id!: string;
}

@ArgsType()
export class DocumentPassageArgs extends ForwardPageArgs {
  @Field(() => Int, { nullable: true, description: 'Begins with this passage, for links to one.' })
  fromNumber?: number | null;
}
