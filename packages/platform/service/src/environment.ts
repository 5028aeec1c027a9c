import type { SettingsSource } from '@tertulia/environment';

/** The environment variables of this process. */
export function processEnvironment(): SettingsSource {
  return process.env;
}
