'use client';
import { useTranslations } from 'use-intl';
import { Button } from './button.js';

/** The error of a whole form. */
export function FormProblem({ text }: { text: string | null }) {
  return text === null ? null : (
    <p role="alert" className="rounded-control bg-bad-soft px-3 py-2 text-bad">
      {text}
    </p>
  );
}

/** The footer of a dialog with a form: cancel, or submit the form with this id. */
export function FormButtons({
  formId,
  action,
  isBusy,
  isDisabled = false,
  onCancel,
}: {
  formId: string;
  action: string;
  isBusy: boolean;
  isDisabled?: boolean;
  onCancel: () => void;
}) {
  const t = useTranslations('ui');
  return (
    <>
      <Button variant="quiet" onClick={onCancel}>
        {t('cancel')}
      </Button>
      <Button type="submit" form={formId} variant="primary" isLoading={isBusy} disabled={isDisabled}>
        {action}
      </Button>
    </>
  );
}
