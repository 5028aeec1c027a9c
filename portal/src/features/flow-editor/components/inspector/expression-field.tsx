'use client';
import {
  checkExpression,
  expressionFaultInWords,
  expressionFunctions,
  impliedVariablesOf,
  type ExpressionFault,
  type VariableType,
} from '@tertulia/flow-engine';
import { useId, useMemo } from 'react';
import { useTranslations } from 'use-intl';
import { useLanguage } from '../../../../i18n/index.js';
import { useDefinition } from '../../../bots/index.js';
import { useFlow, useVariables } from '../../hooks/use-editor.js';
import { expressionSyntax } from '../../model/completion.js';
import { labelIdOf } from './field-parts.js';
import { TemplateInput } from './template-input.js';

interface ExpressionFieldProps {
  label: string;
  hint?: string;
  value: string;
  onChange: (value: string) => void;
  /** The type of `value`, where the expression checks an answer. */
  answer?: VariableType;
}

const longest = 1_000;
const names = ['today', 'now', ...expressionFunctions];
const namesOfRule = ['value', ...names];

/** An expression in CEL, with its first fault under the character where it is. */
export function ExpressionField({ label, hint, value, onChange, answer }: ExpressionFieldProps) {
  const id = useId();
  const fault = useFault(value, answer);
  return (
    <div className="flex flex-col gap-1">
      <label id={labelIdOf(id)} htmlFor={id} className="text-xs font-semibold">
        {label}
      </label>
      <div className="font-mono">
        <TemplateInput
          id={id}
          rows={2}
          maxLength={longest}
          spellCheck={false}
          value={value}
          syntax={expressionSyntax}
          more={answer === undefined ? names : namesOfRule}
          aria-describedby={`${id}-fault ${id}-hint`}
          aria-invalid={fault !== null}
          onChange={onChange}
        />
      </div>
      <div id={`${id}-fault`} aria-live="polite">
        {fault === null || value.trim() === '' ? null : <FaultInPlace source={value} fault={fault} />}
      </div>
      <p id={`${id}-hint`} className="text-xs text-ink-2">
        {hint}
      </p>
    </div>
  );
}

interface RuleFieldProps {
  value: string | undefined;
  answer: VariableType;
  onChange: (rule: string | undefined) => void;
}

/** What the answer to a question must fulfil; empty for nothing. */
export function RuleField({ value = '', answer, onChange }: RuleFieldProps) {
  const t = useTranslations('flow-editor');
  return (
    <ExpressionField
      label={t('expression.ruleLabel')}
      hint={t('expression.ruleHint')}
      value={value}
      answer={answer}
      onChange={(rule) => onChange(rule === '' ? undefined : rule)}
    />
  );
}

function FaultInPlace({ source, fault }: { source: string; fault: ExpressionFault }) {
  const t = useTranslations('flow-editor');
  const { locale } = useLanguage();
  const { at } = fault;
  return (
    <>
      <code aria-hidden className="block overflow-x-auto px-2.5 text-xs whitespace-pre text-ink-2">
        {source.slice(Math.max(0, at - 24), at)}
        <mark className="bg-transparent text-bad underline decoration-wavy">{source[at] ?? ' '}</mark>
        {source.slice(at + 1, at + 12)}
      </code>
      <p className="text-xs text-bad">
        {t('expression.fault', { place: at + 1, words: expressionFaultInWords(fault)[locale] })}
      </p>
    </>
  );
}

function useFault(source: string, answer: VariableType | undefined): ExpressionFault | null {
  const variables = useVariables();
  const { flows } = useDefinition();
  const { parameters } = useFlow();
  return useMemo(() => {
    const types = new Map([...variables, ...(parameters ?? [])].map(({ name, type }) => [name, type]));
    if (answer !== undefined) types.set('value', answer);
    return checkExpression(source, { types, names: new Set(impliedVariablesOf(flows)) }).faults[0] ?? null;
  }, [source, variables, parameters, flows, answer]);
}
