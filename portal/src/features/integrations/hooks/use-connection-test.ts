'use client';
import { useMutation } from '@apollo/client/react';
import { useState } from 'react';
import { useTranslations } from 'use-intl';
import { failureOf } from '../../../apollo/index.js';
import { TestConnectionDocument, type TestConnectionMutation } from '../../../gql/graphql.js';

type Tested = TestConnectionMutation['testConnection'];

/** How a test ended: the response of the other side, or why nothing was sent. */
export type TestResult =
  | { kind: 'responded'; outcome: NonNullable<Tested['outcome']>; httpStatus: number | null; durationMs: number | null }
  | { kind: 'refused'; message: string };

/** Tests a connection and keeps the last result. */
export function useConnectionTest(connectionId: string): {
  result: TestResult | null;
  isBusy: boolean;
  test: () => void;
} {
  const t = useTranslations('integrations');
  const [result, setResult] = useState<TestResult | null>(null);
  const [send, { loading: isBusy }] = useMutation(TestConnectionDocument);
  const test = async (): Promise<void> => {
    setResult(null);
    try {
      const { data } = await send({ variables: { input: { connectionId } } });
      const tested = data?.testConnection;
      const message = tested?.userErrors[0]?.message;
      if (tested?.outcome == null) return setResult({ kind: 'refused', message: message ?? t('failed') });
      const { outcome, httpStatus, durationMs } = tested;
      setResult({ kind: 'responded', outcome, httpStatus, durationMs });
    } catch (error) {
      setResult({ kind: 'refused', message: failureOf(error).message ?? t('failed') });
    }
  };
  return { result, isBusy, test: () => void test() };
}
