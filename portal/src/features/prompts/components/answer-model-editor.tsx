'use client';
import { useQuery } from '@apollo/client/react';
import type { AnswerModel } from '@tertulia/flow-engine';
import { useTranslations } from 'use-intl';
import { ModelUseDocument } from '../../../gql/graphql.js';
import { useFormats } from '../../../i18n/formats.js';
import { ButtonLink, Field, Input, Select, Skeleton } from '../../../ui/index.js';
import { CountField, useBuilder, useDefinition, useDraft } from '../../bots/index.js';
import { useBotConnections, useCheckedConnections, type UsableConnection } from '../../flow-editor/index.js';
import { modelLimits, withConnection } from '../model/answer-model.js';

const knowledgeOnly = 'knowledge';

/** Who writes the bot's answers: its knowledge, or a language model behind a connection, with what that may use. */
export function AnswerModelEditor() {
  const t = useTranslations('prompts.model');
  useCheckedConnections();
  const { connections, isFailed } = useBotConnections();
  const { answerModel } = useDefinition().settings;
  const draft = useDraft();
  const choose = (next: AnswerModel | null): void => draft.edit({ kind: 'answerModel', answerModel: next });
  const models = connections?.filter(({ category }) => category === 'MODEL') ?? null;
  return (
    <div className="min-w-0 grow overflow-y-auto">
      <section aria-labelledby="answer-model" className="mx-auto flex max-w-[760px] flex-col gap-5 p-4 md:p-8">
        <header>
          <h2 id="answer-model" className="text-xl leading-8">
            {t('title')}
          </h2>
          <p className="text-pretty text-ink-2">{t('text')}</p>
        </header>
        {models === null && !isFailed ? (
          <div role="status" aria-label={t('loading')}>
            <Skeleton className="h-16" />
          </div>
        ) : (
          <ConnectionChoice models={models} answerModel={answerModel} onChoose={choose} />
        )}
        {answerModel === undefined ? null : <Limits answerModel={answerModel} onChange={choose} />}
      </section>
    </div>
  );
}

/** `models` is null while the connections cannot be read; what was chosen stays then. */
function ConnectionChoice({
  models,
  answerModel,
  onChoose,
}: {
  models: readonly UsableConnection[] | null;
  answerModel: AnswerModel | undefined;
  onChoose: (next: AnswerModel | null) => void;
}) {
  const t = useTranslations('prompts.model');
  const chosenId = answerModel?.connectionId;
  const chosen = models?.find(({ id }) => id === chosenId);
  const isGone = chosenId !== undefined && chosen === undefined;
  const options = [
    { value: knowledgeOnly, label: t('knowledgeOnly') },
    ...(models ?? []).map(({ id, name }) => ({ value: id, label: name })),
    ...(isGone ? [{ value: chosenId, label: models === null ? t('unread') : t('gone') }] : []),
  ];
  const pick = (value: string): void => onChoose(value === knowledgeOnly ? null : withConnection(answerModel, value));
  return (
    <>
      <Field
        label={t('connection')}
        hint={models === null ? t('failed') : t('connectionHint')}
        error={isGone && models !== null ? t('goneText') : null}
      >
        <Select value={chosenId ?? knowledgeOnly} onValueChange={pick} options={options} />
      </Field>
      {chosen === undefined || chosen.state === 'CONNECTED' ? null : (
        <p role="status" className="rounded-control bg-warn-soft px-3 py-2 text-pretty text-warn">
          {t(`states.${chosen.state}`)}
        </p>
      )}
      {models?.length === 0 ? (
        <div className="flex flex-wrap items-center justify-between gap-3 rounded-panel border border-line p-4">
          <p className="min-w-0 flex-1 basis-60 text-pretty text-ink-2">{t('none')}</p>
          <ButtonLink href="/integrations/catalog">{t('connect')}</ButtonLink>
        </div>
      ) : null}
    </>
  );
}

function Limits({ answerModel, onChange }: { answerModel: AnswerModel; onChange: (next: AnswerModel) => void }) {
  const t = useTranslations('prompts.model');
  const draft = useDraft();
  const change = (patch: Partial<AnswerModel>): void => {
    const now = draft.store.getState().definition.settings.answerModel ?? answerModel;
    onChange({ ...now, ...patch });
  };
  return (
    <>
      <Field label={t('name')} hint={t('nameHint')}>
        <Input
          maxLength={200}
          autoComplete="off"
          autoCapitalize="off"
          spellCheck={false}
          value={answerModel.model}
          onChange={(event) => change({ model: event.target.value })}
        />
      </Field>
      <div className="grid gap-4 sm:grid-cols-2">
        {modelLimits.map(({ field, min, max }) => (
          <CountField
            key={field}
            path={`settings.answerModel.${field}`}
            label={t(`${field}.label`)}
            hint={t(`${field}.hint`)}
            value={answerModel[field]}
            min={min}
            max={max}
            onChange={(value) => change({ [field]: value })}
          />
        ))}
      </div>
      <UsedTokens limit={answerModel.tokensPerMonth} />
      <p className="text-pretty text-ink-2">{t('privacy')}</p>
    </>
  );
}

/** What the bot has used of its month; nothing while that cannot be read. */
function UsedTokens({ limit }: { limit: number }) {
  const t = useTranslations('prompts.model');
  const { number } = useFormats();
  const { botId } = useBuilder();
  const { data } = useQuery(ModelUseDocument, { variables: { botId }, fetchPolicy: 'cache-and-network' });
  const used = data?.bot?.modelTokensThisMonth ?? null;
  if (used === null) return null;
  return (
    <p className={used < limit ? 'text-pretty text-ink-2' : 'text-pretty text-warn'}>
      {t(used < limit ? 'used' : 'usedUp', { used: number(used), limit: number(limit) })}
    </p>
  );
}
