import type { Block, Edge, Flow, Group } from '@tertulia/flow-engine';
import { choice, email, text } from './sample-flow.js';

/** The plan of one group of a generated flow: its blocks, and the target group of each exit. */
export interface Plan {
  /** Number of items of the choice that ends the group; without items the group has no choice. */
  items: number;
  texts: number;
  /** Target groups by exit; a number beyond the last group means an exit without an edge. */
  targets: number[];
}

/** A flow with one group for each plan, all at the same position. */
export function flowOf(plans: readonly Plan[]): Flow {
  const groups = plans.map((plan, index): Group => {
    const labels = Array.from({ length: plan.items }, (_, item) => `opción ${item}`);
    const texts = Array.from({ length: plan.texts }, (_, at) => text(`t${index}-${at}`, 'Hola'));
    const last: Block = labels.length === 0 ? email(`b${index}`) : choice(`b${index}`, labels);
    return { id: `g${index}`, title: `Grupo ${index}`, position: { x: 0, y: 0 }, blocks: [...texts, last] };
  });
  const edges = plans.flatMap((plan, index) =>
    plan.targets.flatMap((target, exit): Edge[] => {
      const port = plan.items === 0 ? null : `b${index}-opción ${exit}`;
      if (target >= plans.length || exit >= Math.max(1, plan.items)) return [];
      const source =
        port === null
          ? ({ kind: 'block', id: `b${index}` } as const)
          : ({ kind: 'port', id: `b${index}`, port } as const);
      return [{ id: `e${index}-${exit}`, source, target: { groupId: `g${target}` } }];
    }),
  );
  const start: Edge = { id: 'e', source: { kind: 'event', id: 'start' }, target: { groupId: 'g0' } };
  const events: Flow['events'] = [{ id: 'start', kind: 'start', position: { x: 0, y: 0 } }];
  return { id: 'main', name: 'Principal', events, groups, edges: plans.length === 0 ? [] : [start, ...edges] };
}
