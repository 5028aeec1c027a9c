import { serveJobs } from '@tertulia/bounded-work';
import { definitionJobs } from './definition-jobs.js';

serveJobs(definitionJobs);
