import { z } from 'zod';
import { text, variableReference } from '../../definition/parts.js';
import type { BlockOf, VariableValue } from '../../model.js';
import type { Turn } from '../../engine/turn.js';
import { addValues, appendValue, coerceText } from '../../engine/values.js';
import { singlePath } from '../../text/template.js';
import { plainParts, type BlockDefinition } from '../definition.js';

/** Sets, adds to, appends to or clears a variable. A value that consists of a single `{{ output }}` keeps its type. */
export const setVariable: BlockDefinition<'setVariable'> = {
  ...plainParts,
  family: 'LOGIC',
  name: { es: 'Cambiar variable', en: 'Set variable' },
  options: z.object({ variable: variableReference, value: text, operation: z.enum(['SET', 'ADD', 'APPEND', 'CLEAR']) }),
  defaults: () => ({ variable: '', value: '', operation: 'SET' }),
  templates: (block) => [{ field: 'value', source: block.options.value }],
  variables: (block) =>
    block.options.variable === '' ? [] : [{ field: 'variable', path: block.options.variable, isWritten: true }],
  inspect: (block) =>
    block.options.variable !== ''
      ? []
      : [
          {
            code: 'MISSING_OPTION',
            field: 'variable',
            message: { es: 'Falta elegir la variable.', en: 'The variable is missing.' },
            fix: { es: 'Elige una variable.', en: 'Pick a variable.' },
          },
        ],
  summary: (block, locale) => {
    const { variable, value, operation } = block.options;
    if (variable === '') return setVariable.name[locale];
    if (operation === 'CLEAR') return `${variable} = ∅`;
    return `${variable} ${operation === 'SET' ? '=' : '+='} ${value}`;
  },
  run: (block, turn) => {
    if (block.options.variable !== '') turn.setVariable(block.id, block.options.variable, nextValue(block, turn));
    return { kind: 'next' };
  },
};

function nextValue(block: BlockOf<'setVariable'>, turn: Turn): VariableValue {
  const { variable, value, operation } = block.options;
  const type = turn.typeOf(variable) ?? 'TEXT';
  const present = turn.read([variable]);
  switch (operation) {
    case 'CLEAR':
      return null;
    case 'ADD':
      return addValues(present, givenValue(value, turn) ?? turn.template(value));
    case 'APPEND':
      return appendValue(present, givenValue(value, turn) ?? turn.template(value), type);
    case 'SET': {
      const given = givenValue(value, turn);
      return given === null || typeof given === 'string' ? coerceText(given ?? turn.template(value), type) : given;
    }
  }
}

function givenValue(source: string, turn: Turn): VariableValue {
  const path = singlePath(turn.compile(source.trim()));
  return path === null ? null : (turn.read(path) ?? null);
}
