import { describe, expect, test } from '@jest/globals';
import { variableLabel } from '../../src/features/conversations/model/variable-label.js';

describe('labels of variables', () => {
  test.each([
    ['servicio', 'Servicio'],
    ['telefono', 'Teléfono'],
    ['dia_de_la_cita', 'Día de la cita'],
    ['numeroDePersonas', 'Número de personas'],
    ['operacion', 'Operación'],
    ['direccion2', 'Dirección 2'],
    ['RFC', 'RFC'],
    ['clienteRFC', 'Cliente RFC'],
    ['order_id', 'Order id'],
    ['session', 'Session'],
    ['occasion', 'Occasion'],
    ['ñandú', 'Ñandú'],
    ['__x__', 'X'],
    ['_', '_'],
  ])('The variable “%s” is shown as “%s”', (name, label) => {
    expect(variableLabel(name)).toBe(label);
  });
});
