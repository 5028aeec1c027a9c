export { EnvironmentError, readEnvironment } from './read-environment.js';
export type { SettingProblem, SettingsSource } from './read-environment.js';
export { StartProblem } from './start-problem.js';
