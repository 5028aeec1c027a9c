import type { Migration } from '@mikro-orm/migrations';
import type { MigrationEntry } from './migrate.js';

/** What a migration does to the tables of the previous release. */
export interface MigrationProblem {
  readonly migration: string;
  readonly statement: string;
}

/** Statements that do not affect a program of the previous release. */
const additions = [
  /^create (schema|table|sequence|type|function|view) /,
  /^create index /,
  /^comment on /,
  /^(insert into|update) /,
];
const addColumns = /^alter table (?:only )?(?<table>[a-z_"]+) (?<actions>add column .+)$/s;
const onNewTable = [
  /^alter table (?:only )?(?<table>[a-z_"]+) /,
  /^create (?:unique index|policy) .* on (?<table>[a-z_"]+)/s,
];

/**
 * Finds what migrations after the first remove or require: a drop or a rename, another type, a column that must be filled, a constraint on
 * existing rows. The first migration starts with an empty database; one with `contract` explains why it may.
 */
export async function notAdditive(migrations: readonly MigrationEntry[]): Promise<MigrationProblem[]> {
  const adding = migrations.slice(1).filter((entry) => entry.contract === undefined);
  return (await Promise.all(adding.map(problemsOf))).flat();
}

async function problemsOf(entry: MigrationEntry): Promise<MigrationProblem[]> {
  const statements = await statementsOf(entry);
  const made = new Set(statements.flatMap((sql) => /^create table (?:if not exists )?([a-z_"]+)/.exec(sql)?.[1] ?? []));
  return statements.filter((sql) => !isAddition(sql, made)).map((statement) => ({ migration: entry.name, statement }));
}

/** The statements of a migration, lower case and on one line, without executing them. */
async function statementsOf(entry: MigrationEntry): Promise<string[]> {
  const found: string[] = [];
  const unconnected = Object.create(entry.class.prototype as object) as Migration;
  unconnected.addSql = (sql: unknown) => void found.push(String(sql));
  await unconnected.up();
  return found.map((sql) => sql.replaceAll(/\s+/g, ' ').trim().toLowerCase());
}

function isAddition(sql: string, made: ReadonlySet<string>): boolean {
  if (additions.some((pattern) => pattern.test(sql))) return true;
  if (onNewTable.some((pattern) => made.has(pattern.exec(sql)?.groups?.['table'] ?? ''))) return true;
  const actions = addColumns.exec(sql)?.groups?.['actions'];
  return actions !== undefined && splitActions(actions).every(isHarmlessColumn);
}

/** Splits at commas outside of brackets. */
function splitActions(actions: string): string[] {
  return actions.split(/,(?![^(]*\))/).map((action) => action.trim());
}

/** Old code does not fill the column: it must be nullable or have a default, and must not constrain other columns. */
function isHarmlessColumn(action: string): boolean {
  if (!/^add column /.test(action)) return false;
  if (/\b(unique|primary key|references|check)\b/.test(action)) return false;
  return !/\bnot null\b/.test(action) || /\b(default|generated)\b/.test(action);
}
