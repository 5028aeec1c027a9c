'use client';
import type { FormEventHandler, ReactNode } from 'react';
import { useTranslations } from 'use-intl';
import { Button, Panel } from '../../../ui/index.js';

/** One titled part of the settings; `id` is its anchor in the address. */
export function Section({
  id,
  title,
  text,
  action,
  children,
}: {
  id: string;
  title: string;
  text?: string;
  action?: ReactNode;
  children: ReactNode;
}) {
  return (
    <Panel id={id} aria-labelledby={`${id}-title`} className="flex scroll-mt-4 flex-col gap-4 p-5">
      <div className="flex flex-wrap items-start justify-between gap-3">
        <div className="min-w-0">
          <h2 id={`${id}-title`}>{title}</h2>
          {text === undefined ? null : <p className="mt-0.5 text-pretty text-ink-2">{text}</p>}
        </div>
        {action}
      </div>
      {children}
    </Panel>
  );
}

/** A form whose buttons appear when something was changed. */
export function SettingsForm({
  isDirty,
  isSaving,
  problem,
  action,
  onSubmit,
  onDiscard,
  children,
}: {
  isDirty: boolean;
  isSaving: boolean;
  problem: string | null;
  /** The text of the save button; `Guardar` by default. */
  action?: string;
  onSubmit: FormEventHandler;
  onDiscard: () => void;
  children: ReactNode;
}) {
  const t = useTranslations('settings');
  return (
    <form noValidate className="flex flex-col gap-4" onSubmit={onSubmit}>
      {children}
      {problem === null ? null : (
        <p role="alert" className="rounded-control bg-bad-soft px-3 py-2 text-bad">
          {problem}
        </p>
      )}
      {isDirty ? (
        <div className="-mx-5 -mb-5 flex flex-wrap items-center justify-end gap-2 border-t border-line px-5 py-3">
          <span className="mr-auto text-xs text-ink-2">{t('unsaved')}</span>
          <Button variant="quiet" disabled={isSaving} onClick={onDiscard}>
            {t('discard')}
          </Button>
          <Button type="submit" variant="primary" isLoading={isSaving}>
            {action ?? t('save')}
          </Button>
        </div>
      ) : null}
    </form>
  );
}
