'use client';
import { AlertDialog, Dialog as RadixDialog } from 'radix-ui';
import { X } from 'lucide-react';
import { useState, type ReactNode } from 'react';
import { useTranslations } from 'use-intl';
import { BareIconButton } from './bare-icon-button.js';
import { Button } from './button.js';
import { cn } from './class-names.js';
import { Field } from './field.js';
import { firstInDialog } from './focus-trail.js';
import { Input } from './input.js';

const overlayClass = 'fixed inset-0 z-50 bg-[rgb(20_17_14/0.45)] animate-in fade-in-0 duration-150';
const boxClass =
  'fixed top-1/2 left-1/2 z-50 flex max-h-[calc(100dvh-32px)] w-[calc(100vw-32px)] -translate-x-1/2 -translate-y-1/2 flex-col rounded-panel border border-line bg-surface shadow-float animate-in fade-in-0 zoom-in-98 duration-150';
const widthClass = { sm: 'max-w-105', md: 'max-w-140', lg: 'max-w-210', xl: 'max-w-290' } as const;

type DialogProps = {
  isOpen: boolean;
  onOpenChange: (isOpen: boolean) => void;
  title: ReactNode;
  description?: ReactNode;
  width?: keyof typeof widthClass;
  /** Buttons in the footer, the main one last. */
  footer?: ReactNode;
  children: ReactNode;
};

/** Focuses the first field instead of the close button. */
function beginInside(event: Event): void {
  if (!(event.currentTarget instanceof HTMLElement)) return;
  event.preventDefault();
  firstInDialog(event.currentTarget).focus({ preventScroll: true });
}

/**
 * A dialog with title, scrolling body and footer. Focus starts in its first field, stays inside, and returns to the
 * opener.
 */
export function Dialog({ isOpen, onOpenChange, title, description, width = 'md', footer, children }: DialogProps) {
  const t = useTranslations('ui');
  return (
    <RadixDialog.Root open={isOpen} onOpenChange={onOpenChange}>
      <RadixDialog.Portal>
        <RadixDialog.Overlay className={overlayClass} />
        <RadixDialog.Content
          className={cn(boxClass, widthClass[width], 'outline-none')}
          onOpenAutoFocus={beginInside}
          {...(description === undefined ? { 'aria-describedby': undefined } : {})}
        >
          <header className="flex items-start justify-between gap-4 px-5 pt-4 pb-3">
            <div>
              <RadixDialog.Title className="text-lg font-[650]">{title}</RadixDialog.Title>
              {description === undefined ? null : (
                <RadixDialog.Description className="mt-1 text-ink-2">{description}</RadixDialog.Description>
              )}
            </div>
            <RadixDialog.Close asChild>
              <BareIconButton label={t('close')} icon={X} className="-mt-1 -mr-2" />
            </RadixDialog.Close>
          </header>
          <div className="min-h-0 flex-1 overflow-y-auto px-5 pb-5">{children}</div>
          {footer === undefined ? null : (
            <footer className="flex flex-wrap justify-end gap-2 border-t border-line px-5 py-3">{footer}</footer>
          )}
        </RadixDialog.Content>
      </RadixDialog.Portal>
    </RadixDialog.Root>
  );
}

type ConfirmDialogProps = {
  isOpen: boolean;
  onOpenChange: (isOpen: boolean) => void;
  title: ReactNode;
  /** What will happen, and what cannot be undone. */
  description: ReactNode;
  confirmLabel: string;
  /** The dialog stays open and busy until the promise settles, and then closes. */
  onConfirm: () => Promise<void> | void;
  /** If given, this word must be typed to enable the button: for actions that cannot be undone. */
  typedWord?: string;
  isDanger?: boolean;
  children?: ReactNode;
};

/** Asks for confirmation of an action that cannot be undone with one press. */
export function ConfirmDialog(props: ConfirmDialogProps) {
  return (
    <AlertDialog.Root open={props.isOpen} onOpenChange={props.onOpenChange}>
      <AlertDialog.Portal>
        <AlertDialog.Overlay className={overlayClass} />
        <AlertDialog.Content
          className={cn(boxClass, widthClass.sm, 'gap-4 p-5 outline-none')}
          {...(props.typedWord === undefined ? {} : { onOpenAutoFocus: beginInside })}
        >
          <div>
            <AlertDialog.Title className="text-lg font-[650]">{props.title}</AlertDialog.Title>
            <AlertDialog.Description className="mt-1 text-ink-2">{props.description}</AlertDialog.Description>
          </div>
          {props.children}
          <Confirmation {...props} />
        </AlertDialog.Content>
      </AlertDialog.Portal>
    </AlertDialog.Root>
  );
}

function Confirmation({ onOpenChange, confirmLabel, onConfirm, typedWord, isDanger = true }: ConfirmDialogProps) {
  const t = useTranslations('ui');
  const [typed, setTyped] = useState('');
  const [isBusy, setIsBusy] = useState(false);
  const confirm = async () => {
    setIsBusy(true);
    try {
      await onConfirm();
      onOpenChange(false);
    } finally {
      setIsBusy(false);
    }
  };
  return (
    <>
      {typedWord === undefined ? null : (
        <Field label={t('typeToConfirm', { word: typedWord })}>
          <Input
            value={typed}
            onChange={(event) => setTyped(event.target.value)}
            autoComplete="off"
            spellCheck={false}
          />
        </Field>
      )}
      <div className="flex flex-wrap justify-end gap-2">
        <AlertDialog.Cancel asChild>
          <Button variant="quiet">{t('cancel')}</Button>
        </AlertDialog.Cancel>
        <Button
          variant={isDanger ? 'danger' : 'primary'}
          isLoading={isBusy}
          disabled={typedWord !== undefined && typed.trim() !== typedWord}
          onClick={() => void confirm()}
        >
          {confirmLabel}
        </Button>
      </div>
    </>
  );
}
