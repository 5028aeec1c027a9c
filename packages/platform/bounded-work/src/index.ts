export { serveJobs, type Jobs } from './serve-jobs.js';
export { openWorkPool, WorkRefused, type Job, type WorkPool, type WorkPoolSettings } from './work-pool.js';
