import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import {
  blockKinds,
  defaultOptions,
  parseDefinition,
  portsOf,
  startState,
  step,
  isAwaited,
  outsideEffectSchema,
  validateDefinition,
  type AiTool,
  type AnswerModel,
  type Block,
  type BlockOptions,
  type BotDefinition,
  type Edge,
  type EdgeSource,
  type EffectResult,
  type FlowEvent,
  type SessionState,
  type StepInput,
  type StepResult,
  type ValueOperation,
  type VariableValue,
} from '../src/index.js';
import { aDefinition, aFlow, aVariable, group, wednesdayMorning } from './kit.js';

const hostile = fc.constantFrom(
  '__proto__',
  'constructor',
  'prototype',
  '{{ __proto__ }}',
  '{{ x.constructor.constructor }}',
  '{{ x | map: "__proto__" }}',
  '¿a qué hora abren?',
  'mañana',
  '2',
  'ana@ejemplo.mx',
  '**a** [b](javascript:c)',
  '<script>',
  '\uE0000\uE001',
  '\u0000',
  '9'.repeat(500),
  '',
);
const someText = fc.oneof(hostile, fc.string({ maxLength: 40, unit: 'grapheme' }));
const variableNames = ['x', 'y', 'lista', 'nadie'] as const;
const variableName = fc.constantFrom(...variableNames);

const operations: readonly ValueOperation[] = [
  ...(['SET', 'ADD', 'APPEND', 'CLEAR', 'EXPRESSION', 'POP', 'SHIFT', 'MAP_ITEM', 'NOW', 'TODAY', 'TOMORROW'] as const),
  ...([
    'YESTERDAY',
    'RANDOM_ID',
    'CHANNEL',
    'DEVICE',
    'TRANSCRIPT',
    'CONTACT_NAME',
    'CONTACT_PHONE',
    'SET',
    'EXPRESSION',
  ] as const),
  'EXPRESSION',
];

function toolWith(value: string): AiTool {
  const inputs = [
    { name: 'Note', value, description: '' },
    { name: 'Row', value: '', description: '', entries: [{ name: 'A', value: '', description: 'x' }] },
  ];
  const connectionId = '0190a000-0000-7000-8000-000000000001';
  return { id: 't1', connectionId, action: 'appendRow', description: 'x', inputs };
}

function addressFor(kind: string, { template, flag }: { template: string; flag: boolean }): string {
  if (kind === 'embed') return flag ? 'https://citas.mx/{{ x }}?q={{ y }}' : 'https://{{ x }}/';
  if (kind !== 'httpRequest') return '';
  return flag ? 'https://api.example.com/{{ x }}?q={{ y }}' : template;
}

