import { readSettings } from '@tertulia/environment';
import { databaseUrl } from '@tertulia/persistence/database-urls';
import { operatorServerUrl, operatorSettings } from '../operator-environment.js';

/** The database of accounts. @throws EnvironmentError that names everything to correct; StartProblem */
export async function readIdentityUrl(root: string, source: NodeJS.ProcessEnv = process.env): Promise<string> {
  return databaseUrl(await operatorServerUrl(readSettings(operatorSettings, source), root), 'tertulia_identity');
}
