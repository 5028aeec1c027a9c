/** Node's test runner, without the promises that nobody awaits: it collects the tests by itself. */
import * as runner from 'node:test';

/** See `node:test`. */
export const describe = (title, body) => void runner.describe(title, body);
/** See `node:test`. */
export const test = (title, body) => void runner.test(title, body);
export { after, afterEach, before, beforeEach } from 'node:test';
