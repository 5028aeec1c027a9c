'use client';
import { useState } from 'react';
import { useTranslations } from 'use-intl';
import { sendText } from '../../../apollo/send-text.js';
import { KeepAccountDocument } from '../../../gql/graphql.js';
import { useFormats } from '../../../i18n/formats.js';
import { Button } from '../../../ui/index.js';
import { useFailureWords } from '../hooks/use-failure-words.js';
import { ProblemNote } from './problem-note.js';

/** Lets a person who signs in before the scheduled deletion of the account cancel the deletion, or continue without. */
export function LeavingChoice({ deletesAt, onDone }: { deletesAt: string; onDone: () => void }) {
  const t = useTranslations('identity.deletion');
  const { exact } = useFormats();
  const [problem, setProblem] = useState<string | null>(null);
  const [isKeeping, setKeeping] = useState(false);
  const wordsOf = useFailureWords();
  const press = async (): Promise<void> => {
    setProblem(null);
    setKeeping(true);
    try {
      const [refusal] = (await sendText(KeepAccountDocument, {})).cancelAccountDeletion.userErrors;
      if (refusal === undefined) onDone();
      else setProblem(refusal.message);
    } catch (error) {
      setProblem(wordsOf(error));
    }
    setKeeping(false);
  };
  return (
    <div className="flex flex-col gap-4">
      <p className="text-pretty">{t('account', { date: exact(deletesAt) })}</p>
      <ProblemNote text={problem} />
      <Button variant="primary" size="lg" autoFocus isLoading={isKeeping} onClick={() => void press()}>
        {t('keepAccount')}
      </Button>
      <Button variant="quiet" size="lg" onClick={onDone}>
        {t('goOn')}
      </Button>
    </div>
  );
}
