'use client';
import { useQuery } from '@apollo/client/react';
import { useState } from 'react';
import { useTranslations } from 'use-intl';
import { failureOf } from '../../../apollo/index.js';
import { PromptListDocument } from '../../../gql/graphql.js';
import { Button, Dialog, ErrorState, Field, NativeSelect, showFailure, Skeleton } from '../../../ui/index.js';
import { useBuilder } from '../../bots/index.js';
import { usePromptTrial, type PromptTexts, type TriedAnswer } from '../hooks/use-prompt-trial.js';
import { CallFigures } from './call-figures.js';

interface ReplayDialogProps {
  question: string;
  /** The simulation in which it was asked. */
  simulationId: string;
  onClose: () => void;
}

/** Answers the question of a simulated turn once more, with another version of a prompt; the simulation stays as it is. */
export function ReplayDialog({ question, simulationId, onClose }: ReplayDialogProps) {
  const t = useTranslations('prompts.replay');
  const { botId } = useBuilder();
  const { data, error, refetch } = useQuery(PromptListDocument, {
    variables: { botId },
    fetchPolicy: 'cache-and-network',
  });
  const versions = (data?.bot?.draft.prompts ?? []).flatMap(({ name, versions: all }) =>
    all.map((version) => ({ ...version, title: t('version', { name, number: version.number }) })),
  );
  return (
    <Dialog isOpen onOpenChange={onClose} title={t('title')} description={question}>
      {error === undefined ? null : <ErrorState failure={failureOf(error)} onRetry={() => void refetch()} />}
      {data === undefined && error === undefined ? <Skeleton className="h-20" /> : null}
      {data !== undefined && versions.length === 0 ? <p className="text-ink-2">{t('none')}</p> : null}
      {versions.length === 0 ? null : <Replay versions={versions} question={question} simulationId={simulationId} />}
    </Dialog>
  );
}

interface ReplayProps {
  versions: readonly (PromptTexts & { id: string; title: string })[];
  question: string;
  simulationId: string;
}

function Replay({ versions, question, simulationId }: ReplayProps) {
  const t = useTranslations('prompts.replay');
  const [picked, setPicked] = useState('');
  const [answer, setAnswer] = useState<TriedAnswer | null>(null);
  const [isRunning, setRunning] = useState(false);
  const ask = usePromptTrial();
  const chosen = versions.find(({ id }) => id === picked) ?? versions.at(0);
  const run = async (): Promise<void> => {
    if (chosen === undefined) return;
    setRunning(true);
    const answers = await ask({ question, prompts: [chosen], simulationId });
    if (answers === null) showFailure(t('failed'));
    setAnswer(answers?.at(0) ?? null);
    setRunning(false);
  };
  return (
    <div className="flex flex-col gap-3">
      <Field label={t('pick')}>
        <NativeSelect value={chosen?.id ?? ''} onChange={(event) => setPicked(event.target.value)}>
          {versions.map(({ id, title }) => (
            <option key={id} value={id}>
              {title}
            </option>
          ))}
        </NativeSelect>
      </Field>
      <Button variant="primary" className="self-start" isLoading={isRunning} onClick={() => void run()}>
        {t('run')}
      </Button>
      {answer === null ? null : (
        <div role="status" className="flex flex-col gap-1 rounded-control bg-sunken p-3">
          <p className="wrap-anywhere whitespace-pre-wrap">{answer.text ?? t('unknown')}</p>
          {answer.call === null ? null : <CallFigures call={answer.call} />}
        </div>
      )}
    </div>
  );
}
