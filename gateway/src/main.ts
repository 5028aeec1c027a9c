import { runService } from '@tertulia/service-kit';
import { readGatewayEnvironment } from './environment.js';
import { serveAlone } from './serve-alone.js';

await runService({ name: 'gateway', read: readGatewayEnvironment, open: serveAlone });
