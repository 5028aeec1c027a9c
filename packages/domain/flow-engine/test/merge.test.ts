import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { conflictInWords, mergeDefinitions, parseDefinition, type BotDefinition, type FlowNote } from '../src/index.js';
import { aDefinition, aFlow, aNote, aVariable, block, edges, group, say } from './kit.js';

const base = (): BotDefinition => ({
  ...aDefinition(
    aFlow(
      [group('g1', say('a', 'A'), say('b', 'B'), say('c', 'C')), group('g2', block('e', 'end'))],
      edges('start -> g1', 'c -> g2'),
    ),
  ),
  knowledge: ['k1', 'k2'].map((id) => ({ id, question: `¿${id}?`, answer: id, isActive: true })),
  prompts: ['p1', 'p2'].map((id) => ({ id, name: id, role: '', tone: '', limits: '', knowledge: '' })),
});

function edit(change: (definition: BotDefinition) => unknown): BotDefinition {
  const definition = structuredClone(base());
  change(definition);
  return definition;
}

const service = (definition: BotDefinition, at: number) => {
  const found = definition.profile.services[at];
  if (found === undefined) throw new Error(`no service ${at}`);
  return found;
};
const groupOf = (definition: BotDefinition, at: number) => {
  const found = definition.flows[0]?.groups[at];
  if (found === undefined) throw new Error(`no group ${at}`);
  return found;
};
const blockIds = (definition: BotDefinition) => groupOf(definition, 0).blocks.map((one) => one.id);
const conflictsOf = (mine: BotDefinition, theirs: BotDefinition) =>
  mergeDefinitions(base(), { mine, theirs }).conflicts.map(({ path }) => path.join('.'));

describe('merging two changes', () => {
  test('Prices of two services that two people edited are both kept', () => {
    const mine = edit((d) => (service(d, 0).priceMinor = 30_000));
    const theirs = edit((d) => (service(d, 1).priceMinor = 99_900));
    const { definition, conflicts } = mergeDefinitions(base(), { mine, theirs });
    expect(conflicts).toEqual([]);
    expect(definition.profile.services.map((one) => one.priceMinor)).toEqual([30_000, 99_900, null]);
  });

  test('Changes of the name and of the price of one service are merged without a conflict', () => {
    const mine = edit((d) => (service(d, 0).name = 'Corte de dama'));
    const theirs = edit((d) => (service(d, 0).priceMinor = 1));
    expect(service(mergeDefinitions(base(), { mine, theirs }).definition, 0)).toMatchObject({
      name: 'Corte de dama',
      priceMinor: 1,
    });
  });

  test('A field that both sides changed is a conflict with three values, and the chosen value is used', () => {
    const mine = edit((d) => (service(d, 0).priceMinor = 1));
    const theirs = edit((d) => (service(d, 0).priceMinor = 2));
    const merged = mergeDefinitions(base(), { mine, theirs });
    expect(merged.conflicts).toEqual([
      { path: ['profile', 'services', 's-cut', 'priceMinor'], base: 28_000, mine: 1, theirs: 2 },
    ]);
    expect(service(merged.definition, 0).priceMinor).toBe(1);
    const other = mergeDefinitions(base(), { mine, theirs }, () => 'theirs');
    expect(service(other.definition, 0).priceMinor).toBe(2);
  });

  test('Opening hours are merged by weekday', () => {
    const open = [{ opens: '08:00', closes: '12:00' }];
    const mine = edit((d) => (d.profile.openingHours = d.profile.openingHours.filter((day) => day.weekday !== 2)));
    const theirs = edit((d) => d.profile.openingHours.push({ weekday: 7, intervals: open }));
    const { definition, conflicts } = mergeDefinitions(base(), { mine, theirs });
    expect(conflicts).toEqual([]);
    expect(definition.profile.openingHours.map((day) => day.weekday)).toEqual([1, 3, 4, 5, 6, 7]);
  });

  test('A moved block keeps the edits of the other side', () => {
    const mine = edit((d) => groupOf(d, 1).blocks.unshift(...groupOf(d, 0).blocks.splice(1, 1)));
    const theirs = edit((d) => groupOf(d, 0).blocks.splice(1, 1, say('b', 'Otro')));
    const { definition, conflicts } = mergeDefinitions(base(), { mine, theirs });
    expect(conflicts).toEqual([]);
    expect(blockIds(definition)).toEqual(['a', 'c']);
    expect(groupOf(definition, 1).blocks[0]).toEqual(say('b', 'Otro'));
  });

  test('Blocks that both sides added keep their positions', () => {
    const mine = edit((d) => groupOf(d, 0).blocks.splice(1, 0, say('m', 'M')));
    const theirs = edit((d) => groupOf(d, 0).blocks.push(say('t', 'T')));
    expect(blockIds(mergeDefinitions(base(), { mine, theirs }).definition)).toEqual(['a', 'm', 'b', 'c', 't']);
  });

  test('An item that one side deleted and the other changed is a conflict', () => {
    const mine = edit((d) => d.knowledge.shift());
    const theirs = edit((d) => Object.assign(d.knowledge[0] ?? {}, { answer: 'nuevo' }));
    expect(conflictsOf(mine, theirs)).toEqual(['knowledge.k1']);
  });

  test('A group that one side removed is restored if the other side added a block to it', () => {
    const mine = edit((d) => d.flows[0]?.groups.splice(1, 1));
    const theirs = edit((d) => groupOf(d, 1).blocks.push(say('t', 'T')));
    const { definition, conflicts } = mergeDefinitions(base(), { mine, theirs });
    expect(conflicts).toEqual([]);
    expect(groupOf(definition, 1)).toMatchObject({ id: 'g2', blocks: [{ id: 't' }] });
  });

  test('An exit that both sides connected to different targets is a conflict, whatever the ids of the edges', () => {
    const wire = (id: string, groupId: string) =>
      edit((d) => Object.assign(d.flows[0]?.edges[1] ?? {}, { id, target: { groupId } }));
    expect(conflictsOf(wire('x', 'g1'), wire('y', 'g1'))).toEqual([]);
    expect(conflictsOf(wire('x', 'g1'), wire('y', 'g9'))).toEqual(['flows.main.edges.block c']);
  });

  test('Comments that both sides added, moved and removed are merged without a conflict', () => {
    const start = edit((d) => Object.assign(d.flows[0] ?? {}, { notes: [aNote('a'), aNote('b')] }));
    const notesOf = (notes: FlowNote[]) => ({ ...start, flows: start.flows.map((flow) => ({ ...flow, notes })) });
    const mine = notesOf([{ ...aNote('a'), text: 'Mío' }, aNote('b'), aNote('c')]);
    const theirs = notesOf([{ ...aNote('a'), text: 'Suyo' }, aNote('d')]);
    const { definition, conflicts } = mergeDefinitions(start, { mine, theirs });
    expect(conflicts).toEqual([]);
    expect(definition.flows[0]?.notes?.map(({ id, text }) => `${id} ${text}`).toSorted()).toEqual([
      'a Mío',
      'c Nota',
      'd Nota',
    ]);
    expect(mergeDefinitions(start, { mine, theirs: start }).definition.flows[0]?.notes).toHaveLength(3);
  });

  test('A group that one side collapsed and the other renamed is both', () => {
    const mine = edit((d) => (groupOf(d, 0).isCollapsed = true));
    const theirs = edit((d) => (groupOf(d, 0).title = 'Hola'));
    const merged = mergeDefinitions(base(), { mine, theirs });
    expect(merged.conflicts).toEqual([]);
    expect(groupOf(merged.definition, 0)).toMatchObject({ isCollapsed: true, title: 'Hola' });
  });

  test('Canvas positions never conflict', () => {
    const drag = (x: number) => edit((d) => (groupOf(d, 0).position = { x, y: 0 }));
    expect(conflictsOf(drag(5), drag(9))).toEqual([]);
  });
});

