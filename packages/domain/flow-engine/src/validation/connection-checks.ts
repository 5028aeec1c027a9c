import type { Block, BlockOf, BotDefinition, Flow, KnownAction, KnownConnection, Problem } from '../model.js';
import type { Place } from '../engine/compiled.js';
import { spotOf } from './graph-checks.js';
import { problem, type Words } from './report.js';

type Connected = BlockOf<'httpRequest' | 'connector' | 'sendEmail'>;
type WithTools = BlockOf<'aiResponse'>;

/** The blocks that use a connection, with their places. */
export function connectedPlaces(flows: readonly Flow[]): Place[] {
  return flows.flatMap(({ id: flowId, groups }) =>
    groups.flatMap((group) =>
      group.blocks.flatMap((block, index) => (usesConnection(block) ? [{ flowId, group, index, block }] : [])),
    ),
  );
}

/**
 * Problems of the connections of flows: one is missing or not ready, is not for its block, or an input that its action requires is
 * missing. Cheap: the rest of the definition is not examined.
 */
export function connectionProblems(flows: readonly Flow[], connections: readonly KnownConnection[]): Problem[] {
  const byId = new Map(connections.map((connection) => [connection.id, connection]));
  return connectedPlaces(flows).flatMap((place) => checkConnection(place, byId));
}

/** Problems of the connection of the language model that writes the answers. */
export function answerModelProblems(
  { settings: { answerModel } }: BotDefinition,
  connections: readonly KnownConnection[],
): Problem[] {
  if (answerModel === undefined) return [];
  const spot = { field: 'settings.answerModel.connectionId' };
  const connection = connections.find(({ id }) => id === answerModel.connectionId);
  if (connection === undefined) return [problem('UNKNOWN_CONNECTION', spot, unknownModel)];
  if (connection.category !== 'MODEL') return [problem('UNKNOWN_CONNECTION', spot, notAModel)];
  const notReady = stateWords[connection.state];
  return notReady === null ? [] : [problem('CONNECTION_NOT_READY', spot, notReady)];
}

function checkConnection(place: Place, connections: ReadonlyMap<string, KnownConnection>): Problem[] {
  const { block } = place;
  if (block.kind === 'aiResponse') return toolProblems(place, block, connections);
  if (!isConnected(block)) return [];
  const spot = { ...spotOf(place), field: 'connectionId' };
  const connection = connections.get(block.options.connectionId ?? '');
  if (connection === undefined) return [problem('UNKNOWN_CONNECTION', spot, unknownWords)];
  if (!isFor(block, connection)) return [problem('UNKNOWN_CONNECTION', spot, otherPurpose)];
  const notReady = stateWords[connection.state];
  const found = notReady === null ? [] : [problem('CONNECTION_NOT_READY', spot, notReady)];
  return block.kind === 'connector' ? [...found, ...actionProblems(place, block, connection)] : found;
}

function usesConnection(block: Block): boolean {
  if (block.kind === 'aiResponse') return (block.options.tools ?? []).length > 0;
  return isConnected(block) && block.options.connectionId !== null;
}

/** Problems of the tools of a model: it may use only connections of the bot, and what their actions require has to be given. */
function toolProblems(
  place: Place,
  { options: { tools = [] } }: WithTools,
  connections: ReadonlyMap<string, KnownConnection>,
): Problem[] {
  return tools.flatMap(({ connectionId, action, inputs }, at) => {
    const spot = (field: string) => ({ ...spotOf(place), field: `tools.${at}.${field}` });
    if (connectionId === null || action === '') return [];
    const connection = connections.get(connectionId);
    if (connection === undefined) return [problem('UNKNOWN_CONNECTION', spot('connectionId'), unknownWords)];
    const notReady = stateWords[connection.state];
    const found = notReady === null ? [] : [problem('CONNECTION_NOT_READY', spot('connectionId'), notReady)];
    const known = connection.actions.find((one) => one.name === action);
    if (known === undefined) return [...found, problem('MISSING_OPTION', spot('action'), unknownAction)];
    const isGiven = (name: string): boolean => inputs.some((input) => input.name === name);
    const missing = known.inputs.filter((input) => input.isRequired && !isGiven(input.name));
    const lost = missing.map(({ name }) => problem('MISSING_OPTION', spot(`inputs.${name}`), missingInput(name)));
    return [...found, ...lost];
  });
}

