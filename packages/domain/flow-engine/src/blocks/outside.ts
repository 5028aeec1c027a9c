import { mappingPathFault } from '../outside/mapping-path.js';
import { z } from 'zod';
import { id, variableReference } from '../definition/parts.js';
import type {
  BlockFamily,
  BlockKind,
  BlockOf,
  BlockOptions,
  EffectResult,
  OutsideEffect,
  OutsideOptions,
  PortId,
  ResponseMapping,
} from '../model.js';
import type { Turn } from '../engine/turn.js';
import { coerceText } from '../engine/values.js';
import { plainParts, type BlockDefinition, type Finding, type Outcome } from './definition.js';

/** Block kinds whose work is done outside the platform. */
export type OutsideKind = {
  [K in BlockKind]: BlockOptions[K] extends OutsideOptions ? K : never;
}[BlockKind];

/** What the blocks of all these kinds have in common. */
export interface OutsideBlock {
  id: string;
  options: OutsideOptions & { mappings?: ResponseMapping[]; connectionId?: string | null };
}

/** Fields of every effect of a block. */
export interface EffectBase {
  id: string;
  blockId: string;
  deadlineMs: number;
  isBackground: boolean;
}

/** Why a block cannot request its effect; a fault code. */
export type EffectFault = 'BAD_URL' | 'BAD_BODY' | 'BAD_ADDRESS' | 'NO_CONNECTION';

type Own<K extends OutsideKind> = Pick<BlockDefinition<K>, 'name' | 'options' | 'defaults' | 'summary' | 'run'> &
  Partial<Pick<BlockDefinition<K>, 'texts' | 'templates' | 'variables' | 'inspect' | 'goOn'>> & {
    ports?: readonly PortId[];
    /** One of the ports is always taken. */
    isEitherPort?: boolean;
  };

const family: BlockFamily = 'INTEGRATION';

/** The definition of a kind with work outside: `own` holds what differs between kinds. */
export function defineOutside<K extends OutsideKind>(own: Own<K>): BlockDefinition<K> {
  const ports = own.ports ?? ['failed', 'timeout'];
  const portsOf = (block: BlockOf<K>): PortId[] => (common(block).options.isBackground ? [] : [...ports]);
  return {
    ...plainParts,
    family,
    name: own.name,
    options: own.options,
    defaults: (locale) => own.defaults(locale),
    ports: portsOf,
    branches: (block) => (own.isEitherPort === true ? portsOf(block) : []),
    texts: (block) => own.texts?.(block) ?? [],
    templates: (block) => own.templates?.(block) ?? [],
    variables: (block) => [...(own.variables?.(block) ?? []), ...mappedVariables(common(block))],
    inspect: (block, types) => [...(own.inspect?.(block, types) ?? []), ...mappingFindings(common(block))],
    summary: (block, locale) => own.summary(block, locale),
    run: (block, turn) => own.run(block, turn),
    goOn: (block, result, turn) => (own.goOn ?? goOn)(block, result, turn),
  };
}

// Every kind of the type parameter has these fields, but the compiler cannot infer that.
function common(block: unknown): OutsideBlock {
  return block as OutsideBlock;
}

/** The common fields of a new effect. */
export function effectBase({ id: blockId, options }: OutsideBlock, turn: Turn, deadlineMs: number): EffectBase {
  return { id: turn.nextEffectId(blockId), blockId, deadlineMs, isBackground: options.isBackground };
}

/** Requests an effect: waits for it, or continues at once in the background. */
export function request(block: OutsideBlock, turn: Turn, effect: OutsideEffect | EffectFault): Outcome {
  if (typeof effect === 'string') return fail(block, turn, effect);
  if (!turn.countEffect()) return tooMany(block, turn);
  if (!effect.isBackground) return waitFor(turn, effect);
  turn.effects.push(effect);
  return { kind: 'next' };
}

/** Requests an effect and waits for its result. */
export function waitFor(turn: Turn, effect: OutsideEffect): Outcome {
  turn.await(effect);
  return { kind: 'wait' };
}

/** Ends the conversation after too many effects in a row. */
export function tooMany(block: OutsideBlock, turn: Turn): Outcome {
  turn.fault(block.id, 'EFFECT_BUDGET');
  return { kind: 'end', reason: 'ERROR' };
}

function goOn(given: unknown, result: EffectResult, turn: Turn): Outcome {
  const block = common(given);
  turn.state.openEffect = null;
  switch (result.kind) {
    case 'done':
      storeValues(block, result.values, turn);
      return { kind: 'next' };
    case 'timeout':
      return expire(block, turn);
    case 'failed':
      return fail(block, turn, result.code);
    case 'answered':
    case 'unsure':
    case 'unknown':
    case 'calls':
    case 'read':
    case 'unread':
      return fail(block, turn, 'UNEXPECTED_RESULT');
  }
}

