export { FairTurns, type FairTurnsSettings } from './fair-turns.js';
export { nextTurnOfLoop } from './next-turn.js';
export { serveJobs, type Jobs } from './serve-jobs.js';
export { openWorkPool, type Job, type WorkPool, type WorkPoolSettings } from './work-pool.js';
export { WorkRefused } from './work-refused.js';
