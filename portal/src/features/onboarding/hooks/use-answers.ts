'use client';
import { useCallback, useEffect, useState } from 'react';
import { guessCountry } from '../model/countries.js';
import { parseAnswers, type Answers } from '../model/answers.js';

const storageKey = 'tertulia.welcome';

/** The answers of the welcome page, kept for this tab. */
export function useAnswers(start: Partial<Answers>): {
  answers: Answers;
  answer: (part: Partial<Answers>) => void;
  forget: () => void;
} {
  const [answers, setAnswers] = useState<Answers>(
    () => parseAnswers(sessionStorage.getItem(storageKey)) ?? { ...freshAnswers(), ...start },
  );
  useEffect(() => sessionStorage.setItem(storageKey, JSON.stringify(answers)), [answers]);
  const answer = useCallback((part: Partial<Answers>) => setAnswers((current) => ({ ...current, ...part })), []);
  const forget = useCallback(() => sessionStorage.removeItem(storageKey), []);
  return { answers, answer, forget };
}

function freshAnswers(): Answers {
  const { timeZone } = new Intl.DateTimeFormat().resolvedOptions();
  return {
    industryId: null,
    name: '',
    country: guessCountry(timeZone, navigator.languages),
    place: null,
    organizationId: null,
  };
}
