import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { block, group, say, typebot, variables, type Part, type TypebotFile } from './fixtures.js';
import { blocksOf, importWell, Talk } from './imported.js';
import { TypebotWalk } from './typebot-walker.js';

const names = ['v1', 'v 2', 'número'];
const words = ['verde', 'Verde', 'rojo oscuro', 'gris 12', 'VERDE*'];
const variableId = fc.constantFrom(...names.map((name) => `var-${name}`));
/** Where an exit may lead: mostly somewhere, at times nowhere, to a place or an edge that is missing, or not at all. */
const exit = fc.option(fc.nat({ max: 39 }), { nil: undefined, freq: 2 });

interface Wish {
  kind: number;
  exits: (number | undefined)[];
  id: string;
  word: string;
  other: string;
  flag: boolean;
  at: number;
}

const wish: fc.Arbitrary<Wish> = fc.record({
  kind: fc.nat({ max: 18 }),
  exits: fc.array(exit, { minLength: 3, maxLength: 3 }),
  id: variableId,
  word: fc.constantFrom(...words),
  other: fc.constantFrom(...words),
  flag: fc.boolean(),
  at: fc.nat({ max: 30 }),
});

const outgoing = (at: number | undefined): Part => (at === undefined ? {} : { outgoingEdgeId: `e${at}` });

function blockOf(id: string, { kind, exits, id: variable, word, other, flag, at }: Wish): Part {
  const [first, second, third] = exits;
  const compare = (comparisonOperator: string, value?: string): Part => ({
    id: 'c',
    variableId: variable,
    comparisonOperator,
    value,
  });
  switch (kind) {
    case 0:
    case 1:
      return say(id, flag ? `${word} *{{v1}}* [{{v 2}}]` : `${id}: {{número}}`, outgoing(first));
    case 2:
      return say(id, flag ? '' : '   ', outgoing(first));
    case 3:
      return block(id, 'text input', { options: { variableId: variable }, ...outgoing(first) });
    case 4: {
      const items = [word, `${other} (b)`].map((content, index) => {
        return { id: `${id}-i${index}`, content, ...outgoing(exits[index]) };
      });
      return block(id, 'choice input', { items, options: { variableId: variable }, ...outgoing(third) });
    }
    case 5:
      return block(id, 'Set variable', {
        options: {
          ...(at % 5 === 0 ? {} : { variableId: variable }),
          expressionToEvaluate: flag ? word : `${other} {{v1}}`,
        },
        ...outgoing(first),
      });
    case 6: {
      const operators = ['Equal to', 'Not equal', 'Contains', 'Is set', 'Is empty'];
      const item = (index: number): Part => ({
        id: `${id}-i${index}`,
        content: {
          logicalOperator: flag ? 'AND' : 'OR',
          comparisons: [
            compare(operators[(at + index) % 5] ?? '', word),
            ...(index === 1 ? [compare('Equal to', other)] : []),
          ],
        },
        ...outgoing(exits[index]),
      });
      return block(id, 'Condition', { items: [item(0), item(1)], ...outgoing(third) });
    }
    case 7: {
      const items = ['a', 'b'].map((path, index) => ({ id: `${id}-${path}`, path, ...outgoing(exits[index]) }));
      return block(id, 'AB test', { items, options: { aPercent: flag ? 100 : 0 } });
    }
    case 8:
      return block(id, 'Jump', { options: at % 6 === 0 ? {} : { groupId: `g${at % 6}` }, ...outgoing(first) });
    case 9:
      return block(id, 'Jump', {
        options: { groupId: `g${at % 5}`, blockId: `b${at % 5}-${at % 3}` },
        ...outgoing(second),
      });
    case 10:
      return block(id, 'Return');
    case 11:
      return block(id, 'number input', { options: { variableId: 'var-n' }, ...outgoing(first) });
    case 12:
      return block(id, 'Typebot link', {
        options: { typebotId: 'current', groupId: `g${at % 7}` },
        ...outgoing(first),
      });
    default:
      return say(id, `${id} ${word}`, outgoing(first));
  }
}

const anyFile: fc.Arbitrary<TypebotFile> = fc
  .tuple(
    fc.array(fc.array(wish, { minLength: 0, maxLength: 5 }), { minLength: 1, maxLength: 6 }),
    fc.array(fc.record({ group: fc.nat({ max: 6 }), block: fc.option(fc.nat({ max: 5 }), { freq: 1 }) }), {
      minLength: 36,
      maxLength: 36,
    }),
  )
  .map(([wishes, targets]) => {
    const groups = wishes.map((own, at) =>
      group(`g${at}`, ...own.map((one, index) => blockOf(`b${at}-${index}`, one))),
    );
    const edges = targets.map((target, at) => {
      return `e${at} g${target.group}${target.block === null ? '' : `/b${target.group}-${target.block}`}`;
    });
    return typebot(groups, { edges, variables: variables(...names, 'n') });
  });

/** Plays both with the same answers, and compares what was said and what waits. */
function compare(file: TypebotFile, answers: readonly number[]): void {
  const { definition } = importWell(file);
  const walk = new TypebotWalk(file);
  const talk = new Talk(definition);
  for (const answer of answers) {
    if (walk.isEndless || talk.faults.some((code) => code.endsWith('_BUDGET') || code === 'CALL_DEPTH')) return;
    expect(talk.said).toEqual(walk.said);
    expect(talk.isEnded).toBe(walk.isComplete);
    const question = walk.waiting;
    if (question === null) return;
    // In a linked run the block is a copy.
    expect(talk.state.awaiting?.blockId.replace(/^linked-\d+-/, '')).toBe(question['id']);
    const items = (question['items'] ?? []) as Part[];
    const item = items[answer % Math.max(1, items.length)];
    if (item !== undefined) {
      talk.take({ kind: 'choice', ids: [String(item['id'])] });
      walk.reply(talk.state.lastMessage);
    } else {
      const text = question['type'] === 'number input' ? String(answer) : (words[answer % words.length] ?? '');
      talk.take({ kind: 'text', text });
      walk.reply(text);
    }
  }
}

describe('the order of execution', () => {
  test('An imported flow says and asks what Typebot does, over random flows and answers', () => {
    fc.assert(fc.property(anyFile, fc.array(fc.nat({ max: 40 }), { minLength: 6, maxLength: 6 }), compare), {
      numRuns: 600,
    });
  });

  test('Random flows reach questions, ends and jumps back, so that the comparison means something', () => {
    const files = fc.sample(anyFile, { numRuns: 300, seed: 7 });
    const walks = files.map((file) => new TypebotWalk(file));
    expect(walks.filter(({ waiting }) => waiting !== null).length).toBeGreaterThan(60);
    expect(walks.filter(({ said }) => said.length > 1).length).toBeGreaterThan(60);
    expect(files.filter((file) => blocksOf(importWell(file).definition).has('the-end')).length).toBeGreaterThan(60);
  });
});
