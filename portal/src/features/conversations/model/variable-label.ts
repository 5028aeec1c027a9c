/** Spanish words whose accent a variable's name cannot tell; those in -ción follow a rule. */
const accented: ReadonlyMap<string, string> = new Map(
  [
    'código',
    'comisión',
    'cédula',
    'día',
    'días',
    'dirección',
    'género',
    'línea',
    'método',
    'número',
    'ocasión',
    'país',
    'página',
    'póliza',
    'próxima',
    'próximo',
    'sesión',
    'teléfono',
    'teléfonos',
    'título',
    'trámite',
    'última',
    'último',
    'vehículo',
  ].map((word) => [word.normalize('NFD').replaceAll(/\p{M}/gu, ''), word]),
);

/** The words of a variable's name, as a label for people: `dia_de_la_cita` becomes `Día de la cita`. */
export function variableLabel(name: string): string {
  const words = name
    .replaceAll(/(?<=\p{Ll})(?=\p{Lu})|(?<=\p{L})(?=\p{N})/gu, ' ')
    .split(/[\s_.-]+/u)
    .filter((word) => word !== '')
    .map((word) => (/^\p{Lu}{2,}$/u.test(word) ? word : spelled(word.toLowerCase())));
  const label = words.join(' ');
  return label === '' ? name : label.charAt(0).toUpperCase() + label.slice(1);
}

function spelled(word: string): string {
  return accented.get(word) ?? word.replace(/(?<=\p{L}c)ion$/u, 'ión');
}
