import { createLog, stopOnSignals } from '@tertulia/subgraph-kit';
import { readGatewayEnvironment } from './environment.js';
import { serveAlone } from './serve-alone.js';

const environment = readGatewayEnvironment();
const log = createLog('gateway', environment.logLevel);
const gateway = await serveAlone(environment, log);
stopOnSignals(log, gateway.stop);
