import { mkdir, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { stopServersIn } from './servers-in-folder.mjs';

const prefix = 'tertulia-jest-';

/** Creates a folder for this run, in which the first suite that needs it starts PostgreSQL; removes what killed runs left. */
export default async function setUp() {
  const names = (await readdir(tmpdir())).filter((name) => name.startsWith(prefix));
  for (const name of names) {
    if (isAlive(Number(name.slice(prefix.length)))) continue;
    await stopServersIn(join(tmpdir(), name));
    await rm(join(tmpdir(), name), { recursive: true, force: true });
  }
  const folder = join(tmpdir(), `${prefix}${process.pid}`);
  await rm(folder, { recursive: true, force: true });
  await mkdir(folder, { recursive: true });
  process.env.TERTULIA_TEST_FOLDER = folder;
}

function isAlive(pid) {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return error.code === 'EPERM';
  }
}
