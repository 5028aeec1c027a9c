import type { DocumentKind } from '@tertulia/document-passages';
import { connectionOf, DateTimeScalar, enumOf, Payload, type Foreign } from '@tertulia/subgraph';
import { Field, Int, ObjectType } from 'type-graphql';
import { SaveDraftPayload } from './draft.payload.js';
import { UserStub } from './foreign.type.js';

export const DocumentKindEnum = enumOf('DocumentKind', 'What a document is.', {
  PDF: 'A PDF.',
  DOCX: 'A document of Word.',
  TEXT: 'A plain text.',
  MARKDOWN: 'A text in Markdown.',
  CSV: 'A table.',
  PAGE: 'A page of a site, pasted or saved.',
} satisfies Record<DocumentKind, string>);

@ObjectType('DocumentPassage', { description: 'A part of a document that says something by itself.' })
export class DocumentPassageType {
  @Field(() => Int, { description: 'Its number in the document, from 1.' })
  number!: number;

  @Field(() => String, { description: 'The headings above it; empty for none.' })
  heading!: string;

  @Field(() => Int, { nullable: true, description: 'Its page; null for a document without pages.' })
  page!: number | null;

  @Field(() => String, { description: 'Its text, up to 600 characters.' })
  text!: string;
}

export const { Connection: DocumentPassageConnection } = connectionOf(DocumentPassageType, 'DocumentPassage');

@ObjectType('DocumentContent', { description: 'What was read of a file. It never changes.' })
export class DocumentContentType {
  botId!: string;

  @Field(() => String, { description: 'Id inside the bot.' })
  id!: string;

  @Field(() => DocumentKindEnum, { description: 'What the file is, found in its bytes.' })
  kind!: keyof typeof DocumentKindEnum;

  @Field(() => String, { description: 'The name of the file.' })
  fileName!: string;

  @Field(() => Int, { nullable: true, description: 'Its pages; null for a document without pages.' })
  pages!: number | null;

  @Field(() => Int, { description: 'Characters of all passages.' })
  characters!: number;

  @Field(() => Int, { description: 'Bytes of the file.' })
  bytes!: number;

  @Field(() => Int, { description: 'How many passages it has.' })
  passageCount!: number;

  @Field(() => DateTimeScalar, { description: 'When it was added.' })
  addedAt!: Date;

  @Field(() => UserStub, { nullable: true, description: 'Who added it; null for API keys.' })
  addedBy!: Foreign | null;
}

@ObjectType('KnowledgeDocument', { description: 'A document that the bot may answer from.' })
export class KnowledgeDocumentType {
  botId!: string;

  @Field(() => String, { description: 'Id inside the bot; it stays when the file is replaced.' })
  id!: string;

  @Field(() => String, { description: 'Title, which visitors see below an answer.' })
  title!: string;

  @Field(() => String, { description: 'Id of its content.' })
  contentId!: string;

  @Field(() => DocumentContentType, {
    nullable: true,
    description: 'What was read of its file; null where the file is missing, as after an import from another bot.',
  })
  content!: DocumentContentType | null;
}

@ObjectType('DocumentUsage', { description: 'What the documents of all bots take, and what the plan allows.' })
export class DocumentUsageType {
  @Field(() => Int, { description: 'Documents.' })
  documents!: number;

  @Field(() => Int, { description: 'Documents that the plan allows.' })
  documentsMax!: number;

  @Field(() => Int, { description: 'Characters.' })
  characters!: number;

  @Field(() => Int, { description: 'Characters that the plan allows.' })
  charactersMax!: number;
}

@ObjectType('UploadDocumentPartPayload', { description: 'A part of a file that has arrived.' })
export class UploadDocumentPartPayload extends Payload {
  @Field(() => Int, { nullable: true, description: 'Bytes of the file that have arrived; null on failure.' })
  receivedBytes!: number | null;
}

@ObjectType('AddDocumentPayload', { description: 'A document that was added or replaced.' })
export class AddDocumentPayload extends SaveDraftPayload {
  @Field(() => KnowledgeDocumentType, { nullable: true, description: 'The document; null on failure or conflict.' })
  document!: KnowledgeDocumentType | null;
}
