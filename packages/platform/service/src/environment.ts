import type { SettingsSource } from '@tertulia/environment';

/** What this process was told. */
export function processEnvironment(): SettingsSource {
  return process.env;
}