describe('conflicts in words', () => {
  const inWords = (mine: BotDefinition, theirs: BotDefinition) =>
    mergeDefinitions(base(), { mine, theirs }).conflicts.map((conflict) =>
      conflictInWords(conflict, { base: base(), mine, theirs }, 'es'),
    );

  test('A conflict names the service, the field and the value of each side', () => {
    const price = (n: number) => edit((d) => (service(d, 0).priceMinor = n));
    expect(inWords(price(30_000), price(31_000))).toEqual([
      {
        subject: 'SERVICE',
        title: 'Corte',
        field: 'priceMinor',
        base: 'MXN\u00A0280',
        mine: 'MXN\u00A0300',
        theirs: 'MXN\u00A0310',
      },
    ]);
  });

  test('A conflict names days, texts of blocks and ends of connections; a removed value is null', () => {
    const mine = edit((d) => {
      d.profile.openingHours.shift();
      groupOf(d, 0).blocks.splice(0, 1, say('a', 'Hola'));
      d.flows[0]?.edges.pop();
    });
    const theirs = edit((d) => {
      Object.assign(d.profile.openingHours[0] ?? {}, { intervals: [{ opens: '08:00', closes: '10:00' }] });
      groupOf(d, 0).blocks.splice(0, 1, say('a', 'Buenas'));
      Object.assign(d.flows[0]?.edges[1] ?? {}, { target: { groupId: 'g1' } });
    });
    expect(inWords(mine, theirs)).toEqual([
      expect.objectContaining({ subject: 'HOURS', title: 'lunes', mine: null, theirs: '8:00–10:00' }),
      expect.objectContaining({ subject: 'BLOCK', title: 'Hola', field: 'text', mine: 'Hola', theirs: 'Buenas' }),
      expect.objectContaining({ subject: 'EDGE', title: 'C', base: 'g2', mine: null, theirs: 'g1' }),
    ]);
  });
});

