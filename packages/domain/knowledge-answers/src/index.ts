export { answerFrom, answerFromKnowledge, type KnowledgeAnswer, type KnowledgeQuestion } from './answer.js';
export { groupAlike } from './likeness.js';
export { KnowledgeBase } from './knowledge-index.js';
export { passagesFrom } from './passages.js';
