import { readEnvironment } from '@tertulia/environment';
import { databaseUrl } from '@tertulia/persistence/database-urls';
import { z } from 'zod';
import { operatorServerUrl, operatorShape } from '../operator-environment.js';

const schema = z.object(operatorShape);

/** The database of accounts. @throws EnvironmentError that names everything to correct; StartProblem */
export async function readIdentityUrl(root: string, source: NodeJS.ProcessEnv = process.env): Promise<string> {
  return databaseUrl(await operatorServerUrl(readEnvironment(schema, source), root), 'tertulia_identity');
}
