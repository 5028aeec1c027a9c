import { UserInputErrors, type UserInputError } from '@tertulia/errors';
import {
  heaviestDefinition,
  sitesMax,
  weightOf,
  type BotDefinition,
  type ParseIssue,
  type VariableValue,
} from '@tertulia/flow-engine';
import { readName, type NameProblem } from '@tertulia/plain-names';
import { botNameMaxLength } from '../domain/bot.js';
import type { Documents } from './ports.js';

/**
 * Returns the normalized name of a bot.
 * @throws UserInputErrors for an invalid name
 */
export function readBotName(text: string, field: readonly string[]): string {
  const read = readName(text, botNameMaxLength);
  if (read.problem === null) return read.name;
  throw new UserInputErrors([nameError(read.problem, field, botNameMaxLength)]);
}

/** Problems of a name; empty for a valid one. */
export function nameErrors(text: string, field: readonly string[], max: number): UserInputError[] {
  const { problem } = readName(text, max);
  return problem === null ? [] : [nameError(problem, field, max)];
}

function nameError(code: NameProblem, field: readonly string[], max: number): UserInputError {
  return code === 'TOO_LONG' ? { field, code, params: { max } } : { field, code };
}

export function textErrors(
  text: string,
  field: readonly string[],
  rule: { max: number; isRequired: boolean },
): UserInputError[] {
  if (rule.isRequired && text.trim() === '') return [{ field, code: 'REQUIRED' }];
  if (text.length > rule.max) return [{ field, code: 'TOO_LONG', params: { max: rule.max } }];
  return [];
}

/** Problems of a list of sites, in which null stands for one that could not be read. */
export function siteErrors(sites: readonly (string | null)[], field: readonly string[]): UserInputError[] {
  if (sites.length > sitesMax) return [{ field, code: 'OUT_OF_RANGE', params: { min: 0, max: sitesMax } }];
  return sites.flatMap((site, at) =>
    site === null ? [{ field: [...field, String(at)], code: 'INVALID_FORMAT' as const }] : [],
  );
}

/** The maximum number of reported problems: a form can show no more. */
const issuesMax = 20;

/**
 * The definition, validated and without unknown keys. UserInputErrors with the path of each problem otherwise, and
 * TOO_LONG for a definition that is larger than a bot may be.
 */
export async function readDefinition(
  documents: Documents,
  organizationId: string,
  given: { json: unknown; field: readonly string[] },
): Promise<BotDefinition> {
  const { json, field } = given;
  if (weightOf(json as VariableValue, heaviestDefinition) > heaviestDefinition) {
    throw new UserInputErrors([{ field, code: 'TOO_LONG', params: { max: heaviestDefinition } }]);
  }
  const parsed = await documents.readDefinition(organizationId, json);
  if (parsed.ok) return parsed.definition;
  throw new UserInputErrors(faultsOf(parsed.issues, field));
}

/** Problems of a document, with the path of its input field. */
export function faultsOf(issues: readonly ParseIssue[], field: readonly string[]): UserInputError[] {
  return issues.slice(0, issuesMax).map((issue) => ({
    field: [...field, ...issue.path],
    code: 'INVALID_VALUE' as const,
    params: { reason: issue.message },
  }));
}
