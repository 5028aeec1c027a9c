import { runSubgraph } from '@tertulia/service';
import { subgraph } from './subgraph.js';

await runSubgraph(subgraph);
