import { describe, expect, test } from '@jest/globals';
import type { LiveEvent } from '../src/conversation/live-event.js';
import { PreviewTransport } from '../src/preview/preview-transport.js';
import { message, payload } from './samples.js';

/** A transport whose server answers with the given payloads in turn, and whose clock ticks by hand. */
function transportWith(...answers: unknown[]) {
  const sent: { operationName: string; variables: { input: Record<string, unknown> } }[] = [];
  const ticks = new Set<() => void>();
  const transport = new PreviewTransport({
    ...{ origin: 'https://chat.example', link: 'secret', timeoutMs: 1_000, language: () => 'es' },
    fetch: (_url, init) => {
      sent.push(JSON.parse(init?.body as string) as (typeof sent)[number]);
      return Promise.resolve(new Response(JSON.stringify({ data: { payload: answers.shift() } })));
    },
    every: (_ms, run) => {
      ticks.add(run);
      return () => ticks.delete(run);
    },
  });
  return { transport, sent, tick: () => ticks.forEach((run) => run()), ticks };
}

const begun = { ...payload([message(1)]), conversationId: 'sim_1', token: null };

describe('the way of a preview to the platform', () => {
  test('The secret of the link goes with every request, and the conversation is its own token', async () => {
    const { transport, sent } = transportWith(begun, begun);
    const start = { publicId: 'preview', locale: 'es', resumeToken: 'old', last: 50 } as const;
    expect(await transport.start(start)).toMatchObject({ conversationId: 'sim_1', token: 'sim_1' });
    await transport.send('sim_1', { clientMessageId: 'a', after: 1, answer: { choiceIds: ['x'] } });
    expect(sent.map(({ variables }) => variables.input)).toEqual([
      { token: 'secret', locale: 'es' },
      { token: 'secret', conversation: 'sim_1', clientMessageId: 'a', after: 1, choiceIds: ['x'] },
    ]);
  });

  test('What happens by itself is asked for, and told once', async () => {
    const later = { ...begun, messages: [message(2)], lastSequence: 2 };
    const { transport, tick, ticks } = transportWith(later, { ...later, messages: [] });
    const told: LiveEvent[] = [];
    const input = { token: 'sim_1', locale: 'es', after: 1 } as const;
    const stop = transport.listen(input, {
      opened: () => undefined,
      event: (event) => told.push(event),
      closed: () => undefined,
    });
    tick();
    await new Promise(setImmediate);
    tick();
    await new Promise(setImmediate);
    expect(told.map(({ kind, sequence }) => [kind, sequence])).toEqual([
      ['MESSAGE', 2],
      ['AWAITING', 2],
      ['STATE', 2],
    ]);
    stop();
    expect(ticks.size).toBe(0);
  });

  test('An end is shown on the page, and starting over opens the draft as it is now', async () => {
    const { transport, sent } = transportWith(begun, { ...begun, conversationId: 'sim_2' });
    await transport.start({ publicId: 'preview', locale: null, resumeToken: null, last: 50 });
    expect(await transport.end()).toMatchObject({ state: 'ENDED', awaiting: null });
    expect(await transport.startOver()).toMatchObject({ token: 'sim_2' });
    expect(sent.map(({ operationName }) => operationName)).toEqual(['StartPreview', 'StartPreview']);
  });

  test('Before anything was started there is nothing to end', async () => {
    await expect(transportWith().transport.end()).rejects.toMatchObject({ fault: 'session-lost' });
  });
});
