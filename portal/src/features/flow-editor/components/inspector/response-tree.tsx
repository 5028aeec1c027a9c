'use client';
import { useTranslations } from 'use-intl';
import type { JsonValue } from '../../model/response-paths.js';

/** Members of one list or object that are shown. */
const mostShown = 50;
/** Levels that are open at first. */
const openLevels = 3;

type Steps = readonly (string | number)[];

/** A response as a tree in which each value can be picked. */
export function ResponseTree({ value, onPick }: { value: JsonValue; onPick: (steps: Steps) => void }) {
  return (
    <div className="max-h-72 overflow-auto rounded-md border border-line bg-canvas p-2 font-mono text-xs">
      <Node value={value} steps={[]} onPick={onPick} />
    </div>
  );
}

interface NodeProps {
  value: JsonValue;
  steps: Steps;
  onPick: (steps: Steps) => void;
}

function Node({ value, steps, onPick }: NodeProps) {
  const t = useTranslations('flow-editor');
  const name = steps.at(-1);
  const label = name === undefined ? '$' : typeof name === 'number' ? `[${name}]` : name;
  if (value === null || typeof value !== 'object') {
    return (
      <PickButton label={label} steps={steps} onPick={onPick}>
        {JSON.stringify(value).slice(0, 200)}
      </PickButton>
    );
  }
  const entries: [string | number, JsonValue][] = Array.isArray(value)
    ? value.map((item, at) => [at, item])
    : Object.entries(value);
  const hidden = entries.length - mostShown;
  return (
    <details open={steps.length < openLevels}>
      <summary className="cursor-pointer">
        {label} {Array.isArray(value) ? `[${entries.length}]` : `{${entries.length}}`}
      </summary>
      <div className="border-l border-line pl-3">
        <PickButton label={t('trial.whole', { name: label })} steps={steps} onPick={onPick} />
        {entries.slice(0, mostShown).map(([step, inner]) => (
          <Node key={String(step)} value={inner} steps={[...steps, step]} onPick={onPick} />
        ))}
        {hidden > 0 ? <p className="text-ink-2">{t('trial.hidden', { count: hidden })}</p> : null}
      </div>
    </details>
  );
}

function PickButton({
  label,
  steps,
  onPick,
  children,
}: {
  label: string;
  steps: Steps;
  onPick: (steps: Steps) => void;
  children?: string;
}) {
  return (
    <button
      type="button"
      className="block min-h-6 max-w-full truncate rounded px-1 text-left hover:bg-accent-soft hover:text-accent pointer-coarse:min-h-11"
      onClick={() => onPick(steps)}
    >
      <span className="font-semibold">{label}</span>
      {children === undefined ? null : <span>: {children}</span>}
    </button>
  );
}
