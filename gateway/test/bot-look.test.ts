import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { buildSubgraph } from '@tertulia/subgraph';
import { pino } from 'pino';
import { Arg, Field, ObjectType, Query, Resolver } from 'type-graphql';
import { compose, startToyGateway, type ToyGateway } from './toys/toy-gateway.js';

@ObjectType('PublicBot', { description: 'A bot.' })
class PublicBot {
  @Field(() => String, { description: 'Id.' })
  publicId!: string;

  @Field(() => String, { description: 'Name.' })
  name!: string;

  @Field(() => String, { description: 'Avatar.' })
  avatarText!: string;

  @Field(() => String, { description: 'Colour.' })
  primaryColor!: string;

  @Field(() => String, { description: 'Side.' })
  position!: string;

  @Field(() => String, { description: 'Language.' })
  locale!: string;

  @Field(() => [String], { description: 'Languages.' })
  locales!: string[];

  @Field(() => [String], { description: 'Pages that may show it.' })
  allowedSites!: string[];

  @Field(() => [String], { description: 'Pages that it may show.' })
  framedSites!: string[];

  @Field(() => String, { description: 'Not part of the look.' })
  pauseMessage!: string;
}

const bot: PublicBot = {
  publicId: 'aurora-1',
  name: 'Salón Aurora',
  avatarText: 'SA',
  primaryColor: '#9e2a6e',
  position: 'RIGHT',
  locale: 'es',
  locales: ['es', 'en'],
  allowedSites: [],
  framedSites: [],
  pauseMessage: 'later',
};
/** A subgraph with a bot that one site may show. */
const limited: PublicBot = { ...bot, publicId: 'limited-1', allowedSites: ['salon.mx', '*.salon.mx'] };
/** A bot that only one test asks for. */
const popular: PublicBot = { ...bot, publicId: 'popular-1' };
let reads = 0;
let isUnavailable = false;

@Resolver()
class Bots {
  @Query(() => PublicBot, { nullable: true, description: 'A bot.' })
  publicBot(@Arg('publicId', () => String, { description: 'Id.' }) publicId: string): PublicBot | null {
    reads += 1;
    if (isUnavailable) throw new Error('unavailable');
    return [bot, limited, popular].find((one) => one.publicId === publicId) ?? null;
  }
}

let toy: ToyGateway;

beforeAll(async () => {
  const subgraph = buildSubgraph({ name: 'bots', resolvers: [new Bots()], log: pino({ level: 'silent' }) });
  toy = await startToyGateway('LOCAL', {
    supergraph: { kind: 'TEXT', sdl: compose([{ name: 'bots', sdl: subgraph.sdl }]) },
    locations: { bots: { kind: 'LOCAL', subgraph } },
    hasIdentity: false,
  });
});
afterAll(async () => toy.close());

const look = (publicId: string, init: RequestInit = {}) => toy.send({ path: `/widget/bots/${publicId}`, ...init });

describe('public look of a bot', () => {
  test('A look is one small response that any page may read and any cache may store', async () => {
    const { status, headers, text } = await look('aurora-1', { headers: { origin: 'https://shop.example' } });
    expect(status).toBe(200);
    expect(JSON.parse(text)).toEqual({
      publicId: 'aurora-1',
      name: 'Salón Aurora',
      avatarText: 'SA',
      primaryColor: '#9e2a6e',
      position: 'RIGHT',
      locale: 'es',
      locales: ['es', 'en'],
    });
    expect(headers.get('content-type')).toBe('application/json; charset=utf-8');
    expect(headers.get('cache-control')).toBe('public, max-age=60, stale-while-revalidate=600');
    expect(headers.get('access-control-allow-origin')).toBe('*');
    expect(headers.get('vary')).toBeNull();
    expect(headers.get('set-cookie')).toBeNull();
  });

  test('A look is served to the pages that the owner allows, to own pages, and to requests without an origin', async () => {
    const statusFor = async (origin?: string) => {
      const headers: Record<string, string> = origin === undefined ? {} : { origin };
      const { status, headers: received } = await look('limited-1', { headers });
      return [status, received.get('vary')];
    };
    expect(await statusFor('https://evil.example')).toEqual([403, 'origin']);
    expect(await statusFor('https://salon.mx.evil.example')).toEqual([403, 'origin']);
    for (const origin of ['https://salon.mx', 'https://www.salon.mx', 'http://portal.example', undefined]) {
      expect(await statusFor(origin)).toEqual([200, 'origin']);
    }
  });

  test('A client with a current ETag gets 304, also when a proxy has made the tag weak', async () => {
    const etag = (await look('aurora-1')).headers.get('etag') ?? '';
    for (const tag of [etag, `W/${etag}`, `"other", ${etag}`, '*']) {
      const again = await look('aurora-1', { headers: { 'if-none-match': tag } });
      expect([again.status, again.text, again.headers.get('etag')]).toEqual([304, '', etag]);
    }
    expect((await look('aurora-1', { headers: { 'if-none-match': '"other"' } })).status).toBe(200);
  });

  test('Many requests for one look read it only once in five seconds', async () => {
    const before = reads;
    const startedAt = performance.now();
    const answers = await Promise.all(Array.from({ length: 50 }, () => look('popular-1')));
    expect(answers.every(({ status }) => status === 200)).toBe(true);
    expect(reads - before).toBeLessThanOrEqual(1 + Math.floor((performance.now() - startedAt) / 5_000));
  });

  test('The look of a bot that is not live is 404, and so is a path without a bot', async () => {
    for (const publicId of ['nobody', 'a%2Fb', 'x'.repeat(101), '', '../graphql']) {
      expect([publicId, (await look(publicId, { redirect: 'manual' })).status]).not.toEqual([publicId, 200]);
    }
    expect((await look('nobody')).status).toBe(404);
  });

  test('A look is read-only: other methods are refused and HEAD has no body', async () => {
    const posted = await look('aurora-1', { method: 'POST' });
    expect([posted.status, posted.headers.get('allow')]).toEqual([405, 'GET, HEAD']);
    const head = await look('aurora-1', { method: 'HEAD' });
    expect([head.status, head.text]).toEqual([200, '']);
  });

  test('A look that cannot be read is 503 with Retry-After and is not cached as missing', async () => {
    isUnavailable = true;
    const failed = await look('later');
    expect([failed.status, failed.headers.get('retry-after')]).toEqual([503, '2']);
    isUnavailable = false;
    expect((await look('later')).status).toBe(404);
  });
});
