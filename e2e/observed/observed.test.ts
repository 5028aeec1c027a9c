import assert from 'node:assert/strict';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { after, before, describe, test } from '../kit/runner.ts';
import { type Distributed, type Replica, startDistributed } from '../kit/distributed.ts';
import { ask, eventually, type UserError } from '../kit/graph.ts';
import { requireOrSkip } from '../kit/scale.ts';
import { missingServers, type Servers, startServers } from '../kit/servers.ts';

const requestId = 'one-request-of-the-tests';
const signUp = `mutation ($input: SignUpInput!) {
  signUp(input: $input) { viewer { organization { id } } userErrors { code message } }
}`;
const lack = missingServers({ mongo: false });
const skip = requireOrSkip(lack === null, lack);

interface Span {
  readonly service: string | undefined;
  readonly name: string;
  readonly traceId: string;
}

interface Receiver {
  readonly endpoint: string;
  /** Every span that came. */
  readonly spans: readonly Span[];
  readonly close: () => Promise<unknown>;
}

/** What an exporter of traces sends, as far as it is read here. */
interface Exported {
  readonly resourceSpans: readonly {
    readonly resource: { readonly attributes: readonly { key: string; value: { stringValue: string } }[] };
    readonly scopeSpans: readonly { readonly spans: readonly Omit<Span, 'service'>[] }[];
  }[];
}

/** A receiver of traces. */
async function startReceiver(): Promise<Receiver> {
  const spans: Span[] = [];
  const server = createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('end', () => {
      const { resourceSpans } = JSON.parse(Buffer.concat(chunks).toString('utf8')) as Exported;
      for (const { resource, scopeSpans } of resourceSpans) {
        const service = resource.attributes.find(({ key }) => key === 'service.name')?.value.stringValue;
        for (const { name, traceId } of scopeSpans.flatMap((scope) => scope.spans))
          spans.push({ service, name, traceId });
      }
      response.writeHead(200, { 'content-type': 'application/json' }).end('{}');
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  const close = () => {
    server.closeAllConnections();
    return new Promise((resolve) => server.close(resolve));
  };
  return { endpoint: `http://127.0.0.1:${port}`, spans, close };
}

describe('one request through the processes', { skip }, () => {
  let receiver: Receiver;
  let servers: Servers;
  let platform: Distributed;
  before(async () => {
    receiver = await startReceiver();
    servers = await startServers({ mongo: false });
    platform = await startDistributed({
      servers,
      env: { LOG_LEVEL: 'debug', PORTAL: 'off', OTEL_EXPORTER_OTLP_ENDPOINT: receiver.endpoint },
    });
    const organization = {
      name: 'Salón',
      country: 'MX',
      timeZone: 'America/Mexico_City',
      currency: 'MXN',
      locale: 'es',
    };
    const person = {
      email: 'lucia@correo.example',
      password: 'una frase larga y tranquila',
      name: 'Lucía',
      locale: 'es',
    };
    const answer = await ask<{ signUp: { userErrors: UserError[] } }>(platform.url, signUp, {
      variables: { input: { ...person, organization } },
      headers: { 'x-request-id': requestId, origin: platform.url },
    });
    assert.deepEqual(answer.data?.signUp.userErrors, []);
    assert.equal(answer.headers.get('x-request-id'), requestId);
  });
  after(async () => {
    await platform?.stop({ removeData: true });
    await servers?.stop();
    await receiver?.close();
  });

  test('The request’s id is in the log lines of every process involved', async () => {
    await eventually(() => {
      const mine = platform
        .output()
        .split('\n')
        .filter((line) => line.includes(`"requestId":"${requestId}"`))
        .map((line) => JSON.parse(line) as { name: string; msg: string });
      const said = new Set(mine.map(({ name, msg }) => `${name}: ${msg}`));
      for (const line of [
        'gateway: request',
        'identity: executed',
        'billing: events handled',
        'bots: events handled',
        'runtime: events handled',
        'analytics: events handled',
      ]) {
        assert.ok(said.has(line), `${line} is missing in ${[...said].join(', ')}`);
      }
    });
  });

  test('The request’s trace spans from the gateway to the last consumer, over HTTP and over events', async () => {
    await eventually(() => {
      const { traceId } = receiver.spans.find(({ name }) => name === 'operation') ?? {};
      const mine = new Set(
        receiver.spans.filter((span) => span.traceId === traceId).map(({ service, name }) => `${service}: ${name}`),
      );
      for (const span of [
        ...['gateway: operation', 'gateway: call identity', 'identity: execute', 'identity: transaction'],
        ...['identity: publish events', 'billing: handle billing.organizations', 'billing: publish events'],
        ...['bots: handle bots.organizations', 'runtime: handle runtime.organizations'],
        'analytics: handle analytics.directory',
      ]) {
        assert.ok(mine.has(span), `${span} is missing in ${[...mine].join(', ')}`);
      }
    });
  });

  test('Every service has metrics of its stores, its pool, its outbox and its consumers', async () => {
    for (const one of platform.services()) await eventually(async () => assertMeasured(one));
  });

  async function assertMeasured({ service, admin }: Replica): Promise<void> {
    const metrics = await (await fetch(`${admin}/metrics`)).text();
    assert.match(metrics, new RegExp(`tertulia_store_up\\{service="${service}",store="redis"\\} 1`));
    assert.match(metrics, /process_resident_memory_bytes \d+/);
    if (service === 'gateway') {
      assert.match(metrics, /tertulia_gateway_requests_total\{caller="ANONYMOUS",code="OK"\} \d+/);
      return;
    }
    assert.match(metrics, new RegExp(`tertulia_store_up\\{service="${service}",store="postgresql"\\} 1`));
    assert.match(metrics, new RegExp(`tertulia_pool_connections\\{service="${service}",state="limit"\\} \\d+`));
    if (!['analytics', 'templates', 'notifications'].includes(service))
      assert.match(metrics, new RegExp(`tertulia_outbox_set_aside\\{service="${service}"\\} 0`));
    if (service !== 'identity')
      assert.match(metrics, new RegExp(`tertulia_event_lag_seconds\\{service="${service}",consumer="${service}\\.`));
    const others = (metrics.match(/service="\w+"/g) ?? []).filter((label) => label !== `service="${service}"`);
    assert.deepEqual(others, [], `${service} tells of itself only`);
  }
});
