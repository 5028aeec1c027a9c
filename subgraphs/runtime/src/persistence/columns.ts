import type { EntityManager } from '@mikro-orm/postgresql';
import type { Conversation } from '../domain/conversation.js';
import type { Message } from '../domain/message.js';

/** A value that PostgreSQL accepts as a parameter; a list stands after `in`. */
export type Parameter = string | number | boolean | null | readonly string[];

const conversationDates = [
  'openedAt',
  'countedAt',
  'lastMessageAt',
  'endedAt',
  'waitingSince',
  'idleAt',
  'resumeUntil',
  'erasedAt',
  'waitingToldAt',
] as const;

/** Properties of a conversation in the order of their columns. */
export const conversationKeys = [
  'id',
  'organizationId',
  'botId',
  'versionId',
  'channel',
  'contactId',
  'state',
  'endReason',
  'isTest',
  'isDemo',
  'isCharged',
  'locale',
  'lastSequence',
  'hasAnswered',
  'goalCount',
  'rating',
  'marks',
  'idleMinutes',
  'resumeHours',
  'visitorId',
  'firstWords',
  'queue',
  ...conversationDates,
] as const satisfies readonly (keyof Conversation)[];

/** Properties of a message in the order of their columns. */
export const messageKeys = [
  'id',
  'conversationId',
  'sequence',
  'author',
  'memberId',
  'content',
  'text',
  'at',
  'blockId',
  'clientMessageId',
  'authorName',
  'isByKey',
  'heard',
  'sources',
] as const satisfies readonly (keyof Message)[];

/** `blockId` is the column `block_id`. */
export function columnOf(key: string): string {
  return key.replaceAll(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);
}

/** A select list that returns columns under the names of their properties. */
export function selected(keys: readonly string[], alias: string): string {
  return keys.map((key) => `${alias}.${columnOf(key)} as "${key}"`).join(', ');
}

/** `(?, ?), (?, ?)`. */
export function places(rows: number, columns: number): string {
  const row = `(${Array.from({ length: columns }, () => '?').join(', ')})`;
  return Array.from({ length: rows }, () => row).join(', ');
}

/** Runs a statement and returns its rows, with times as text. */
export async function rowsOf<T>(em: EntityManager, sql: string, parameters: readonly Parameter[]): Promise<T[]> {
  const rows: T[] = await em.execute(sql, [...parameters]);
  return rows;
}

/** Makes a conversation of a selected row. */
export function conversationFrom(row: Record<string, unknown>): Conversation {
  const picked: Record<string, unknown> = {};
  for (const key of conversationKeys) picked[key] = row[key];
  for (const key of conversationDates) picked[key] = dateFrom(row[key]);
  picked['marks'] = jsonFrom(row['marks']);
  return picked as unknown as Conversation;
}

/** Makes a message of a selected row. */
export function messageFrom(row: Record<string, unknown>): Message {
  const picked: Record<string, unknown> = {};
  for (const key of messageKeys) picked[key] = row[key];
  const [content, heard, sources] = [jsonFrom(row['content']), jsonFrom(row['heard']), jsonFrom(row['sources'])];
  return { ...picked, content, heard, sources, at: dateFrom(row['at']) } as unknown as Message;
}

/** Depending on the driver, JSON columns arrive parsed or as text. */
export function jsonFrom(value: unknown): unknown {
  return typeof value === 'string' ? JSON.parse(value) : value;
}

/** The time in a column; null stays null. */
export function dateFrom(value: unknown): Date | null {
  if (value === null || value === undefined) return null;
  return value instanceof Date ? value : new Date(value as string | number);
}

/** A property's value as a parameter. */
export function parameterOf(value: unknown): Parameter {
  if (value instanceof Date) return value.toISOString();
  if (value === null || value === undefined) return null;
  return typeof value === 'object' ? JSON.stringify(value) : (value as Parameter);
}
