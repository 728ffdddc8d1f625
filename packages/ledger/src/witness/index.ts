// The witness's protocol, both sides of it, without network, clock or files. Exact bytes: `spec/ledger/witness.md`.
export {
  decideAddCheckpoint,
  type KnownTree,
  refusalAnswer,
  type WitnessDecision,
  type WitnessRefusalCode,
} from './add-checkpoint.decide.ts';
export { type AnswerRefusal, addCosignatures, knownSizeOf } from './answer.ts';
export {
  type ExchangeAnswer,
  type ExchangeRefusal,
  exchangeAnswersText,
  exchangeText,
  MAX_EXCHANGE,
  parseExchange,
  parseExchangeAnswers,
} from './exchange.ts';
export { type MemoryRefusal, parseMemory } from './memory.ts';
export {
  type AddCheckpoint,
  addCheckpointText,
  MAX_REQUEST,
  parseAddCheckpoint,
  type RequestRefusal,
} from './request.ts';
