// A receiver of POSTs in a separate process, so that its CPU is not counted. Sends its port, then how many have arrived.
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';

let received = 0;
const server = createServer((request, response) => {
  request.resume();
  request.on('end', () => {
    received += 1;
    response.writeHead(204).end();
  });
});
server.listen(0, '127.0.0.1', () => process.send?.({ port: (server.address() as AddressInfo).port }));
setInterval(() => process.send?.({ received }), 20);
process.once('disconnect', () => process.exit(0));
