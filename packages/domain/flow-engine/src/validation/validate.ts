import type { BotDefinition, KnownOutside, Problem } from '../model.js';
import { isReservedName, variableNamePattern } from '../definition/names.js';
import { compileDefinition, type CompiledDefinition, type CompiledFlow } from '../engine/compiled.js';
import { checkBudget, checkFirstValues } from './budget-checks.js';
import { answerModelProblems, connectionProblems } from './connection-checks.js';
import { checkCalls } from './call-checks.js';
import { bodyGroups } from './endless.js';
import { checkEvents } from './event-checks.js';
import { checkFrames } from './frame-checks.js';
import { checkGraph, type Surroundings } from './graph-checks.js';
import { checkProfile } from './profile-checks.js';
import { checkNeedOfModel } from './model-checks.js';
import { checkPrompts } from './prompt-checks.js';
import { problem, type Words } from './report.js';
import { checkBlock, checkIntentTexts, scopeWithin, textScope } from './text-checks.js';

/**
 * All errors and warnings of a definition. A definition with an ERROR must not be published. Linear in size.
 * @param known connections are checked only if they are given.
 */
export function validateDefinition(definition: BotDefinition, known: KnownOutside = {}): Problem[] {
  return [
    ...checkProfile(definition.profile),
    ...checkVariables(definition),
    ...checkFirstValues(definition),
    ...checkIntentTexts(definition),
    ...checkPrompts(definition.prompts),
    ...(known.connections ? answerModelProblems(definition, known.connections) : []),
    ...definition.flows.flatMap((flow) => validateFlow(definition, flow.id, known)),
  ];
}

/** The problems of one flow, checked with the variables and prompts of its definition; none for an unknown id. */
export function validateFlow(definition: BotDefinition, flowId: string, { connections }: KnownOutside = {}): Problem[] {
  const compiled = compileDefinition(definition);
  const flow = compiled.flows.get(flowId);
  if (!flow) return [];
  const scope = scopeWithin(textScope(definition), flow.flow);
  return [
    ...checkEvents(flow.flow, scope),
    ...checkGraph(flow, surroundingsOf(compiled, flow)),
    ...checkCalls(compiled, flow),
    ...[...flow.places.values()].flatMap((place) => checkBlock(place, scope)),
    ...(connections ? connectionProblems([flow.flow], connections) : []),
    ...checkFrames(definition, flow),
    ...checkNeedOfModel(definition, flow.flow),
    ...checkBudget(definition, flow),
  ];
}

function checkVariables(definition: BotDefinition): Problem[] {
  return definition.variables.flatMap((variable, at) => {
    const isShared = variable.scope === 'BOT' || variable.scope === 'ORGANIZATION';
    if (isShared && variable.isPersonalData)
      return [problem('SHARED_PERSONAL_DATA', { field: `variables.${at}.scope` }, sharedWords(variable.name))];
    if (!isReservedName(variable.name) && variableNamePattern.test(variable.name)) return [];
    return [
      problem(
        'RESERVED_NAME',
        { field: `variables.${at}.name` },
        {
          message: {
            es: `«${variable.name}» no se puede usar como nombre de variable.`,
            en: `“${variable.name}” cannot be the name of a variable.`,
          },
          fix: { es: 'Usa letras, números y guion bajo.', en: 'Use letters, digits and underscores.' },
        },
      ),
    ];
  });
}

/** What all conversations share could not be erased with the data of one visitor. */
function sharedWords(name: string): { message: Words; fix: Words } {
  return {
    message: {
      es: `«${name}» es un dato personal y sería de todas las conversaciones.`,
      en: `“${name}” is personal data and would belong to all conversations.`,
    },
    fix: { es: 'Hazla de la conversación o del contacto.', en: "Make it the conversation's or the contact's." },
  };
}

function surroundingsOf(compiled: CompiledDefinition, own: CompiledFlow): Surroundings {
  const foreignGroups = new Set<string>();
  const enteredGroups = new Set<string>();
  const { main } = compiled;
  let isCalled = false;
  for (const flow of compiled.flows.values()) {
    if (flow === own) continue;
    for (const groupId of flow.groups.keys()) foreignGroups.add(groupId);
    for (const { block } of flow.places.values()) {
      if (block.kind === 'jump' && block.options.target) enteredGroups.add(block.options.target.groupId);
      if (block.kind === 'callFlow' && block.options.flowId === own.flow.id) isCalled = own !== main;
    }
  }
  const isUsed = own === main || isCalled || [...own.groups.keys()].some((id) => enteredGroups.has(id));
  return { foreignGroups, enteredGroups, isCalled, isUsed, bodies: bodyGroups(own) };
}
