import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import {
  checkExpression,
  expressionFaultInWords,
  parseDefinition,
  validateDefinition,
  type Block,
  type VariableType,
  type VariableValue,
} from '../src/index.js';
import { Meter, OverBudget } from '../src/engine/budget.js';
import { evaluateExpression } from '../src/expressions/evaluate.js';
import { aVariable, block, inOneGroup, say, Talk } from './kit.js';

const values: Record<string, VariableValue> = {
  precio: 80,
  año: 2026,
  vacío: null,
  nombre: 'Ana',
  día: '2026-12-25',
  precios: [80, 120, 300.5],
  pedido: { total: 200, líneas: [{ nombre: 'Tinte', precio: 120 }] },
  sí: true,
};
const types = new Map<string, VariableType>([
  ['precio', 'NUMBER'],
  ['año', 'NUMBER'],
  ['vacío', 'NUMBER'],
  ['nombre', 'TEXT'],
  ['día', 'DATE'],
  ['precios', 'LIST'],
  ['pedido', 'JSON'],
  ['sí', 'BOOLEAN'],
]);

function valueOf(source: string, work = 250_000): { value: VariableValue; isUsable: boolean } {
  const meter = new Meter({ blocks: 1, work, characters: 1 });
  const read = (path: readonly string[]): VariableValue => {
    let value: VariableValue | undefined = values;
    for (const key of path)
      value =
        typeof value === 'object' && value && !Array.isArray(value) && Object.hasOwn(value, key) ? value[key] : null;
    return value ?? null;
  };
  return evaluateExpression(source, { read, spend: (units) => meter.spend(units) });
}

describe('the value of an expression', () => {
  test.each<[string, VariableValue]>([
    ['1 / 2', 0.5],
    ['0.1 + 0.2', 0.3],
    ['19.99 * 3', 59.97],
    ['7 % 4', 3],
    ['-precio + 1', -79],
    ['1 / 0', null],
    ['precio * 2 >= 160 && nombre == "Ana"', true],
    ['precio > 100 ? "caro" : "barato"', 'barato'],
    ['año + 1', 2027],
    ['nombre + " López"', 'Ana López'],
    ['"año: " + string(año)', 'año: 2026'],
    ['vacío + 1', null],
    ['vacío > 1', false],
    ['vacío == null', true],
    ['!sí || false', false],
    ['precios[1] + precios[9]', null],
    ['size(precios) + size("ñandú")', 8],
    ['precios.exists(p, p > 300)', true],
    ['precios.all(p, p > 100)', false],
    ['precios.exists_one(p, p > 300)', true],
    ['precios.filter(p, p < 200).map(p, p * 2)', [160, 240]],
    ['precios.map(p, p > 100, p)', [120, 300.5]],
    ['sum(precios.map(p, round(p, 0)))', 501],
    ['min(3, precio, 7) + max(precios)', 303.5],
    ['round(1.005, 2)', 1.01],
    ['floor(2.7) + ceil(2.1) + abs(-1)', 6],
    ['120 in precios', true],
    ['"total" in pedido', true],
    ['has(pedido.total) && !has(pedido.envío)', true],
    ['pedido.líneas[0].nombre', 'Tinte'],
    ['pedido.líneas.map(línea, línea.precio)', [120]],
    ['pedido.nada.más', null],
    ['{"total": precio, "lista": [1, 2]}', { total: 80, lista: [1, 2] }],
    ['{"a": 1, "b": [2]} == {"b": [2], "a": 1}', true],
    ['[1, 2] + [3]', [1, 2, 3]],
    ['día > "2026-11-25"', true],
    ['addDays(día, -1)', '2026-12-24'],
    ['daysBetween("2026-12-20", día)', 5],
    ['weekday(día)', 5],
    ['time("2026-11-25T11:00")', '11:00'],
    ['nombre.contains("n") && nombre.startsWith("A") && nombre.endsWith("a")', true],
    ['nombre.matches("^A.a$")', true],
    ['upper(nombre) + lower("ÁB") + trim(" c ")', 'ANAábc'],
    ['"a,b".split(",").join("-")', 'a-b'],
    ['number("1,200") + number("x")', null],
    ['number("1,200")', 1200],
    ['"b" + "🙂" // a comment', 'b🙂'],
  ])('%s is %j', (source, expected) => {
    expect(valueOf(source)).toEqual({ value: expected, isUsable: true });
    expect(checkExpression(source, { types }).faults).toEqual([]);
  });

  test.each(['nombre * 2', 'nombre > 1', 'precio ? 1 : 2', '!nombre', 'precio.all(x, true)', 'size(precio)', '{1: 2}'])(
    '%s meets a value of the wrong type and gives nothing',
    (source) => {
      expect(valueOf(source)).toEqual({ value: null, isUsable: false });
    },
  );

  test('A side of AND or OR that decides alone does so, whatever the other one is', () => {
    expect(valueOf('nombre > 1 || sí').value).toBe(true);
    expect(valueOf('nombre > 1 && false').value).toBe(false);
    expect(valueOf('nombre > 1 && sí').isUsable).toBe(false);
  });
});

