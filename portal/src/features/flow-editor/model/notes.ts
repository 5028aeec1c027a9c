import type { Flow, FlowNote, NoteColor } from '@tertulia/flow-engine';

export const NOTE_COLORS: readonly NoteColor[] = ['YELLOW', 'GREEN', 'BLUE', 'PINK'];
/** A new comment, and the least that one can be, in canvas pixels. */
export const NOTE_SIZE = { width: 240, height: 128 };
export const LEAST_NOTE = { width: 112, height: 64 };

const mostNotes = 200;
const longestNote = 4_096;

/** Adds a comment; a flow with the most that it can have stays the same. */
export function addNote(flow: Flow, note: FlowNote): Flow {
  const { notes = [] } = flow;
  return notes.length >= mostNotes ? flow : { ...flow, notes: [...notes, note] };
}

/** Changes a comment; an unknown one changes nothing. */
export function changeNote(flow: Flow, id: string, change: Partial<Omit<FlowNote, 'id'>>): Flow {
  const { notes = [] } = flow;
  const before = notes.find((note) => note.id === id);
  if (before === undefined) return flow;
  const text = change.text?.slice(0, longestNote) ?? before.text;
  return { ...flow, notes: notes.map((note) => (note === before ? { ...note, ...change, text } : note)) };
}

/** Removes comments; without one left, the flow has no list of them. */
export function removeNotes(flow: Flow, ids: ReadonlySet<string>): Flow {
  const { notes = [], ...rest } = flow;
  const kept = notes.filter(({ id }) => !ids.has(id));
  if (kept.length === notes.length) return flow;
  return kept.length === 0 ? rest : { ...rest, notes: kept };
}
