'use client';
import { useTranslations } from 'use-intl';
import { useDefinition } from '../../bots/index.js';
import type { SimulationView } from '../hooks/use-simulation.js';

/** The current values of the variables. */
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
          <Row key={name} name={name} value={shown(values.get(name))} />
        ))}
      </dl>
    </details>
  );
}

function Row({ name, value }: { name: string; value: string }) {
  const t = useTranslations('simulator');
  return (
    <>
      <dt className="text-ink-2">{name}</dt>
      <dd className={`truncate ${value === '' ? 'text-ink-2' : 'font-semibold'}`} title={value}>
        {value === '' ? t('empty') : value}
      </dd>
    </>
  );
}

function shown(value: unknown): string {
  if (value === null || value === undefined) return '';
  return typeof value === 'string' ? value : JSON.stringify(value);
}
