'use client';
import { useMutation } from '@apollo/client/react';
import { useTranslations } from 'use-intl';
import { CancelAccountDeletionDocument } from '../../../gql/graphql.js';
import { useFormats } from '../../../i18n/formats.js';
import { Button } from '../../../ui/index.js';
import { useEntryProblems } from '../hooks/use-entry-form.js';
import { ProblemNote } from './problem-note.js';

const noField = (): void => undefined;

/** Lets a person who signs in before the scheduled deletion of the account cancel the deletion, or continue without. */
export function LeavingChoice({ deletesAt, onDone }: { deletesAt: string; onDone: () => void }) {
  const t = useTranslations('identity.deletion');
  const { exact } = useFormats();
  const [keep, { loading: isKeeping }] = useMutation(CancelAccountDeletionDocument);
  const problems = useEntryProblems(noField, []);
  const press = async (): Promise<void> => {
    problems.clear();
    try {
      const { data } = await keep();
      const refusals = data?.cancelAccountDeletion.userErrors ?? [];
      if (refusals.length > 0) problems.refuse(refusals);
      else onDone();
    } catch (error) {
      problems.fail(error);
    }
  };
  return (
    <div className="flex flex-col gap-4">
      <p className="text-pretty">{t('account', { date: exact(deletesAt) })}</p>
      <ProblemNote text={problems.problem} />
      <Button variant="primary" size="lg" autoFocus isLoading={isKeeping} onClick={() => void press()}>
        {t('keepAccount')}
      </Button>
      <Button variant="quiet" size="lg" onClick={onDone}>
        {t('goOn')}
      </Button>
    </div>
  );
}
