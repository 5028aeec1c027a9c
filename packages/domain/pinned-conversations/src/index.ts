export { filesIn, nameOfNobody } from './files.js';
export { watches, type Difference, type Watch } from './compare.js';
export { coverageOf, type Coverage, type UnwatchedBlock } from './coverage.js';
export type { Mutation } from './mutants.js';
export { pathTo, type PathRequest } from './paths.js';
export {
  beginning,
  obstacleTo,
  play,
  stageOf,
  stepInputOf,
  takeTurn,
  wordsOfInput,
  type Moment,
  type Stage,
  type TakenTurn,
} from './play.js';
export { mostInputs, readRecording, type RecordedInput, type RecordedResult, type Recording } from './recording.js';
export { pinOf, replay, type Pin, type Replay, type ReplayStatus } from './replay.js';
export type { Line, Stop, Transcript, TranscriptTurn } from './transcript.js';
export { exampleEmail, exampleName, examplePhone } from './examples.js';
export { formIn, maskedForm } from './forms.js';
export { differenceInWords, stopInWords } from './words.js';
