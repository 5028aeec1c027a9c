export { FlowEditor } from './components/lazy-flow-editor.js';
export { TemplateInput } from './components/inspector/template-input.js';
export { FlowEditorProvider } from './hooks/use-editor.js';
export {
  useConnections as useBotConnections,
  useCheckedConnections,
  type UsableConnection,
} from './hooks/use-connections.js';
export { useChoiceQuestion, type ChoiceQuestion } from './hooks/use-choice-question.js';
export { useVariableNames } from './hooks/use-variable-names.js';
export { namesIn } from './model/completion.js';
