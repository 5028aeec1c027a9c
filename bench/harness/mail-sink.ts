// A mail server in a separate process that takes every mail, so that its CPU is not counted.
import type { AddressInfo } from 'node:net';
import { SMTPServer } from 'smtp-server';

const server = new SMTPServer({
  ...{ logger: false, authOptional: true, disabledCommands: ['AUTH', 'STARTTLS'] },
  onData: (stream, _session, done) => {
    stream.resume();
    stream.on('end', () => done());
  },
});
server.listen(0, '127.0.0.1', () => {
  console.log(JSON.stringify({ port: (server.server.address() as AddressInfo).port }));
});
process.on('SIGTERM', () => process.exit(0));
