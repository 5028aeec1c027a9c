export type { Service } from './services.js';
