// Short conversations in memory, in a separate process: with our flow engine (`ours`) or with one of others. Every engine reads the state
// of the conversation as JSON before a turn and stores it as JSON after it, except `xstate-live`.
import { parseArgs } from 'node:util';
import { replies, type Talk } from '../peers/table-talk.ts';
import { serve } from './worker.ts';

const { values } = parseArgs({ options: { kind: { type: 'string', default: '' } } });
const modules: Readonly<Record<string, () => Promise<{ readonly makeTalk: () => Talk }>>> = {
  ours: () => import('./own-talk.ts'),
  'ours-large': async () => ({ makeTalk: (await import('./own-talk.ts')).makeLargeTalk }),
  xstate: async () => ({ makeTalk: (await import('../peers/xstate.ts')).storedTalk }),
  'xstate-live': async () => ({ makeTalk: (await import('../peers/xstate.ts')).liveTalk }),
  dialogs: () => import('../peers/dialogs.ts'),
  'dialogs-number': async () => ({ makeTalk: (await import('../peers/dialogs.ts')).makeNumberTalk }),
};
const talk = (await modules[values.kind]?.())?.makeTalk();
if (talk === undefined) throw new Error(`there is ${Object.keys(modules).join(', ')}`);

/** What the bot says in a conversation, by turn. */
async function converse(one: Talk): Promise<string[]> {
  const said: string[] = [];
  for (const reply of replies) said.push(await one(reply));
  return said;
}

const wanted = [
  'Hola. Reservemos una mesa.\n¿Para cuántas personas?',
  'Un número del 1 al 20, por favor.',
  '¿A nombre de quién?',
  'Mesa para 4, Marta.\nHasta pronto.',
];
const said = await converse(talk);
if (said.join('\n\n') !== wanted.join('\n\n')) throw new Error(`${values.kind} says ${JSON.stringify(said)}`);

serve(async ({ seconds }: { readonly seconds: number }) => {
  const started = performance.now();
  let units = 0;
  while (performance.now() < started + seconds * 1_000) {
    for (let count = 0; count < 50; count += 1) units += (await converse(talk)).length;
  }
  return { units, perSecond: (units * 1_000) / (performance.now() - started) };
});
