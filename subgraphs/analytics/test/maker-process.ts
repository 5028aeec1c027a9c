import { openDatabase, uuidV7Ids } from '@tertulia/persistence';
import { runDueSchedules } from '../src/application/run-schedules.js';
import { postgresSchedules } from '../src/persistence/postgres-schedule-store.js';
import { scheduleEntities } from '../src/persistence/schedule-tables.js';

// Makes the reports that are due as a process of its own, which is killed when it has used up its ids: in the middle of a transaction.

const { clientUrl, now, idsLeft } = JSON.parse(process.argv[2] ?? '') as {
  readonly clientUrl: string;
  readonly now: string;
  readonly idsLeft: number;
};
const clock = { now: () => new Date(now) };
const made = uuidV7Ids(clock);
let left = idsLeft;
const next = (): string => {
  left -= 1;
  if (left < 0) process.kill(process.pid, 'SIGKILL');
  return made.next();
};
const database = await openDatabase({ name: 'analytics', clientUrl, entities: scheduleEntities });
await runDueSchedules({ schedules: postgresSchedules(database), clock, ids: { next } });
await database.close();
