import type { BotDefinition, Problem } from '../model.js';
import type { BudgetCode } from '../engine/budget.js';
import type { CompiledFlow, Place } from '../engine/compiled.js';
import { tryOut } from '../engine/step.js';
import { heaviestValue, heaviestVariables, weightOf } from '../engine/weight.js';
import { definitionOf } from '../blocks/registry.js';
import { spotOf } from './graph-checks.js';
import { problem, type Words } from './report.js';

/** Work that trying out all paths of a flow may take; a flow that needs more is too heavy as a whole. */
const mostWork = 10_000_000;
/** More of the same would only lengthen the list. */
const mostFound = 20;

/** Paths of a flow that no turn could walk to their end: each is tried out from where a turn can begin to where it waits. */
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

/** First values that are too large to be kept in a conversation. */
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

/** The finding of a definition that cannot be checked in the time that there is. */
export function tooHeavyProblem(): Problem {
  return problem('OVER_BUDGET', {}, wholeFlow);
}

/** A turn begins at the first block of a group, and behind a block that waits. */
function isEntry({ group, index }: Place): boolean {
  const before = group.blocks[index - 1];
  return before === undefined || definitionOf(before.kind).waits || before.kind === 'aiResponse';
}

const words: Record<BudgetCode, { message: Words; fix: Words }> = {
  WORK_BUDGET: {
    message: {
      es: 'Este camino exige demasiado cálculo para un solo turno.',
      en: 'This path takes too much computing for a single turn.',
    },
    fix: {
      es: 'Usa menos expresiones o textos más cortos, o pon una pregunta en medio.',
      en: 'Use fewer expressions or shorter texts, or put a question in between.',
    },
  },
  TEXT_BUDGET: {
    message: {
      es: 'Este camino dice demasiado texto sin una pregunta.',
      en: 'This path says too much text without a question.',
    },
    fix: {
      es: 'Acorta los textos o pon una pregunta en medio.',
      en: 'Shorten the texts or put a question in between.',
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
    en: 'The first value of the variables is too large.',
  },
  fix: { es: 'Deja un valor más corto.', en: 'Leave a shorter value.' },
};
