import { summaryOf, weekdayName, type BotDefinition } from '@tertulia/flow-engine';
import type { useTranslations } from 'use-intl';
import type { DraftProblem } from '../hooks/use-draft-problems.js';
import type { InvalidField } from '../model/invalid-field.js';
import { partLabel } from './part-labels.js';

type Words = ReturnType<typeof useTranslations<'bots'>>;

const modelPath = 'settings.answerModel';
const intentsPath = 'settings.intents';

/** The step of the builder in which a problem can be fixed. */
export function stepOfProblem({
  code,
  field,
}: Pick<DraftProblem, 'code' | 'field'>): 'business' | 'flow' | 'prompts' | 'knowledge' {
  if (code === 'DOCUMENT_MISSING') return 'knowledge';
  if (code === 'SECRET_IN_PROMPT' || field?.startsWith(modelPath) === true) return 'prompts';
  const isOfBusiness = code === 'BAD_PROFILE' || field?.startsWith(intentsPath) === true;
  return isOfBusiness ? 'business' : 'flow';
}

/** The step to open for these problems: that of the first error, or of the first warning where there is no error. */
export function stepToOpen(problems: readonly DraftProblem[]): ReturnType<typeof stepOfProblem> {
  const first = problems.find(({ severity }) => severity === 'ERROR') ?? problems[0];
  return first === undefined ? 'flow' : stepOfProblem(first);
}

/** The step of the builder that contains a field. */
export function stepOfField({ path }: InvalidField): 'business' | 'flow' | 'prompts' {
  if (path.startsWith('prompts.') || path.startsWith(modelPath)) return 'prompts';
  return path.startsWith('flows.') || path.startsWith('variables.') ? 'flow' : 'business';
}

/** The name of a field for people: the service and its price, the day, the question; never its technical name. */
export function fieldInWords({ path }: InvalidField, definition: BotDefinition, t: Words): string {
  const [root = '', part = '', id = '', field = ''] = path.split('.');
  switch (root) {
    case 'profile':
      return profileField([part, id, field], definition, t);
    case 'knowledge':
      return definition.knowledge.find((entry) => entry.id === part)?.question.trim() || t('knowledge.unnamed');
    case 'prompts':
      return definition.prompts.find((prompt) => prompt.id === part)?.name.trim() || t('changes.PROMPT');
    case 'settings':
      return partLabel(t, 'PROFILE', id === '' ? part : id) ?? t('voice.title');
    case 'variables':
      return part === '' ? t('changes.VARIABLE') : part;
    case 'flows':
      return blockInWords(field, definition) ?? t('changes.BLOCK');
    default:
      return t('theme.title');
  }
}

function profileField(
  [part = '', id = '', field = '']: readonly string[],
  { profile, locale }: BotDefinition,
  t: Words,
): string {
  if (part === 'services') {
    const name = profile.services.find((service) => service.id === id)?.name.trim() || t('services.unnamed');
    return `${name}: ${partLabel(t, 'SERVICE', field) ?? t('services.name')}`;
  }
  if (part === 'openingHours' && id !== '') return `${t('hours.title')}: ${weekdayName(Number(id), locale)}`;
  if (part === 'exceptions') return t('exceptions.title');
  return partLabel(t, 'PROFILE', part) ?? t('business.title');
}

function blockInWords(id: string, { flows, locale }: BotDefinition): string | null {
  const block = flows.flatMap((flow) => flow.groups.flatMap((group) => group.blocks)).find((one) => one.id === id);
  return block === undefined ? null : summaryOf(block, locale);
}
