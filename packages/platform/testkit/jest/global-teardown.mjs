import { rm } from 'node:fs/promises';
import { stopServersIn } from './servers-in-folder.mjs';

/** Stops the servers of this run that are still there and removes its folder. */
export default async function tearDown() {
  const folder = process.env.TERTULIA_TEST_FOLDER;
  await stopServersIn(folder);
  await rm(folder, { recursive: true, force: true });
}
