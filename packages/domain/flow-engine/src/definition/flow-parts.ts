import type { BotDefinition, Flow, Locale } from '../model.js';

/** Maximum number of flows of a bot. */
export const mostFlows = 50;

/** A block of another flow that leads to a flow. */
export interface FlowUse {
  flowId: string;
  groupId: string;
  blockId: string;
}

/** A flow with nothing in it yet: its start leads to a return. Its parts have ids that begin with the flow's. */
export function newFlow({ id, name, locale }: { id: string; name: string; locale: Locale }): Flow {
  const groupId = `${id}-begin`;
  const startId = `${id}-start`;
  return {
    id,
    name,
    events: [{ id: startId, kind: 'start', position: { x: 0, y: 0 } }],
    groups: [
      {
        id: groupId,
        title: locale === 'es' ? 'Comienzo' : 'Beginning',
        position: { x: 240, y: 0 },
        blocks: [{ id: `${id}-return`, kind: 'return', options: { values: [] } }],
      },
    ],
    edges: [{ id: `${id}-edge`, source: { kind: 'event', id: startId }, target: { groupId } }],
  };
}

/** Where other flows run a flow, or lead to one of its groups. */
export function usesOfFlow({ flows }: Pick<BotDefinition, 'flows'>, flowId: string): FlowUse[] {
  const own = new Set(flows.find(({ id }) => id === flowId)?.groups.map(({ id }) => id));
  return flows
    .filter(({ id }) => id !== flowId)
    .flatMap((flow) =>
      flow.groups.flatMap((group) =>
        group.blocks.flatMap((block) => {
          const isCall = block.kind === 'callFlow' && block.options.flowId === flowId;
          const isJump = block.kind === 'jump' && own.has(block.options.target?.groupId ?? '');
          return isCall || isJump ? [{ flowId: flow.id, groupId: group.id, blockId: block.id }] : [];
        }),
      ),
    );
}
