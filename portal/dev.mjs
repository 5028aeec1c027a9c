/**
 * The portal's development server, a child process of `npm run dev`: it keeps what it compiled while the server restarts.
 * Exits with its parent.
 */
import { createServer } from 'node:http';
import next from 'next';
import './codegen.mjs';

const port = Number(process.argv[2]);
const hostname = '127.0.0.1';
let handle = (_request, response) => response.writeHead(503).end();
const httpServer = createServer((request, response) => void handle(request, response));
process.on('disconnect', () => process.exit());
await new Promise((resolve, reject) => {
  httpServer.once('error', reject);
  httpServer.listen(port, hostname, resolve);
});
const app = next({ dev: true, dir: import.meta.dirname, hostname, port, httpServer });
await app.prepare();
handle = app.getRequestHandler();
process.send?.('ready');
