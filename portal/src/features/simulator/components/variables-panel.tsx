'use client';
import { useState } from 'react';
import { useTranslations } from 'use-intl';
import { useDefinition } from '../../bots/index.js';
import { valueOf } from '../model/typed-value.js';
import type { SimulationView } from '../hooks/use-simulation.js';

/** The current values of the variables, which can be changed while the conversation runs. */
export function VariablesPanel({ view }: { view: SimulationView }) {
  const t = useTranslations('simulator');
  const declared = useDefinition().variables;
  const values = new Map((view.simulation?.variables ?? []).map(({ name, value }) => [name, value]));
  const names = [...new Set([...declared.map((variable) => variable.name), ...values.keys()])];
  if (names.length === 0) return null;
  return (
    <details open className="max-h-40 overflow-y-auto border-t border-line bg-surface px-4 py-2 text-xs">
      <summary className="cursor-pointer py-1 font-semibold text-ink-2">{t('variables')}</summary>
      <dl className="grid grid-cols-[auto_1fr] gap-x-4 gap-y-1.5 pb-1">
        {names.map((name) => (
          <Row key={name} name={name} view={view} value={values.get(name)} />
        ))}
      </dl>
    </details>
  );
}

/** Enter, or leaving the field, gives the variable the value that was written. */
function Row({ name, value, view }: { name: string; value: unknown; view: SimulationView }) {
  const t = useTranslations('simulator');
  const text = shown(value);
  const [typed, setTyped] = useState<string | null>(null);
  const apply = (): void => {
    if (typed !== null && typed !== text) view.setVariable(name, valueOf(typed, value));
    setTyped(null);
  };
  return (
    <>
      <dt className="self-center text-ink-2">{name}</dt>
      <dd className="min-w-0">
        <input
          aria-label={t('valueOf', { name })}
          className="h-7 w-full truncate rounded border border-transparent bg-transparent px-1 font-semibold hover:border-line-strong focus:border-line-strong pointer-coarse:h-11"
          placeholder={t('empty')}
          title={text}
          value={typed ?? text}
          disabled={view.simulation === null || view.simulation.isEnded}
          onChange={(event) => setTyped(event.target.value)}
          onBlur={apply}
          onKeyDown={(event) => {
            if (event.key === 'Enter') apply();
            if (event.key === 'Escape') setTyped(null);
          }}
        />
      </dd>
    </>
  );
}

function shown(value: unknown): string {
  if (value === null || value === undefined) return '';
  return typeof value === 'string' ? value : JSON.stringify(value);
}
