export { plainName, readName } from './read-name.js';
export type { NameProblem, ReadName } from './read-name.js';
