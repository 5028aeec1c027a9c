/** The meaning of a mark: neutral, selected, good, waiting, failed, news. */
export type Tone = 'neutral' | 'accent' | 'ok' | 'warn' | 'bad' | 'info';

/** The soft background of a tone, with text that is readable on it. */
export const softClass: Record<Tone, string> = {
  neutral: 'bg-neutral text-ink-2',
  accent: 'bg-accent-soft text-accent',
  ok: 'bg-ok-soft text-ok',
  warn: 'bg-warn-soft text-warn',
  bad: 'bg-bad-soft text-bad',
  info: 'bg-info-soft text-info',
};
