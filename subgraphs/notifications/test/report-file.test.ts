import { expect, test } from '@jest/globals';
import type { SubgraphCall } from '@tertulia/subgraph';
import { fakeClock, testId } from '@tertulia/testkit';
import { uuidV7Ids } from '@tertulia/persistence';
import { graphQuestions } from '../src/clients/graph-questions.js';
import { graphReports } from '../src/clients/graph-reports.js';
import { leaseMs } from '../src/domain/dispatch.js';

/** A thread may take so long to load its library, and a report so much processor time. */
const coldPrinterMs = 30_000 + 20_000;

test('A report may take as long as a printer that has just started, and less than the attempt that waits for it', async () => {
  const calls: SubgraphCall[] = [];
  const ask = graphQuestions(async (_, call) => {
    calls.push(call);
    return { data: { reportFile: null } };
  }, uuidV7Ids(fakeClock()));
  expect(await graphReports(ask).file(testId(0xa), testId(1))).toBeNull();
  const [{ timeoutMs = 0 } = {}] = calls;
  expect(timeoutMs).toBeGreaterThanOrEqual(coldPrinterMs);
  expect(timeoutMs).toBeLessThan(leaseMs);
});
