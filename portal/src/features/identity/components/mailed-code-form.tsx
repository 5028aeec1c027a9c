'use client';
import { useState, type FormEvent } from 'react';
import { useTranslations } from 'use-intl';
import { lastPartAmong, useFormAction, type Refusal } from '../../../apollo/index.js';
import { Button, Field, FormProblem, Input } from '../../../ui/index.js';
import { useFragment } from '../hooks/use-fragment.js';

const digits = /\D/g;
const length = 6;

type MailedCodeFormProps = {
  action: string;
  /** Sends the code; resolves to the refusals. */
  send: (code: string) => Promise<readonly Refusal[]>;
  onDone: () => void;
};

/**
 * The input of a code that was mailed, filled in from the link of the mail. Nothing is sent before somebody presses the button: mail scanners
 * open every link.
 */
export function MailedCodeForm({ action, send, onDone }: MailedCodeFormProps) {
  const t = useTranslations('identity.code');
  const mailed = (useFragment() ?? '').replaceAll(digits, '').slice(0, length);
  const [typed, setTyped] = useState<string | null>(null);
  const code = typed ?? mailed;
  const [isShort, setShort] = useState(false);
  const { problems, isBusy, run } = useFormAction({ controlOf: lastPartAmong(['code']), failed: t('failed') });
  const submit = async (event: FormEvent): Promise<void> => {
    event.preventDefault();
    setShort(code.length < length);
    if (code.length < length) return;
    if (await run(async () => send(code))) onDone();
  };
  return (
    <form noValidate className="flex max-w-80 flex-col gap-4" onSubmit={(event) => void submit(event)}>
      <Field label={t('label')} error={isShort ? t('short') : problems.fields['code']}>
        <Input
          name="code"
          inputMode="numeric"
          autoComplete="one-time-code"
          autoFocus
          value={code}
          onChange={({ target }) => {
            setTyped(target.value.replaceAll(digits, '').slice(0, length));
            setShort(false);
          }}
          className="h-12 text-center font-mono text-xl tracking-[0.3em]"
        />
      </Field>
      <FormProblem text={problems.whole} />
      <Button type="submit" variant="primary" size="lg" isLoading={isBusy}>
        {action}
      </Button>
    </form>
  );
}
