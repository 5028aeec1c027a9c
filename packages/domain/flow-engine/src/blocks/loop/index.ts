import { z } from 'zod';
import { variableReference } from '../../definition/parts.js';
import { nextEntry } from '../../engine/frames.js';
import { plainParts, type BlockDefinition, type Finding } from '../definition.js';

/** Takes the port `each` once for each entry of a list. The end of that path comes back for the next entry. */
export const loop: BlockDefinition<'loop'> = {
  ...plainParts,
  family: 'LOGIC',
  name: { es: 'Repetir por cada uno', en: 'Repeat for each' },
  options: z.object({ list: z.string().max(200), item: variableReference, index: variableReference.nullable() }),
  defaults: () => ({ list: '', item: '', index: null }),
  ports: () => ['each'],
  items: () => [{ port: 'each', field: 'each', label: { es: 'Cada uno', en: 'Each' }, detail: {} }],
  variables: ({ options: { list, item, index } }) => [
    ...(list === '' ? [] : [{ field: 'list', path: list, isWritten: false }]),
    ...(item === '' ? [] : [{ field: 'item', path: item, isWritten: true }]),
    ...(index === null || index === '' ? [] : [{ field: 'index', path: index, isWritten: true }]),
  ],
  inspect: ({ options }, types) => {
    const type = types.get(options.list);
    const isOther = type !== undefined && type !== 'LIST' && type !== 'JSON';
    return [
      ...(options.list === '' ? [missingList] : []),
      ...(options.item === '' ? [missingItem] : []),
      ...(isOther ? [notList] : []),
    ];
  },
  summary: ({ options }, locale) => {
    if (options.list === '') return loop.name[locale];
    return locale === 'es' ? `Por cada uno de ${options.list}` : `For each of ${options.list}`;
  },
  run: (block, turn) => nextEntry(turn, block),
};

const missingList: Finding = {
  code: 'MISSING_OPTION',
  field: 'list',
  message: { es: 'Falta elegir la lista.', en: 'The list is missing.' },
  fix: { es: 'Elige una variable con una lista.', en: 'Pick a variable with a list.' },
};
const missingItem: Finding = {
  code: 'MISSING_OPTION',
  field: 'item',
  message: { es: 'Falta la variable para cada elemento.', en: 'The variable for each entry is missing.' },
  fix: { es: 'Elige una variable.', en: 'Pick a variable.' },
};
const notList: Finding = {
  code: 'TYPE_MISMATCH',
  field: 'list',
  message: {
    es: 'Esta variable no es una lista: no hay nada que repetir.',
    en: 'This variable is no list: there is nothing to repeat.',
  },
  fix: { es: 'Elige una variable con una lista.', en: 'Pick a variable with a list.' },
};