describe('the check of an expression', () => {
  test.each<[string, string, number]>([
    ['', 'EMPTY', 0],
    ['precio >', 'SYNTAX', 7],
    ['precio = 1', 'SYNTAX', 7],
    ['precio + otro', 'UNKNOWN_VARIABLE', 9],
    ['business.nada', 'UNKNOWN_VARIABLE', 0],
    ['1 + nada(2)', 'UNKNOWN_FUNCTION', 4],
    ['round()', 'ARGUMENTS', 0],
    ['size(precios, 2)', 'ARGUMENTS', 0],
    ['año + nombre', 'TYPE', 6],
    ['nombre < 3', 'TYPE', 9],
    ['nombre && sí', 'TYPE', 0],
    ['precio.map(x, x)', 'TYPE', 0],
    ['sí.__proto__', 'NOT_OFFERED', 2],
    ['b"bytes" == b"x"', 'NOT_OFFERED', 0],
    ['Punto{x: 1}', 'NOT_OFFERED', 0],
    ['{1: 2}.constructor', 'NOT_OFFERED', 6],
    ['1e999', 'NOT_OFFERED', 0],
    ['x'.repeat(1_001), 'TOO_LONG', 1_000],
    [`${'('.repeat(31)}1${')'.repeat(31)}`, 'TOO_DEEP', 30],
    [`1${'+1'.repeat(120)}`, 'TOO_DEEP', 39],
  ])('%s has the fault %s at %i, which is said in both languages', (source, code, at) => {
    const [fault] = checkExpression(source, { types }).faults;
    expect(fault).toMatchObject({ code, at });
    if (fault === undefined) return;
    const { es, en } = expressionFaultInWords(fault);
    expect(es).not.toBe(en);
  });

  test('It knows what an expression gives, and what it reads', () => {
    const { type, paths } = checkExpression('precio > 1 && today < día && business.isOpen', { types });
    expect(type).toBe('BOOLEAN');
    expect(paths).toEqual([['precio'], ['today'], ['día'], ['business', 'isOpen']]);
  });
});

describe('hostile expressions', () => {
  const long = `[${'1,'.repeat(400)}1]`;
  test.each([
    [`${long}.map(a, ${long.slice(0, 99)}1].map(b, "x" + "y"))`],
    [`${'"a"+'.repeat(90)}"a"`],
    [
      'precios.map(a, precios.map(b, precios.map(c, precios.map(d, precios.map(e, precios.map(f, precios.map(g, 1)))))))',
    ],
    [`"${'a'.repeat(300)}".matches("(a+)+$")`],
    [`"${'a'.repeat(300)}b".matches("(a|a)*{200}c")`],
    [`${'!'.repeat(90)}sí`],
    [`${'['.repeat(30)}${']'.repeat(30)}`],
    ['[[1,2],[1,2]].map(x, [x,x,x,x,x]).map(x, [x,x,x,x]).map(x, [x,x,x,x,x]).map(x, x == x)'],
  ])('%s ends within the budget', (source) => {
    const outcome = (): string => {
      try {
        return typeof valueOf(source).isUsable;
      } catch (error) {
        return error instanceof OverBudget ? 'over budget' : String(error);
      }
    };
    expect(['boolean', 'over budget']).toContain(outcome());
  });

  test('A text that doubles in each row ends with the fault of its budget or of its size, never with an error', () => {
    const doubled = Array.from({ length: 100 }, (_, at) =>
      block(`s${at}`, 'setVariable', { variable: 'x', operation: 'EXPRESSION', value: 'x + x + x + x' }),
    );
    const definition = { ...inOneGroup(...doubled, say('t', 'fin')), variables: [aVariable('x', 'TEXT', 'abcdefgh')] };
    const faults = new Talk(definition).outputs('fault').map(({ code }) => code);
    expect(faults.some((code) => ['BAD_EXPRESSION', 'WORK_BUDGET', 'VALUE_TOO_LARGE'].includes(code))).toBe(true);
  });

  test('Any text is an expression with a value or has a fault at a place inside it; the value is plain JSON', () => {
    const piece = fc.constantFrom(
      ...[
        'precio',
        'precios',
        'día',
        'pedido',
        'nombre',
        '.map(x, ',
        '.all(x, ',
        'x',
        '(',
        ')',
        '[',
        ']',
        '{',
        '}',
        ':',
        ',',
      ],
      ...[
        '+',
        '-',
        '*',
        '/',
        '%',
        '==',
        '!=',
        '<',
        '&&',
        '||',
        '!',
        '?',
        'in',
        '"a"',
        '1',
        '0.5',
        'null',
        'true',
        '.',
        ' ',
      ],
      ...['size(', 'round(', 'sum(', 'join(', 'matches(', 'addDays(', '__proto__', 'ñ', '\\', "'", '`', '\u0000', '🙂'],
    );
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 14 }), (pieces) => {
        const source = pieces.join('');
        const { faults } = checkExpression(source, { types });
        for (const { at } of faults) expect(at).toBeLessThanOrEqual(source.length);
        const { value } = valueOf(source, 1_000_000);
        expect(JSON.parse(JSON.stringify(value))).toEqual(value);
      }),
      { numRuns: 500 },
    );
  });
});

