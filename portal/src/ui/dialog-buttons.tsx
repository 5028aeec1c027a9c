'use client';
import { useTranslations } from 'use-intl';
import { Button } from './button.js';

/** The footer of a dialog that does something: cancel, and the action, which submits the form with the id or calls `onAct`. */
export function DialogButtons({
  action,
  onCancel,
  isBusy = false,
  isDisabled = false,
  ...does
}: {
  action: string;
  onCancel: () => void;
  isBusy?: boolean;
  isDisabled?: boolean;
} & ({ formId: string } | { onAct: () => void })) {
  const t = useTranslations('ui');
  const acts = 'formId' in does ? ({ type: 'submit', form: does.formId } as const) : { onClick: does.onAct };
  return (
    <>
      <Button variant="quiet" onClick={onCancel}>
        {t('cancel')}
      </Button>
      <Button {...acts} variant="primary" isLoading={isBusy} disabled={isDisabled}>
        {action}
      </Button>
    </>
  );
}
