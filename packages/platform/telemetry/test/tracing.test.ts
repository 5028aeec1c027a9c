import { afterEach, describe, expect, test } from '@jest/globals';
import { currentRequest, inRequest, inSpan, startTracing } from '@tertulia/telemetry';
import { startOtlpReceiver } from './otlp-receiver.js';

let stop: (() => Promise<void>) | undefined;

afterEach(async () => {
  await stop?.();
  stop = undefined;
});

const about = (name: string) => ({ name, service: 'orders', kind: 'INTERNAL' }) as const;

describe('without an address', () => {
  test('work is just done, with no trace in its scope', async () => {
    const seen = await inRequest({ requestId: 'one' }, async () =>
      inSpan({ ...about('entry'), isEntry: true }, async (span) => {
        span.set({ a: 1 });
        span.fail('NOT_FOUND');
        return currentRequest();
      }),
    );
    expect(seen).toEqual({ requestId: 'one' });
  });
});

describe('with an address', () => {
  test('spans arrive as one tree, with the service, the kind and what failed', async () => {
    const receiver = await startOtlpReceiver();
    stop = await startTracing({ endpoint: `${receiver.endpoint}/`, version: '1.2.3' });
    await inRequest({ requestId: 'one' }, async () =>
      inSpan({ ...about('entry'), isEntry: true, attributes: { 'tertulia.events': 3 } }, async () => {
        await inSpan({ name: 'inner', service: 'stock', kind: 'CLIENT' }, async () => undefined);
        const failing = inSpan(about('failing'), async () => {
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

  test('a span goes on where another process began the trace', async () => {
    const receiver = await startOtlpReceiver();
    stop = await startTracing({ endpoint: receiver.endpoint, version: '1' });
    const traceparent = '00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01';
    await inRequest({ requestId: 'one', traceparent }, async () => inSpan(about('far'), async () => undefined));
    await stop();
    stop = undefined;
    expect(receiver.spans).toMatchObject([
      { traceId: '0af7651916cd43dd8448eb211c80319c', parentSpanId: 'b7ad6b7169203331' },
    ]);
    await receiver.close();
  });

  test('what begins by itself, and what a sampler left out, sends nothing', async () => {
    const receiver = await startOtlpReceiver();
    stop = await startTracing({ endpoint: receiver.endpoint, version: '1' });
    await inSpan({ ...about('job'), isEntry: true }, async () => undefined);
    await inRequest({ requestId: 'one' }, async () => inSpan(about('no entry'), async () => undefined));
    const unsampled = '00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-00';
    await inRequest({ requestId: 'two', traceparent: unsampled }, async () =>
      inSpan(about('left out'), async () => undefined),
    );
    await stop();
    stop = undefined;
    expect(receiver.spans).toEqual([]);
    await receiver.close();
  });

  test('a receiver that is away changes nothing for the work', async () => {
    const receiver = await startOtlpReceiver();
    await receiver.close();
    stop = await startTracing({ endpoint: receiver.endpoint, version: '1' });
    const result = await inRequest({ requestId: 'one' }, async () =>
      inSpan({ ...about('entry'), isEntry: true }, async () => 'done'),
    );
    expect(result).toBe('done');
    await stop();
    stop = undefined;
  });
});
