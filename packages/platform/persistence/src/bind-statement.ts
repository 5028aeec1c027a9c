import { isRaw, JsonProperty, Utils, type Platform } from '@mikro-orm/core';

/** A statement with `$1`, `$2` … and their values. */
export interface BoundStatement {
  readonly text: string;
  readonly values: readonly unknown[];
}

/** How identifiers are quoted. */
type Writing = Pick<Platform, 'quoteIdentifier'>;

/**
 * Turns the ORM's place holders into the server's. `?` is a value, `??` an identifier, `\?` a question mark. `in (?, ?)` becomes
 * `= any($1)` with one array, so that lists of every length are the same statement; any other list becomes one parameter an item. A raw
 * fragment is written in place. Equal values are separate parameters: the server may give each another type.
 */
export function bindStatement(writing: Writing, sql: string, parameters: readonly unknown[]): BoundStatement {
  if (parameters.length === 0) return { text: sql, values: [] };
  const values: unknown[] = [];
  const text = write({ writing, values }, sql, parameters);
  return { text, values };
}

interface Binding {
  readonly writing: Writing;
  readonly values: unknown[];
}

const places = /\\\?|\?\??|(?<negation> not)? in \(\?(?:, \?)*\)/gi;

function write(binding: Binding, sql: string, parameters: readonly unknown[]): string {
  let next = 0;
  return sql.replaceAll(places, (place: string, negation: string | undefined) => {
    if (place === '\\?') return '?';
    if (place === '??') return binding.writing.quoteIdentifier(parameters[next++] as string);
    if (place === '?') return writeValue(binding, parameters[next++]);
    const count = place.split('?').length - 1;
    const items = parameters.slice(next, (next += count));
    return writeList(binding, items, negation !== undefined);
  });
}

function writeList(binding: Binding, given: readonly unknown[], isNegated: boolean): string {
  const [first] = given;
  const items: readonly unknown[] = given.length === 1 && isPlainList(first) ? first : given;
  if (!items.every(isScalar)) {
    return `${isNegated ? ' not' : ''} in (${items.map((item) => writeValue(binding, item)).join(', ')})`;
  }
  binding.values.push(items.map(asParameter));
  return isNegated ? ` <> all($${binding.values.length})` : ` = any($${binding.values.length})`;
}

function writeValue(binding: Binding, value: unknown): string {
  if (isRaw(value)) return write(binding, value.sql, value.params);
  if (isPlainList(value)) return value.map((item) => writeValue(binding, item)).join(', ');
  binding.values.push(asParameter(value));
  return `$${binding.values.length}`;
}

function asParameter(value: unknown): unknown {
  if (value === undefined || value === null) return null;
  if (value instanceof Date) return value.toISOString();
  if (Utils.isPlainObject(value) || isJson(value)) return JSON.stringify(value);
  return typeof value === 'bigint' ? value.toString() : value;
}

function isScalar(value: unknown): boolean {
  return typeof value !== 'object' || value === null || value instanceof Date;
}

function isPlainList(value: unknown): value is readonly unknown[] {
  return Array.isArray(value) && !isJson(value);
}

/** Parts of JSON documents carry a mark of the ORM, so that their lists are not taken for lists of values. */
function isJson(value: unknown): boolean {
  return typeof value === 'object' && value !== null && JsonProperty in value;
}
