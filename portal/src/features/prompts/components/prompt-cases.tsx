'use client';
import { useQuery } from '@apollo/client/react';
import type { Prompt, PromptCase } from '@tertulia/flow-engine';
import { FlaskConical, Plus, Trash2 } from 'lucide-react';
import { useState } from 'react';
import { useTranslations } from 'use-intl';
import { useStore } from 'zustand';
import { PromptListDocument } from '../../../gql/graphql.js';
import { Button, Field, IconButton, Input, NativeSelect, Panel, showFailure, Textarea } from '../../../ui/index.js';
import { useBuilder, useDraft } from '../../bots/index.js';
import { usePromptTrial, type PromptTexts, type TriedAnswer } from '../hooks/use-prompt-trial.js';
import { textsIn } from '../model/prompt-cases.js';
import { CaseAnswers } from './case-answers.js';

const mostCases = 30;
const newest = 'now';

interface PromptCasesProps {
  prompt: Prompt;
  onChange: (cases: PromptCase[]) => void;
}

type Answers = Readonly<Record<string, readonly TriedAnswer[] | 'RUNNING'>>;

/** Questions with what their answers must say, tried on what is written now and on another version. */
export function PromptCases({ prompt, onChange }: PromptCasesProps) {
  const t = useTranslations('prompts.cases');
  const cases = prompt.cases ?? [];
  const versions = useVersionTexts(prompt);
  const [other, setOther] = useState('');
  const compared = versions.find(({ id }) => id === other);
  const { answers, isRunning, run } = useRuns(cases, compared === undefined ? [prompt] : [prompt, compared]);
  const replace = (changed: PromptCase): void => onChange(cases.map((one) => (one.id === changed.id ? changed : one)));
  const add = (): void =>
    onChange([...cases, { id: crypto.randomUUID(), question: t('newQuestion'), contains: [], excludes: [] }]);
  return (
    <Panel aria-label={t('title')}>
      <h2 className="mb-1 text-base font-semibold">{t('title')}</h2>
      <p className="mb-3 text-ink-2">{t('text')}</p>
      <ul className="flex flex-col gap-4">
        {cases.map((one, index) => (
          <li key={one.id} className="flex flex-col gap-2 rounded-control border border-line p-3">
            <CaseFields
              value={one}
              number={index + 1}
              onChange={replace}
              onRemove={() => onChange(cases.filter(({ id }) => id !== one.id))}
            />
            <CaseAnswers
              expected={one}
              answers={answers[one.id]}
              titles={[t('now'), ...(compared === undefined ? [] : [compared.title])]}
            />
          </li>
        ))}
      </ul>
      <div className="mt-3 flex flex-wrap items-end gap-2">
        <Button icon={Plus} disabled={cases.length >= mostCases} onClick={add}>
          {t('add')}
        </Button>
        {cases.length === 0 ? null : (
          <>
            <VersionField versions={versions} value={other} onChange={setOther} />
            <Button variant="primary" icon={FlaskConical} isLoading={isRunning} onClick={() => void run()}>
              {t('run')}
            </Button>
          </>
        )}
      </div>
    </Panel>
  );
}

interface VersionFieldProps {
  versions: readonly { id: string; title: string }[];
  value: string;
  onChange: (id: string) => void;
}

/** The version that answers beside what is written now. */
function VersionField({ versions, value, onChange }: VersionFieldProps) {
  const t = useTranslations('prompts.cases');
  return (
    <Field label={t('compare')} className="min-w-40">
      <NativeSelect value={value} onChange={(event) => onChange(event.target.value)}>
        <option value="">{t('nothing')}</option>
        {versions.map(({ id, title }) => (
          <option key={id} value={id}>
            {title}
          </option>
        ))}
      </NativeSelect>
    </Field>
  );
}

/** Asks the questions one after the other; each answer is shown when it is there. */
function useRuns(cases: readonly PromptCase[], prompts: readonly PromptTexts[]) {
  const t = useTranslations('prompts.cases');
  const [answers, setAnswers] = useState<Answers>({});
  const [isRunning, setRunning] = useState(false);
  const ask = usePromptTrial();
  const run = async (): Promise<void> => {
    setRunning(true);
    setAnswers(Object.fromEntries(cases.map(({ id }) => [id, 'RUNNING'])));
    let isAsking = true;
    for (const { id, question } of cases) {
      const found: readonly TriedAnswer[] | null = isAsking ? await ask({ question, prompts }) : null;
      if (found === null && isAsking) showFailure(t('failed'));
      isAsking &&= found !== null;
      setAnswers((before) => ({ ...before, [id]: found ?? [] }));
    }
    setRunning(false);
  };
  return { answers, isRunning, run };
}

/** The texts of the saved versions, newest first. */
function useVersionTexts(prompt: Prompt): (PromptTexts & { id: string; title: string })[] {
  const t = useTranslations('prompts');
  const { botId } = useBuilder();
  const aliases = useStore(useDraft().store, (state) => state.aliases);
  const { data } = useQuery(PromptListDocument, { variables: { botId }, fetchPolicy: 'cache-first' });
  const id = Object.keys(aliases).find((key) => aliases[key] === prompt.id) ?? prompt.id;
  const listed = data?.bot?.draft.prompts.find((one) => one.id === id || one.id === prompt.id);
  return (listed?.versions ?? []).map(({ id: versionId, number, note, role, tone, limits, knowledge }) => {
    const title = [t('versionNumber', { number }), note].filter((part) => part !== '').join(' · ');
    return { id: `${newest}:${versionId}`, title, role, tone, limits, knowledge };
  });
}

interface CaseFieldsProps {
  value: PromptCase;
  number: number;
  onChange: (value: PromptCase) => void;
  onRemove: () => void;
}

function CaseFields({ value, number, onChange, onRemove }: CaseFieldsProps) {
  const t = useTranslations('prompts.cases');
  return (
    <>
      <div className="flex items-start gap-2">
        <Field label={t('question', { number })} className="grow">
          <Input
            maxLength={500}
            value={value.question}
            onChange={(event) => {
              // A question is never empty when it is saved.
              if (event.target.value !== '') onChange({ ...value, question: event.target.value });
            }}
          />
        </Field>
        <IconButton icon={Trash2} label={t('remove', { number })} className="mt-5" onClick={onRemove} />
      </div>
      <div className="grid gap-2 sm:grid-cols-2">
        <Lines
          label={t('contains')}
          hint={t('lines')}
          value={value.contains}
          onChange={(contains) => onChange({ ...value, contains })}
        />
        <Lines
          label={t('excludes')}
          hint={t('lines')}
          value={value.excludes}
          onChange={(excludes) => onChange({ ...value, excludes })}
        />
      </div>
    </>
  );
}

interface LinesProps {
  label: string;
  hint: string;
  value: readonly string[];
  onChange: (texts: string[]) => void;
}

/** Texts, one on each line. What is typed stays as it is, as long as it means the same texts. */
function Lines({ label, hint, value, onChange }: LinesProps) {
  const stored = value.join('\n');
  const [typed, setTyped] = useState(stored);
  return (
    <Field label={label} hint={hint}>
      <Textarea
        rows={2}
        value={textsIn(typed).join('\n') === stored ? typed : stored}
        onChange={(event) => {
          setTyped(event.target.value);
          onChange(textsIn(event.target.value));
        }}
      />
    </Field>
  );
}
