// The conversation as a waterfall of Bot Framework's dialogs, with its own storage in memory: the number is asked for by a validated text
// prompt, or by its prompt for numbers, which reads them in words too.
import { ConversationState, MemoryStorage, TestAdapter, type TurnContext } from 'botbuilder';
import { DialogSet, DialogTurnStatus, NumberPrompt, TextPrompt, WaterfallDialog } from 'botbuilder-dialogs';
import { peopleIn, summaryOf, type Talk, texts } from './table-talk.ts';

/** Every conversation has an id of its own. */
export function makeTalk(): Talk {
  return talkWith(new TextPrompt('people', async ({ recognized }) => peopleIn(recognized.value ?? '') !== null));
}

export function makeNumberTalk(): Talk {
  const isAllowed = (people = 0) => Number.isInteger(people) && people >= 1 && people <= 20;
  return talkWith(new NumberPrompt('people', async ({ recognized }) => isAllowed(recognized.value), 'es-es'));
}

function talkWith(people: TextPrompt | NumberPrompt): Talk {
  const state = new ConversationState(new MemoryStorage());
  const dialogs = new DialogSet(state.createProperty('dialog'));
  dialogs.add(people);
  dialogs.add(new TextPrompt('name', async ({ recognized }) => (recognized.value ?? '').trim() !== ''));
  dialogs.add(
    new WaterfallDialog('table', [
      async (step) => {
        await step.context.sendActivity(texts.greeting);
        return step.prompt('people', { prompt: texts.people, retryPrompt: texts.again });
      },
      async (step) => {
        Object.assign(step.values, { people: peopleIn(String(step.result)) });
        return step.prompt('name', texts.name);
      },
      async (step) => {
        const { people } = step.values as { people: number };
        await step.context.sendActivity(summaryOf(people, String(step.result).trim()));
        await step.context.sendActivity(texts.end);
        return step.endDialog();
      },
    ]),
  );
  const adapter = new TestAdapter(async (context: TurnContext) => {
    const dialog = await dialogs.createContext(context);
    const { status } = await dialog.continueDialog();
    if (status === DialogTurnStatus.empty) await dialog.beginDialog('table');
    await state.saveChanges(context);
  });
  let conversations = 0;
  return async (reply) => {
    if (reply === null) conversations += 1;
    adapter.activeQueue.length = 0;
    const conversation = { id: `c${conversations}`, isGroup: false, name: '', conversationType: '', tenantId: '' };
    await adapter.receiveActivity({ type: 'message', text: reply ?? 'hola', conversation });
    return adapter.activeQueue.map(({ text }) => text).join('\n');
  };
}
