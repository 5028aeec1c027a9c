'use client';
import { RotateCcw } from 'lucide-react';
import { useState } from 'react';
import { useTranslations } from 'use-intl';
import type { ModelCallPartsFragment } from '../../../gql/graphql.js';
import { CallFigures, ReplayDialog } from '../../prompts/index.js';

interface ModelCallsProps {
  calls: readonly ModelCallPartsFragment[];
  simulationId: string | null;
}

/** What was sent to the language model in a turn: tokens, cost, time, and all its texts. */
export function ModelCalls({ calls, simulationId }: ModelCallsProps) {
  const t = useTranslations('simulator.model');
  return calls.map((call, index) => (
    <details key={String(index)} className="rounded-md border border-line bg-surface px-2 py-1 text-xs">
      <summary className="cursor-pointer">
        <span className="sr-only">{t('call')} </span>
        <CallFigures call={call} />
      </summary>
      <Text title={t('instructions')} text={call.instructions} />
      <Text title={t('data')} text={call.data} />
      <Text title={t('question')} text={call.question} />
      {simulationId === null ? null : <Replay question={call.question} simulationId={simulationId} />}
    </details>
  ));
}

function Text({ title, text }: { title: string; text: string }) {
  if (text === '') return null;
  return (
    <section className="pt-1">
      <h4 className="font-semibold">{title}</h4>
      <pre className="max-h-40 overflow-auto whitespace-pre-wrap">{text}</pre>
    </section>
  );
}

function Replay({ question, simulationId }: { question: string; simulationId: string }) {
  const t = useTranslations('simulator.model');
  const [isOpen, setOpen] = useState(false);
  return (
    <>
      <button
        type="button"
        className="mt-1 flex items-center gap-1 rounded-control font-semibold text-accent hover:underline pointer-coarse:min-h-11"
        onClick={() => setOpen(true)}
      >
        <RotateCcw aria-hidden className="size-3.5" />
        {t('replay')}
      </button>
      {isOpen ? <ReplayDialog question={question} simulationId={simulationId} onClose={() => setOpen(false)} /> : null}
    </>
  );
}
