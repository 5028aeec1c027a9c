import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { randomBytes } from 'node:crypto';
import { systemClock, systemIds } from '@tertulia/persistence';
import { startTestServer, testApplicationRole } from '@tertulia/testkit';
import { Client } from 'pg';
import { createPlatform, type Platform } from '../src/platform.js';

export const principalSecret = 'p'.repeat(32);

/** All subgraphs in this process, each on a database of its own that is dropped at the end. */
export async function testPlatform(): Promise<{ platform: Platform; close(): Promise<void> }> {
  const server = await startTestServer();
  const suffix = randomBytes(5).toString('hex');
  const made = new Set<string>();
  const urlOf = (database: string): string => {
    const name = `${database}_${suffix}`;
    made.add(name);
    return server.urlOf(name);
  };
  const platform = await createPlatform({
    databaseServer: { urlOf, stop: async () => undefined },
    secrets: {
      databasePassword: 'x'.repeat(16),
      applicationPassword: testApplicationRole.password,
      principalSecret,
      visitorTokenSecret: 'v'.repeat(32),
      credentialsKey: 'c'.repeat(32),
      mailSealKey: 'm'.repeat(32),
      pushKey: Buffer.alloc(32, 7).toString('base64url'),
      filesLinkKey: 'f'.repeat(32),
    },
    settings: { publicUrl: 'https://tertulia.test', filesFolder: join(tmpdir(), `tertulia-files-${suffix}`) },
    clock: systemClock,
    ids: systemIds,
    logLevel: 'silent',
  });
  return {
    platform,
    close: async () => {
      await platform.stop();
      const admin = new Client({ connectionString: server.urlOf('postgres') });
      await admin.connect();
      for (const name of made) await admin.query(`drop database if exists ${name} with (force)`);
      await admin.end();
    },
  };
}
