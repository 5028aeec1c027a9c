import { serveJobs } from '@tertulia/bounded-work';
import { documentJobs } from './document-jobs.js';
import { textJobs } from './text-jobs.js';

serveJobs({ ...documentJobs, ...textJobs });
