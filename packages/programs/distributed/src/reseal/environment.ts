import { readSettings } from '@tertulia/environment';
import { subgraph as integrations } from '@tertulia/integrations';
import { databaseUrl } from '@tertulia/persistence/database-urls';
import { operatorServerUrl, operatorSettings } from '../operator-environment.js';

/** The database of integrations, and the master keys, of which the first one encrypts. */
export interface ResealEnvironment {
  readonly databaseUrl: string;
  readonly credentialsKeys: readonly string[];
}

/** @throws EnvironmentError that names everything to correct; StartProblem */
export async function readResealEnvironment(
  root: string,
  source: NodeJS.ProcessEnv = process.env,
): Promise<ResealEnvironment> {
  const { credentialsKeys } = integrations.settings;
  const { credentialsKeys: keys, ...settings } = readSettings({ ...operatorSettings, credentialsKeys }, source);
  const url = databaseUrl(await operatorServerUrl(settings, root), 'tertulia_integrations');
  return { databaseUrl: url, credentialsKeys: keys };
}
