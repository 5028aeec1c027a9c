'use client';
import { useId, useState, type FormEvent } from 'react';
import { useTranslations } from 'use-intl';
import { lastPartAmong, useFormAction } from '../../../apollo/index.js';
import { Checkbox, Dialog, Field, DialogButtons, FormProblem, Input } from '../../../ui/index.js';
import { useSavedViews } from '../hooks/use-saved-views.js';
import type { ReportFilter } from '../model/report-filter.js';
import type { SavedView } from '../model/saved-view.js';

const nameLength = 60;

/** Asks for the name of a view, and whether it is shared. */
export function ViewDialog({
  view,
  filter,
  onClose,
}: {
  /** Null for a new one. */
  view: SavedView | null;
  filter: ReportFilter;
  onClose: () => void;
}) {
  const t = useTranslations('reports.views');
  const formId = useId();
  const { save } = useSavedViews();
  const { problems, isBusy, run } = useFormAction({ controlOf: lastPartAmong(['name']), failed: t('failed') });
  const [name, setName] = useState(view?.name ?? '');
  const [isShared, setShared] = useState(view?.isShared ?? false);
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    void (async () => {
      if (await run(() => save({ name, isShared }, { view, filter }))) onClose();
    })();
  };
  return (
    <Dialog
      isOpen
      onOpenChange={onClose}
      width="sm"
      title={t(view === null ? 'newTitle' : 'changeTitle')}
      description={t('text')}
      footer={
        <DialogButtons
          formId={formId}
          action={t('submit')}
          isBusy={isBusy}
          isDisabled={name.trim() === ''}
          onCancel={onClose}
        />
      }
    >
      <form id={formId} onSubmit={submit} className="flex flex-col gap-4">
        <FormProblem text={problems.whole} />
        <Field label={t('name')} error={problems.fields['name'] ?? null}>
          <Input maxLength={nameLength} value={name} onChange={(event) => setName(event.target.value)} />
        </Field>
        <Checkbox label={t('share')} hint={t('shareHint')} isChecked={isShared} onChange={setShared} />
      </form>
    </Dialog>
  );
}
