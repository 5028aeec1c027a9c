import { isRaw, JsonProperty, Utils, type Platform } from '@mikro-orm/core';
import { LRUCache } from 'lru-cache';

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
  const known = knownStatement(sql);
  const bound = known === null ? null : boundAsKnown(known, parameters);
  if (bound !== null) return bound;
  const values: unknown[] = [];
  const text = write({ writing, values }, sql, parameters);
  return { text, values };
}

/** A statement as it is written when its values are neither fragments nor lists of other things than scalars. */
interface KnownStatement {
  readonly text: string;
  /** For each parameter that is sent, how many place holders it takes; null is a value, a number a list. */
  readonly places: readonly (number | null)[];
}

/** Texts are read once: rows of fifty columns take longer to read than to send. */
const knownStatements = new LRUCache<string, KnownStatement | { readonly hasIdentifiers: true }>({ max: 1_000 });

function knownStatement(sql: string): KnownStatement | null {
  let known = knownStatements.get(sql);
  if (known === undefined) {
    known = readStatement(sql);
    knownStatements.set(sql, known);
  }
  return 'text' in known ? known : null;
}

function readStatement(sql: string): KnownStatement | { readonly hasIdentifiers: true } {
  const read: (number | null)[] = [];
  let hasIdentifiers = false;
  const text = sql.replaceAll(places, (place: string, negation: string | undefined) => {
    if (place === '\\?') return '?';
    hasIdentifiers ||= place === '??';
    read.push(place === '?' ? null : placesIn(place));
    return place === '?' ? `$${read.length}` : listText(read.length, negation !== undefined);
  });
  return hasIdentifiers ? { hasIdentifiers } : { text, places: read };
}

function boundAsKnown({ text, places }: KnownStatement, parameters: readonly unknown[]): BoundStatement | null {
  const values: unknown[] = [];
  let next = 0;
  for (const count of places) {
    if (count === null) {
      const value = parameters[next++];
      if (isRaw(value) || isPlainList(value)) return null;
      values.push(asParameter(value));
      continue;
    }
    const items = listItems(parameters.slice(next, (next += count)));
    if (!items.every(isScalar)) return null;
    values.push(items.map(asParameter));
  }
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
    const items = parameters.slice(next, (next += placesIn(place)));
    return writeList(binding, items, negation !== undefined);
  });
}

function writeList(binding: Binding, given: readonly unknown[], isNegated: boolean): string {
  const items = listItems(given);
  if (!items.every(isScalar)) {
    return `${isNegated ? ' not' : ''} in (${items.map((item) => writeValue(binding, item)).join(', ')})`;
  }
  binding.values.push(items.map(asParameter));
  return listText(binding.values.length, isNegated);
}

function listText(position: number, isNegated: boolean): string {
  return isNegated ? ` <> all($${position})` : ` = any($${position})`;
}

function placesIn(list: string): number {
  return list.split('?').length - 1;
}

/** The items of `in (...)`; a list that is its only value is the list. */
function listItems(given: readonly unknown[]): readonly unknown[] {
  const [first] = given;
  return given.length === 1 && isPlainList(first) ? first : given;
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
