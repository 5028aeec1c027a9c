import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { followConversations } from '../src/application/follow-conversations.js';
import { echoDefinition } from './definitions.js';
import { ana, counted, openWorld, publishedBot, send, type World } from './world.js';

let world: World;
beforeAll(async () => void (world = await openWorld()));
afterAll(async () => world.close());

test('After lost notifications a conversation is told once for each change, also for two in one millisecond', async () => {
  const echo = await publishedBot(world, echoDefinition());
  const { visitor, id } = await counted(world, echo);
  async function* losses() {
    yield 'MISSED' as const;
    await send(world, visitor, { text: 'otra cosa' });
    yield 'MISSED' as const;
    yield 'MISSED' as const;
  }
  const changesOf = () => Object.assign(losses(), { ready: Promise.resolve(true) });
  const feed = { ...world.deps.feed, changesOf };
  const changes = await followConversations({ ...world.deps, feed }, { principal: ana, requestId: 'test' }, null);
  const told: string[] = [];
  for await (const { conversationId } of changes) told.push(`cnv_${conversationId.replaceAll('-', '')}`);
  expect(told).toEqual([id, id]);
});