/** Records a failure and takes the port `failed`. */
export function fail(block: OutsideBlock, turn: Turn, code: string): Outcome {
  turn.fault(block.id, code);
  return block.options.isBackground ? { kind: 'next' } : { kind: 'port', port: 'failed' };
}

/** Records that the deadline passed and takes the port `timeout`. */
export function expire(block: OutsideBlock, turn: Turn): Outcome {
  turn.fault(block.id, 'EFFECT_TIMEOUT');
  return { kind: 'port', port: 'timeout' };
}

/** Stores the values of the block's own mappings; a variable without a value becomes null, so that no old value stays in it. */
export function storeValues(
  block: OutsideBlock,
  values: Extract<EffectResult, { kind: 'done' }>['values'],
  turn: Turn,
): void {
  for (const { variable } of block.options.mappings ?? []) {
    if (variable === '') continue;
    const value = Object.hasOwn(values, variable) ? (values[variable] ?? null) : null;
    const type = turn.compiled.variableTypes.get(variable) ?? 'TEXT';
    turn.setVariable(block.id, variable, typeof value === 'string' ? coerceText(value, type) : value);
  }
}

/** Schema of the mappings of a response. */
export const mappings = z.array(z.object({ id, path: z.string().max(500), variable: variableReference })).max(30);

/** Schema of the id of a connection, as the API has it. */
export const connectionId = id.nullable();

/** Mappings as an effect carries them. */
export function mappingsOf(block: OutsideBlock): { path: string; variable: string }[] {
  return (block.options.mappings ?? [])
    .filter(({ path, variable }) => path !== '' && variable !== '')
    .map(({ path, variable }) => ({ path, variable }));
}

/** Finds that a connection was not chosen. */
export function withoutConnection(block: OutsideBlock): Finding[] {
  if (block.options.connectionId !== null) return [];
  return [
    {
      code: 'MISSING_OPTION',
      field: 'connectionId',
      message: { es: 'Falta elegir la conexión.', en: 'The connection is missing.' },
      fix: { es: 'Elige una conexión.', en: 'Pick a connection.' },
    },
  ];
}

function mappedVariables({ options }: OutsideBlock): { field: string; path: string; isWritten: boolean }[] {
  return (options.mappings ?? []).flatMap(({ variable }, at) =>
    variable === '' ? [] : [{ field: `mappings.${at}.variable`, path: variable, isWritten: true }],
  );
}

function mappingFindings({ options }: OutsideBlock): Finding[] {
  return (options.mappings ?? []).flatMap(({ path, variable }, at): Finding[] => {
    const fault = pathFault(path) ?? (variable === '' ? 'variable' : null);
    if (fault === null) return [];
    const field = fault === 'variable' ? 'variable' : 'path';
    return [{ code: 'MISSING_OPTION', field: `mappings.${at}.${field}`, ...mappingWords[fault] }];
  });
}

function pathFault(path: string): 'path' | 'syntax' | 'cost' | null {
  if (!path.startsWith('$')) return 'path';
  const fault = mappingPathFault(path);
  if (fault === null) return null;
  return fault === 'SYNTAX' ? 'syntax' : 'cost';
}

const mappingWords = {
  path: {
    message: {
      es: 'El dato de la respuesta se indica con una ruta que empieza con $.',
      en: 'A value of the response is given by a path that starts with $.',
    },
    fix: {
      es: 'Prueba la petición y elige el dato en la respuesta.',
      en: 'Try the request and pick the value in the response.',
    },
  },
  syntax: {
    message: { es: 'La ruta del dato no es JSONPath válido.', en: 'The path of the value is not valid JSONPath.' },
    fix: {
      es: 'Revisa puntos y corchetes. Por ejemplo: $.cliente.nombre o $.citas[0].fecha.',
      en: 'Check dots and brackets. For example: $.customer.name or $.bookings[0].date.',
    },
  },
  cost: {
    message: {
      es: 'La ruta del dato es demasiado compleja para buscarla en cada conversación.',
      en: 'The path of the value is too complex to be searched in every conversation.',
    },
    fix: {
      es: 'Usa a lo más un «..», un filtro y una función, sin comas, «match» ni «search».',
      en: 'Use at most one “..”, one filter and one function, without commas, “match” or “search”.',
    },
  },
  variable: {
    message: { es: 'Falta la variable que guarda el dato.', en: 'The variable that stores the value is missing.' },
    fix: { es: 'Elige una variable.', en: 'Pick a variable.' },
  },
} as const;
