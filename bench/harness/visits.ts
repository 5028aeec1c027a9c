// Visitors who talk for some seconds in several lanes, in a separate process: the widget’s requests over HTTP.
import { parseArgs } from 'node:util';
import { talker, type Talker } from './conversation.ts';
import { sender } from './visit.ts';
import { serve } from './worker.ts';

const { values } = parseArgs({
  options: {
    url: { type: 'string', default: '' },
    bot: { type: 'string', default: '' },
    lanes: { type: 'string' },
  },
});
const lanes = await Promise.all(
  Array.from({ length: Number(values.lanes) }, () => talker(values.bot, sender(values.url))),
);

/** `open` conversations and leave them open, or talk for some seconds. */
type VisitOrder = { readonly open: number } | { readonly seconds: number };

serve(async (order: VisitOrder) => ('open' in order ? open(order.open) : talk(order.seconds)));

async function open(more: number) {
  let begun = 0;
  const lane = async ({ start }: Talker) => {
    for (; begun < more;) {
      begun += 1;
      await start();
    }
  };
  await Promise.all(lanes.map(lane));
  return { opened: more };
}

async function talk(seconds: number) {
  const started = performance.now();
  const until = started + seconds * 1_000;
  const done = await Promise.all(
    lanes.map(async ({ converse }) => {
      let turns = 0;
      while (performance.now() < until) turns += await converse();
      return turns;
    }),
  );
  const units = done.reduce((sum, turns) => sum + turns, 0);
  return { units, perSecond: (units * 1_000) / (performance.now() - started) };
}
