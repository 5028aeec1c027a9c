import { afterEach, describe, expect, test } from '@jest/globals';
import { currentRequest, inRequest, inSpan, startTracing } from '@tertulia/telemetry';
import { startOtlpReceiver } from './otlp-receiver.js';

let stop: (() => Promise<void>) | undefined;

afterEach(async () => {
  await stop?.();
  stop = undefined;
});

const span = (name: string) => ({ name, service: 'orders', kind: 'INTERNAL' }) as const;

describe('without an address', () => {
  test('Without an address work only runs, with no trace in its context', async () => {
    const seen = await inRequest({ requestId: 'one' }, async () =>
      inSpan({ ...span('entry'), isEntry: true }, async (span) => {
        span.set({ a: 1 });
        span.fail('NOT_FOUND');
        return currentRequest();
      }),
    );
    expect(seen).toEqual({ requestId: 'one' });
  });
});

describe('with an address', () => {
  test('Spans arrive as one tree, with the service, the kind and what failed', async () => {
    const receiver = await startOtlpReceiver();
    stop = await startTracing({ endpoint: `${receiver.endpoint}/`, version: '1.2.3' });
    await inRequest({ requestId: 'one' }, async () =>
      inSpan({ ...span('entry'), isEntry: true, attributes: { 'tertulia.events': 3 } }, async () => {
        await inSpan({ name: 'inner', service: 'stock', kind: 'CLIENT' }, async () => undefined);
        const failing = inSpan(span('failing'), async () => {
          throw Object.assign(new Error('what somebody typed'), { code: 'DATABASE_UNAVAILABLE' });
        });
        await expect(failing).rejects.toThrow('what somebody typed');
      }),
    );
    await stop();
    stop = undefined;
    expect([...receiver.paths]).toEqual(['POST /v1/traces']);
    const byName = new Map(receiver.spans.map((span) => [span.name, span]));
    const entry = byName.get('entry');
    expect(entry).toMatchObject({ service: 'orders', kind: 1, parentSpanId: '', isError: false });
    expect(entry?.attributes).toEqual({ 'tertulia.events': 3 });
    expect(byName.get('inner')).toMatchObject({ service: 'stock', kind: 3, parentSpanId: entry?.spanId });
    expect(byName.get('failing')).toMatchObject({
      isError: true,
      attributes: { 'error.type': 'DATABASE_UNAVAILABLE' },
    });
    expect(new Set(receiver.spans.map(({ traceId }) => traceId)).size).toBe(1);
    expect(JSON.stringify(receiver.spans)).not.toContain('what somebody typed');
    await receiver.close();
  });

  test('A span continues a trace of another process', async () => {
    const receiver = await startOtlpReceiver();
    stop = await startTracing({ endpoint: receiver.endpoint, version: '1' });
    const traceparent = '00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01';
    await inRequest({ requestId: 'one', traceparent }, async () => inSpan(span('far'), async () => undefined));
    await stop();
    stop = undefined;
    expect(receiver.spans).toMatchObject([
      { traceId: '0af7651916cd43dd8448eb211c80319c', parentSpanId: 'b7ad6b7169203331' },
    ]);
    await receiver.close();
  });

  test('Work without a trace, or excluded by a sampler, sends nothing', async () => {
    const receiver = await startOtlpReceiver();
    stop = await startTracing({ endpoint: receiver.endpoint, version: '1' });
    await inSpan({ ...span('job'), isEntry: true }, async () => undefined);
    await inRequest({ requestId: 'one' }, async () => inSpan(span('no entry'), async () => undefined));
    const unsampled = '00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-00';
    await inRequest({ requestId: 'two', traceparent: unsampled }, async () =>
      inSpan(span('left out'), async () => undefined),
    );
    await stop();
    stop = undefined;
    expect(receiver.spans).toEqual([]);
    await receiver.close();
  });

  test('An unavailable receiver does not affect the work', async () => {
    const receiver = await startOtlpReceiver();
    await receiver.close();
    stop = await startTracing({ endpoint: receiver.endpoint, version: '1' });
    const result = await inRequest({ requestId: 'one' }, async () =>
      inSpan({ ...span('entry'), isEntry: true }, async () => 'done'),
    );
    expect(result).toBe('done');
    await stop();
    stop = undefined;
  });
});
