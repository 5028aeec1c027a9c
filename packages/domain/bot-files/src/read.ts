import { parseDefinition, type BotDefinition, type Flow } from '@tertulia/flow-engine';
import { connectorOfSlot, withSlots } from './connections.js';
import { placeInWords } from './place-words.js';
import { repaired, repairKey, type Repairs } from './repair.js';
import { labelOf, type ImportNode, type ImportSlot, type Words } from './report.js';
import { botFileVersion } from './write.js';

/** Why a file is refused: where, and what is wrong there. */
export interface Refusal {
  place: Words;
  reason: Words;
}

/** A bot as read from a file, with the account of every node. */
export interface ReadBot {
  name: string;
  definition: BotDefinition;
  nodes: ImportNode[];
  slots: ImportSlot[];
}

export type ReadBotFile = { ok: true; bot: ReadBot } | { ok: false; refusals: Refusal[] };

const nowhere: Words = { es: '', en: '' };

/** True for what `botFile` writes, in this or another version. */
export function isBotFile(value: unknown): value is Record<string, unknown> {
  return isObject(value) && value['tertulia'] === 'bot';
}

/**
 * Reads a file of a bot. A wrong shape is refused with the places; edges that lead nowhere and ids that are there twice are repaired,
 * and the account says so. Safe for hostile values of any depth and size; nothing is run and nothing is fetched.
 */
export function readBotFile(file: Record<string, unknown>): ReadBotFile {
  if (file['version'] !== botFileVersion) return { ok: false, refusals: [otherVersion] };
  const parsed = parseDefinition(file['definition']);
  if (!parsed.ok) {
    const refusals = parsed.issues.map(({ path, message }) => ({
      place: placeInWords(path, file['definition']),
      reason: { es: message, en: message },
    }));
    return { ok: false, refusals };
  }
  const { definition, repairs } = repaired(withSlots(parsed.definition, () => null));
  const name = typeof file['name'] === 'string' ? file['name'].slice(0, 80) : '';
  return {
    ok: true,
    bot: { name, definition, nodes: nodesOf(parsed.definition, definition, repairs), slots: slotsOf(definition) },
  };
}

function isObject(value: unknown): value is Record<string, unknown> {
  return value !== null && typeof value === 'object' && !Array.isArray(value);
}

const otherVersion: Refusal = {
  place: nowhere,
  reason: {
    es: 'El archivo es de una versión más nueva del programa, o no dice de cuál es.',
    en: 'The file is from a newer version of the program, or does not say from which.',
  },
};

/** Every slot with the place that needs it. */
function slotsOf({ flows, settings }: BotDefinition): ImportSlot[] {
  const ofModel = connectorOfSlot(settings.answerModel?.connectionId ?? '');
  const ofBlocks = flows.flatMap(({ id: flowId, groups }) =>
    groups.flatMap(({ id: groupId, blocks }) =>
      blocks.flatMap(({ id: blockId, options }) => {
        const connector = 'connectionId' in options ? connectorOfSlot(options.connectionId ?? '') : null;
        return connector === null ? [] : [{ connector, place: { flowId, groupId, blockId } }];
      }),
    ),
  );
  return [...(ofModel === null ? [] : [{ connector: ofModel, place: null }]), ...ofBlocks];
}

/** A part of the file, before it is known what became of it. */
type Counted = Pick<ImportNode, 'kind' | 'sourceId' | 'sourceType' | 'label' | 'place'> & {
  flowAt: number | null;
  at: number;
};

function nodesOf(parsed: BotDefinition, whole: BotDefinition, repairs: Repairs): ImportNode[] {
  const variables = parsed.variables.map(({ name, type }, at): Counted => {
    return { kind: 'VARIABLE', sourceId: name, sourceType: type, label: name, place: null, flowAt: null, at };
  });
  const counted = [
    ...parsed.flows.flatMap((flow, at) => countedIn(flow, { at, id: whole.flows[at]?.id ?? flow.id })),
    ...variables,
  ];
  return counted.map(({ flowAt, at, ...node }): ImportNode => {
    const repair = repairs.get(repairKey(flowAt, node.kind, at));
    const label = labelOf(node.label);
    if (repair === undefined) return { ...node, label, outcome: 'MAPPED', reasons: [] };
    const { id, reason } = repair;
    if (id === null) return { ...node, label, outcome: 'DROPPED', reasons: [reason], place: null };
    const key = node.kind === 'GROUP' ? 'groupId' : 'blockId';
    const place = node.place === null ? null : { ...node.place, [key]: id };
    return { ...node, label, outcome: 'DEGRADED', reasons: [reason], place };
  });
}

function countedIn({ events, groups, edges }: Flow, { at: flowAt, id: flowId }: { at: number; id: string }): Counted[] {
  let blockAt = 0;
  const place = (groupId: string | null, blockId: string | null) => ({ flowId, groupId, blockId });
  return [
    ...events.map(({ id, kind }, at): Counted => {
      return { kind: 'EVENT', sourceId: id, sourceType: kind, label: kind, place: place(null, null), flowAt, at };
    }),
    ...groups.flatMap(({ id, title, blocks }, at): Counted[] => [
      { kind: 'GROUP', sourceId: id, sourceType: 'group', label: title, place: place(id, null), flowAt, at },
      ...blocks.map((block): Counted => {
        const own = { kind: 'BLOCK', sourceId: block.id, sourceType: block.kind, label: title } as const;
        return { ...own, place: place(id, block.id), flowAt, at: blockAt++ };
      }),
    ]),
    ...edges.map(({ id, source, target }, at): Counted => {
      const own = { kind: 'EDGE', sourceId: id, sourceType: source.kind, label: source.id } as const;
      return { ...own, place: place(target.groupId, target.blockId ?? null), flowAt, at };
    }),
  ];
}
