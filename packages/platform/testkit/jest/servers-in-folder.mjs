import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';

const patienceMs = 10_000;

/** Stops the servers whose data is in a test folder and waits until they have ended. */
export async function stopServersIn(folder) {
  await stop('postgres', join(folder, 'postgres', 'postmaster.pid'));
  const names = await readdir(folder).catch(() => []);
  const redises = names.filter((name) => name.startsWith('redis-'));
  await Promise.all(redises.map(async (name) => stop('redis-server', join(folder, name, 'redis.pid'))));
}

async function stop(program, pidFile) {
  const pid = Number((await readFile(pidFile, 'utf8').catch(() => '')).split('\n')[0]);
  if (!pid || !(await isRunning(program, pid))) return;
  process.kill(pid, 'SIGINT');
  const deadline = Date.now() + patienceMs;
  while (Date.now() < deadline && (await isRunning(program, pid))) await wait(10);
}

async function isRunning(program, pid) {
  const [commandLine, state] = await Promise.all([
    readFile(`/proc/${pid}/cmdline`, 'utf8').catch(() => ''),
    readFile(`/proc/${pid}/stat`, 'utf8').catch(() => ''),
  ]);
  const [name = ''] = commandLine.split(/[\0 ]/);
  return name.split('/').at(-1) === program && !/\) Z /.test(state);
}