describe('expressions of blocks', () => {
  const ruled = (rule: string): Block =>
    block('q', 'textInput', { prompt: { es: '¿Código?', en: 'Code?' }, variable: 'código', rule });
  const withVariables = (...blocks: Block[]) => ({
    ...inOneGroup(...blocks),
    variables: [aVariable('código'), aVariable('total', 'NUMBER', 0), aVariable('mínimo', 'NUMBER', 3)],
  });

  test.each([
    ['es', 'Esa respuesta no se puede aceptar. ¿Puedes darme otra?', 'Gracias'],
    ['en', 'That answer cannot be accepted. Could you give me another one?', 'Thanks'],
  ] as const)('A rule refuses an answer and accepts the next one (%s)', (locale, refused, thanks) => {
    const definition = withVariables(ruled('size(value) > mínimo'), say('t', 'Gracias', 'Thanks'));
    const talk = new Talk(definition, { locale });
    expect(talk.type('abc').said[0]).toBe(refused);
    expect(talk.type('abcd').said).toEqual([thanks]);
  });

  test.each([
    ['es', '25'],
    ['en', '25'],
  ] as const)('A rule of a number reads it as a number (%s)', (locale, answer) => {
    const question = block('q', 'numberInput', { variable: 'total', rule: 'value % 10 == 5' });
    const talk = new Talk(withVariables(question, say('t', 'Va', 'Fine')), { locale });
    expect(talk.type('20').happened).toContain('notUnderstood');
    expect(talk.type(answer).happened).toContain('answered');
    expect(talk.state.variables['total']).toBe(25);
  });

  test.each<[Block, string | null, string | null, string | null]>([
    [ruled('size(value) > otro'), 'UNKNOWN_VARIABLE', 'rule', 'ERROR'],
    [ruled('value +'), 'BAD_EXPRESSION', 'rule', 'ERROR'],
    [ruled('value + 1'), 'BAD_EXPRESSION', 'rule', 'ERROR'],
    [ruled('size(value)'), 'TYPE_MISMATCH', 'rule', 'WARNING'],
    [ruled('size(value) > 1'), null, null, null],
    [
      block('v', 'setVariable', { variable: 'total', operation: 'EXPRESSION', value: '"a" + código' }),
      'TYPE_MISMATCH',
      'value',
      'WARNING',
    ],
    [
      block('v', 'setVariable', { variable: 'total', operation: 'EXPRESSION', value: '' }),
      'MISSING_OPTION',
      'value',
      'ERROR',
    ],
    [
      block('c', 'condition', { rows: [{ id: 'r', match: 'ALL', comparisons: [], expression: 'total >> 1' }] }),
      'BAD_EXPRESSION',
      'rows.0.expression',
      'ERROR',
    ],
  ])('The checks report what is wrong with an expression of %j', (given, code, field, severity) => {
    const wanted = ['BAD_EXPRESSION', 'UNKNOWN_VARIABLE', 'TYPE_MISMATCH', 'MISSING_OPTION'];
    const found = validateDefinition(withVariables(given)).filter((problem) => wanted.includes(problem.code));
    expect(found.map((problem) => [problem.code, problem.field, problem.severity])).toEqual(
      code === null ? [] : [[code, field, severity]],
    );
  });

  test('A message names the character at which an expression cannot be read', () => {
    const [found] = validateDefinition(withVariables(ruled('value ++'))).filter(
      ({ code }) => code === 'BAD_EXPRESSION',
    );
    expect(found?.message).toEqual({
      es: 'Carácter 7: Desde aquí no se entiende.',
      en: 'Character 7: From here on it cannot be read.',
    });
  });

  test('Definitions of before have no rule, no expression and no group, and stay as they are', () => {
    const definition = withVariables(block('q', 'textInput', { variable: 'código' }), block('c', 'condition'));
    const parsed = parseDefinition(JSON.parse(JSON.stringify(definition)));
    expect(parsed.ok && JSON.stringify(parsed.definition.flows)).toBe(JSON.stringify(definition.flows));
  });
});
