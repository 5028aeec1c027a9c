import type { FileContent, FileGroup, ShownFiles } from '@tertulia/flow-engine';
import { DateTimeScalar, toGlobalId, UserError, withUserErrors, type SubgraphContext } from '@tertulia/subgraph';
import { Directive, Field, ID, InputType, Int, ObjectType } from 'type-graphql';
import type { PreparedUpload } from '../application/prepare-upload.js';
import type { ReceivedFile } from '../domain/received-file.js';
import { FileGroupEnum } from './enums.js';

@ObjectType('FileQuestion', { description: 'Which files may be sent.' })
export class FileQuestionType implements ShownFiles {
  @Directive('@listSize(assumedSize: 2)')
  @Field(() => [FileGroupEnum], { description: 'Types: one of them is enough.' })
  accepts!: FileGroup[];

  @Field(() => Int, { description: 'Of one file, in bytes.' })
  bytesMax!: number;

  @Field(() => Int, { description: 'How many may be sent together.' })
  countMax!: number;
}

@ObjectType('FileNode', { description: 'A file that a visitor has sent.' })
export class FileNodeType {
  @Field(() => ID, { description: 'Id.' })
  id!: string;

  @Field(() => String, { description: 'Its name, with the ending of what its bytes are.' })
  name!: string;

  @Field(() => String, { description: 'Its media type, as its bytes say.' })
  mediaType!: string;

  @Field(() => Int, { description: 'Its size.' })
  bytes!: number;

  /** To look it up. */
  fileId!: string;
}

@InputType('PrepareUploadInput', { description: 'A file that is about to be uploaded.' })
export class PrepareUploadInput {
  @Field(() => String, { description: 'Its name, at most 300 characters.' })
  name!: string;

  @Field(() => Int, { description: 'Its size. The upload ends where more bytes come.' })
  bytes!: number;
}

@InputType('PrepareSimulatedUploadInput', { description: 'A file that is about to be uploaded in a simulation.' })
export class PrepareSimulatedUploadInput extends PrepareUploadInput {
  @Field(() => ID, { description: 'The simulation.' })
  simulationId!: string;
}

@InputType('PreparePreviewUploadInput', {
  description: 'A file that is about to be uploaded by whoever tries a draft.',
})
export class PreparePreviewUploadInput extends PrepareUploadInput {
  @Field(() => String, { description: 'Token of the preview link.' })
  token!: string;

  @Field(() => String, { description: 'The id of the conversation, as startPreview returned it.' })
  conversation!: string;
}

@ObjectType('FileUpload', { description: 'Where the bytes of a file are sent.' })
export class FileUploadType {
  @Field(() => ID, { description: 'Id of the file, to send it with a message once its bytes are there.' })
  fileId!: string;

  @Field(() => String, {
    description:
      'Takes the bytes with POST, once. Answers 200 with `name` and `type` as JSON, else `code` and `message` in both languages.',
  })
  url!: string;

  @Field(() => DateTimeScalar, { description: 'Until when.' })
  expiresAt!: Date;
}

@ObjectType('PrepareUploadPayload', { description: 'Result of asking where a file is sent.' })
export class PrepareUploadPayloadType {
  @Field(() => FileUploadType, { nullable: true, description: 'Where; null if it may not be sent.' })
  upload!: FileUploadType | null;

  @Field(() => [UserError], { description: 'Why not; empty on success.' })
  userErrors!: UserError[];
}

/** Converts a file in a message to its GraphQL type. */
export function shownFile({ fileId, name, type: mediaType, bytes }: FileContent): FileNodeType {
  return Object.assign(new FileNodeType(), { fileId, name, mediaType, bytes, id: toGlobalId('receivedFile', fileId) });
}

/** Converts a record of a file to its GraphQL type. */
export function asFile({ id, name, type, bytes }: ReceivedFile): FileNodeType {
  return shownFile({ kind: 'file', fileId: id, name, type, bytes });
}

/** Asks where a file is sent; mistakes become `userErrors`. */
export async function preparedUpload(
  context: SubgraphContext,
  prepare: () => Promise<PreparedUpload>,
): Promise<PrepareUploadPayloadType> {
  const show = async () => {
    const { id, url, expiresAt } = await prepare();
    const fileId = toGlobalId('receivedFile', id);
    return { upload: Object.assign(new FileUploadType(), { fileId, url, expiresAt }) };
  };
  return withUserErrors<Omit<PrepareUploadPayloadType, 'userErrors'>>(context, show, { upload: null });
}
