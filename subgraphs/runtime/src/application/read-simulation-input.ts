import { UserInputErrors } from '@tertulia/errors';
import type { VariableValue } from '@tertulia/flow-engine';

const mostVariables = 200;

/** The values of variables in a JSON input. UserInputErrors INVALID_VALUE for anything but an object of them. */
export function variablesFrom(json: unknown): Record<string, VariableValue> {
  if (json === null || json === undefined) return {};
  const isObject = typeof json === 'object' && !Array.isArray(json);
  if (!isObject || Object.keys(json).length > mostVariables) {
    const reason = {
      es: `se espera un objeto de hasta ${mostVariables} valores`,
      en: `an object of up to ${mostVariables} values is expected`,
    };
    throw new UserInputErrors([{ field: ['input', 'variables'], code: 'INVALID_VALUE', params: { reason } }]);
  }
  return json as Record<string, VariableValue>;
}