function isConnected(block: Block): block is Connected {
  return block.kind === 'httpRequest' || block.kind === 'connector' || block.kind === 'sendEmail';
}

function isFor({ kind }: Connected, { category, actions }: KnownConnection): boolean {
  if (kind === 'httpRequest') return category === 'HTTP';
  return kind === 'sendEmail' ? category === 'MAIL' : actions.length > 0;
}

function actionProblems(place: Place, { options }: BlockOf<'connector'>, connection: KnownConnection): Problem[] {
  if (options.action === '') return [];
  const action = connection.actions.find((one) => one.name === options.action);
  if (action === undefined) return [problem('MISSING_OPTION', { ...spotOf(place), field: 'action' }, unknownAction)];
  return action.inputs
    .filter((input) => isWrong(input, options.inputs))
    .map(({ name }) => problem('MISSING_OPTION', { ...spotOf(place), field: `inputs.${name}` }, missingInput(name)));
}

/** A required input is empty, or several named values are given as one text, in which a value could add names. */
function isWrong(
  { name, isRequired, kind }: KnownAction['inputs'][number],
  inputs: BlockOf<'connector'>['options']['inputs'],
): boolean {
  const given = inputs.find((input) => input.name === name);
  const isGiven = (given?.entries ?? [given]).some((one) => one !== undefined && one.value.trim() !== '');
  if (!isGiven) return isRequired;
  return (kind === 'MAP') !== (given?.entries !== undefined);
}

function missingInput(name: string): { message: Words; fix: Words } {
  return {
    message: { es: `Falta el dato «${name}» de la acción.`, en: `The input “${name}” of the action is missing.` },
    fix: { es: 'Escribe un texto o elige una variable.', en: 'Write a text or pick a variable.' },
  };
}

const unknownWords = {
  message: {
    es: 'La conexión elegida no existe o este bot no la puede usar.',
    en: 'The chosen connection does not exist, or this bot may not use it.',
  },
  fix: { es: 'Elige otra conexión.', en: 'Pick another connection.' },
};
const unknownModel = {
  message: {
    es: 'La conexión del modelo que responde no existe o este bot no la puede usar.',
    en: 'The connection of the model that answers does not exist, or this bot may not use it.',
  },
  fix: { es: 'Elige otra conexión en Prompts.', en: 'Pick another connection in Prompts.' },
};
const notAModel = {
  message: {
    es: 'La conexión elegida para las respuestas no es de un modelo de lenguaje.',
    en: 'The connection chosen for the answers is not one of a language model.',
  },
  fix: { es: 'Elige otra conexión en Prompts.', en: 'Pick another connection in Prompts.' },
};
const otherPurpose = {
  message: { es: 'La conexión elegida no sirve para este bloque.', en: 'The chosen connection is not for this block.' },
  fix: { es: 'Elige otra conexión.', en: 'Pick another connection.' },
};
const unknownAction = {
  message: { es: 'La integración no tiene esta acción.', en: 'The integration does not have this action.' },
  fix: { es: 'Elige otra acción.', en: 'Pick another action.' },
};
const stateWords: Record<KnownConnection['state'], { message: Words; fix: Words } | null> = {
  CONNECTED: null,
  ERROR: null,
  REAUTHORIZE: {
    message: {
      es: 'La conexión necesita que alguien la autorice de nuevo.',
      en: 'The connection has to be authorised again.',
    },
    fix: { es: 'Vuelve a conectarla en Integraciones.', en: 'Connect it again in Integrations.' },
  },
  SUSPENDED: {
    message: {
      es: 'El plan actual no incluye esta conexión.',
      en: 'The current plan does not include this connection.',
    },
    fix: { es: 'Cambia de plan o elige otra conexión.', en: 'Change the plan or pick another connection.' },
  },
};
