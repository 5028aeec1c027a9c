export { blockNames } from '@tertulia/flow-engine';
