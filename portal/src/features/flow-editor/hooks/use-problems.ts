'use client';
import { useDraftProblems, type DraftProblem } from '../../bots/index.js';
import { useFlow } from './use-editor.js';
import { useMemo } from 'react';

/** Problems of the open flow. */
export function useProblems(): DraftProblem[] {
  const problems = useDraftProblems();
  const flowId = useFlow().id;
  return useMemo(() => problems.filter((problem) => problem.flowId === flowId), [problems, flowId]);
}
