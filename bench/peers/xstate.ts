// The conversation as a state machine of xstate: with its snapshot read and stored as JSON at each turn, or as an actor kept in memory.
import { assign, createActor, createMachine } from 'xstate';
import { peopleIn, summaryOf, type Talk, texts } from './table-talk.ts';

interface Context {
  readonly people: number;
  readonly name: string;
  /** What the last turn said. */
  readonly said: readonly string[];
}

interface Reply {
  readonly type: 'reply';
  readonly text: string;
}

const machine = createMachine(
  {
    context: { people: 0, name: '', said: [texts.greeting, texts.people] } satisfies Context,
    initial: 'people',
    states: {
      people: {
        on: { reply: [{ guard: 'isNumber', target: 'name', actions: 'keepPeople' }, { actions: 'askAgain' }] },
      },
      name: { on: { reply: [{ guard: 'isText', target: 'end', actions: 'keepName' }, { actions: 'askName' }] } },
      end: { type: 'final' },
    },
  },
  {
    guards: {
      isNumber: ({ event }: { readonly event: Reply }) => peopleIn(event.text) !== null,
      isText: ({ event }: { readonly event: Reply }) => event.text.trim() !== '',
    },
    actions: {
      keepPeople: assign<Context, Reply>(({ event }) => ({ people: peopleIn(event.text) ?? 0, said: [texts.name] })),
      askAgain: assign<Context, Reply>(() => ({ said: [texts.again] })),
      askName: assign<Context, Reply>(() => ({ said: [texts.name] })),
      keepName: assign<Context, Reply>(({ event, context }) => ({
        name: event.text.trim(),
        said: [summaryOf(context.people, event.text.trim()), texts.end],
      })),
    },
  },
);

/** The snapshot is JSON between the turns. */
export function storedTalk(): Talk {
  let stored = '';
  return (reply) => {
    const actor = createActor<Context>(machine, reply === null ? undefined : { snapshot: JSON.parse(stored) });
    actor.start();
    if (reply !== null) actor.send({ type: 'reply', text: reply });
    const { said } = actor.getSnapshot().context;
    stored = JSON.stringify(actor.getPersistedSnapshot());
    actor.stop();
    return said.join('\n');
  };
}

/** The actor stays in memory for the whole conversation. */
export function liveTalk(): Talk {
  let actor = createActor<Context>(machine);
  return (reply) => {
    if (reply === null) actor = createActor<Context>(machine).start();
    else actor.send({ type: 'reply', text: reply });
    return actor.getSnapshot().context.said.join('\n');
  };
}
