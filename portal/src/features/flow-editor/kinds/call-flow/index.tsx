'use client';
import type { BlockOptions, Flow } from '@tertulia/flow-engine';
import { SquareArrowOutUpRight, Workflow } from 'lucide-react';
import { useTranslations } from 'use-intl';
import { SelectField } from '../../components/inspector/field-parts.js';
import { TemplateField } from '../../components/inspector/flow-text-field.js';
import { SmallButton } from '../../components/inspector/small-button.js';
import { VariableField } from '../../components/inspector/variable-field.js';
import { useFlows } from '../../hooks/use-editor.js';
import { useFlowActions } from '../../hooks/use-flow-actions.js';
import type { FormProps, KindParts } from '../kind-parts.js';

type Options = BlockOptions['callFlow'];

function CallFlowForm({ options, change }: FormProps<'callFlow'>) {
  const t = useTranslations('flow-editor');
  const flows = useFlows();
  const { open } = useFlowActions();
  const called = flows.find(({ id }) => id === options.flowId);
  const isGone = options.flowId !== null && called === undefined;
  return (
    <>
      <p className="text-ink-2">{t('callFlow.intro')}</p>
      <SelectField
        label={t('callFlow.flow')}
        value={options.flowId ?? ''}
        options={[
          { value: '', label: t('callFlow.noFlow') },
          ...(isGone ? [{ value: options.flowId ?? '', label: t('callFlow.gone') }] : []),
          ...flows.map(({ id, name }) => ({ value: id, label: name })),
        ]}
        onChange={(id) => change({ flowId: id === '' ? null : id, inputs: [], outputs: [] }, 'flowId')}
      />
      {called === undefined ? null : (
        <>
          <SmallButton icon={SquareArrowOutUpRight} onPress={() => open(called.id)}>
            {t('callFlow.open', { name: called.name })}
          </SmallButton>
          <Values called={called} options={options} change={change} />
        </>
      )}
    </>
  );
}

/** What is given to the flow, and where what it returns is stored. */
function Values({ called, options, change }: { called: Flow } & Pick<FormProps<'callFlow'>, 'options' | 'change'>) {
  const t = useTranslations('flow-editor');
  return (
    <>
      {(called.parameters ?? []).map(({ name }) => (
        <TemplateField
          key={name}
          label={t('callFlow.input', { name })}
          value={options.inputs.find((input) => input.name === name)?.value ?? ''}
          onChange={(value) => change({ inputs: withInput(options.inputs, name, value) }, `inputs.${name}`)}
        />
      ))}
      {(called.results ?? []).map(({ name, type }) => (
        <VariableField
          key={name}
          label={t('callFlow.output', { name })}
          type={type}
          value={options.outputs.find((output) => output.name === name)?.variable ?? null}
          onChange={(variable) => change({ outputs: withOutput(options.outputs, name, variable) }, `outputs.${name}`)}
        />
      ))}
    </>
  );
}

function withInput(inputs: Options['inputs'], name: string, value: string): Options['inputs'] {
  const others = inputs.filter((input) => input.name !== name);
  return value === '' ? others : [...others, { name, value }];
}

function withOutput(outputs: Options['outputs'], name: string, variable: string | null): Options['outputs'] {
  const others = outputs.filter((output) => output.name !== name);
  return variable === null ? others : [...others, { name, variable }];
}

export const callFlow: KindParts<'callFlow'> = { icon: Workflow, Form: CallFlowForm };
