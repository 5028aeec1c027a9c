export { adminPort, services } from './services.js';
export type { Service, ServiceName, Setting } from './services.js';
