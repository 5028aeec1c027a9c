import { cn } from './class-names.js';
import { softClass, type Tone } from './tone.js';

/** Letters and digits; everything else counts as a symbol. */
const letters = /[\p{L}\p{N}]/gu;

/** The first letters of at most two words of a name; symbols are used only if a name has nothing else. */
export function initialsOf(name: string): string {
  const words = name.split(/\s+/u).flatMap((word) => {
    const own = word.normalize('NFC').match(letters);
    return own === null ? [] : [own];
  });
  const [first = [...name.trim()], ...others] = words;
  const last = others.at(-1);
  const shown = last === undefined ? first.slice(0, 2) : [first[0] ?? '', last[0] ?? ''];
  return shown.join('').toUpperCase();
}

/** Initials in a circle, or in a square for an organization; the name is shown beside it. */
export function Avatar({
  name,
  size = 32,
  shape = 'round',
  tone = 'neutral',
  className,
}: {
  name: string;
  size?: 24 | 28 | 32 | 36 | 40;
  shape?: 'round' | 'square';
  tone?: Tone | 'solid';
  className?: string;
}) {
  return (
    <span
      aria-hidden
      className={cn(
        'grid shrink-0 place-items-center text-xs font-bold',
        shape === 'round' ? 'rounded-full' : 'rounded-lg',
        tone === 'solid' ? 'bg-accent text-accent-ink' : softClass[tone],
        className,
      )}
      style={{ width: size, height: size }}
    >
      {initialsOf(name)}
    </span>
  );
}
