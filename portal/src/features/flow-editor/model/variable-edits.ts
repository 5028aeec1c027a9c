import {
  isReservedName,
  variableNamePattern,
  type Variable,
  type VariableType,
  type VariableValue,
} from '@tertulia/flow-engine';

/** Why a name cannot be given to a variable; null if it can. */
export function nameProblem(name: string, variables: readonly Variable[]): 'badName' | 'reserved' | 'taken' | null {
  if (!variableNamePattern.test(name)) return 'badName';
  if (isReservedName(name)) return 'reserved';
  return variables.some((variable) => variable.name === name) ? 'taken' : null;
}

/** The variable with another type; a first value of another type is dropped. */
export function retyped(variable: Variable, type: VariableType): Variable {
  const value = variable.defaultValue;
  const fits: Record<VariableType, boolean> = {
    TEXT: typeof value === 'string',
    DATE: typeof value === 'string' && /^\d{4}-\d{2}-\d{2}$/u.test(value),
    NUMBER: typeof value === 'number',
    BOOLEAN: typeof value === 'boolean',
    LIST: Array.isArray(value),
    JSON: true,
  };
  return { ...variable, type, defaultValue: fits[type] ? value : null };
}

/** A first value as it is written in its field. */
export function writtenValue({ type, defaultValue }: Pick<Variable, 'type' | 'defaultValue'>): string {
  if (defaultValue === null) return '';
  if (type === 'JSON') return JSON.stringify(defaultValue, null, 2);
  if (Array.isArray(defaultValue)) return defaultValue.map(lineOf).join('\n');
  return lineOf(defaultValue);
}

function lineOf(value: VariableValue): string {
  return typeof value === 'object' && value !== null ? JSON.stringify(value) : String(value ?? '');
}

/** Beyond it whole numbers are not exact. */
const largest = 1e15;

/** The first value that a text means; undefined for one that the type cannot have. Nothing is null. */
export function valueWritten(text: string, type: VariableType): VariableValue | undefined {
  if (text.trim() === '') return null;
  switch (type) {
    case 'TEXT':
    case 'DATE':
      return text;
    case 'NUMBER': {
      const number = Number(text);
      return Math.abs(number) <= largest ? number : undefined;
    }
    case 'BOOLEAN':
      return text === 'true';
    case 'LIST':
      return text.split('\n').filter((line) => line.trim() !== '');
    case 'JSON':
      try {
        return JSON.parse(text) as VariableValue;
      } catch {
        return undefined;
      }
  }
}
