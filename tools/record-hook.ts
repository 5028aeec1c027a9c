// Runs in every suite when statements are recorded: writes down what the application asked of PostgreSQL with success.
import { appendFileSync } from 'node:fs';
import { createRequire } from 'node:module';

/** The driver's client, as far as it is changed here. */
interface Client {
  readonly connectionParameters: { readonly application_name?: string };
  query(...args: unknown[]): unknown;
}

const into = process.env['RECORD_STATEMENTS_TO'] ?? '';
const [driver, mapper] = ['pg', '@mikro-orm/postgresql'];
const require = createRequire(import.meta.url);
// The ORM may install its own copy of the driver.
const ofMapper = createRequire(require.resolve(mapper));

for (const { Client } of new Set([require(driver), ofMapper(driver)] as { Client: { prototype: Client } }[])) {
  const query = Client.prototype.query;
  Client.prototype.query = function recordedQuery(...args) {
    const answer = query.apply(this, args);
    const [first, second] = args;
    const { text: sql, values } = isPrepared(first) ? first : { text: first, values: second };
    const application = this.connectionParameters.application_name;
    const isRecorded = typeof sql === 'string' && application?.startsWith('tertulia-') === true;
    if (!isRecorded || !isThenable(answer)) return answer;
    return answer.then((result) => {
      appendFileSync(into, `${JSON.stringify({ application, sql, values: values ?? [] })}\n`);
      return result;
    });
  };
}

/** A statement that the platform prepares. */
function isPrepared(statement: unknown): statement is { text: string; values: unknown[] } {
  return typeof statement === 'object' && statement !== null && 'text' in statement && 'values' in statement;
}

/** A promise of the suite's own realm is no instance of ours. */
function isThenable(value: unknown): value is PromiseLike<unknown> {
  return typeof value === 'object' && value !== null && 'then' in value && typeof value.then === 'function';
}
