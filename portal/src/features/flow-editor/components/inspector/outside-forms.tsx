'use client';
import { useTranslations } from 'use-intl';
import { useFormats } from '../../../../i18n/formats.js';
import { ConnectionField } from './connection-field.js';
import { CheckField, NumberField } from './field-parts.js';
import { FlowTextField, TemplateField } from './flow-text-field.js';
import type { FormProps } from '../../kinds/kind-parts.js';
import { MappingFields, WaitingFields, whole } from './outside-fields.js';
import { VariableField } from './variable-field.js';

export function SendEmailForm({ options, change }: FormProps<'sendEmail'>) {
  const t = useTranslations('flow-editor');
  return (
    <>
      <ConnectionField
        none={t('sendEmail.noConnection')}
        value={options.connectionId}
        canUse={({ category }) => category === 'MAIL'}
        onChange={(connectionId) => change({ connectionId }, 'connectionId')}
      />
      <TemplateField
        label={t('sendEmail.to')}
        hint={t('sendEmail.toHint')}
        value={options.to}
        onChange={(to) => change({ to }, 'to')}
      />
      <FlowTextField
        label={t('sendEmail.subject')}
        value={options.subject}
        onChange={(subject) => change({ subject }, 'subject')}
      />
      <FlowTextField
        rows={5}
        label={t('sendEmail.text')}
        value={options.text}
        onChange={(text) => change({ text }, 'text')}
      />
      <TemplateField
        label={t('sendEmail.replyTo')}
        hint={t('sendEmail.replyToHint')}
        value={options.replyTo}
        onChange={(replyTo) => change({ replyTo }, 'replyTo')}
      />
      <WaitingFields isBackground={options.isBackground} seconds={options.timeoutSeconds} onChange={change} />
    </>
  );
}

const longestMinutes = 4_320;

export function AwaitWebhookForm({ options, change }: FormProps<'awaitWebhook'>) {
  const t = useTranslations('flow-editor');
  const { number } = useFormats();
  return (
    <>
      <p className="text-ink-2">{t('awaitWebhook.intro')}</p>
      <VariableField
        label={t('awaitWebhook.variable')}
        value={options.variable === '' ? null : options.variable}
        onChange={(name) => change({ variable: name ?? '' }, 'variable')}
      />
      <CheckField
        label={t('awaitWebhook.isBackground')}
        hint={t('awaitWebhook.isBackgroundHint')}
        isChecked={options.isBackground}
        onChange={(isBackground) => change({ isBackground }, 'isBackground')}
      />
      <NumberField
        label={t('awaitWebhook.minutes')}
        hint={t('awaitWebhook.minutesHint', { max: number(longestMinutes) })}
        min={1}
        max={longestMinutes}
        step={1}
        value={options.timeoutMinutes}
        onChange={(next) => change({ timeoutMinutes: whole(next, { min: 1, max: longestMinutes }) }, 'timeoutMinutes')}
      />
      {options.isBackground ? null : (
        <MappingFields mappings={options.mappings} onChange={(mappings, field) => change({ mappings }, field)} />
      )}
    </>
  );
}
