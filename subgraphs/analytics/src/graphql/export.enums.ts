import { enumOf } from '@tertulia/subgraph';
import type { ExportCode, ExportFormat, ExportKind, ExportState } from '../domain/export.js';

export const ExportKindEnum = enumOf<ExportKind>('ExportKind', 'What a file has.', {
  CONVERSATIONS: 'The list of conversations, with its filter and order.',
  MESSAGES: 'The messages of these conversations.',
  CONTACTS: 'The contacts, the newest first.',
  COMMENTS: 'What visitors wrote about their ratings, in conversations that started in a range, the newest first.',
  METRICS:
    'The metrics of a range: by day, and in Excel also by metric, bot, hour, rating, person and error, the unanswered questions, the walk through the flow of one bot, and two bots or versions compared.',
});

export const ExportFormatEnum = enumOf<ExportFormat>('ExportFormat', 'The format of a file.', {
  CSV: 'A table as text, in UTF-8, with the separator that spreadsheets of the country expect.',
  EXCEL: 'A workbook of Excel with typed cells.',
});

export const ExportStateEnum = enumOf<ExportState>('ExportState', 'How far an export is.', {
  QUEUED: 'It waits: one file at a time is made for an organization.',
  RUNNING: 'It is being made.',
  READY: 'The file is there.',
  FAILED: 'There will be no file: the code says why.',
  CANCELLED: 'Somebody cancelled it.',
  EXPIRED: 'The file was removed: a week is over, or the code says why.',
});

export const ExportCodeEnum = enumOf<ExportCode>('ExportCode', 'Why there is no file.', {
  NOT_ALLOWED: 'Whoever started it may not see the rows any more.',
  TOO_MANY_ROWS: 'There are more rows than the plan allows.',
  TOO_LARGE: 'The file would have more than 2 GiB.',
  UNAVAILABLE: 'What it needs did not respond for minutes.',
  VISITOR_ERASED: 'A visitor’s data was erased after the file was made, so it was removed. Export again.',
});
