export { EnvironmentError } from './environment-error.js';
export type { SettingProblem } from './environment-error.js';
export { readSettings, takeSettings } from './read-settings.js';
export type { SettingsSource } from './read-settings.js';
export { secret, setting } from './setting.js';
export type { Setting, Settings, ValuesOf } from './setting.js';
export { StartProblem } from './start-problem.js';