/** Random valid options: the defaults with some changes. */
function anyBlock(id: string): fc.Arbitrary<Block> {
  return fc
    .record({
      kind: fc.constantFrom(...blockKinds),
      text: someText,
      template: fc.oneof(
        someText,
        fc.constantFrom('lista.map(y, y + x)', 'size(string(y)) > number(x)', 'value == y || now > x'),
        fc.constantFrom('{{ x }}', '{{ lista | join }}', '{{ y | plus: 1 | money }}', '{{ business.services }}'),
      ),
      name: variableName,
      count: fc.integer({ min: 0, max: 3 }),
      flag: fc.boolean(),
      target: fc.integer({ min: 0, max: 4 }),
    })
    .map(({ kind, text, template, name, count, flag, target }) => {
      const flowText = { es: template, en: text };
      const comparison = { left: name, operator: flag ? 'MATCHES' : 'GREATER', right: template } as const;
      const operator = (['BETWEEN', 'IN', 'WEEKDAY', 'LENGTH_LESS'] as const)[count];
      const grouped = { id: 'gr', match: 'ANY', comparisons: [{ ...comparison, operator, rightEnd: text }] };
      const row = {
        ...{ id: 'r1', match: flag ? 'ALL' : 'ANY', comparisons: [comparison] },
        ...(count > 1 ? { groups: [grouped] } : {}),
        ...(count === 1 ? { expression: template } : {}),
      };
      const changes: Record<string, unknown> = {
        variations: [flowText, { es: text }],
        prompt: flowText,
        retry: flag ? flowText : {},
        retryLimit: count,
        variable: kind === 'setVariable' || kind === 'awaitWebhook' || flag ? name : null,
        isRequired: flag,
        isMultiple: flag && count > 1,
        listVariable: flag ? 'business.services' : count === 2 ? 'lista' : null,
        rows: [row],
        value: template,
        operation: operations[target * 4 + count],
        target: { groupId: `g${target}` },
        question: flag ? template : '',
        amount: kind === 'wait' && flag ? '5' : template,
        mode: count > 1 ? 'UNTIL' : 'FOR',
        time: flag ? '09:00' : template,
        message: flowText,
        pattern: flag ? text : null,
        min: kind === 'numberInput' ? count : null,
        mustBeOpen: flag,
        connectionId: flag ? '0190a000-0000-7000-8000-000000000001' : null,
        method: flag ? 'POST' : 'GET',
        waitsFor: flag ? { event: 'hecho', variable: count > 1 ? name : null } : null,
        url: addressFor(kind, { template, flag }),
        headers: [{ id: 'h1', name: 'X-Note', value: template }],
        bodyKind: (['NONE', 'JSON', 'FORM', 'TEXT'] as const)[count],
        body: count === 1 ? '{"a": {{ y }}, "b": "{{ x }}"}' : template,
        mappings: [{ id: 'm1', path: '$.a', variable: name }],
        action: 'appendRow',
        inputs: [{ name: 'Note', value: template }],
        to: flag ? 'ana@example.com, {{ x }}' : template,
        subject: flowText,
        text: kind === 'classify' || kind === 'extract' ? template : flowText,
        intents: [
          {
            id: 'i1',
            name: text.slice(0, 80),
            description: text.slice(0, 300),
            examples: [template.slice(0, 200), '¿a qué hora abren?'],
          },
        ],
        fields: kind === 'form' ? formFields(flowText, flag) : extractedFields(name, text, flag),
        isBackground: count > 1,
      };
      const defaults = defaultOptions(kind) as Record<string, unknown>;
      const options = Object.fromEntries(
        Object.keys(defaults).map((key) => [key, key in changes ? changes[key] : defaults[key]]),
      );
      if (kind === 'setVariable')
        Object.assign(options, { itemVariable: 'y', match: { item: 'x', list: 'lista', target: name } });
      if ((kind === 'textInput' || kind === 'numberInput') && flag) Object.assign(options, { rule: template });
      if (kind === 'aiResponse' && flag) Object.assign(options, { tools: [toolWith(template)] });
      return { id, kind, options } as Block;
    });
}

function extractedFields(variable: string, text: string, isRequired: boolean): BlockOptions['extract']['fields'] {
  return (['NUMBER', 'DATE', 'EMAIL'] as const).map((type) => {
    return { id: type, variable, type, description: text.slice(0, 200), isRequired };
  });
}

/** The first of them has the id that inputs name. */
function formFields(label: BlockOptions['form']['submit'], isRequired: boolean): BlockOptions['form']['fields'] {
  return (['TEXT', 'NUMBER', 'DATE', 'CHOICE'] as const).map((kind) => {
    const choices = kind === 'CHOICE' ? [{ id: 'item-1', label }] : [];
    return { id: kind.toLowerCase(), kind, label, isRequired, variable: 'x', choices };
  });
}

const origin = { x: 0, y: 0 };
const ownEvents: FlowEvent[] = [
  { id: 'on-inactivity', kind: 'inactivity', minutes: 5, times: 2, position: origin },
  { id: 'on-command', kind: 'command', word: 'mañana', isDetour: true, position: origin },
  { id: 'on-other', kind: 'command', word: '/2', isDetour: false, position: origin },
  { id: 'on-reply', kind: 'reply', textVariable: 'x', nameVariable: 'y', kindVariable: 'lista', position: origin },
];

