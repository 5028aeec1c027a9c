import type { EndReason, VariableValue } from '@tertulia/flow-engine';

/** Why a conversation cannot be held to its end. */
export type Stop =
  /** The flow has no such first block. */
  | 'BLOCK_GONE'
  /** A chosen answer is not offered. */
  | 'CHOICE_NOT_OFFERED'
  /** A rating where none is asked for. */
  | 'NOT_ASKED'
  /** The conversation is over, and the visitor has more to say. */
  | 'ENDED'
  /** A person has taken over from the bot, and the visitor has more to say. */
  | 'HANDED_OFF'
  /** Work outside follows work outside without an end. */
  | 'TOO_MANY_EFFECTS';

/** What the bot did in a turn, as far as a visitor or another system notices it. */
export interface Line {
  readonly kind: 'SAID' | 'OFFERED' | 'EFFECT' | 'HANDED_OFF' | 'GOAL' | 'ENDED' | 'FAULT';
  readonly blockId: string | null;
  readonly text: string;
}

/** A turn: what the visitor said (null at the start), and what followed. */
export interface TranscriptTurn {
  readonly said: string | null;
  readonly lines: readonly Line[];
}

/** A conversation as it went. Plain JSON. */
export interface Transcript {
  readonly turns: readonly TranscriptTurn[];
  /** Those that differ from their defaults, at the end. */
  readonly variables: Readonly<Record<string, VariableValue>>;
  /** The block at which it stands at the end. */
  readonly blockId: string | null;
  readonly goals: readonly string[];
  readonly endReason: EndReason | null;
  /** Where it could not go on; null if all was said. */
  readonly stop: { readonly reason: Stop; /** 0 is the start. */ readonly turn: number } | null;
}
