/** Node's test runner, without the promises that nobody awaits: it collects the tests by itself. */
import * as runner from 'node:test';

/** See `node:test`. */
export const describe = (title, ...rest) => void runner.describe(title, ...rest);
/** See `node:test`. */
export const test = (title, ...rest) => void runner.test(title, ...rest);
export { after, afterEach, before, beforeEach } from 'node:test';
