export { answerFrom, answerFromKnowledge, type KnowledgeAnswer, type KnowledgeQuestion } from './answer.js';
export { groupAlike } from './likeness.js';
export { KnowledgeBase, type LearnedEntry, type PassageEntry } from './knowledge-index.js';
export { passagesFrom, type KnownText } from './passages.js';
