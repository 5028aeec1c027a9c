export { adminPort, services } from './services.js';
export type { Service } from './services.js';
