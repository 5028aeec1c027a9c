import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { expect, test } from '@jest/globals';
import { Door } from '@tertulia/door';
import { busyClients, eventually } from '@tertulia/testkit';
import { pino } from 'pino';
import { ratesDefault, settingsDefault } from '../src/index.js';
import { connectClient } from './toys/socket-client.js';
import { startToyGateway } from './toys/toy-gateway.js';

const settings = {
  ...settingsDefault,
  rates: { ...ratesDefault, ANONYMOUS: { points: 1_000_000, windowSeconds: 60 } },
};
const patience = { deadlineMs: 60_000 };

test('A draining gateway interrupts none of 50 connections that keep sending mutations, and closes its sockets with 1001', async () => {
  const [old, next] = [await startToyGateway('LOCAL', { settings }), await startToyGateway('LOCAL', { settings })];
  const door = await Door.open(
    { host: '127.0.0.1', port: 0, log: pino({ level: 'silent' }) },
    { gateway: old.gateway, widget: null, portal: null },
  );
  const clients = busyClients(50, [door.port, next.port], {
    path: '/graphql',
    headers: { 'content-type': 'application/json' },
    body: (serial) => JSON.stringify({ query: `mutation { placeOrder(id: "${serial}") { id } }` }),
  });
  const socket = await connectClient(`ws://127.0.0.1:${door.port}/graphql`);
  await eventually(() => expect(clients.outcome.answers.length).toBeGreaterThan(100), patience);
  old.gateway.startDraining();
  const readiness = await fetch(`http://127.0.0.1:${door.port}/ready`);
  expect(readiness.status).toBe(503);
  expect(await readiness.json()).toEqual({ status: 'not ready', waitingFor: 'stop' });
  await door.drain(0);
  await eventually(() => expect(clients.outcome.askedToMove).toBe(50), patience);
  expect(socket.socket.readyState).toBe(socket.socket.OPEN);
  const closed = door.close();
  await old.close();
  await closed;
  expect((await socket.closed).code).toBe(1001);
  const before = clients.outcome.answers.length;
  await eventually(() => expect(clients.outcome.answers.length).toBeGreaterThan(before + 20), patience);
  await clients.stop();
  await next.close();
  expect(clients.outcome.failures).toEqual([]);
  expect(clients.outcome.askedToMove).toBe(50);
  const ids = clients.outcome.answers.map((text) => Number(/"id":"(\d+)"/.exec(text)?.[1]));
  expect(ids.toSorted((a, b) => a - b)).toEqual(ids.map((_, index) => index + 1));
}, 180_000);

test('A draining gateway asks clients to open a new connection', async () => {
  const toy = await startToyGateway('LOCAL', { settings });
  const server = createServer((request, response) => toy.gateway.handleRequest(request, response));
  await new Promise<void>((resolve) => void server.listen(0, '127.0.0.1', resolve));
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/health`;
  expect((await fetch(url)).headers.get('connection')).toBe('keep-alive');
  toy.gateway.startDraining();
  expect((await fetch(url)).headers.get('connection')).toBe('close');
  await new Promise<void>((resolve) => void server.close(() => resolve()));
  await toy.close();
});