const anyDefinition: fc.Arbitrary<BotDefinition> = fc
  .tuple(
    fc.array(fc.integer({ min: 1, max: 4 }), { minLength: 1, maxLength: 5 }),
    fc.array(fc.record({ from: fc.nat(), port: fc.nat(), to: fc.nat() }), { maxLength: 16 }),
    fc.infiniteStream(fc.nat()),
  )
  .chain(([sizes, wires]) =>
    fc
      .tuple(
        ...sizes.map((size, at) =>
          fc.tuple(...Array.from({ length: size }, (_, index) => anyBlock(`b${at}-${index}`))),
        ),
      )
      .map((groups) => {
        const all = groups.map((blocks, at) => group(`g${at}`, ...blocks));
        const blocks = groups.flat();
        const edges: Edge[] = (['start', 'fallback', 'invalidReply'] as const).map((kind, at) => ({
          id: kind,
          source: { kind: 'event', id: kind },
          target: { groupId: `g${at % all.length}` },
        }));
        for (const [at, wire] of wires.entries()) {
          const block = blocks[wire.from % blocks.length];
          const ports = block ? portsOf(block) : [];
          const port = ports[wire.port % Math.max(ports.length, 1)];
          const source: EdgeSource =
            port === undefined || wire.port % 3 === 0
              ? { kind: 'block', id: block?.id ?? '' }
              : { kind: 'port', id: block?.id ?? '', port };
          edges.push({ id: `e${at}`, source, target: { groupId: `g${wire.to % all.length}` } });
        }
        for (const [at, { id }] of ownEvents.entries())
          edges.push({ id, source: { kind: 'event', id }, target: { groupId: `g${at % all.length}` } });
        const flow = aFlow(all, edges);
        return aDefinition(
          { ...flow, events: [...flow.events, ...ownEvents] },
          {
            variables: [aVariable('x'), aVariable('y', 'NUMBER', 2), aVariable('lista', 'LIST', ['a', { label: 'b' }])],
            settings: {
              idleMinutes: 30,
              resumeHours: 24,
              framedSites: ['citas.mx'],
              ...(wires.length % 2 === 0 ? {} : { answerModel }),
            },
          },
        );
      }),
  );

const anyInput: fc.Arbitrary<StepInput | 'effect' | 'takeover'> = fc.oneof(
  { weight: 2, arbitrary: fc.constant<StepInput>({ kind: 'due' }) },
  { weight: 5, arbitrary: someText.map((text): StepInput => ({ kind: 'text', text })) },
  {
    weight: 2,
    arbitrary: fc
      .array(fc.constantFrom('item-1', 'item-2', 'skip', 'continue', 's-cut', 'list-0', '__proto__'), { maxLength: 3 })
      .map((ids): StepInput => ({ kind: 'choice', ids })),
  },
  {
    weight: 2,
    arbitrary: fc
      .array(fc.record({ fieldId: fc.constantFrom('text', 'email', 'hecho', '__proto__'), value: someText }), {
        maxLength: 3,
      })
      .map((values): StepInput => ({ kind: 'form', values })),
  },
  {
    weight: 2,
    arbitrary: fc
      .array(fc.record({ name: someText, type: fc.constantFrom('image/png', '__proto__', ''), bytes: fc.double() }), {
        maxLength: 6,
      })
      .map((files): StepInput => ({
        kind: 'files',
        files: files.map((file) => ({
          ...file,
          bytes: Number.isFinite(file.bytes) ? file.bytes : 0,
          id: '',
          link: '',
        })),
      })),
  },
  { weight: 1, arbitrary: fc.oneof(fc.integer(), fc.double()).map((value): StepInput => ({ kind: 'rating', value })) },
  { weight: 3, arbitrary: fc.constant('effect' as const) },
  { weight: 1, arbitrary: fc.constant('takeover' as const) },
  { weight: 1, arbitrary: fc.constant<StepInput>({ kind: 'resume' }) },
  { weight: 1, arbitrary: fc.constant<StepInput>({ kind: 'start' }) },
);

const budget = 60;
const answerModel: AnswerModel = {
  ...{ connectionId: 'connection-1', model: '', tokensPerAnswer: 300, tokensPerConversation: 10_000 },
  ...{ tokensPerMonth: 500_000, deadlineSeconds: 12 },
};

function resultFor({ openEffect, seed }: SessionState, given: number): EffectResult {
  const some = (given + seed) % 4;
  if (some === 0) return { kind: 'failed', code: 'UNAVAILABLE' };
  if (openEffect?.kind === 'reading')
    return some === 1 ? { kind: 'unread' } : { kind: 'read', values: [`${given % 5}`, '__proto__', '<b>'] };
  if (openEffect?.kind === 'answer')
    return some === 1
      ? { kind: given % 3 === 0 ? 'unknown' : 'calls', toolId: 't1', values: { p1: '{{ x }}' } }
      : { kind: 'answered', text: '**x** <b>', sourceId: null, score: 1 };
  if (some === 1) return { kind: 'timeout' };
  const values = { x: some === 2 ? '<b>' : { a: ['{{ x }}'] }, constructor: 1, url: 'https://example.com/hooks/1' };
  return { kind: 'done', status: 200, values: JSON.parse(JSON.stringify(values)) as Record<string, VariableValue> };
}

