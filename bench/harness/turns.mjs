// Stored turns for some seconds in several lanes, in a process of its own: by runtime's own use cases (`ours`), or by nothing but the
// statements that one such conversation was seen to run, with ids of their own (`bare`). Prints what it did as JSON.
import { randomUUID } from 'node:crypto';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { converse } from './conversation.mjs';
import { ownPlatform } from './own-platform.mjs';

const { values } = parseArgs({
  options: {
    data: { type: 'string' },
    kind: { type: 'string' },
    bot: { type: 'string' },
    seconds: { type: 'string' },
    lanes: { type: 'string' },
  },
});
const root = join(import.meta.dirname, '..', '..');
// The driver that the ORM brings: what it sends is what is sent again.
const { Client } = createRequire(join(root, 'node_modules', '@mikro-orm', 'postgresql', 'package.json'))('pg');
const bot = JSON.parse(values.bot);
const born = new Set();
const ids = { next: () => born.add(randomUUID()) && [...born].at(-1) };

const statements = [];
const query = Client.prototype.query;
let isRecording = false;
Client.prototype.query = function record(text, parameters, ...rest) {
  if (isRecording && this.database === 'tertulia_runtime') {
    const given = typeof text === 'object' ? text.values : parameters;
    statements.push({ text: typeof text === 'object' ? text.text : text, values: Array.isArray(given) ? given : [] });
  }
  return query.call(this, text, parameters, ...rest);
};

const { platform, urlOf, built } = await ownPlatform(values.data, values.kind === 'bare' ? { ids } : {});
const { tryFromGlobalId } = await built('packages/platform/subgraph/dist/index.js');
const uuidOf = (id) => tryFromGlobalId('conversation', id);
const about = { ...bot, uuidOf };
const runtime = platform.runtime.subgraph;
await converse(runtime, about);

const play = values.kind === 'ours' ? async () => converse(runtime, about) : await bare();
/** Until what runs often is compiled. */
const warmUpMs = 6_000;
let turns = 0;
let until = performance.now() + warmUpMs;
const lane = async (index) => {
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

/** Records one conversation and gives back how to run its statements again, each lane on a connection of its own. */
async function bare() {
  born.clear();
  isRecording = true;
  const count = await converse(runtime, about);
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
    const fresh = new Map();
    const renew = (text) => text.replaceAll(pattern, (id) => fresh.get(id) ?? fresh.set(id, randomUUID()).get(id));
    const renewed = (value) => (typeof value === 'string' ? renew(value) : value);
    for (const { text, values: parameters } of statements)
      await lanes[index].query(renew(text), parameters.map(renewed));
    return count;
  };
}
