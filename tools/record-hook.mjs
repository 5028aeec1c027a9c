// Runs in every suite when statements are recorded: writes down what the application asked of PostgreSQL with success.
import { appendFileSync } from 'node:fs';
import { createRequire } from 'node:module';

const into = process.env.RECORD_STATEMENTS_TO;
const [driver, mapper] = ['pg', '@mikro-orm/postgresql'];
const require = createRequire(import.meta.url);
// The mapper may bring a driver of its own.
const ofMapper = createRequire(require.resolve(mapper));

for (const { Client } of new Set([require(driver), ofMapper(driver)])) {
  const query = Client.prototype.query;
  Client.prototype.query = function recordedQuery(...args) {
    const answer = query.apply(this, args);
    const [sql, values] = args;
    const application = this.connectionParameters.application_name;
    if (typeof sql !== 'string' || !application?.startsWith('tertulia-') || typeof answer?.then !== 'function') {
      return answer;
    }
    return answer.then((result) => {
      appendFileSync(into, `${JSON.stringify({ application, sql, values: values ?? [] })}\n`);
      return result;
    });
  };
}