/** Runs a conversation with the inputs and checks the result of each step. */
function play(
  definition: BotDefinition,
  inputs: readonly (StepInput | 'effect' | 'takeover')[],
  seed: number,
): StepResult[] {
  let state: SessionState = startState(definition, { locale: seed % 2 === 0 ? 'es' : 'en', seed });
  const results: StepResult[] = [];
  for (const given of [{ kind: 'start' } as const, ...inputs]) {
    if (given === 'takeover') {
      state = state.endReason === null && state.position !== null ? { ...state, isHandedOff: true } : state;
      continue;
    }
    const input: StepInput =
      given === 'effect'
        ? {
            kind: 'effectResult',
            effectId: state.openEffect?.id ?? 'none',
            result: resultFor(state, seed),
          }
        : given;
    const before = JSON.stringify(state);
    const result = step({ definition, state, input, context: { now: wednesdayMorning, budget: { blocks: budget } } });
    expect(JSON.stringify(state)).toBe(before);
    checkResult(result);
    results.push(result);
    state = JSON.parse(JSON.stringify(result.state)) as SessionState;
  }
  return results;
}

function checkResult({ state, outputs, effects }: StepResult): void {
  const canary: Record<string, unknown> = {};
  expect(canary['x']).toBeUndefined();
  expect(Object.keys(Object.prototype)).toEqual([]);
  expect(outputs.filter((output) => output.kind === 'entered').length).toBeLessThanOrEqual(budget);
  const isEnded = state.endReason !== null;
  const isWaiting =
    state.awaiting !== null || state.openEffect !== null || state.isHandedOff || state.alarm?.kind === 'WAIT';
  expect(isEnded || isWaiting).toBe(true);
  if (isEnded) expect([state.position, state.awaiting, state.openEffect]).toEqual([null, null, null]);
  if (isEnded) expect([state.alarm, state.heldReply]).toEqual([undefined, undefined]);
  expect(outputs.filter((output) => output.kind === 'ended').length).toBeLessThanOrEqual(1);
  expect(effects.filter(isAwaited)).toEqual(effects.length > 0 && state.openEffect ? [state.openEffect] : []);
  for (const effect of effects)
    if (effect.kind !== 'answer' && effect.kind !== 'reading') outsideEffectSchema.parse(effect);
  expect(JSON.parse(JSON.stringify(state)) as VariableValue).toEqual(state);
}

describe('random flows that the schema allows', () => {
  test('Every step ends or waits inside its budget, whatever the visitor sends, and a replay gives the same result', () => {
    fc.assert(
      fc.property(anyDefinition, fc.array(anyInput, { maxLength: 14 }), fc.nat(), (definition, inputs, seed) => {
        const parsed = parseDefinition(JSON.parse(JSON.stringify(definition)));
        expect(parsed).toMatchObject({ ok: true });
        expect(Array.isArray(validateDefinition(definition))).toBe(true);
        expect(play(structuredClone(definition), inputs, seed)).toEqual(play(definition, inputs, seed));
      }),
      { numRuns: 400 },
    );
  });

  test('A definition without errors never exceeds the budget of a step', () => {
    let sound = 0;
    fc.assert(
      fc.property(anyDefinition, fc.array(anyInput, { maxLength: 8 }), fc.nat(), (definition, inputs, seed) => {
        const hasLoop = validateDefinition(definition).some((problem) => problem.code === 'LOOP_WITHOUT_QUESTION');
        if (hasLoop) return;
        sound += 1;
        const codes = play(definition, inputs, seed).flatMap((result) =>
          result.outputs.map((output) => (output.kind === 'fault' ? output.code : '')),
        );
        expect(codes).not.toContain('BLOCK_BUDGET');
      }),
      { numRuns: 300 },
    );
    expect(sound).toBeGreaterThan(50);
  });

  test('Variables named like prototype properties are ignored', () => {
    const definition = aDefinition(aFlow([group('g0')], []));
    const variables = JSON.parse('{"__proto__":{"x":1},"constructor":{"prototype":{"x":1}}}') as Record<
      string,
      VariableValue
    >;
    const state = startState(definition, { locale: 'es', seed: 1, variables });
    expect(Object.getPrototypeOf(state.variables)).toBe(Object.prototype);
    expect(Object.keys(state.variables)).toEqual([]);
  });
});
