import { serveJobs } from '@tertulia/bounded-work';
import { documentJobs } from './document-jobs.js';

serveJobs(documentJobs);
