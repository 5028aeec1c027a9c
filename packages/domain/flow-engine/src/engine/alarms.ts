import type { FlowEvent, SessionState } from '../model.js';
import { eventEdge, type Place } from './compiled.js';
import { endDetour } from './frames.js';
import type { Turn } from './turn.js';
import { follow, placeAt, runEvent } from './walk.js';

const minuteMs = 60_000;

/** True while a block waits for its time, also during a detour. */
export function isWaiting({ alarm, position, returnTo }: SessionState): boolean {
  if (alarm?.kind !== 'WAIT') return false;
  return position?.blockId === alarm.blockId || returnTo?.blockId === alarm.blockId;
}

/**
 * True when a reminder is due so late, as after an outage, that the conversation would have ended as idle meanwhile. The visitor has left, so
 * nobody is called after.
 */
export function isReminderTooLate({ alarm }: Pick<SessionState, 'alarm'>, now: Date, idleMinutes: number): boolean {
  return alarm?.kind === 'INACTIVITY' && now.getTime() - alarm.atMs > idleMinutes * minuteMs;
}

/** What happens by itself after this step if nobody writes: a wait goes on, or the event `inactivity` follows the open question. */
export function settleAlarm(turn: Turn): void {
  const { state } = turn;
  if (state.endReason === null && isWaiting(state)) return;
  state.alarm = undefined;
  const { awaiting, lastMessage, isHandedOff } = state;
  // Who has only opened the chat is not called after.
  if (awaiting === null || awaiting.kind === 'HUMAN' || isHandedOff || lastMessage === '') return;
  const event = inactivityOf(turn);
  if (event === undefined || (state.reminders ?? 0) >= event.times) return;
  const atMs = turn.context.now.getTime() + event.minutes * minuteMs;
  state.alarm = { kind: 'INACTIVITY', blockId: awaiting.blockId, atMs };
}

/** The time of the alarm has come. Returns the block to continue from, or undefined when the turn is over. */
export function goOff(turn: Turn): Place | undefined {
  const { alarm, isHandedOff, position } = turn.state;
  const isWait = isWaiting(turn.state);
  const isLate = isReminderTooLate(turn.state, turn.context.now, turn.definition.settings.idleMinutes);
  turn.state.alarm = undefined;
  // A member has taken over: a wait counts as over when the conversation is returned.
  if (alarm === undefined || isHandedOff) return undefined;
  if (isWait) return afterWait(turn, alarm.blockId);
  const place = placeAt(turn, position);
  if (place === undefined) return undefined;
  turn.state.reminders = isLate ? inactivityOf(turn)?.times : (turn.state.reminders ?? 0) + 1;
  if (isLate) return undefined;
  runEvent(turn, place, 'inactivity');
  return undefined;
}

/** A detour that is still running when the time has come is left. */
function afterWait(turn: Turn, blockId: string): Place | undefined {
  const { state } = turn;
  if (state.returnTo && state.returnTo.blockId === blockId && state.position?.blockId !== blockId) {
    state.flowId = state.returnTo.flowId;
    state.position = { groupId: state.returnTo.groupId, blockId };
    endDetour(turn);
  }
  state.awaiting = null;
  state.offer = null;
  state.clarifying = undefined;
  const place = placeAt(turn, state.position);
  return place && follow(turn, place, { kind: 'next' });
}

function inactivityOf(turn: Turn): Extract<FlowEvent, { kind: 'inactivity' }> | undefined {
  for (const flow of [turn.flow, turn.compiled.main]) {
    const event = flow?.events.get('inactivity');
    if (flow && event?.kind === 'inactivity' && eventEdge(flow, 'inactivity')) return event;
  }
  return undefined;
}
