import { describe, expect, test } from '@jest/globals';
import { answerParts, InMemoryPubSub } from '@tertulia/messaging';
import { eventually, testId } from '@tertulia/testkit';
import { startModel } from '../../../e2e/vendors/model.js';
import { pubSubAnswerParts } from '../src/clients/pub-sub-answer-parts.js';
import { conversationId, effectParts, organizationId, outsideWorld } from './outside-world.js';

const connectionId = testId(0xce);

describe('parts of an answer', () => {
  test('What a model has written is published while it writes, and the answer is whole all the same', async () => {
    const model = await startModel();
    const world = await outsideWorld({ targets: [model.target] });
    try {
      const fields = { baseUrl: `${model.url}/v1`, model: 'small' };
      world.credentials.set(connectionId, { connector: 'openai-compatible', fields, secret: { apiKey: 'token-1' } });
      const effect = {
        ...({ kind: 'action', ...effectParts(), connectionId, action: 'answer' } as const),
        inputs: { question: '¿A qué hora abren?', tokensMax: '100' },
        mappings: [{ path: '$.text', variable: 'text' }],
      };
      const parts: string[] = [];
      const stream = world.pubSub.subscribe(answerParts({ organizationId, conversationId, effectId: effect.id }));
      void (async () => {
        for await (const { text } of stream) parts.push(text);
      })();
      const pause = model.pauseAfter(2);
      const answer = world.perform(effect);
      await eventually(() => expect(parts.at(-1)).toBe('Abrimos a '));
      pause.goOn();
      expect(await answer).toMatchObject({ kind: 'done', values: { text: 'Abrimos a las 9.' } });
      await stream.return?.();
    } finally {
      await world.close();
      await model.close();
    }
  });

  test('However fast a model writes, at most ten parts a second are published, and the last one is among them', async () => {
    const pubSub = new InMemoryPubSub();
    const run = { organizationId, conversationId, effectId: 'e1' };
    const parts: string[] = [];
    const stream = pubSub.subscribe(answerParts(run));
    void (async () => {
      for await (const { text } of stream) parts.push(text);
    })();
    const tell = pubSubAnswerParts(pubSub).of(run);
    for (let words = 1; words <= 1_000; words += 1) tell(`${words}`);
    await eventually(() => expect(parts.at(-1)).toBe('1000'));
    expect(parts).toEqual(['1', '1000']);
    await stream.return?.();
  });

  test('Nobody receives parts of another organization, conversation or effect', async () => {
    const pubSub = new InMemoryPubSub();
    const run = { organizationId, conversationId, effectId: 'e1' };
    const others = [
      { ...run, organizationId: testId(0xb) },
      { ...run, conversationId: testId(0xc1) },
      { ...run, effectId: 'e2' },
    ];
    const parts: string[] = [];
    const streams = [run, ...others].map((one) => pubSub.subscribe(answerParts(one)));
    for (const [at, stream] of streams.entries())
      void (async () => {
        for await (const { text } of stream) parts.push(`${at} ${text}`);
      })();
    pubSubAnswerParts(pubSub).of(run)('Hola');
    await eventually(() => expect(parts).toEqual(['0 Hola']));
    for (const stream of streams) await stream.return?.();
  });
});
