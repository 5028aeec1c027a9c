import type { Edge, EdgeTarget, Problem } from '../model.js';
import type { ExitItem } from '../blocks/definition.js';
import { definitionOf } from '../blocks/registry.js';
import { eventTarget, placeOf, reachedFrom, sourceKey, type CompiledFlow, type Place } from '../engine/compiled.js';
import { fallPlace } from './endless.js';
import { problem, type Spot, type Words } from './report.js';

/** Links between the flow and the other flows. */
export interface Surroundings {
  /** Ids of groups of other flows, to which jumps may lead. */
  foreignGroups: ReadonlySet<string>;
  /** Ids of groups to which jumps of other flows lead. */
  enteredGroups: ReadonlySet<string>;
  /** True where the end of a path goes back to the block that called the flow. */
  isCalled: boolean;
  /** True for the main flow, and where a block of another flow leads to this one. */
  isUsed: boolean;
  /** Ids of groups whose paths go back to a list. */
  bodies: ReadonlySet<string>;
}

/** Problems of the graph of one flow: edges, unreachable groups, dead ends. */
export function checkGraph(flow: CompiledFlow, around: Surroundings): Problem[] {
  return [
    ...startProblems(flow),
    ...edgeProblems(flow),
    ...jumpProblems(flow, around),
    ...reachProblems(flow, around),
    ...(around.isCalled ? [] : [...flow.places.values()])
      .filter(({ group }) => !around.bodies.has(group.id))
      .flatMap((place) => pathProblems(flow, place)),
  ];
}

/** The location of a block, for a problem. */
export function spotOf(place: Place): Spot {
  return { flowId: place.flowId, groupId: place.group.id, blockId: place.block.id };
}

function startProblems(flow: CompiledFlow): Problem[] {
  if (eventTarget(flow, 'start')) return [];
  return [
    problem(
      'NO_START_EDGE',
      { flowId: flow.flow.id },
      {
        message: {
          es: 'El inicio no está conectado con ningún grupo.',
          en: 'The start is not connected to any group.',
        },
        fix: {
          es: 'Arrastra una conexión del inicio al primer grupo.',
          en: 'Drag a connection from the start to the first group.',
        },
      },
    ),
  ];
}

function edgeProblems(flow: CompiledFlow): Problem[] {
  const seen = new Set<string>();
  const eventIds = new Set(flow.flow.events.map((event) => event.id));
  return flow.flow.edges.flatMap((edge) => {
    const found: Problem[] = [];
    const spot = { flowId: flow.flow.id, ...sourceSpot(flow, edge), field: edge.id };
    const key = sourceKey(edge.source);
    if (seen.has(key)) found.push(problem('DUPLICATE_EDGE', spot, duplicateWords));
    seen.add(key);
    if (!hasSource(flow, edge, eventIds)) found.push(problem('DANGLING_EDGE', spot, danglingSource));
    if (!placeOf(flow, edge.target)) found.push(problem('DANGLING_EDGE', spot, danglingTarget(flow, edge.target)));
    return found;
  });
}

const duplicateWords: { message: Words; fix: Words } = {
  message: { es: 'Dos conexiones salen del mismo punto.', en: 'Two connections leave the same point.' },
  fix: { es: 'Borra una de las dos.', en: 'Delete one of the two.' },
};
const danglingSource: { message: Words; fix: Words } = {
  message: {
    es: 'Una conexión sale de algo que ya no existe.',
    en: 'A connection leaves something that no longer exists.',
  },
  fix: { es: 'Borra la conexión.', en: 'Delete the connection.' },
};

function danglingTarget(flow: CompiledFlow, target: EdgeTarget): { message: Words; fix: Words } {
  const isEmptyGroup = flow.groups.get(target.groupId)?.blocks.length === 0;
  return isEmptyGroup
    ? {
        message: {
          es: 'Una conexión llega a un grupo sin bloques.',
          en: 'A connection leads to a group without blocks.',
        },
        fix: { es: 'Agrega un bloque al grupo.', en: 'Add a block to the group.' },
      }
    : {
        message: {
          es: 'Una conexión llega a algo que ya no existe.',
          en: 'A connection leads to something that no longer exists.',
        },
        fix: { es: 'Conéctala con un grupo o bórrala.', en: 'Connect it to a group or delete it.' },
      };
}

function sourceSpot(flow: CompiledFlow, edge: Edge): Spot {
  const place = edge.source.kind === 'event' ? undefined : flow.places.get(edge.source.id);
  return place ? spotOf(place) : {};
}

