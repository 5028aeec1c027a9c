'use client';
import { businessPaths, conversationPaths, impliedVariablesOf } from '@tertulia/flow-engine';
import { useMemo } from 'react';
import { useDefinition } from '../../bots/index.js';
import { useFlow, useVariables } from './use-editor.js';

/** Every name that texts may use: declared variables, the times said beside days, then what the platform provides. */
export function useVariableNames(): string[] {
  const variables = useVariables();
  const { flows } = useDefinition();
  const { parameters } = useFlow();
  return useMemo(
    () => [
      ...new Set([
        ...(parameters ?? []).map(({ name }) => name),
        ...variables.map((variable) => variable.name),
        ...impliedVariablesOf(flows),
      ]),
      ...businessPaths,
      ...conversationPaths,
    ],
    [parameters, variables, flows],
  );
}
