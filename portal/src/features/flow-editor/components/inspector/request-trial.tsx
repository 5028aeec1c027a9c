'use client';
import type { BlockOf } from '@tertulia/flow-engine';
import { useState } from 'react';
import { useTranslations } from 'use-intl';
import { Button } from '../../../../ui/index.js';
import { useRequestTrial, type Trial } from '../../hooks/use-request-trial.js';
import { pathOf, readJson } from '../../model/response-paths.js';
import { variablesOf } from '../../model/tried-request.js';
import { TextField } from './field-parts.js';
import { ResponseTree } from './response-tree.js';

type Steps = readonly (string | number)[];

/** Tries the request of a block with sample values; a value of the response is picked by a click. */
export function RequestTrial({
  block,
  onPick,
}: {
  block: BlockOf<'httpRequest'>;
  onPick: ((steps: Steps) => void) | null;
}) {
  const t = useTranslations('flow-editor');
  const [values, setValues] = useState<Record<string, string>>({});
  const { trial, isBusy, send } = useRequestTrial(block);
  return (
    <section aria-label={t('trial.title')} className="flex flex-col gap-3 rounded-md border border-line p-3">
      {variablesOf(block).map((name) => (
        <TextField
          key={name}
          label={t('trial.value', { name })}
          value={values[name] ?? ''}
          onChange={(value) => setValues((current) => ({ ...current, [name]: value }))}
        />
      ))}
      <Button isLoading={isBusy} onClick={() => send(values)}>
        {t('trial.send')}
      </Button>
      <div aria-live="polite">{trial === null ? null : <Outcome trial={trial} onPick={onPick} />}</div>
    </section>
  );
}

function Outcome({ trial, onPick }: { trial: Trial; onPick: ((steps: Steps) => void) | null }) {
  const t = useTranslations('flow-editor');
  const [picked, setPicked] = useState<string | null>(null);
  if (trial.kind === 'refused') return <p className="text-bad">{trial.message}</p>;
  if (trial.kind === 'failure') return <p className="text-bad">{t(`trial.${trial.failure}`)}</p>;
  if (trial.kind !== 'response') return <p className="text-bad">{t(`trial.${trial.kind}`)}</p>;
  const { status, body, isCut } = trial.response;
  const json = readJson(body);
  const pick = (steps: Steps): void => {
    onPick?.(steps);
    setPicked(pathOf(steps));
  };
  return (
    <div className="flex flex-col gap-2">
      <p className={status < 400 ? 'font-semibold text-ok' : 'font-semibold text-bad'}>
        {t('trial.status', { status, ms: trial.durationMs ?? 0 })}
      </p>
      {json === undefined || onPick === null ? (
        <pre className="max-h-72 overflow-auto rounded-md border border-line bg-canvas p-2 text-xs whitespace-pre-wrap">
          {body}
        </pre>
      ) : (
        <>
          <p className="text-xs text-ink-2">
            {picked === null ? t('trial.pick') : t('trial.picked', { path: picked })}
          </p>
          <ResponseTree value={json} onPick={pick} />
        </>
      )}
      {isCut ? <p className="text-xs text-ink-2">{t('trial.cut')}</p> : null}
    </div>
  );
}
