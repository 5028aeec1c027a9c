'use client';
import { useState, type ReactNode } from 'react';
import { useTranslations } from 'use-intl';
import { LanguageMenu, useSwitchLanguage } from '../../identity/index.js';
import { useLanguage } from '../../../i18n/index.js';
import { Button, ChatComposer, ChatPreview, Logo, PageTitle, cn } from '../../../ui/index.js';
import { useAnswers } from '../hooks/use-answers.js';
import { useCreateBot } from '../hooks/use-create-bot.js';
import { useRehearsal } from '../hooks/use-rehearsal.js';
import { firstOpen, isAnswered, questions, type Answers, type Question } from '../model/answers.js';
import { AnsweredChips } from './answered-chips.js';
import { BusinessQuestion, ChannelQuestion, IndustryQuestion } from './question-fields.js';
import type { Industry, WelcomeViewer } from './welcome-page.js';

/** One question at a time; the preview of the bot changes with every answer. */
export function WelcomeQuestions({ viewer, industries }: { viewer: WelcomeViewer; industries: readonly Industry[] }) {
  const { organization } = viewer;
  const { answers, answer, forget } = useAnswers(
    organization === null
      ? {}
      : { organizationId: organization.id, name: organization.name, country: organization.country },
  );
  const [question, setQuestion] = useState<Question>(() => firstOpen(answers));
  const { create, isBusy, problem } = useCreateBot(answer);
  const industry = industries.find((candidate) => candidate.id === answers.industryId) ?? null;
  const templateId = industry?.templates[0]?.id ?? null;
  const number = questions.indexOf(question) + 1;

  const finish = async (): Promise<void> => {
    if (templateId === null) return;
    const made = await create({ answers, templateId });
    if (made === null) return;
    forget();
    location.assign(`/bots/${encodeURIComponent(made.botId)}/${firstStep()}`);
  };
  const goOn = (): void => {
    const next = questions[number];
    if (next === undefined) void finish();
    else setQuestion(next);
  };
  return (
    <WelcomeLayout aside={<Rehearsed industry={industry ?? industries[0] ?? null} answers={answers} />}>
      <Progress number={number} />
      <AnsweredChips answers={answers} industry={industry} question={question} onEdit={setQuestion} />
      <QuestionForm
        question={question}
        canGoOn={isAnswered(question, answers)}
        isBusy={isBusy}
        problem={problem}
        onNext={goOn}
        onBack={() => setQuestion(questions[number - 2] ?? 'industry')}
      >
        <Fields question={question} answers={answers} answer={answer} industries={industries} />
      </QuestionForm>
    </WelcomeLayout>
  );
}

/** The step of the builder to begin with: the canvas needs room, so phones begin with prices and hours. */
function firstStep(): 'flow' | 'business' {
  return matchMedia('(width < 48rem)').matches ? 'business' : 'flow';
}

type QuestionFormProps = {
  question: Question;
  canGoOn: boolean;
  isBusy: boolean;
  problem: string | null;
  onNext: () => void;
  onBack: () => void;
  children: ReactNode;
};

function QuestionForm({ question, canGoOn, isBusy, problem, onNext, onBack, children }: QuestionFormProps) {
  const t = useTranslations('onboarding');
  const isFirst = question === questions[0];
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        if (canGoOn) onNext();
      }}
    >
      <PageTitle page={t(`question.${question}.title`)} />
      <h1 className="text-2xl! leading-11! tracking-tight!">{t(`question.${question}.title`)}</h1>
      <p className="mt-2 mb-6 text-base text-pretty text-ink-2">{t(`question.${question}.text`)}</p>
      {children}
      <p role="alert" className={cn('mt-4 text-bad', problem === null && 'hidden')}>
        {problem}
      </p>
      <div className="mt-7 flex flex-wrap items-center gap-x-6 gap-y-3">
        <Button type="submit" variant="primary" size="lg" isLoading={isBusy} disabled={!canGoOn}>
          {question === questions.at(-1) ? t('create') : t('next')}
        </Button>
        {isFirst ? <span className="text-ink-2">{t('otherTrade')}</span> : null}
        {isFirst || isBusy ? null : (
          <Button variant="quiet" onClick={onBack}>
            {t('back')}
          </Button>
        )}
      </div>
    </form>
  );
}

function Rehearsed({ industry, answers }: { industry: Industry | null; answers: Answers }) {
  const t = useTranslations('onboarding');
  const { name, country } = answers;
  const chat = useRehearsal({ templateId: industry?.templates[0]?.id ?? null, name, country });
  return (
    <ChatPreview
      className="w-full"
      name={chat.isReady ? capitalized(chat.name) : t('sampleName')}
      lines={chat.lines}
      choices={chat.choices}
      isStale={chat.isStale}
      onChoose={chat.choose}
      composer={<ChatComposer onSay={chat.say} />}
      caption={chat.isReady ? t('tryIt') : undefined}
    />
  );
}

/** A sample such as `tu salón` is used as a name here. */
function capitalized(name: string): string {
  return name.slice(0, 1).toUpperCase() + name.slice(1);
}

type FieldsProps = {
  question: Question;
  answers: Answers;
  answer: (part: Partial<Answers>) => void;
  industries: readonly Industry[];
};

function Fields({ question, answers, answer, industries }: FieldsProps) {
  const { locale } = useLanguage();
  switch (question) {
    case 'industry':
      return (
        <IndustryQuestion
          industries={industries}
          locale={locale}
          value={answers.industryId}
          onChange={(industryId) => answer({ industryId })}
        />
      );
    case 'business':
      return <BusinessQuestion answers={answers} onChange={answer} />;
    case 'channel':
      return <ChannelQuestion value={answers.place} onChange={(place) => answer({ place })} />;
  }
}

function Progress({ number }: { number: number }) {
  const t = useTranslations('onboarding');
  return (
    <>
      <div aria-hidden className="flex gap-1.5">
        {questions.map((question, index) => (
          <span key={question} className={cn('h-1 w-14 rounded-full', index < number ? 'bg-accent' : 'bg-line')} />
        ))}
      </div>
      <p role="status" className="mt-5 text-ink-2">
        {t('progress', { number, total: questions.length })}
      </p>
    </>
  );
}

function WelcomeLayout({ aside, children }: { aside: ReactNode; children: ReactNode }) {
  const t = useTranslations('onboarding');
  return (
    <div className="grid min-h-dvh grid-cols-[minmax(0,1fr)] max-lg:grid-rows-[1fr_auto] lg:grid-cols-[minmax(0,1fr)_minmax(0,460px)]">
      <div className="flex flex-col px-4 py-6 sm:px-12 lg:px-20 lg:py-10">
        <header className="flex items-center justify-between">
          <Logo hasName />
          <LanguageMenu onChoose={useSwitchLanguage()} />
        </header>
        <main className="flex w-full max-w-180 flex-1 flex-col justify-center py-10">{children}</main>
        <footer className="text-xs text-ink-2">{t('footer')}</footer>
      </div>
      <aside className="flex flex-col items-center justify-center border-line bg-sunken px-4 py-10 max-lg:border-t lg:border-l lg:px-12">
        {aside}
      </aside>
    </div>
  );
}
