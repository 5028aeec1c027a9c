import { serveJobs } from '@tertulia/bounded-work';
import { reportJobs } from './report-jobs.js';

serveJobs(reportJobs);
