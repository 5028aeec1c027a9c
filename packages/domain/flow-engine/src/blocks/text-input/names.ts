import type { BlockOf } from '../../model.js';

const nameVariable =
  /^(?:(?:tu|su|el)_?)?(?:nombres?|nombre_?completo|nombre_?(?:y_?apellidos?|cliente)|name|full_?name|first_?name|your_?name|customer_?name)$/i;

/** Whether the variable of a question says that it asks for a person's name. */
export function asksForName({ options }: BlockOf<'textInput'>): boolean {
  const { variable, pattern, isLong } = options;
  return variable !== null && pattern === null && !isLong && nameVariable.test(variable);
}
