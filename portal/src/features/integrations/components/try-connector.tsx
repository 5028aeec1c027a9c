'use client';
import { FlaskConical } from 'lucide-react';
import { useId, useState } from 'react';
import { useTranslations } from 'use-intl';
import { useFormats } from '../../../i18n/formats.js';
import { useLanguage } from '../../../i18n/language-provider.js';
import { Button, Chip, Field, Input, NativeSelect, Panel, SecretInput } from '../../../ui/index.js';
import { useConnectorTrial, type Trial } from '../hooks/use-connector-trial.js';
import { tryableOf, type AskedValue, type ManifestMistake } from '../model/own-connectors.js';
import { CodePart } from './code-lines.js';

/** Runs one action of the manifest in the editor, with values that are not stored. */
export function TryConnector({
  manifest,
  onMistakes,
}: {
  manifest: string;
  onMistakes: (mistakes: readonly ManifestMistake[]) => void;
}) {
  const t = useTranslations('connectors.trial');
  const { locale } = useLanguage();
  const titleId = useId();
  const [chosen, choose] = useState('');
  const { values, change, trial, isBusy, run } = useConnectorTrial(manifest, onMistakes);
  const actions = tryableOf(manifest, locale);
  const action = actions.find(({ name }) => name === chosen) ?? actions[0];
  const ask = (kind: string, asked: readonly AskedValue[]) =>
    asked.map((one) => (
      <ValueField
        key={`${kind} ${one.name}`}
        asked={one}
        value={values[`${kind} ${one.name}`] ?? ''}
        onChange={(value) => change(`${kind} ${one.name}`, value)}
      />
    ));
  return (
    <Panel aria-labelledby={titleId} className="flex min-w-0 flex-col gap-3">
      <h2 id={titleId}>{t('title')}</h2>
      <p className="text-pretty text-ink-2">{action === undefined ? t('unreadable') : t('text')}</p>
      {action === undefined ? null : (
        <>
          <Field label={t('action')}>
            <NativeSelect value={action.name} onChange={(event) => choose(event.target.value)}>
              {actions.map(({ name, label }) => (
                <option key={name} value={name}>
                  {label}
                </option>
              ))}
            </NativeSelect>
          </Field>
          {ask('field', action.fields)}
          {ask('input', action.inputs)}
          <Button icon={FlaskConical} className="self-start" isLoading={isBusy} onClick={() => run(action)}>
            {t('run')}
          </Button>
        </>
      )}
      <TrialResult trial={trial} />
    </Panel>
  );
}

function ValueField({
  asked: { label, credential, isRequired },
  value,
  onChange,
}: {
  asked: AskedValue;
  value: string;
  onChange: (value: string) => void;
}) {
  const t = useTranslations('connectors.trial.credentials');
  return (
    <Field label={credential === null ? label : t(credential)} isRequired={isRequired}>
      {credential !== null && credential !== 'user' ? (
        <SecretInput value={value} autoComplete="new-password" onChange={(event) => onChange(event.target.value)} />
      ) : (
        <Input value={value} autoComplete="off" onChange={(event) => onChange(event.target.value)} />
      )}
    </Field>
  );
}

/** What was sent, what came back, and what a flow would get. */
function TrialResult({ trial }: { trial: Trial | null }) {
  const t = useTranslations('connectors.trial');
  const { duration } = useFormats();
  if (trial === null) return <div role="status" className="hidden" />;
  const { request, response, value, failure, durationMs } = trial;
  const isDone = response !== null && response.status >= 200 && response.status < 300;
  return (
    <div role="status" className="flex min-w-0 flex-col gap-3">
      <p className="flex flex-wrap items-center gap-2">
        <Chip tone={isDone ? 'ok' : 'bad'} hasDot>
          {response === null ? t(`failures.${failure ?? 'UNREACHABLE'}`) : `HTTP ${response.status}`}
        </Chip>
        {durationMs === null ? null : <span className="text-xs text-ink-2">{duration(durationMs)}</span>}
      </p>
      {request === null ? null : (
        <CodePart
          title={t('request')}
          copyLabel={t('copyRequest')}
          text={[`${request.method} ${request.url}`, request.body ?? ''].join('\n\n').trim()}
        />
      )}
      {response === null ? null : <CodePart title={t('response')} copyLabel={t('copyResponse')} text={response.body} />}
      {value === null || value === undefined ? null : (
        <CodePart title={t('value')} copyLabel={t('copyValue')} text={JSON.stringify(value)} />
      )}
    </div>
  );
}
