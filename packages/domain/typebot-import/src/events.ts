import type { FlowEvent, Position } from '@tertulia/flow-engine';
import type { Context } from './context.js';
import { isTrueAt, textAt } from './json.js';
import { positionOf } from './layout.js';
import type { SourceBlock, SourceEvent } from './source.js';

/** The events of the file, one of each kind and command, each with the part that leads on from it. */
export function eventsOf(
  context: Context,
  newId: (wish: string) => string,
): { part: SourceEvent | SourceBlock; event: FlowEvent }[] {
  const { source } = context;
  // Before version 6 the start is a block.
  const starts = source.groups.flatMap(({ blocks }) => blocks).filter(({ type }) => type === 'start');
  const done = new Set<string>();
  return [...source.events, ...starts].flatMap((part, at) => {
    const line = context.line(part);
    if (line.isDropped) return [];
    const key = part.type === 'command' ? `command ${wordOf(part)}` : part.type;
    if (done.has(key)) {
      line.drop(part.type === 'start' ? 'SECOND_START' : 'SECOND_EVENT');
      return [];
    }
    const event = eventOf(part, context, { id: '', position: placeOf(part, at) });
    if (event === null) {
      line.drop('NO_SUCH_EVENT');
      return [];
    }
    done.add(key);
    if (at >= source.events.length) line.note('START_EVENT');
    return [{ part, event: { ...event, id: newId(part.id) } }];
  });
}

function eventOf(
  part: SourceEvent | SourceBlock,
  context: Context,
  base: { id: string; position: Position },
): FlowEvent | null {
  const { type, options } = part;
  const variable = (key: string): string | null => context.variable(textAt(options, key), part);
  switch (type) {
    case 'start':
      return { ...base, kind: 'start' };
    case 'invalidReply':
      if (Object.keys(options).length > 0) context.line(part).degrade('EVENT_VARIABLES');
      return { ...base, kind: 'invalidReply' };
    case 'reply': {
      const [textVariable, nameVariable] = [variable('contentVariableId'), variable('inputNameVariableId')];
      return { ...base, kind: 'reply', textVariable, nameVariable, kindVariable: variable('inputTypeVariableId') };
    }
    case 'command': {
      const word = wordOf(part);
      return word === '' ? null : { ...base, kind: 'command', word, isDetour: isTrueAt(options, 'resumeAfter') };
    }
    default:
      return null;
  }
}

function wordOf({ options }: SourceEvent | SourceBlock): string {
  return textAt(options, 'command').trim().replace(/^\//, '').slice(0, 40);
}

function placeOf({ raw }: SourceEvent | SourceBlock, at: number): Position {
  return Object.hasOwn(raw, 'graphCoordinates') ? positionOf(raw, 0) : { x: 0, y: 120 * at };
}
