import type { ConditionNode, PlanNode } from '@apollo/query-planner';
import { compileFetch } from './fetches.js';
import type { Run, Step } from './run.js';
import type { PlanPath } from './tree.js';
import type { TypeRelations } from './type-relations.js';

/**
 * Turns a plan into one function that fetches everything.
 * @throws Error for parts of a plan that only deferred responses have
 */
export function compilePlan(node: PlanNode, types: TypeRelations): Step {
  return compileNode(node, [], types);
}

function compileNode(node: PlanNode, path: PlanPath, types: TypeRelations): Step {
  switch (node.kind) {
    case 'Sequence':
      return inSequence(node.nodes.map((one) => compileNode(one, path, types)));
    case 'Parallel':
      return inParallel(node.nodes.map((one) => compileNode(one, path, types)));
    case 'Flatten':
      return compileNode(node.node, [...path, ...node.path.map(String)], types);
    case 'Fetch':
      return compileFetch(node, path, types);
    case 'Condition':
      return compileCondition(node, path, types);
    case 'Defer':
      throw new Error('Deferred responses are not supported');
  }
}

function inSequence(steps: readonly Step[]): Step {
  return async (run) => {
    for (const step of steps) await step(run);
  };
}

function inParallel(steps: readonly Step[]): Step {
  return (run) => {
    const started = steps.map((step) => step(run)).filter((one) => one !== undefined);
    return started.length === 0 ? undefined : settled(started);
  };
}

async function settled(started: readonly Promise<void>[]): Promise<void> {
  await Promise.all(started);
}

function compileCondition(
  { condition, ifClause, elseClause }: ConditionNode,
  path: PlanPath,
  types: TypeRelations,
): Step {
  const [met, unmet] = [ifClause, elseClause].map((clause) =>
    clause === undefined ? undefined : compileNode(clause, path, types),
  );
  return (run: Run) => (run.flags[condition] === true ? met : unmet)?.(run);
}
