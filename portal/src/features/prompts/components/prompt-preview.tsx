'use client';
import { useMemo, useState } from 'react';
import { useTranslations } from 'use-intl';
import { useFormats } from '../../../i18n/index.js';
import { Field, Input, Panel } from '../../../ui/index.js';
import { useDefinition } from '../../bots/index.js';
import { namesIn } from '../../flow-editor/index.js';
import { estimatedTokens, previewPieces } from '../model/prompt-text.js';

/** Typical input price of hosted models, in US dollars per million tokens; an estimate, and labelled as one. */
const USD_PER_MILLION_TOKENS = 2.5;

/** The instruction as a model would read it, with sample values, its length and the cost of reading it. */
export function PromptPreview({ text }: { text: string }) {
  const t = useTranslations('prompts');
  const { profile } = useDefinition();
  const [samples, setSamples] = useState<Readonly<Record<string, string>>>({});
  const values = useMemo(() => ({ ...businessValues(profile), ...samples }), [profile, samples]);
  const names = namesIn(text).filter((name) => !name.startsWith('business.'));
  return (
    <Panel aria-label={t('preview')}>
      <h2 className="mb-3 text-base font-semibold">{t('preview')}</h2>
      {names.length === 0 ? null : (
        <div className="mb-3 grid gap-3 sm:grid-cols-2">
          {names.map((name) => (
            <Field key={name} label={t('sample', { name })}>
              <Input
                value={samples[name] ?? ''}
                onChange={(event) => setSamples({ ...samples, [name]: event.target.value })}
              />
            </Field>
          ))}
        </div>
      )}
      <div
        className="max-h-80 overflow-y-auto rounded-control bg-sunken p-3 text-[13px] wrap-anywhere whitespace-pre-wrap"
        tabIndex={0}
        role="group"
        aria-label={t('preview')}
      >
        {text === '' ? <span className="text-ink-2">{t('previewEmpty')}</span> : <Pieces text={text} values={values} />}
      </div>
      <Estimate tokens={estimatedTokens(text)} />
    </Panel>
  );
}

function Pieces({ text, values }: { text: string; values: Readonly<Record<string, string>> }) {
  return (
    <>
      {previewPieces(text, values).map((piece, index) => (
        <span
          key={String(index)}
          className={
            piece.kind === 'filled'
              ? 'font-semibold text-accent'
              : piece.kind === 'missing'
                ? 'text-warn underline decoration-wavy underline-offset-4'
                : ''
          }
        >
          {piece.text}
        </span>
      ))}
    </>
  );
}

function Estimate({ tokens }: { tokens: number }) {
  const t = useTranslations('prompts');
  const { money } = useFormats();
  const cents = Math.ceil((tokens * 1000 * USD_PER_MILLION_TOKENS * 100) / 1_000_000);
  return (
    <p className="mt-2 text-xs text-ink-2">
      {t('estimate', { tokens: String(tokens), cost: money({ amountMinor: cents, currency: 'USD' }) })}
    </p>
  );
}

function businessValues(profile: ReturnType<typeof useDefinition>['profile']): Record<string, string> {
  return {
    'business.name': profile.name,
    'business.description': profile.description,
    'business.address': profile.address,
    'business.currency': profile.currency,
    'business.timeZone': profile.timeZone,
    'business.phone': profile.phones[0] ?? '',
    'business.paymentMethodsText': profile.paymentMethods.join(', '),
  };
}
