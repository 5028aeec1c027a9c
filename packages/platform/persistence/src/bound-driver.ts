import { isRaw, raw, type AnyEntity, type EntityData, type QueryResult } from '@mikro-orm/core';
import {
  NativeQueryBuilder,
  PostgreSqlConnection,
  PostgreSqlDriver,
  type RawQueryFragment,
} from '@mikro-orm/postgresql';
import { CompiledQuery, type Kysely } from 'kysely';
import { bindStatement } from './bind-statement.js';

type Statement = string | NativeQueryBuilder | RawQueryFragment;
type Given = readonly unknown[] | Record<string, unknown>;
type Result = QueryResult | EntityData<AnyEntity> | EntityData<AnyEntity>[];

/**
 * The ORM's driver for PostgreSQL, with values sent as parameters. The original writes every value into the text: each statement is then new
 * to the server, which parses and plans it again, and documents of tenants are escaped character by character on the event loop.
 */
export class BoundDriver extends PostgreSqlDriver {
  protected override readonly connection: PostgreSqlConnection = new BoundConnection(this.config);
}

class BoundConnection extends PostgreSqlConnection {
  override async execute<T extends Result>(
    ...[statement, parameters = [], method = 'all', transaction, context]: Parameters<PostgreSqlConnection['execute']>
  ): Promise<T> {
    await this.ensureConnection();
    const { sql, params } = plain(statement, parameters);
    const { text, values } = bindStatement(this.platform, sql, params);
    const runner = (transaction ?? this.getClient()) as Kysely<unknown>;
    const run = async (): Promise<T> =>
      this.transformRawResult<T>(await runner.executeQuery(CompiledQuery.raw(text, [...values])), method);
    return this.executeQuery(text, run, { ...context, query: text, params: values });
  }
}

function plain(statement: Statement, parameters: Given): { sql: string; params: readonly unknown[] } {
  const one: string | RawQueryFragment = statement instanceof NativeQueryBuilder ? statement.toRaw() : statement;
  if (isRaw(one)) return one;
  if (Array.isArray(parameters)) return { sql: one, params: parameters };
  return raw(one, parameters as Record<string, unknown>);
}
