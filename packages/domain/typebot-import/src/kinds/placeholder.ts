import { made, type Context, type Mapped } from '../context.js';
import type { Reason } from '../reasons.js';
import type { SourceBlock } from '../source.js';

/** The longest file text that a placeholder keeps. */
const rawMax = 20_000;

/** Keeps a block as it stands in the file, until somebody has replaced it. What may be left out is switched off. */
export function placeholderOf(block: SourceBlock, context: Context, reason: Reason): Mapped {
  context.line(block).hold(reason);
  const isOff = reason === 'SWITCHED_OFF';
  const raw = JSON.stringify(block.raw);
  if (raw.length > rawMax) context.line(block).note('CUT_OFF');
  const options = { source: 'typebot' as const, type: block.type.slice(0, 80), raw: raw.slice(0, rawMax), isOff };
  return { blocks: [made('placeholder', options, context.locale)] };
}
