'use client';
import { zodResolver } from '@hookform/resolvers/zod';
import { useForm } from 'react-hook-form';
import { useTranslations } from 'use-intl';
import { z } from 'zod';
import { Button, Dialog, Field, Input, SecretInput } from '../../../ui/index.js';
import { useSave } from '../hooks/use-save.js';

/** An input that the server refused. */
export type Refusal = { field: readonly string[] | null; code: string; message: string };

/** What the person typed to confirm. */
export type Confirmation = { word: string; password: string };

/**
 * Asks for a typed word and the password before a deletion, and explains what will happen and until when it can be
 * cancelled.
 */
export function DeleteDialog({
  title,
  points,
  word,
  action,
  email,
  onClose,
  send,
}: {
  title: string;
  /** The consequences, one line each. */
  points: readonly string[];
  word: string;
  action: string;
  /** The account's e-mail: password managers look for it in the same form. */
  email: string;
  onClose: () => void;
  send: (confirmation: Confirmation) => Promise<readonly Refusal[]>;
}) {
  const t = useTranslations('settings.deletion');
  const { form, problem, isSaving, submit } = useDeletion({ word, send });
  const { errors } = form.formState;
  return (
    <Dialog isOpen onOpenChange={(isOpen) => (isOpen ? undefined : onClose())} title={title} width="sm">
      <form noValidate className="flex flex-col gap-4" onSubmit={(event) => void submit(event)}>
        <Points points={points} />
        <input type="text" name="username" autoComplete="username" value={email} readOnly hidden />
        <Field label={t('typed', { word })} error={errors.word?.message}>
          <Input {...form.register('word')} autoFocus autoComplete="off" autoCapitalize="off" spellCheck={false} />
        </Field>
        <Field label={t('password')} error={errors.password?.message}>
          <SecretInput {...form.register('password')} autoComplete="current-password" />
        </Field>
        {problem === null ? null : (
          <p role="alert" className="rounded-control bg-bad-soft px-3 py-2 text-bad">
            {problem}
          </p>
        )}
        <div className="flex flex-wrap justify-end gap-2">
          <Button variant="quiet" disabled={isSaving} onClick={onClose}>
            {t('cancel')}
          </Button>
          <Button type="submit" variant="danger" isLoading={isSaving}>
            {action}
          </Button>
        </div>
      </form>
    </Dialog>
  );
}

function Points({ points }: { points: readonly string[] }) {
  return (
    <ul className="flex list-disc flex-col gap-1 pl-5 text-pretty">
      {points.map((point) => (
        <li key={point}>{point}</li>
      ))}
    </ul>
  );
}

function useDeletion({
  word,
  send,
}: {
  word: string;
  send: (confirmation: Confirmation) => Promise<readonly Refusal[]>;
}) {
  const t = useTranslations('settings.deletion');
  const isWord = (typed: string): boolean => typed.trim().normalize('NFC') === word.normalize('NFC');
  const rules = z.object({
    word: z.string().refine(isWord, t('typedWrong', { word })),
    password: z.string().min(1, t('passwordMissing')),
  });
  const form = useForm({ resolver: zodResolver(rules), defaultValues: { word: '', password: '' } });
  const { problem, isSaving, save } = useSave(form.setError, ['word', 'password']);
  const submit = form.handleSubmit(async (confirmation) => {
    await save(async () => {
      const refusals = await send(confirmation);
      return refusals.map((refusal) =>
        refusal.code === 'WRONG_CREDENTIALS' ? { ...refusal, message: t('passwordWrong') } : refusal,
      );
    });
  });
  return { form, problem, isSaving, submit };
}
