import type { Finding } from '../blocks/definition.js';
import { checkExpression, type ExpressionFault, type ExpressionScope } from './check.js';
import { fits } from './types.js';
import type { ExpressionType } from './operations.js';

interface Words {
  es: string;
  en: string;
}

const typeWords: Readonly<Record<ExpressionType, Words>> = {
  TEXT: { es: 'un texto', en: 'a text' },
  NUMBER: { es: 'un número', en: 'a number' },
  BOOLEAN: { es: 'sí o no', en: 'yes or no' },
  DATE: { es: 'una fecha', en: 'a date' },
  LIST: { es: 'una lista', en: 'a list' },
  JSON: { es: 'cualquier valor', en: 'any value' },
  ANY: { es: 'cualquier valor', en: 'any value' },
};

/** A fault of an expression in words, without its place. */
export function expressionFaultInWords({ code, name = '', wanted = 'ANY' }: ExpressionFault): Words {
  const type = typeWords[wanted];
  switch (code) {
    case 'EMPTY':
      return { es: 'Falta la expresión.', en: 'The expression is missing.' };
    case 'SYNTAX':
      return { es: 'Desde aquí no se entiende.', en: 'From here on it cannot be read.' };
    case 'TOO_LONG':
      return { es: 'La expresión pasa de 1000 caracteres.', en: 'The expression is longer than 1,000 characters.' };
    case 'TOO_DEEP':
      return { es: 'Hay demasiados paréntesis unos dentro de otros.', en: 'Too much is nested in each other.' };
    case 'NOT_OFFERED':
      return { es: 'Esto no se puede usar aquí.', en: 'This cannot be used here.' };
    case 'UNKNOWN_VARIABLE':
      return { es: `La variable «${name}» no existe.`, en: `The variable “${name}” does not exist.` };
    case 'UNKNOWN_FUNCTION':
      return { es: `La función «${name}» no existe.`, en: `The function “${name}” does not exist.` };
    case 'ARGUMENTS':
      return { es: `A «${name}» le faltan o le sobran datos.`, en: `“${name}” has too few or too many values.` };
    case 'TYPE':
      return { es: `Aquí hace falta ${type.es}.`, en: `Here ${type.en} is needed.` };
  }
}

/** The findings of an expression at an option; `wanted` is the type that it has to give. */
export function expressionFindings(
  { field, source }: { field: string; source: string },
  scope: ExpressionScope,
  wanted: ExpressionType,
): Finding[] {
  const { type, faults } = checkExpression(source, scope);
  const found = faults.map((fault) => findingOf(field, fault));
  if (faults.length > 0 || fits(type, wanted)) return found;
  const words = {
    es: `La expresión no da ${typeWords[wanted].es}.`,
    en: `The expression does not give ${typeWords[wanted].en}.`,
  };
  return [{ code: 'TYPE_MISMATCH', field, message: words, fix: null }];
}

function findingOf(field: string, fault: ExpressionFault): Finding {
  const { es, en } = expressionFaultInWords(fault);
  const place = fault.at + 1;
  const code =
    fault.code === 'UNKNOWN_VARIABLE' ? fault.code : fault.code === 'EMPTY' ? 'MISSING_OPTION' : 'BAD_EXPRESSION';
  return {
    code,
    field,
    message: { es: `Carácter ${place}: ${es}`, en: `Character ${place}: ${en}` },
    fix: { es: 'Corrige la expresión.', en: 'Correct the expression.' },
  };
}
