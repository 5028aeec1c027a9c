import type { BotDefinition, SessionState, StepOutput, ValueChange, VariableValue } from '@tertulia/flow-engine';
import { indexOf, type StoredScope } from './definition-index.js';

/** A change of a variable whose value outlives the conversation. `value` is what the turn saw after it. */
export interface VariableChange {
  readonly name: string;
  readonly scope: StoredScope;
  readonly value: VariableValue;
  /** What was added to whatever the value is by now; absent for a value that replaces it. */
  readonly change?: ValueChange | undefined;
}

/** The changes of a step to variables that outlive the conversation, in order. */
export function variableChanges(definition: BotDefinition, outputs: readonly StepOutput[]): VariableChange[] {
  const { storedVariables } = indexOf(definition);
  if (storedVariables.size === 0) return [];
  return outputs.flatMap((output) => {
    const isOwn = output.kind === 'variableSet' && output.isLocal !== true;
    const scope = isOwn ? storedVariables.get(output.name) : undefined;
    if (output.kind !== 'variableSet' || scope === undefined) return [];
    return [{ name: output.name, scope, value: output.value, change: output.change }];
  });
}

/** The changes of the turn that makes a contact: whatever the conversation has learned of it until then is kept with it. */
export function withFirstValues(
  changes: readonly VariableChange[],
  definition: BotDefinition,
  { variables }: SessionState,
): VariableChange[] {
  const first = [...indexOf(definition).storedVariables].flatMap(([name, scope]): VariableChange[] => {
    const value = Object.hasOwn(variables, name) ? variables[name] : undefined;
    return scope !== 'CONTACT' || value === null || value === undefined ? [] : [{ name, scope, value }];
  });
  return [...changes.filter(({ scope }) => scope !== 'CONTACT'), ...first];
}
