export { answerFromKnowledge, type KnowledgeAnswer, type KnowledgeQuestion } from './answer.js';
