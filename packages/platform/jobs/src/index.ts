export { Jobs } from './jobs.js';
export type { JobsSettings } from './jobs.js';
export { jobsMigrationSql } from './jobs-tables.js';
export type { JobWorker, WorkSettings } from './job-worker.js';
export { defineQueue } from './queue.js';
export type { JobToSend, Queue } from './queue.js';
