'use client';
import { businessPaths, conversationPaths } from '@tertulia/flow-engine';
import { useMemo } from 'react';
import { useVariables } from './use-editor.js';

/** Every name that texts may use: declared variables, then what the platform provides. */
export function useVariableNames(): string[] {
  const variables = useVariables();
  return useMemo(
    () => [...variables.map((variable) => variable.name), ...businessPaths, ...conversationPaths],
    [variables],
  );
}
