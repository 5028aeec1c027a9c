import { runService } from '@tertulia/service';
import { readGatewayEnvironment } from './environment.js';
import { serveAlone } from './serve-alone.js';

await runService({ name: 'gateway', read: readGatewayEnvironment, open: serveAlone });
