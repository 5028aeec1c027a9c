import { serveJobs } from '@tertulia/bounded-work';
import { rehearsalJobs } from './rehearsal-jobs.js';

serveJobs(rehearsalJobs);
