export * from './model.js';
export { trades } from '@tertulia/intents';
export {
  blockFamily,
  blockKinds,
  blockName,
  defaultOptions,
  isQuestionKind,
  itemsOf,
  offeredKinds,
  portsOf,
  summaryOf,
} from './blocks/registry.js';
export { blockNames } from './blocks/block-names.js';
export { toolParameters, type ToolParameter } from './blocks/ai-response/tools.js';
export { impliedVariablesOf } from './blocks/implied-variables.js';
export {
  describeIntervals,
  formatDate,
  hoursOn,
  hoursToday,
  nextOpeningText,
  openingHoursText,
  paymentMethodsText,
  servicesText,
  weekdayName,
} from './business/describe.js';
export {
  currencyDigits,
  formatDuration,
  formatMoney,
  formatServiceDetail,
  formatTime,
  languageTag,
} from './business/format.js';
export { prepareReading } from './engine/prepare.js';
export { businessPaths } from './business/lookup.js';
export { intervalsOn, localTime, openingState, openMsBetween, type OpeningState } from './business/opening.js';
export { readDate, type DateReading } from './business/whereabouts.js';
export { usesOfVariable, withRenamedVariable, type VariableUse } from './definition/uses.js';
export { conversationPaths, isReservedName, variableNamePattern } from './definition/names.js';
export { mostFlows, newFlow, usesOfFlow } from './definition/flow-parts.js';
export { heaviestDefinition, synonymBounds } from './definition/parts.js';
export {
  parseDefinition,
  parseFlow,
  type ParsedDefinition,
  type ParsedFlow,
  type ParseIssue,
} from './definition/parse.js';
export { pathsIn, textsOf, withTexts, type PlacedText, type TextChange } from './definition/texts.js';
export { flowJsonSchema } from './definition/schema.js';
export { urgencyIn } from './engine/urgent.js';
export { isReminderTooLate } from './engine/alarms.js';
export { promptInstructions, type Instructions } from './engine/instructions.js';
export { isAwaited, pretendedResult } from './engine/effects.js';
export { heaviestVariables, weightOf } from './engine/weight.js';
export { moveConversation, type Moved } from './engine/move.js';
export { startState, step, type StartOptions, type StepRequest } from './engine/step.js';
export { firstReadings } from './engine/first-readings.js';
export { checkExpression, type ExpressionFault } from './expressions/check.js';
export { expressionFunctions } from './expressions/operations.js';
export { typeOfPath } from './expressions/types.js';
export { expressionFaultInWords } from './expressions/words.js';
export { mappingPathFault } from './outside/mapping-path.js';
export { isFramed, readSite, sitesMax } from './outside/sites.js';
export { headerFault } from './outside/plain-values.js';
export {
  requestRenderer,
  templateFault,
  type RequestRenderer,
  type TemplateFault,
  type TemplateValues,
} from './outside/request-template.js';
export { defaultIntentText, defaultUrgentText } from './text/default-replies.js';
export { groupsInWords, isAccepted, namedFile } from './blocks/file-input/types.js';
export { fileNames, formText, postedValue } from './text/form-text.js';
export { pickText } from './text/flow-text.js';
export { intentEventTitle, intentPhrase, intentTitle, listedIntents } from './text/intent-titles.js';
export { linkedRuns, type LinkedRun } from './text/links.js';
export { contentFromMarkdown, plainText } from './text/markdown.js';
export { canonicalJson } from './versions/canonical.js';
export { withoutLayout } from './versions/layout.js';
export type { DefinitionChange } from './versions/definition-change.js';
export { diffDefinitions } from './versions/diff.js';
export { blockTitle } from './versions/place-names.js';
export { conflictInWords, type ConflictWords } from './versions/conflict-words.js';
export { isSameJson } from './versions/equal.js';
export { mergeDefinitions, type Merged } from './versions/merge.js';
export type { Choose, MergeConflict } from './versions/merge-values.js';
export { answerModelProblems, connectedPlaces, connectionProblems } from './validation/connection-checks.js';
export { textCheck } from './validation/text-checks.js';
export { tooHeavyProblem } from './validation/budget-checks.js';
export { validateDefinition, validateFlow } from './validation/validate.js';
export { hasSecret, withoutSecrets } from './text/secrets.js';
