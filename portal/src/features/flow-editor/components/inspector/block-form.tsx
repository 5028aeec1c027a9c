'use client';
import type { Block, BlockKind, BlockOptions } from '@tertulia/flow-engine';
import type { ReactNode } from 'react';
import { useEditorActions } from '../../hooks/use-editor-actions.js';
import { ChoiceForm } from './choice-form.js';
import { ConditionForm } from './condition-form.js';
import { ConnectorForm } from './connector-form.js';
import type { FormProps } from './form-types.js';
import { HttpRequestForm } from './http-request-form.js';
import {
  AiResponseForm,
  BusinessHoursForm,
  EndForm,
  GoalForm,
  HandOffForm,
  ImageForm,
  JumpForm,
  SetVariableForm,
  TextForm,
} from './other-forms.js';
import { AwaitWebhookForm, SendEmailForm } from './outside-forms.js';
import {
  DateInputForm,
  EmailInputForm,
  NumberInputForm,
  PhoneInputForm,
  RatingForm,
  TextInputForm,
} from './question-forms.js';

/** The form for the options of a block. */
export function BlockForm({ block }: { block: Block }) {
  const { replace } = useEditorActions();
  function propsFor<K extends BlockKind>(options: BlockOptions[K]): FormProps<K> {
    return {
      blockId: block.id,
      options,
      // The patch belongs to the same kind as the options, which the type system cannot see.
      change: (patch, field) => replace({ ...block, options: { ...options, ...patch } } as Block, field),
    };
  }
  return formOf(block, propsFor);
}

function formOf(block: Block, propsFor: <K extends BlockKind>(options: BlockOptions[K]) => FormProps<K>): ReactNode {
  switch (block.kind) {
    case 'text':
      return <TextForm {...propsFor<'text'>(block.options)} />;
    case 'image':
      return <ImageForm {...propsFor<'image'>(block.options)} />;
    case 'textInput':
      return <TextInputForm {...propsFor<'textInput'>(block.options)} />;
    case 'numberInput':
      return <NumberInputForm {...propsFor<'numberInput'>(block.options)} />;
    case 'emailInput':
      return <EmailInputForm {...propsFor<'emailInput'>(block.options)} />;
    case 'phoneInput':
      return <PhoneInputForm {...propsFor<'phoneInput'>(block.options)} />;
    case 'dateInput':
      return <DateInputForm {...propsFor<'dateInput'>(block.options)} />;
    case 'choiceInput':
      return <ChoiceForm {...propsFor<'choiceInput'>(block.options)} />;
    case 'rating':
      return <RatingForm {...propsFor<'rating'>(block.options)} />;
    case 'condition':
      return <ConditionForm {...propsFor<'condition'>(block.options)} />;
    case 'setVariable':
      return <SetVariableForm {...propsFor<'setVariable'>(block.options)} />;
    case 'jump':
      return <JumpForm {...propsFor<'jump'>(block.options)} />;
    case 'businessHours':
      return <BusinessHoursForm />;
    case 'aiResponse':
      return <AiResponseForm {...propsFor<'aiResponse'>(block.options)} />;
    case 'httpRequest':
      return <HttpRequestForm {...propsFor<'httpRequest'>(block.options)} />;
    case 'connector':
      return <ConnectorForm {...propsFor<'connector'>(block.options)} />;
    case 'sendEmail':
      return <SendEmailForm {...propsFor<'sendEmail'>(block.options)} />;
    case 'awaitWebhook':
      return <AwaitWebhookForm {...propsFor<'awaitWebhook'>(block.options)} />;
    case 'handOff':
      return <HandOffForm {...propsFor<'handOff'>(block.options)} />;
    case 'goal':
      return <GoalForm {...propsFor<'goal'>(block.options)} />;
    case 'end':
      return <EndForm {...propsFor<'end'>(block.options)} />;
  }
}
