'use client';
import { synonymBounds } from '@tertulia/flow-engine';
import { useState } from 'react';
import { useTranslations } from 'use-intl';
import {
  Checkbox,
  Dialog,
  DialogButtons,
  Field,
  Input,
  NativeSelect,
  SegmentedControl,
  showDone,
  Textarea,
} from '../../../ui/index.js';
import { temporaryId, useDraft } from '../../bots/index.js';
import { useChoiceQuestion, type ChoiceQuestion } from '../../flow-editor/index.js';
import { useKeepTaught } from '../../pins/index.js';
import type { Teaching } from '../model/teaching.js';

const longestQuestion = 500;
const longestAnswer = 4096;

type Props = {
  teaching: Teaching;
  onClose: () => void;
  /** Called once the draft has what was taught. */
  onTaught?: () => void;
};

/** Teaches a text to the draft: as a question with its answer, or as another word for a choice of the question that was open. */
export function TeachDialog(props: Props) {
  const t = useTranslations('understanding.teach');
  const tPins = useTranslations('pins');
  const question = useChoiceQuestion(props.teaching.blockId);
  const isAsked = /[?¿]/u.test(props.teaching.text);
  const [way, setWay] = useState<'entry' | 'synonym'>(question === null || isAsked ? 'entry' : 'synonym');
  const [isTest, setTest] = useState(false);
  const keep = useKeepTaught();
  const taught = (): void => {
    props.onTaught?.();
    const { text, blockId } = props.teaching;
    // A question to the knowledge is asked at the first question of the flow.
    if (isTest) void keep({ text, blockId: question === null ? null : blockId });
  };
  const Form = way === 'synonym' && question !== null ? SynonymForm : EntryForm;
  return (
    <Form {...props} onTaught={taught} question={question}>
      <p className="rounded-control bg-sunken px-3 py-2 wrap-anywhere">{t('written', { text: props.teaching.text })}</p>
      {question === null ? null : (
        <SegmentedControl
          label={t('way')}
          value={way}
          onValueChange={setWay}
          options={[
            { value: 'synonym', label: t('synonym.tab') },
            { value: 'entry', label: t('entry.tab') },
          ]}
          className="max-w-full self-start"
        />
      )}
      <Checkbox label={tPins('taught')} isChecked={isTest} onChange={setTest} />
    </Form>
  );
}

type FormProps = Props & { question: ChoiceQuestion | null; children: React.ReactNode };

function EntryForm({ teaching, onClose, onTaught, children }: FormProps) {
  const t = useTranslations('understanding.teach');
  const draft = useDraft();
  const [question, setQuestion] = useState(teaching.text.slice(0, longestQuestion));
  const [answer, setAnswer] = useState('');
  const save = (): void => {
    const id = temporaryId(crypto.randomUUID());
    draft.edit({ kind: 'knowledge', entry: { id, question: question.trim(), answer: answer.trim(), isActive: true } });
    onClose();
    onTaught?.();
    showDone(t('entry.done'));
  };
  return (
    <Frame
      onClose={onClose}
      save={save}
      action={t('entry.action')}
      isComplete={question.trim() !== '' && answer.trim() !== ''}
    >
      {children}
      <Field label={t('entry.answer')} hint={t('entry.answerHint')} isRequired>
        <Textarea
          rows={4}
          maxLength={longestAnswer}
          value={answer}
          onChange={(event) => setAnswer(event.target.value)}
        />
      </Field>
      <Field label={t('entry.question')} hint={t('entry.questionHint')} isRequired>
        <Input maxLength={longestQuestion} value={question} onChange={(event) => setQuestion(event.target.value)} />
      </Field>
    </Frame>
  );
}

function SynonymForm({ teaching, onClose, onTaught, question, children }: FormProps) {
  const t = useTranslations('understanding.teach');
  const [choiceId, setChoiceId] = useState('');
  const [synonym, setSynonym] = useState(teaching.text.slice(0, synonymBounds.length));
  const chosen = question?.choices.find(({ id }) => id === choiceId);
  const save = (): void => {
    question?.addSynonym(choiceId, synonym);
    onClose();
    onTaught?.();
    showDone(t('synonym.done', { choice: chosen?.label ?? '' }));
  };
  return (
    <Frame
      onClose={onClose}
      save={save}
      action={t('synonym.action')}
      isComplete={chosen?.isFull === false && synonym.trim() !== ''}
    >
      {children}
      <Field
        label={t('synonym.choice')}
        hint={t('synonym.choiceHint', { prompt: question?.prompt ?? '' })}
        error={chosen?.isFull === true ? t('synonym.full', { most: synonymBounds.count }) : null}
        isRequired
      >
        <NativeSelect value={choiceId} onChange={(event) => setChoiceId(event.target.value)}>
          <option value="" disabled>
            {t('synonym.pick')}
          </option>
          {question?.choices.map(({ id, label }) => (
            <option key={id} value={id}>
              {label}
            </option>
          ))}
        </NativeSelect>
      </Field>
      <Field label={t('synonym.word')} hint={t('synonym.wordHint')} isRequired>
        <Input maxLength={synonymBounds.length} value={synonym} onChange={(event) => setSynonym(event.target.value)} />
      </Field>
    </Frame>
  );
}

function Frame({
  onClose,
  save,
  action,
  isComplete,
  children,
}: {
  onClose: () => void;
  save: () => void;
  action: string;
  isComplete: boolean;
  children: React.ReactNode;
}) {
  const t = useTranslations('understanding.teach');
  return (
    <Dialog
      isOpen
      onOpenChange={onClose}
      title={t('title')}
      description={t('text')}
      footer={<DialogButtons action={action} isDisabled={!isComplete} onAct={save} onCancel={onClose} />}
    >
      <div className="flex flex-col gap-4">{children}</div>
    </Dialog>
  );
}
