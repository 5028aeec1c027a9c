import assert from 'node:assert/strict';
import type { LiveBot } from './business.ts';
import { eventually, type Session, type UserError } from './graph.ts';
import { Visitor, visitorPatienceMs, type VisitorSettings } from './visitor.ts';

const wanted = { es: '¿Qué pedido buscas?', en: 'Which order are you looking for?' };
const question = { prompt: wanted, variable: 'pedido', retry: {}, retryLimit: 2, placeholder: {}, isRequired: true };
const request = { connectionId: null, method: 'POST', headers: [], bodyKind: 'JSON', body: '{"name": {{ pedido }}}' };
const says = (id: string, text: string) => ({ id, kind: 'text', options: { variations: [{ es: text, en: text }] } });

/** Where the desk is. */
export interface Desk {
  readonly url: string;
  /** How long the flow waits for it. */
  readonly timeoutSeconds: number;
}

/** Asks for the order, has the desk make a folio, and says it. */
const flowTo = ({ url, timeoutSeconds }: Desk) => ({
  ...{ id: 'main', name: 'Flujo' },
  events: [{ id: 'start', kind: 'start', position: { x: -260, y: 40 } }],
  groups: [
    {
      ...{ id: 'g', title: 'Folio', position: { x: 0, y: 0 } },
      blocks: [
        {
          ...{ id: 'name', kind: 'textInput' },
          options: { ...question, isLong: false, minLength: null, maxLength: null, pattern: null },
        },
        {
          ...{ id: 'request', kind: 'httpRequest' },
          options: {
            ...{ ...request, url, timeoutSeconds, isBackground: false },
            mappings: [{ id: 'm', path: '$.data.folio', variable: 'folio' }],
          },
        },
        says('folio', 'Tu folio es {{ folio }}.'),
        { id: 'end', kind: 'end', options: { message: {} } },
      ],
    },
  ],
  edges: [{ id: 'e', source: { kind: 'event', id: 'start' }, target: { groupId: 'g' } }],
});

interface Saved {
  readonly draft: { readonly revision: number } | null;
  readonly userErrors: readonly UserError[];
}

/** Replaces the flow of a bot by one that asks the desk for a folio, and publishes it. */
export async function publishFolioFlow(session: Session, bot: LiveBot, desk: Desk): Promise<void> {
  const variables = ['pedido', 'folio'].map((variable) => {
    return { name: variable, type: 'TEXT', scope: 'CONVERSATION', isPersonalData: false };
  });
  const { revision } = bot.draft;
  const { saveVariables } = await session.data<{ saveVariables: Saved }>(
    'mutation ($input: SaveVariablesInput!) { saveVariables(input: $input) { draft { revision } userErrors { code message } } }',
    { input: { botId: bot.id, revision, variables } },
  );
  const { saveFlow } = await session.data<{ saveFlow: Saved }>(
    'mutation ($input: SaveFlowInput!) { saveFlow(input: $input) { draft { revision } userErrors { code message } } }',
    { input: { botId: bot.id, revision: saveVariables.draft?.revision, document: flowTo(desk) } },
  );
  const { publishBot } = await session.data<{ publishBot: { userErrors: UserError[]; problems: unknown[] } }>(
    'mutation ($id: ID!) { publishBot(input: { botId: $id, note: "folio", changedConversationsNote: "Otro flujo." }) { problems { code field } userErrors { code } } }',
    { id: bot.id },
  );
  assert.deepEqual([saveVariables.userErrors, saveFlow.userErrors, publishBot.userErrors], [[], [], []]);
  await eventually(async () => {
    const { bot: shown } = await session.data<{ bot: Pick<LiveBot, 'liveVersion'> }>(
      'query ($id: ID!) { bot(id: $id) { liveVersion { number } } }',
      { id: bot.id },
    );
    assert.ok(shown.liveVersion.number > bot.liveVersion.number, 'the flow is live');
  });
}

/** A visitor who got a folio: the name that was told, and the last message. */
export interface Served {
  readonly name: string;
  readonly said: string;
}

/** One conversation, from the name to the folio. Throws if the bot says none in time. */
export async function askForFolio(bot: { url: string; publicId: string }, settings: VisitorSettings): Promise<Served> {
  const visitor = new Visitor(bot.url, bot.publicId, settings);
  const told = `Ana ${crypto.randomUUID()}`;
  await visitor.start();
  await visitor.send({ text: told });
  return { name: told, said: await folioOf(visitor, settings.patienceMs) };
}

/** Waits for the folio as the widget does: a turn may end before the other system has answered, or its process dies. */
export async function folioOf(visitor: Visitor, deadlineMs = visitorPatienceMs): Promise<string> {
  const last = () => [...visitor.received.entries()].toSorted(([left], [right]) => left - right).at(-1)?.[1].text ?? '';
  await eventually(
    async () => {
      if (!last().startsWith('Tu folio es')) await visitor.start();
      assert.match(last(), /^Tu folio es/);
    },
    { deadlineMs, everyMs: 500 },
  );
  return last();
}
