import { GraphQLError, GraphQLScalarType, Kind, type ValueNode } from 'graphql';

const dateTimePattern = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(:\d{2}(\.\d{1,9})?)?(Z|[+-]\d{2}:\d{2})$/;
const datePattern = /^\d{4}-\d{2}-\d{2}$/;
const jsonDepthMax = 64;

function refused(what: string): GraphQLError {
  return new GraphQLError(what, { extensions: { code: 'BAD_USER_INPUT' } });
}

function stringFrom(node: ValueNode, what: string): string {
  if (node.kind !== Kind.STRING) throw refused(what);
  return node.value;
}

function readDateTime(value: unknown): Date {
  const time = typeof value === 'string' && dateTimePattern.test(value) ? new Date(value) : null;
  if (time === null || Number.isNaN(time.getTime())) {
    throw refused('DateTime must be ISO 8601 with a zone, such as 2026-03-01T10:00:00Z');
  }
  return time;
}

/** A moment: ISO 8601 in UTC outside, `Date` inside. */
export const DateTimeScalar = new GraphQLScalarType<Date, string>({
  name: 'DateTime',
  description: 'A moment in UTC, ISO 8601 with milliseconds: 2026-03-01T10:00:00.000Z.',
  serialize: (value) => {
    if (value instanceof Date) return value.toISOString();
    return readDateTime(value).toISOString();
  },
  parseValue: readDateTime,
  parseLiteral: (node) => readDateTime(stringFrom(node, 'DateTime must be a string')),
});

/** Days that are remembered as right: thirty years. */
const daysMax = 11_000;

const days = new Set<unknown>();

/** A report of a year names each of its days several times. */
function writeDate(value: unknown): string {
  if (typeof value === 'string' && days.has(value)) return value;
  const day = readDate(value);
  if (days.size >= daysMax) days.clear();
  days.add(day);
  return day;
}

function readDate(value: unknown): string {
  const isDay = typeof value === 'string' && datePattern.test(value);
  const time = isDay ? new Date(`${value}T00:00:00Z`) : null;
  if (time === null || Number.isNaN(time.getTime()) || time.toISOString().slice(0, 10) !== value) {
    throw refused('Date must be a calendar day, such as 2026-03-01');
  }
  return time.toISOString().slice(0, 10);
}

/** A calendar day as text. */
export const DateScalar = new GraphQLScalarType<string, string>({
  name: 'Date',
  description: 'A calendar day without a zone: 2026-03-01.',
  serialize: writeDate,
  parseValue: readDate,
  parseLiteral: (node) => readDate(stringFrom(node, 'Date must be a string')),
});

/** True for an IANA zone id that this machine supports. */
export function isTimeZone(value: unknown): value is string {
  if (typeof value !== 'string' || value.length > 60) return false;
  try {
    return new Intl.DateTimeFormat('en', { timeZone: value }).resolvedOptions().timeZone !== '';
  } catch {
    return false;
  }
}

function readTimeZone(value: unknown): string {
  if (!isTimeZone(value)) throw refused('TimeZone must be an IANA zone id, such as America/Mexico_City');
  return value;
}

/** An IANA zone id. */
export const TimeZoneScalar = new GraphQLScalarType<string, string>({
  name: 'TimeZone',
  description: 'An IANA time zone id: America/Mexico_City.',
  serialize: (value) => String(value),
  parseValue: readTimeZone,
  parseLiteral: (node) => readTimeZone(stringFrom(node, 'TimeZone must be a string')),
});

function readJson(value: unknown, depth = 0): unknown {
  if (depth > jsonDepthMax) throw refused(`JSON may be nested ${jsonDepthMax} deep at the most`);
  if (typeof value !== 'object' || value === null) return value;
  if (Array.isArray(value)) for (const item of value) readJson(item, depth + 1);
  // Without `Object.values`: a flow of a megabyte would be copied into as many lists as it has objects.
  else for (const name in value) readJson((value as Record<string, unknown>)[name], depth + 1);
  return value;
}

function literalToJson(node: ValueNode): unknown {
  switch (node.kind) {
    case Kind.STRING:
    case Kind.BOOLEAN:
    case Kind.ENUM:
      return node.value;
    case Kind.INT:
    case Kind.FLOAT:
      return Number(node.value);
    case Kind.NULL:
      return null;
    case Kind.LIST:
      return node.values.map(literalToJson);
    case Kind.OBJECT:
      return Object.fromEntries(node.fields.map((field) => [field.name.value, literalToJson(field.value)]));
    case Kind.VARIABLE:
      throw refused('JSON literals cannot hold variables: pass the whole value as a variable');
  }
}

/** Any JSON value. */
export const JsonScalar = new GraphQLScalarType<unknown, unknown>({
  name: 'JSON',
  description: `Any JSON value, nested ${jsonDepthMax} deep at the most.`,
  serialize: (value) => value,
  parseValue: (value) => readJson(value),
  parseLiteral: (node) => readJson(literalToJson(node)),
});
