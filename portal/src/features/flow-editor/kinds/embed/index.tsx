'use client';
import { AppWindow } from 'lucide-react';
import { useState } from 'react';
import { useTranslations } from 'use-intl';
import { CheckField, NumberField, TextField } from '../../components/inspector/field-parts.js';
import { FlowTextField, TemplateField } from '../../components/inspector/flow-text-field.js';
import { VariableField } from '../../components/inspector/variable-field.js';
import type { FormProps, KindParts } from '../kind-parts.js';

const lowest = 120;
const highest = 800;

function EmbedForm({ options, change }: FormProps<'embed'>) {
  const t = useTranslations('flow-editor');
  const { waitsFor } = options;
  // What is still being written is not in range yet, and is not stored.
  const [written, setWritten] = useState<{ height: number | null } | null>(null);
  const resize = (height: number | null): void => {
    const isRight = height !== null && Number.isInteger(height) && height >= lowest && height <= highest;
    setWritten(isRight ? null : { height });
    if (isRight) change({ height }, 'height');
  };
  return (
    <>
      <TemplateField
        label={t('embed.url')}
        hint={t('embed.urlHint')}
        value={options.url}
        onChange={(url) => change({ url }, 'url')}
      />
      <FlowTextField
        label={t('embed.title')}
        hint={t('embed.titleHint')}
        value={options.title}
        onChange={(title) => change({ title }, 'title')}
      />
      <NumberField
        label={t('embed.height')}
        hint={t('embed.heightHint')}
        min={lowest}
        max={highest}
        value={written === null ? options.height : written.height}
        onChange={resize}
      />
      <CheckField
        label={t('embed.waits')}
        hint={t('embed.waitsHint')}
        isChecked={waitsFor !== null}
        onChange={(isOn) => change({ waitsFor: isOn ? { event: '', variable: null } : null }, 'waitsFor')}
      />
      {waitsFor === null ? null : <AwaitedEvent waitsFor={waitsFor} change={change} />}
    </>
  );
}

/** What the page posts, and where it is stored. */
function AwaitedEvent({
  waitsFor,
  change,
}: Pick<FormProps<'embed'>, 'change'> & { waitsFor: { event: string; variable: string | null } }) {
  const t = useTranslations('flow-editor');
  return (
    <>
      <TextField
        label={t('embed.event')}
        hint={t('embed.eventHint')}
        maxLength={80}
        value={waitsFor.event}
        onChange={(event) => change({ waitsFor: { ...waitsFor, event } }, 'waitsFor.event')}
      />
      <VariableField
        label={t('embed.variable')}
        type="TEXT"
        value={waitsFor.variable}
        onChange={(variable) => change({ waitsFor: { ...waitsFor, variable } }, 'waitsFor.variable')}
      />
    </>
  );
}

export const embed: KindParts<'embed'> = { icon: AppWindow, Form: EmbedForm };