function hasSource(flow: CompiledFlow, { source }: Edge, eventIds: ReadonlySet<string>): boolean {
  if (source.kind === 'event') return eventIds.has(source.id);
  const block = flow.places.get(source.id)?.block;
  if (!block || source.kind === 'block') return block !== undefined;
  return definitionOf(block.kind).ports(block).includes(source.port);
}

function jumpProblems(flow: CompiledFlow, around: Surroundings): Problem[] {
  return [...flow.places.values()].flatMap((place) => {
    const target = place.block.kind === 'jump' ? place.block.options.target : null;
    if (!target || placeOf(flow, target) || around.foreignGroups.has(target.groupId)) return [];
    return [problem('DANGLING_EDGE', { ...spotOf(place), field: 'target' }, danglingTarget(flow, target))];
  });
}

function reachProblems(flow: CompiledFlow, around: Surroundings): Problem[] {
  if (!around.isUsed) return [problem('UNREACHABLE_GROUP', { flowId: flow.flow.id }, unusedFlow(flow.flow.name))];
  const reached = reachedFrom(flow, flow.events.keys(), around.enteredGroups);
  return flow.flow.groups
    .filter((group) => !reached.has(group.id))
    .map((group) =>
      problem(
        'UNREACHABLE_GROUP',
        { flowId: flow.flow.id, groupId: group.id },
        {
          message: { es: `Nada lleva al grupo «${group.title}».`, en: `Nothing leads to the group “${group.title}”.` },
          fix: { es: 'Conéctalo o bórralo.', en: 'Connect it or delete it.' },
        },
      ),
    );
}

function unusedFlow(name: string): { message: Words; fix: Words } {
  return {
    message: { es: `Nada usa el flujo «${name}».`, en: `Nothing uses the flow “${name}”.` },
    fix: { es: 'Úsalo desde otro flujo o bórralo.', en: 'Run it from another flow or delete it.' },
  };
}

function pathProblems(flow: CompiledFlow, place: Place): Problem[] {
  const { block } = place;
  const isWired = (port: string): boolean => flow.edges.has(sourceKey({ kind: 'port', id: block.id, port }));
  // A detour ends by returning to its question, and a hand-off may be the last block because a person replies after it.
  if (fallPlace(flow, place) !== undefined || !flow.mainGroups.has(place.group.id) || block.kind === 'handOff')
    return [];
  if (!definitionOf(block.kind).falls(block)) return [];
  const branches = definitionOf(block.kind).branches(block);
  const open = branches.filter((port) => !isWired(port));
  if (branches.length > 0 && open.length === 0) return [];
  if (block.kind === 'condition') {
    const isRowOpen = open.some((port) => port !== 'else');
    return [...(isRowOpen ? [deadEnd(place)] : []), ...(isWired('else') ? [] : [withoutElse(place)])];
  }
  const items = definitionOf(block.kind).items(block);
  if (items.length === 0 || open.length === branches.length) return [deadEnd(place)];
  return items.flatMap((item, at) => (open.includes(item.port ?? '') ? [choiceWithoutPath(place, item, at)] : []));
}

function deadEnd(place: Place): Problem {
  return problem('DEAD_END', spotOf(place), {
    message: {
      es: 'La conversación termina aquí sin un bloque «Fin».',
      en: 'The conversation stops here without an “End” block.',
    },
    fix: {
      es: 'Conecta con otro grupo o agrega un bloque «Fin».',
      en: 'Connect to another group or add an “End” block.',
    },
  });
}

function choiceWithoutPath(place: Place, { field }: ExitItem, at: number): Problem {
  return problem(
    'CHOICE_WITHOUT_PATH',
    { ...spotOf(place), field },
    {
      message: { es: `La opción ${at + 1} no lleva a ningún lado.`, en: `Choice ${at + 1} leads nowhere.` },
      fix: { es: 'Conecta la opción con un grupo.', en: 'Connect the choice to a group.' },
    },
  );
}

function withoutElse(place: Place): Problem {
  return problem(
    'CONDITION_WITHOUT_ELSE',
    { ...spotOf(place), field: 'else' },
    {
      message: {
        es: 'Falta el camino cuando no se cumple ninguna fila.',
        en: 'The path for the case that no row applies is missing.',
      },
      fix: { es: 'Conecta la salida «si no».', en: 'Connect the “else” exit.' },
    },
  );
}
