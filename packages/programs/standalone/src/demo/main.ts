import { systemClock, systemIds } from '@tertulia/persistence';
import { givenDatabaseServer } from '../database-server.js';
import { createPlatform } from '../platform.js';
import { filesFolderOf } from '../program-settings.js';
import { terminalProgress } from '../progress.js';
import { loadSecrets } from '../secrets.js';
import { describeDemo, ensureDemo } from './ensure-demo.js';
import { readDemoEnvironment } from './environment.js';
import { TravellingClock } from './travelling-clock.js';

/**
 * Makes the demo data on servers that other processes will use, and ends. It runs in one process and before they start, because the demo's
 * simulated clock moves through a month, and separate processes could not share it.
 */
const { databaseUrl, mongoUrl, publicUrl, dataDir, share, logLevel } = readDemoEnvironment();
const progress = terminalProgress(process.stdout);
const databaseServer = givenDatabaseServer(databaseUrl);
const secrets = await loadSecrets(dataDir);
const clock = new TravellingClock(systemClock);
const platform = await createPlatform({
  ...{ databaseServer, secrets, clock, logLevel },
  settings: { publicUrl, filesFolder: filesFolderOf(dataDir), ...(mongoUrl === null ? {} : { mongoUrl }) },
  ids: systemIds,
});
const demo = await ensureDemo(platform, { dataDir, clock, databaseServer, progress, share });
await platform.stop();
if (demo !== null) progress.say(`\n${describeDemo(publicUrl, demo)}\n`);
