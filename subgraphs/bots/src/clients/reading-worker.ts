import { serveJobs } from '@tertulia/bounded-work';
import { readingJobs } from './reading-jobs.js';

serveJobs(readingJobs);
