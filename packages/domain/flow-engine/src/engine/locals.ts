import type { SessionState, VariableValue } from '../model.js';

/** The values of the parameters of the flow at hand; undefined outside of called flows. */
export function localsOf({ frames, flowId }: SessionState): Record<string, VariableValue> | undefined {
  const call = frames?.findLast((frame) => frame.kind === 'call');
  return call?.calledId === flowId ? call.locals : undefined;
}

/** Stores the value of a parameter of the flow at hand. */
export function setLocal(state: SessionState, name: string, value: VariableValue): void {
  const at = state.frames?.findLastIndex((frame) => frame.kind === 'call') ?? -1;
  state.frames = state.frames?.map((frame, index) =>
    index === at && frame.kind === 'call' ? { ...frame, locals: { ...frame.locals, [name]: value } } : frame,
  );
}
