// Stored turns for some seconds in several lanes, in a separate process: with runtime's own use cases (`ours`), or only with the recorded
// statements of one such conversation, with new ids (`bare`). Prints its measurements as JSON.
import { randomUUID } from 'node:crypto';
import { parseArgs } from 'node:util';
import { converse } from './conversation.ts';
import { driverOf } from './driver.ts';
import { ownPlatform } from './own-platform.ts';
import type { KnownBot } from './world.ts';

const { values } = parseArgs({
  options: {
    data: { type: 'string', default: '' },
    kind: { type: 'string' },
    bot: { type: 'string', default: '' },
    seconds: { type: 'string' },
    lanes: { type: 'string' },
  },
});
// The driver that the ORM uses: its statements are recorded and sent again.
const Client = driverOf('node_modules', '@mikro-orm', 'postgresql');
const bot = JSON.parse(values.bot) as KnownBot;
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
    const text = typeof asked === 'object' ? asked.text : asked;
    const given = typeof asked === 'object' ? asked.values : parameters;
    statements.push({ text, values: Array.isArray(given) ? given : [] });
  }
  return query.apply(this, args);
};

const { platform, urlOf } = await ownPlatform(values.data, values.kind === 'bare' ? { ids } : {});
const { tryFromGlobalId } = await import('../../packages/platform/subgraph/dist/index.js');
const uuidOf = (id: string) => {
  const uuid = tryFromGlobalId('conversation', id);
  if (uuid === null) throw new Error(`${id} is no conversation`);
  return uuid;
};
const talk = { ...bot, uuidOf };
const { subgraph: declaration } = await import('../../subgraphs/runtime/dist/index.js');
const runtime = platform.partOf(declaration).subgraph;
await converse(runtime, talk);

const play = values.kind === 'ours' ? async () => converse(runtime, talk) : await bare();
/** Until frequently executed code is compiled. */
const warmUpMs = 6_000;
let turns = 0;
let until = performance.now() + warmUpMs;
const lane = async (index: number) => {
  while (performance.now() < until) {
    const done = await play(index);
    turns += done;
  }
};
const allLanes = async () => Promise.all(Array.from({ length: Number(values.lanes) }, (_, index) => lane(index)));
await allLanes();
turns = 0;
const usage = process.cpuUsage();
const started = performance.now();
until = started + Number(values.seconds) * 1000;
await allLanes();
const { user, system } = process.cpuUsage(usage);
const ms = performance.now() - started;
console.log(
  JSON.stringify({
    turns,
    perSecond: (turns * 1000) / ms,
    cpuMs: (user + system) / 1000 / turns,
    statements: statements.length,
  }),
);
process.exit(0);

/** Records one conversation and returns a function that runs its statements again, each lane on a separate connection. */
async function bare(): Promise<(lane: number) => Promise<number>> {
  born.clear();
  isRecording = true;
  const count = await converse(runtime, talk);
  isRecording = false;
  const pattern = new RegExp([...born].join('|'), 'g');
  const lanes = await Promise.all(
    Array.from({ length: Number(values.lanes) }, async () => {
      const client = new Client({ connectionString: urlOf('tertulia_runtime') });
      await client.connect();
      return client;
    }),
  );
  return async (index) => {
    const fresh = new Map<string, string>();
    const renew = (text: string) =>
      text.replaceAll(pattern, (id) => {
        const own = fresh.get(id) ?? randomUUID();
        fresh.set(id, own);
        return own;
      });
    const renewed = (value: unknown) => (typeof value === 'string' ? renew(value) : value);
    for (const { text, values: parameters } of statements)
      await lanes[index]?.query(renew(text), parameters.map(renewed));
    return count;
  };
}
