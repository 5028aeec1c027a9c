'use client';
import type { RatingComment } from '@tertulia/flow-engine';
import { Star } from 'lucide-react';
import { useTranslations } from 'use-intl';
import { CheckField, SelectField } from '../../components/inspector/field-parts.js';
import { FlowTextField } from '../../components/inspector/flow-text-field.js';
import { QuestionFields } from '../../components/inspector/question-fields.js';
import { VariableField } from '../../components/inspector/variable-field.js';
import type { FormProps, KindParts } from '../kind-parts.js';

const scales = ['STARS', 'NUMBERS', 'NPS'] as const;
const bands = ['low', 'middle', 'high'] as const;
const nothing: RatingComment = { low: {}, middle: {}, high: {}, variable: null };

function RatingForm({ options, change }: FormProps<'rating'>) {
  const t = useTranslations('flow-editor');
  const { comment, scale } = options;
  return (
    <QuestionFields options={options} change={change} variableType="NUMBER">
      <SelectField
        label={t('rating.scale')}
        value={scale}
        options={scales.map((each) => ({ value: each, label: t(`rating.${each}`) }))}
        onChange={(picked) => change({ scale: scales.find((each) => each === picked) ?? 'STARS' }, 'scale')}
      />
      <CheckField
        label={t('rating.isSatisfaction')}
        hint={t('rating.isSatisfactionHint')}
        isChecked={options.isSatisfaction}
        onChange={(isSatisfaction) => change({ isSatisfaction }, 'isSatisfaction')}
      />
      <CheckField
        label={t('rating.hasComment')}
        isChecked={comment !== undefined}
        onChange={(isAsked) => change({ comment: isAsked ? nothing : undefined }, 'comment')}
      />
      {comment === undefined ? null : (
        <CommentFields
          comment={comment}
          isNps={scale === 'NPS'}
          onChange={(next, field) => change({ comment: next }, field)}
        />
      )}
    </QuestionFields>
  );
}

/** What is asked after a bad, a middling and a good rating. */
function CommentFields({
  comment,
  isNps,
  onChange,
}: {
  comment: RatingComment;
  isNps: boolean;
  onChange: (comment: RatingComment, field: string) => void;
}) {
  const t = useTranslations('flow-editor');
  return (
    <fieldset className="flex flex-col gap-3 rounded-md border border-line p-2">
      <legend className="px-1 text-xs font-semibold">{t('rating.comment')}</legend>
      <p className="text-xs text-ink-2">{t('rating.commentHint')}</p>
      {bands.map((band) => (
        <FlowTextField
          key={band}
          label={t(`rating.bands.${isNps ? 'nps' : 'five'}.${band}`)}
          value={comment[band]}
          onChange={(text) => onChange({ ...comment, [band]: text }, `comment.${band}`)}
        />
      ))}
      <VariableField
        label={t('question.variable')}
        value={comment.variable}
        onChange={(variable) => onChange({ ...comment, variable }, 'comment.variable')}
      />
    </fieldset>
  );
}

export const rating: KindParts<'rating'> = { icon: Star, Form: RatingForm };
