import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import {
  defaultOptions,
  parseDefinition,
  portsOf,
  startState,
  step,
  validateDefinition,
  type Block,
  type BotDefinition,
  type Edge,
  type EdgeSource,
  type Flow,
  type SessionState,
  type StepInput,
  type StepOutput,
} from '../src/index.js';
import { aDefinition, aFlow, aVariable, group, wednesdayMorning } from './kit.js';

const flowCount = 3;
const groupCount = 2;

/** Blocks that wind paths: calls, lists, jumps, returns, questions, and texts between them. */
const anyBlock = fc.record({
  kind: fc.constantFrom(
    'text',
    'textInput',
    'confirm',
    'callFlow',
    'return',
    'loop',
    'jump',
    'setVariable',
    'end' as const,
  ),
  flow: fc.nat(flowCount - 1),
  to: fc.nat(groupCount - 1),
  pick: fc.nat(9),
});

function blockOf(
  id: string,
  { kind, flow, to, pick }: { kind: Block['kind']; flow: number; to: number; pick: number },
) {
  const jumps = [
    { target: null, loop: 'NEXT' },
    { target: null, loop: 'LEAVE' },
  ];
  const options: Partial<Record<Block['kind'], unknown>> = {
    text: { variations: [{ es: `{{ p }} {{ x }} ${id}` }] },
    textInput: { ...defaultOptions('textInput'), prompt: { es: id }, variable: pick === 0 ? 'p' : null },
    confirm: { ...defaultOptions('confirm'), prompt: { es: id } },
    callFlow: {
      flowId: `f${flow}`,
      inputs: pick > 2 ? [{ name: 'p', value: '{{ x }}' }] : [],
      outputs: pick > 3 ? [{ name: 'r', variable: 'x' }] : [],
    },
    return: { values: pick > 2 ? [{ name: 'r', value: '{{ p }}' }] : [] },
    loop: { list: pick > 2 ? 'lista' : 'business.services', item: 'x', index: pick > 3 ? 'n' : null },
    jump: jumps[pick] ?? { target: { groupId: `f${flow}-g${to}` } },
    setVariable: { variable: 'p', value: 'x', operation: pick > 2 ? 'APPEND' : 'SET' },
    end: { message: {} },
  };
  return { id, kind, options: options[kind] } as Block;
}

const anyFlow = (at: number): fc.Arbitrary<Flow> =>
  fc
    .tuple(
      fc.array(fc.array(anyBlock, { minLength: 1, maxLength: 3 }), { minLength: groupCount, maxLength: groupCount }),
      fc.array(fc.record({ from: fc.nat(), port: fc.nat(), to: fc.nat(groupCount - 1) }), { maxLength: 6 }),
    )
    .map(([shapes, wires]) => {
      const id = `f${at}`;
      const groups = shapes.map((blocks, g) =>
        group(`${id}-g${g}`, ...blocks.map((one, b) => blockOf(`${id}-g${g}-b${b}`, one))),
      );
      // The main flow begins with a call.
      if (at === 0)
        groups[0]?.blocks.unshift(blockOf('begin', { kind: 'callFlow', flow: 1, to: 0, pick: wires.length }));
      const blocks = groups.flatMap((one) => one.blocks);
      const edges = new Map<string, Edge>();
      const add = (source: EdgeSource, to: number): void => {
        const key = JSON.stringify(source);
        edges.set(key, { id: `${id}-e${edges.size}`, source, target: { groupId: `${id}-g${to}` } });
      };
      add({ kind: 'event', id: 'start' }, 0);
      add({ kind: 'event', id: 'fallback' }, 1);
      for (const { from, port, to } of wires) {
        const block = blocks[from % blocks.length];
        if (block === undefined) continue;
        const name = portsOf(block)[port % 3];
        add(name === undefined ? { kind: 'block', id: block.id } : { kind: 'port', id: block.id, port: name }, to);
      }
      return {
        ...aFlow(groups, [...edges.values()], id),
        parameters: [{ name: 'p', type: 'TEXT' as const }],
        results: [{ name: 'r', type: 'TEXT' as const }],
      };
    });

const anyDefinition: fc.Arbitrary<BotDefinition> = fc.tuple(anyFlow(0), anyFlow(1), anyFlow(2)).map((flows) =>
  aDefinition(flows, {
    variables: [aVariable('x'), aVariable('n', 'NUMBER'), aVariable('lista', 'LIST', ['a', 'b'])],
  }),
);

const anyInput: fc.Arbitrary<StepInput> = fc.oneof(
  fc
    .constantFrom('sí', 'no', 'hola', 'volver atrás', 'empezar de nuevo', '¿a qué hora abren?', 'una persona', '')
    .map((text): StepInput => ({ kind: 'text', text })),
  fc.constantFrom('yes', 'no', '__proto__').map((id): StepInput => ({ kind: 'choice', ids: [id] })),
  fc.constant<StepInput>({ kind: 'resume' }),
);

function play(definition: BotDefinition, inputs: readonly StepInput[], seed: number) {
  let state: SessionState = startState(definition, { locale: 'es', seed });
  const outputs: StepOutput[] = [];
  for (const input of [{ kind: 'start' } as const, ...inputs]) {
    const result = step({ definition, state, input, context: { now: wednesdayMorning } });
    state = JSON.parse(JSON.stringify(result.state)) as SessionState;
    outputs.push(...result.outputs);
    expect(result.outputs.filter(({ kind }) => kind === 'entered').length).toBeLessThanOrEqual(1_000);
    const { frames, endReason, awaiting, openEffect, isHandedOff, returnTo } = state;
    expect(endReason !== null || awaiting !== null || openEffect !== null || isHandedOff).toBe(true);
    expect(frames === undefined || (frames.length > 0 && frames.length <= 8)).toBe(true);
    expect(returnTo?.depth ?? 0).toBeLessThanOrEqual(frames?.length ?? 0);
    expect(endReason === null ? [undefined, null] : [frames, returnTo]).toEqual([undefined, null]);
    // A parameter is never stored among the variables of the conversation while its flow is called.
    const calls = frames?.filter((frame) => frame.kind === 'call') ?? [];
    for (const call of calls) expect(Object.keys(call.locals)).toEqual(['p']);
  }
  return { state, outputs };
}

describe('random flows that call each other and repeat lists', () => {
  test('Every turn ends or waits inside its budget, and a replay gives the same transcript', () => {
    fc.assert(
      fc.property(anyDefinition, fc.array(anyInput, { maxLength: 12 }), fc.nat(), (definition, inputs, seed) => {
        expect(parseDefinition(JSON.parse(JSON.stringify(definition)))).toMatchObject({ ok: true });
        expect(play(structuredClone(definition), inputs, seed)).toEqual(play(definition, inputs, seed));
      }),
      { numRuns: 400 },
    );
  });

  test('What validation lets through needs no more blocks than a turn may run, where lists have three entries', () => {
    let called = 0;
    fc.assert(
      fc.property(anyDefinition, fc.array(anyInput, { maxLength: 8 }), fc.nat(), (definition, inputs, seed) => {
        if (validateDefinition(definition).some(({ severity }) => severity === 'ERROR')) return;
        const { outputs } = play(definition, inputs, seed);
        called += outputs.some((output) => output.kind === 'entered' && output.blockKind === 'callFlow') ? 1 : 0;
        const codes = outputs.map((output) => (output.kind === 'fault' ? output.code : ''));
        expect(codes).not.toContain('BLOCK_BUDGET');
      }),
      { numRuns: 1_200 },
    );
    expect(called).toBeGreaterThan(50);
  });
});