const blockOf = (definition: BotDefinition, id: string) =>
  definition.flows.flatMap((flow) => flow.groups.flatMap((one) => one.blocks)).find((inner) => inner.id === id);

/** Changes distinct fields, so that the order of the changes does not matter. */
const fields: readonly ((definition: BotDefinition, value: number) => unknown)[] = [
  (d, n) => (service(d, 0).priceMinor = n),
  (d, n) => (service(d, 0).name = `Corte ${n}`),
  (d, n) => (service(d, 1).durationMinutes = n + 1),
  (d, n) => (d.profile.address = `Calle ${n}`),
  (d, n) => (d.profile.phones = [`+5255000${n}`]),
  (d, n) => (d.tone = n % 2 === 0 ? 'VOS' : 'USTED'),
  (d, n) => (d.settings.idleMinutes = n + 1),
  (d, n) => (d.theme.avatarText = `${n}`),
  (d, n) => (groupOf(d, 0).title = `G${n}`),
  (d, n) => Object.assign(blockOf(d, 'a') ?? {}, say('a', `A${n}`)),
  (d, n) => Object.assign(d.knowledge[1] ?? {}, { answer: `r${n}` }),
  (d, n) => Object.assign(d.prompts[0] ?? {}, { role: `r${n}` }),
  (d) => d.variables.push(aVariable('extra')),
  (d) => (d.profile.openingHours = d.profile.openingHours.filter((day) => day.weekday !== 3)),
];
const someFields = fc.uniqueArray(fc.nat({ max: fields.length - 1 }), { maxLength: 6 });

function withFields(start: BotDefinition, picked: readonly number[], value: number): BotDefinition {
  const definition = structuredClone(start);
  for (const at of picked) fields[at]?.(definition, value);
  return definition;
}

/** A random change: of fields, or adding, removing and moving members. */
const wild: readonly ((definition: BotDefinition, n: number) => unknown)[] = [
  ...fields,
  (d, n) => d.profile.services.splice(n % 3, 1),
  (d, n) => d.profile.services.splice(n % 2, 0, { ...service(base(), 0), id: `s-${n}` }),
  (d) => d.profile.services.reverse(),
  (d, n) => groupOf(d, 0).blocks.splice(n % 2, 1),
  (d, n) => (blockOf(d, `n${n}`) ? null : groupOf(d, 0).blocks.push(say(`n${n}`, 'N'))),
  (d) => d.flows[0]?.groups[1]?.blocks.push(...groupOf(d, 0).blocks.splice(0, 1)),
  (d) => d.flows[0]?.groups.pop(),
  (d) => d.flows[0]?.edges.pop(),
  (d) => d.knowledge.reverse(),
  (d) => d.prompts.shift(),
];
const anyChange = fc
  .array(fc.tuple(fc.nat({ max: wild.length - 1 }), fc.nat({ max: 9 })), { maxLength: 6 })
  .map((steps) =>
    edit((d) => {
      for (const [at, n] of steps) {
        try {
          wild[at]?.(d, n);
        } catch {
          // An earlier change may have removed the item.
        }
      }
    }),
  );

describe('random changes on two sides', () => {
  test('Changes of different fields never conflict, and none is lost', () => {
    fc.assert(
      fc.property(someFields, someFields, (picked, others) => {
        const rest = others.filter((at) => !picked.includes(at));
        const sides = { mine: withFields(base(), picked, 1), theirs: withFields(base(), rest, 2) };
        const { definition, conflicts } = mergeDefinitions(base(), sides);
        expect(conflicts).toEqual([]);
        expect(definition).toEqual(withFields(withFields(base(), picked, 1), rest, 2));
      }),
    );
  });

  test('If only one side changed, the result is that side; if both are equal, the result is the same', () => {
    fc.assert(
      fc.property(anyChange, (changed) => {
        expect(mergeDefinitions(base(), { mine: changed, theirs: base() })).toEqual({
          definition: changed,
          conflicts: [],
        });
        expect(mergeDefinitions(base(), { mine: base(), theirs: changed })).toEqual({
          definition: changed,
          conflicts: [],
        });
        expect(mergeDefinitions(base(), { mine: changed, theirs: changed }).conflicts).toEqual([]);
      }),
    );
  });

  test('The result has every id once, and swapping the sides gives the same conflicts', () => {
    fc.assert(
      fc.property(anyChange, anyChange, (mine, theirs) => {
        const there = mergeDefinitions(base(), { mine, theirs });
        const back = mergeDefinitions(base(), { mine: theirs, theirs: mine });
        const paths = (merged: typeof there) => merged.conflicts.map(({ path }) => path.join('.')).toSorted();
        expect(paths(back)).toEqual(paths(there));
        expect(parseDefinition(there.definition).ok).toBe(true);
        const ids = there.definition.flows.flatMap((flow) =>
          flow.groups.flatMap((one) => [one.id, ...one.blocks.map((inner) => inner.id)]),
        );
        expect(new Set(ids).size).toBe(ids.length);
      }),
    );
  });
});
