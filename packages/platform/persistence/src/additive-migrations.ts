import type { Migration } from '@mikro-orm/migrations';
import type { MigrationEntry } from './migrate.js';

/** What a migration does to the tables of the release before it. */
export interface MigrationProblem {
  readonly migration: string;
  readonly statement: string;
}

/** Statements that never disturb a program which does not know of them. */
const additions = [
  /^create (table|sequence|type|function|view) /,
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
 * What the migrations after the first take away or ask for: a dropped or renamed thing, another type, a column that must be
 * filled, a rule on old rows. The first one finds an empty database, and one with `contract` says why it may.
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

/** The statements of a migration, lower case and on one line, without running any of them. */
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

/** At commas outside of brackets. */
function splitActions(actions: string): string[] {
  return actions.split(/,(?![^(]*\))/).map((action) => action.trim());
}

/** Old code leaves the column out: it must do without, or have a value of its own, and ask nothing of other columns. */
function isHarmlessColumn(action: string): boolean {
  if (!/^add column /.test(action)) return false;
  if (/\b(unique|primary key|references|check)\b/.test(action)) return false;
  return !/\bnot null\b/.test(action) || /\b(default|generated)\b/.test(action);
}
