import { Button } from '../../../ui/index.js';

/** The buttons of a dialog that keeps something. */
export function DialogButtons({
  cancel,
  save,
  isBusy,
  isComplete,
  onClose,
  onSave,
}: {
  cancel: string;
  save: string;
  isBusy: boolean;
  isComplete: boolean;
  onClose: () => void;
  onSave: () => void;
}) {
  return (
    <>
      <Button variant="quiet" onClick={onClose}>
        {cancel}
      </Button>
      <Button variant="primary" isLoading={isBusy} disabled={!isComplete} onClick={onSave}>
        {save}
      </Button>
    </>
  );
}
