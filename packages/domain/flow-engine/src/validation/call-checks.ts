import type { BlockOf, FlowValue, Problem } from '../model.js';
import { sourceKey, type CompiledDefinition, type CompiledFlow, type Place } from '../engine/compiled.js';
import { bodyGroups, endlessPaths, mostLoops } from './endless.js';
import { problem, type Spot, type Words } from './report.js';

/** Problems of calls, returns and lists of one flow, and paths that never ask anything. */
export function checkCalls(compiled: CompiledDefinition, flow: CompiledFlow): Problem[] {
  const places = [...flow.places.values()];
  const isHeavy = places.filter(({ block }) => block.kind === 'loop').length > mostLoops;
  const bodies = bodyGroups(flow);
  const endless = endlessPaths(compiled).get(flow.flow.id) ?? [];
  return [
    ...(isHeavy ? [problem('OVER_BUDGET', { flowId: flow.flow.id }, tooManyLoops)] : []),
    ...endless.map((place) => problem('LOOP_WITHOUT_QUESTION', spotOf(place), endlessWords)),
    ...places.flatMap((place) => {
      const { block } = place;
      if (block.kind === 'callFlow') return callProblems(compiled, block, spotOf(place));
      if (block.kind === 'return') return returnProblems(flow, block, spotOf(place));
      if (block.kind === 'loop') return loopProblems(flow, place);
      const isLost = block.kind === 'jump' && block.options.loop !== undefined && !bodies.has(place.group.id);
      return isLost && !isHeavy ? [problem('MISSING_OPTION', { ...spotOf(place), field: 'loop' }, noLoop)] : [];
    }),
  ];
}

function callProblems(compiled: CompiledDefinition, { options }: BlockOf<'callFlow'>, spot: Spot): Problem[] {
  if (options.flowId === null) return [];
  const called = compiled.flows.get(options.flowId)?.flow;
  if (called === undefined) return [problem('MISSING_OPTION', { ...spot, field: 'flowId' }, goneFlow)];
  return [
    ...unknownNames(options.inputs, called.parameters, (at) => ({ ...spot, field: `inputs.${at}.name` })),
    ...unknownNames(options.outputs, called.results, (at) => ({ ...spot, field: `outputs.${at}.name` })),
  ];
}

function returnProblems({ flow }: CompiledFlow, { options }: BlockOf<'return'>, spot: Spot): Problem[] {
  return unknownNames(options.values, flow.results, (at) => ({ ...spot, field: `values.${at}.name` }));
}

function unknownNames(
  given: readonly { name: string }[],
  known: readonly FlowValue[] = [],
  spotAt: (at: number) => Spot,
): Problem[] {
  const names = new Set(known.map(({ name }) => name));
  return given.flatMap(({ name }, at) =>
    names.has(name) ? [] : [problem('UNKNOWN_VARIABLE', spotAt(at), unknownName(name))],
  );
}

function loopProblems(flow: CompiledFlow, place: Place): Problem[] {
  const isWired = flow.edges.has(sourceKey({ kind: 'port', id: place.block.id, port: 'each' }));
  return isWired ? [] : [problem('CHOICE_WITHOUT_PATH', { ...spotOf(place), field: 'each' }, noBody)];
}

function spotOf(place: Place): Spot {
  return { flowId: place.flowId, groupId: place.group.id, blockId: place.block.id };
}

const endlessWords: { message: Words; fix: Words } = {
  message: {
    es: 'Este camino se repite sin hacer ninguna pregunta.',
    en: 'This path loops without asking a question.',
  },
  fix: {
    es: 'Agrega una pregunta en el camino o quita una conexión.',
    en: 'Add a question on the path or remove a connection.',
  },
};
const goneFlow: { message: Words; fix: Words } = {
  message: { es: 'El flujo elegido ya no existe.', en: 'The chosen flow no longer exists.' },
  fix: { es: 'Elige otro flujo.', en: 'Pick another flow.' },
};
const noBody: { message: Words; fix: Words } = {
  message: {
    es: 'Nada se repite: «Cada uno» no lleva a ningún lado.',
    en: 'Nothing is repeated: “Each” leads nowhere.',
  },
  fix: { es: 'Conecta «Cada uno» con un grupo.', en: 'Connect “Each” to a group.' },
};
const noLoop: { message: Words; fix: Words } = {
  message: {
    es: 'Este bloque no está dentro de una lista que se repite.',
    en: 'This block is not inside a list that is repeated.',
  },
  fix: { es: 'Elige un grupo como destino.', en: 'Pick a group as the target.' },
};
const tooManyLoops: { message: Words; fix: Words } = {
  message: {
    es: `El flujo repite más de ${mostLoops} listas.`,
    en: `The flow repeats more than ${mostLoops} lists.`,
  },
  fix: { es: 'Mueve una parte a otro flujo.', en: 'Move a part to another flow.' },
};

function unknownName(name: string): { message: Words; fix: Words } {
  return {
    message: { es: `El flujo no tiene el dato «${name}».`, en: `The flow has no value “${name}”.` },
    fix: { es: 'Agrégalo al flujo o quítalo de aquí.', en: 'Add it to the flow or remove it here.' },
  };
}
