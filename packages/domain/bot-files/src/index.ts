export { isBotFile, readBotFile, type ReadBot, type ReadBotFile, type Refusal } from './read.js';
export {
  labelOf,
  totalsOf,
  type ImportNode,
  type ImportNodeKind,
  type ImportOutcome,
  type ImportPlace,
  type ImportSlot,
  type ImportTotal,
  type Words,
} from './report.js';
export { botFile, type BotFile } from './write.js';
