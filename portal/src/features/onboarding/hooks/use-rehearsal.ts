'use client';
import { useQuery } from '@apollo/client/react';
import { parseDefinition, type BotDefinition } from '@tertulia/flow-engine';
import { useEffect, useMemo, useRef, useState } from 'react';
import { WelcomeTemplateDocument } from '../../../gql/graphql.js';
import { useLanguage } from '../../../i18n/index.js';
import {
  beginRehearsal,
  choicesOf,
  choose,
  say,
  type Answerer,
  type Moment,
  type Rehearsal,
} from '../model/rehearsal.js';

/** The template of the bot, and the business that it speaks for. */
type RehearsalOptions = { templateId: string | null; name: string; country: string };

/** A conversation with the bot of a template. It restarts with every other template, name, country or language. */
export function useRehearsal({ templateId, name, country }: RehearsalOptions) {
  const { locale } = useLanguage();
  const {
    data,
    previousData,
    loading: isLoading,
  } = useQuery(WelcomeTemplateDocument, {
    variables: { templateId: templateId ?? '', locale, country },
    skip: templateId === null,
    fetchPolicy: 'cache-first',
  });
  const document = (data ?? previousData)?.botTemplate?.definition;
  const definition = useMemo(() => readDefinition(document), [document]);
  const first = useMemo(
    () => (definition === null ? null : beginRehearsal(definition, { name, locale, now: new Date() })),
    [definition, name, locale],
  );
  const [gone, setGone] = useState<{ from: Rehearsal; to: Rehearsal } | null>(null);
  const current = gone !== null && gone.from === first ? gone.to : first;
  const latest = useRef({ first, current, isLoading });
  const settled = useRef<(() => void)[]>([]);
  useEffect(() => {
    latest.current = { first, current, isLoading };
    if (!isLoading) for (const goOn of settled.current.splice(0)) goOn();
  });
  /** What is said while another template loads is said to its bot: the conversation begins anew with it. */
  const go = async (act: (rehearsal: Rehearsal, moment: Moment) => Rehearsal): Promise<void> => {
    const answer = await readAnswerer();
    if (latest.current.isLoading) await new Promise<void>((resolve) => settled.current.push(resolve));
    const { first: from, current: before } = latest.current;
    if (from === null || before === null) return;
    const to = act(before, { now: new Date(), answer });
    latest.current = { ...latest.current, current: to };
    setGone({ from, to });
  };
  return {
    name: current?.definition.profile.name ?? '',
    lines: current?.lines ?? [],
    choices: current === null ? [] : choicesOf(current),
    isStale: isLoading,
    isReady: current !== null,
    choose: (id: string) => void go((rehearsal, moment) => choose(rehearsal, id, moment)),
    say: (text: string) => void go((rehearsal, moment) => say(rehearsal, text, moment)),
  };
}

/** Loaded when the person first writes. If it cannot be loaded, questions stay unanswered and everything else works. */
async function readAnswerer(): Promise<Answerer> {
  try {
    return (await import('@tertulia/knowledge-answers')).answerFromKnowledge;
  } catch {
    return () => ({ kind: 'unknown' });
  }
}

function readDefinition(document: unknown): BotDefinition | null {
  if (document === undefined || document === null) return null;
  const parsed = parseDefinition(document);
  return parsed.ok ? parsed.definition : null;
}
