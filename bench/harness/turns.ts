// Stored turns for some seconds in several lanes, in a separate process: with runtime's own use cases (`ours`), or only with the recorded
// statements of one such conversation, prepared, with new ids (`bare`).
import { randomUUID } from 'node:crypto';
import { parseArgs } from 'node:util';
import { talkerOf } from './conversation.ts';
import { driverOf } from './driver.ts';
import { ownPlatform } from './own-platform.ts';
import { serve } from './worker.ts';
import type { KnownBot } from './world.ts';

const { values } = parseArgs({
  options: {
    data: { type: 'string', default: '' },
    kind: { type: 'string' },
    bot: { type: 'string', default: '' },
    lanes: { type: 'string' },
  },
});
const laneCount = Number(values.lanes);
// The driver that the ORM uses: its statements are recorded and sent again.
const Client = driverOf('node_modules', '@mikro-orm', 'postgresql');
const born = new Set<string>();
const ids = {
  next: () => {
    const id = randomUUID();
    born.add(id);
    return id;
  },
};

/** A statement as the driver takes it. */
interface Statement {
  readonly text: string;
  readonly values: readonly unknown[];
}

const statements: Statement[] = [];
const query = Client.prototype.query;
let isRecording = false;
Client.prototype.query = function record(...args) {
  if (isRecording && this.database === 'tertulia_runtime') {
    const [asked, parameters] = args as [string | Statement, unknown];
    const { text, values: given } = typeof asked === 'object' ? asked : { text: asked, values: parameters };
    statements.push({ text, values: Array.isArray(given) ? given : [] });
  }
  return query.apply(this, args);
};

const { platform, urlOf } = await ownPlatform(values.data, values.kind === 'bare' ? { ids } : {});
const { subgraph: declaration } = await import('../../subgraphs/runtime/dist/index.js');
const { converse } = await talkerOf(platform.partOf(declaration).subgraph, JSON.parse(values.bot) as KnownBot);
await converse();
const play = values.kind === 'ours' ? converse : await bare();

serve(async ({ seconds }: { readonly seconds: number }) => {
  const started = performance.now();
  const until = started + seconds * 1_000;
  const lane = async (index: number) => {
    let turns = 0;
    while (performance.now() < until) turns += await play(index);
    return turns;
  };
  const done = await Promise.all(Array.from({ length: laneCount }, (_, index) => lane(index)));
  const units = done.reduce((sum, turns) => sum + turns, 0);
  return { units, perSecond: (units * 1_000) / (performance.now() - started), statements: statements.length };
});

/** Records one conversation and returns a function that runs its statements again, each lane on a separate connection. */
async function bare(): Promise<(lane: number) => Promise<number>> {
  born.clear();
  isRecording = true;
  const count = await converse();
  isRecording = false;
  const pattern = new RegExp([...born].join('|'), 'g');
  const lanes = await Promise.all(
    Array.from({ length: laneCount }, async () => {
      const client = new Client({ connectionString: urlOf('tertulia_runtime') });
      await client.connect();
      return client;
    }),
  );
  const names = new Map(statements.map(({ text }, index) => [text, `turn_${index}`]));
  return async (index) => {
    const fresh = new Map<string, string>();
    const renew = (text: string) =>
      text.replaceAll(pattern, (id) => {
        const own = fresh.get(id) ?? randomUUID();
        fresh.set(id, own);
        return own;
      });
    const renewed = (value: unknown): unknown => {
      if (Array.isArray(value)) return value.map(renewed);
      return typeof value === 'string' ? renew(value) : value;
    };
    for (const { text, values: parameters } of statements) {
      const isPrepared = parameters.length > 0;
      await lanes[index]?.query(
        isPrepared ? { name: names.get(text), text, values: parameters.map(renewed) } : renew(text),
      );
    }
    return count;
  };
}
