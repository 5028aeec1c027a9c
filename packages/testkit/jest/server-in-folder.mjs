import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';

const patienceMs = 10_000;

/** Ends the PostgreSQL whose data lie in a test folder and waits until it is gone. */
export async function stopServerIn(folder) {
  const pid = Number(
    (await readFile(join(folder, 'postgres', 'postmaster.pid'), 'utf8').catch(() => '')).split('\n')[0],
  );
  if (!pid || !(await isPostgres(pid))) return;
  process.kill(pid, 'SIGINT');
  const deadline = Date.now() + patienceMs;
  while (Date.now() < deadline && (await isPostgres(pid))) await wait(10);
}

async function isPostgres(pid) {
  const [commandLine, state] = await Promise.all([
    readFile(`/proc/${pid}/cmdline`, 'utf8').catch(() => ''),
    readFile(`/proc/${pid}/stat`, 'utf8').catch(() => ''),
  ]);
  return /(^|\/)postgres\0/.test(commandLine) && !/\) Z /.test(state);
}
