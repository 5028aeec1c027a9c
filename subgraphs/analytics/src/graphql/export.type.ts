import { connectionOf, DateTimeScalar, JsonScalar, Payload, toGlobalId, type Foreign } from '@tertulia/subgraph';
import { Field, Float, ID, Int, ObjectType } from 'type-graphql';
import {
  fileNameOf,
  type Export,
  type ExportCode,
  type ExportFormat,
  type ExportKind,
  type ExportState,
} from '../domain/export.js';
import { ExportCodeEnum, ExportFormatEnum, ExportKindEnum, ExportStateEnum } from './export.enums.js';
import { UserStub } from './foreign.type.js';

@ObjectType('Export', {
  description: 'A file with rows of the organization, made in the background and kept for a week.',
})
export class ExportType {
  /** The record itself. */
  source!: Export;

  @Field(() => ID, { description: 'Id.' })
  id!: string;

  @Field(() => ExportKindEnum, { description: 'What it has.' })
  kind!: ExportKind;

  @Field(() => ExportFormatEnum, { description: 'Its format.' })
  format!: ExportFormat;

  @Field(() => JsonScalar, { description: 'The filter with which it was started.' })
  filter!: unknown;

  @Field(() => ExportStateEnum, { description: 'How far it is.' })
  state!: ExportState;

  @Field(() => Int, { description: 'Rows so far.' })
  rows!: number;

  @Field(() => Int, { nullable: true, description: 'About how many there will be; null until they are counted.' })
  rowsExpected!: number | null;

  @Field(() => ExportCodeEnum, { nullable: true, description: 'Why there is no file; null if there is no reason.' })
  code!: ExportCode | null;

  @Field(() => Float, { nullable: true, description: 'Size of the file in bytes; null before it is there.' })
  bytes!: number | null;

  @Field(() => String, { description: 'The name under which it is saved.' })
  fileName!: string;

  @Field(() => UserStub, { nullable: true, description: 'Who started it; null for an API key.' })
  startedBy!: Foreign | null;

  @Field(() => DateTimeScalar, { description: 'When it was started.' })
  createdAt!: Date;

  @Field(() => DateTimeScalar, { nullable: true, description: 'When it ended; null before.' })
  finishedAt!: Date | null;

  @Field(() => DateTimeScalar, { nullable: true, description: 'When the file is removed; null before it is there.' })
  expiresAt!: Date | null;
}

export const { Connection: ExportConnection } = connectionOf(ExportType, 'Export');

/** Converts an export to its GraphQL type. */
export function asExport(source: Export): ExportType {
  const { kind, format, filter, state, rows, rowsExpected, code, bytes, createdAt, finishedAt, expiresAt } = source;
  const { startedBy } = source;
  return Object.assign(new ExportType(), {
    ...{ source, kind, format, filter, state, rows, rowsExpected, code, bytes, createdAt, finishedAt, expiresAt },
    id: toGlobalId('export', source.id),
    fileName: fileNameOf(source),
    startedBy: startedBy.kind === 'USER' ? { id: toGlobalId('user', startedBy.id) } : null,
  });
}

@ObjectType('ExportSize', { description: 'How many rows a file would have, and how many it may have.' })
export class ExportSizeType {
  @Field(() => Int, { description: 'Rows that there are now.' })
  rows!: number;

  @Field(() => Int, { description: 'Rows that the plan of the organization allows in one file.' })
  rowsMax!: number;
}

@ObjectType('StartExportPayload', { description: 'Result of startExport.' })
export class StartExportPayload extends Payload {
  @Field(() => ExportType, { nullable: true, description: 'The export, which goes on in the background.' })
  export!: ExportType | null;

  @Field(() => ExportSizeType, { nullable: true, description: 'How many rows there are, and how many there may be.' })
  size!: ExportSizeType | null;
}

@ObjectType('CancelExportPayload', { description: 'Result of cancelExport.' })
export class CancelExportPayload extends Payload {
  @Field(() => ExportType, { nullable: true, description: 'The export; one that had ended already stays as it is.' })
  export!: ExportType | null;
}

@ObjectType('RemoveExportPayload', { description: 'Result of removeExport.' })
export class RemoveExportPayload extends Payload {
  @Field(() => Boolean, { description: 'Whether it was removed.' })
  isRemoved!: boolean;
}
