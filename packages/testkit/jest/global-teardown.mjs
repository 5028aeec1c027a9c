import { rm } from 'node:fs/promises';
import { stopServerIn } from './server-in-folder.mjs';

/** Stops the PostgreSQL of this run, if a suite started one, and removes its folder. */
export default async function tearDown() {
  const folder = process.env.TERTULIA_TEST_FOLDER;
  await stopServerIn(folder);
  await rm(folder, { recursive: true, force: true });
}
