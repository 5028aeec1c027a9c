import { UserInputErrors } from '@tertulia/errors';
import { heaviestVariables, weightOf, type VariableValue } from '@tertulia/flow-engine';

const mostVariables = 200;

const refused = {
  shape: {
    es: `se espera un objeto de hasta ${mostVariables} valores`,
    en: `an object of up to ${mostVariables} values is expected`,
  },
  weight: {
    es: `los valores pesan más de ${heaviestVariables} caracteres`,
    en: `the values weigh more than ${heaviestVariables} characters`,
  },
};

/**
 * The values of variables in a JSON input. UserInputErrors INVALID_VALUE for anything but an object of values, and for
 * too many or too large ones.
 */
export function variablesFrom(json: unknown): Record<string, VariableValue> {
  if (json === null || json === undefined) return {};
  const isObject = typeof json === 'object' && !Array.isArray(json) && Object.keys(json).length <= mostVariables;
  const values = json as Record<string, VariableValue>;
  const isLight = isObject && weightOf(values, heaviestVariables) <= heaviestVariables;
  if (isLight) return values;
  const reason = isObject ? refused.weight : refused.shape;
  throw new UserInputErrors([{ field: ['input', 'variables'], code: 'INVALID_VALUE', params: { reason } }]);
}
