import type { BotDefinition, Problem } from '../model.js';
import type { BudgetCode } from '../engine/budget.js';
import type { CompiledFlow, Place } from '../engine/compiled.js';
import { tryOut } from '../engine/step.js';
import { heaviestValue, heaviestVariables, weightOf } from '../engine/weight.js';
import { definitionOf } from '../blocks/registry.js';
import { spotOf } from './graph-checks.js';
import { problem, type Words } from './report.js';

/** Maximum work for checking all paths of a flow; a flow that needs more is reported as too heavy. */
const mostWork = 10_000_000;
/** Maximum number of reported paths. */
const mostFound = 20;

/** Finds paths that exceed the budget of a step. Each path is run from a block where a turn can start until it waits. */
export function checkBudget(definition: BotDefinition, flow: CompiledFlow): Problem[] {
  const found = new Map<string, Problem>();
  let work = 0;
  for (const place of flow.places.values()) {
    if (!isEntry(place)) continue;
    const tried = tryOut(definition, place.block.id);
    work += tried.work;
    if (work > mostWork) return [...found.values(), problem('OVER_BUDGET', { flowId: flow.flow.id }, wholeFlow)];
    if (tried.over === null) continue;
    const spot = flow.places.get(tried.blockId ?? '') ?? place;
    found.set(spot.block.id, problem('OVER_BUDGET', spotOf(spot), words[tried.over]));
    if (found.size === mostFound) break;
  }
  return [...found.values()];
}

/** Finds initial values that are too large for a conversation. */
export function checkFirstValues(definition: BotDefinition): Problem[] {
  const weights = definition.variables.map((variable) => weightOf(variable.defaultValue, heaviestValue));
  const tooLarge = weights.flatMap((weight, at) =>
    weight > heaviestValue ? [problem('OVER_BUDGET', { field: `variables.${at}.defaultValue` }, largeValue)] : [],
  );
  const total = weights.reduce((sum, weight) => sum + weight, 0);
  return total > heaviestVariables
    ? [...tooLarge, problem('OVER_BUDGET', { field: 'variables' }, largeValue)]
    : tooLarge;
}

/** The problem of a definition that takes too long to check. */
export function tooHeavyProblem(): Problem {
  return problem('OVER_BUDGET', {}, wholeFlow);
}

/** A turn can start at the first block of a group, and after a block that waits or whose path comes back later. */
function isEntry({ group, index }: Place): boolean {
  const before = group.blocks[index - 1];
  if (before === undefined || before.kind === 'callFlow' || before.kind === 'loop') return true;
  return definitionOf(before.kind).waits || definitionOf(before.kind).goOn !== undefined;
}

const words: Record<BudgetCode, { message: Words; fix: Words }> = {
  WORK_BUDGET: {
    message: {
      es: 'Este camino necesita demasiado cálculo para un solo turno.',
      en: 'This path needs too much computation for a single turn.',
    },
    fix: {
      es: 'Usa menos expresiones o textos más cortos, o pon una pregunta en medio.',
      en: 'Use fewer expressions or shorter texts, or add a question in between.',
    },
  },
  TEXT_BUDGET: {
    message: {
      es: 'Este camino envía demasiado texto sin una pregunta.',
      en: 'This path sends too much text without a question.',
    },
    fix: {
      es: 'Acorta los textos o pon una pregunta en medio.',
      en: 'Shorten the texts or add a question in between.',
    },
  },
};
const wholeFlow: { message: Words; fix: Words } = {
  message: { es: 'El flujo es demasiado pesado para revisarlo.', en: 'The flow is too heavy to be checked.' },
  fix: { es: 'Usa menos expresiones o textos más cortos.', en: 'Use fewer expressions or shorter texts.' },
};
const largeValue: { message: Words; fix: Words } = {
  message: {
    es: 'El valor inicial de las variables es demasiado grande.',
    en: 'The initial value of the variables is too large.',
  },
  fix: { es: 'Usa un valor más corto.', en: 'Use a shorter value.' },
};
