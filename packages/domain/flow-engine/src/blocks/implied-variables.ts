import type { Flow } from '../model.js';
import { addressVariables } from './address/parts.js';
import { endVariable, timeVariable } from './date-input/moments.js';

/** The variables in which questions store further parts of their answers, without being declared. */
export function impliedVariablesOf(flows: readonly Flow[]): string[] {
  const blocks = flows.flatMap(({ groups }) => groups.flatMap((group) => group.blocks));
  return blocks.flatMap((block) => {
    if (block.kind === 'address')
      return block.options.variable === null ? [] : addressVariables(block.options.variable);
    if (block.kind !== 'dateInput' || block.options.variable === null) return [];
    const { variable, isRange } = block.options;
    return [timeVariable(variable), ...(isRange === true ? [endVariable(variable)] : [])];
  });
}
