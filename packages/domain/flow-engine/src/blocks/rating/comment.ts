import { readYesNo } from '@tertulia/readers';
import { foldedPhrase } from '@tertulia/words';
import { isSkipPhrase } from '../../engine/skipping.js';
import type { Turn } from '../../engine/turn.js';
import type { BlockOf } from '../../model.js';
import { isEmptyText, pickText } from '../../text/flow-text.js';
import type { Reading } from '../definition.js';

type RatingBlock = BlockOf<'rating'>;

const longestComment = 2_000;

/** The rating whose comment is asked for; null before that. */
export function ratedBefore({ id }: RatingBlock, { state }: Turn): number | null {
  const value = state.given?.blockId === id ? state.given.parts[0]?.value : null;
  return typeof value === 'number' ? value : null;
}

/** What is asked after such a rating; an empty text for nothing. */
export function commentPrompt({ options }: RatingBlock, value: number, turn: Turn): string {
  const text = options.comment?.[bandOf(options.scale, value)] ?? {};
  return isEmptyText(text) ? '' : turn.template(pickText(text, turn.locale, turn.definition.locale)).trim();
}

/** Of NPS: detractors, passives and promoters. */
function bandOf(scale: RatingBlock['options']['scale'], value: number): 'low' | 'middle' | 'high' {
  const [middle, high] = scale === 'NPS' ? [7, 9] : [3, 4];
  return value >= high ? 'high' : value >= middle ? 'middle' : 'low';
}

/** Reads the comment. Whoever says no, or skips, has none. */
export function readComment(
  { id, options }: RatingBlock,
  { value, text }: { value: number; text: string },
  turn: Turn,
): Reading {
  const said = text.trim();
  const agreed = readYesNo(said);
  const isNone = isSkipPhrase(foldedPhrase(said)) || (agreed.kind === 'read' && !agreed.value);
  const comment = isNone ? null : said.slice(0, longestComment);
  const variable = options.comment?.variable ?? null;
  const take = (): boolean => {
    if (variable !== null) turn.setVariable(id, variable, comment);
    return false;
  };
  if (comment === null) return { isUnderstood: true, value, text: String(value), isComment: true, take };
  const { scale, isSatisfaction } = options;
  const commented = { kind: 'commented', blockId: id, scale, value, isSatisfaction, text: comment } as const;
  return { isUnderstood: true, value, text: `${value} · ${comment}`, isComment: true, outputs: [commented], take };
}
