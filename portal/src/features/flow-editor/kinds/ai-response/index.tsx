'use client';
import { Sparkles } from 'lucide-react';
import { useTranslations } from 'use-intl';
import { useDefinition } from '../../../bots/index.js';
import { CheckField, SelectField } from '../../components/inspector/field-parts.js';
import { FlowTextField, TemplateField } from '../../components/inspector/flow-text-field.js';
import type { FormProps, KindParts } from '../kind-parts.js';
import { ToolsEditor } from './tools-editor.js';

function AiResponseForm({ options, change }: FormProps<'aiResponse'>) {
  const t = useTranslations('flow-editor');
  const { prompts, settings } = useDefinition();
  const saved = prompts.filter((prompt) => !prompt.id.startsWith('new:'));
  const tools = options.tools ?? [];
  return (
    <>
      <SelectField
        label={t('aiResponse.prompt')}
        hint={t('aiResponse.promptHint')}
        value={options.promptId ?? ''}
        options={[
          { value: '', label: t('aiResponse.noPrompt') },
          ...saved.map(({ id, name }) => ({ value: id, label: name })),
        ]}
        onChange={(id) => change({ promptId: id === '' ? null : id }, 'promptId')}
      />
      <TemplateField
        label={t('aiResponse.question')}
        hint={t('aiResponse.questionHint')}
        value={options.question}
        onChange={(question) => change({ question }, 'question')}
      />
      <CheckField
        label={t('aiResponse.usesKnowledge')}
        hint={t('aiResponse.usesKnowledgeHint')}
        isChecked={options.usesKnowledge ?? true}
        onChange={(isUsed) => change({ usesKnowledge: isUsed ? undefined : false }, 'usesKnowledge')}
      />
      <FlowTextField
        label={t('aiResponse.unknownText')}
        hint={t('aiResponse.unknownHint')}
        value={options.unknownText}
        onChange={(unknownText) => change({ unknownText }, 'unknownText')}
      />
      {settings.answerModel === undefined && tools.length === 0 ? null : (
        <ToolsEditor
          tools={tools}
          onChange={(next, field) => change({ tools: next.length === 0 ? undefined : next }, field)}
        />
      )}
    </>
  );
}

export const aiResponse: KindParts<'aiResponse'> = { icon: Sparkles, Form: AiResponseForm };
