/** Simulations of a draft. */
import type { Variables } from '../../kit/graph.ts';
import type { Step } from '../step.ts';
import { change, type Extra, look } from './steps.ts';

const simulation = `simulation { id botId turn isEnded endReason activeGroupId activeBlockId visitedGroupIds
  messages { sequence author text } awaiting { kind blockId choices { id label } } variables { name value isPersonalData }
  trace { blockId groupId kind label detail ms modelCalls { model failure } } }`;
const start = (as: string | undefined, input = {}, rest: Extra = {}) =>
  change('startSimulation', simulation, {
    as,
    input: { botId: '$aurora.bots.1.id', ...input },
    name: `${as ?? 'nobody'} tries ${JSON.stringify(input)}`,
    ...rest,
  });
const turn = (number: number | string, said: Variables, rest: Extra = {}) =>
  change('simulateTurn', simulation, {
    as: 'luis',
    input: { simulationId: '$simulation', turn: number, ...said },
    name: `turn ${number} ${JSON.stringify(said).slice(0, 60)}`,
    ...rest,
  });

const prompt = { role: 'Atiendes a {{ nombre }}.', tone: '', limits: '', knowledge: '' };
const trial = (as: string | undefined, input = {}, rest: Extra = {}) =>
  change('tryPrompts', 'answers { text call { failure } }', {
    as,
    input: { botId: '$aurora.bots.1.id', question: '¿Cuál es su horario?', prompts: [prompt, prompt], ...input },
    name: `${as ?? 'nobody'} tries prompts ${JSON.stringify(input).slice(0, 60)}`,
    ...rest,
  });

export const simulations: readonly Step[] = [
  trial('luis'),
  trial('ana', { prompts: [] }, { refused: 'ANY' }),
  trial('ana', { botId: '$palma.bots.0.id' }, { refused: 'NOT_FOUND' }),
  trial('vera', {}, { refused: 'FORBIDDEN' }),
  trial(undefined, {}, { refused: 'UNAUTHENTICATED' }),
  start(
    'luis',
    { now: '2026-12-24T18:00:00Z', locale: 'es' },
    { keep: { simulation: 'data.startSimulation.simulation.id', turn: 'data.startSimulation.simulation.turn' } },
  ),
  turn('$turn', { choiceIds: ['book'] }),
  turn('$turn', { choiceIds: ['book'] }, { refused: 'INVALID_VALUE', name: 'the same turn twice' }),
  turn(2, { choiceIds: ['colour'] }, { refused: 'ANY' }),
  turn(3, { choiceIds: ['any'] }, { refused: 'ANY' }),
  turn(4, { text: 'mañana' }, { refused: 'ANY' }),
  turn(99, { text: 'x' }, { refused: 'INVALID_VALUE' }),
  turn(5, { text: 'x', rating: 5 }, { refused: 'ANY' }),
  turn(5, {}, { refused: 'ANY' }),
  change('changeSimulation', 'simulation { id turn variables { name value } }', {
    as: 'luis',
    input: { simulationId: '$simulation', turn: 99, variables: { nombre: 'Eva' }, channel: 'WHATSAPP' },
    refused: 'INVALID_VALUE',
    name: 'a change at another turn',
  }),
  start(
    'luis',
    { locale: 'es' },
    { keep: { changed: 'data.startSimulation.simulation.id', changedTurn: 'data.startSimulation.simulation.turn' } },
  ),
  change('changeSimulation', 'simulation { id turn variables { name value } }', {
    as: 'luis',
    input: { simulationId: '$changed', turn: '$changedTurn', channel: 'WHATSAPP', now: '2026-12-24T18:00:00Z' },
    name: 'another channel and time of a simulation',
  }),
  start('ana', { fromBlockId: 'book-service', variables: { nombre: 'Ana' } }, { refused: 'ANY' }),
  start('ana', { fromBlockId: 'nothing' }, { refused: 'ANY' }),
  start('ana', { locale: 'en', now: '2026-07-01T03:00:00Z' }),
  start('ana', { effects: 'ON' }),
  start('ana', { variables: ['x'] }, { refused: 'ANY' }),
  start('ana', { botId: '$palma.bots.0.id' }, { refused: 'NOT_FOUND' }),
  start('luis', { botId: '$aurora.bots.0.id' }, { refused: 'NOT_FOUND' }),
  start('vera', {}, { refused: 'FORBIDDEN' }),
  start('key:demoKey', {}, { refused: 'FORBIDDEN' }),
  start(undefined, {}, { refused: 'UNAUTHENTICATED' }),
  change('simulateTurn', simulation, {
    as: 'mateo',
    input: { simulationId: '$simulation', turn: 5, text: 'x' },
    refused: 'ANY',
    name: 'somebody else’s simulation',
  }),
  change('prepareSimulatedUpload', 'upload { fileId }', {
    as: 'luis',
    input: { simulationId: '$simulation', name: 'a.jpg', bytes: 1 },
    refused: 'FILES_NOT_ASKED',
    name: 'a file that a simulation does not ask for',
  }),
  look('{ receivedFile(id: "fil_00000000000000000000000000000000") { name link } }', { as: 'luis' }),
  look('query Unseen($id: ID!) { node(id: $id) { id } }', {
    as: 'luis',
    name: 'a simulation is no node',
    variables: { id: '$simulation' },
    refused: 'ANY',
  }),
];
