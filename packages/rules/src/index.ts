// The law as dated data and pure functions: the package's public face.
export {
  type Basis,
  type DutiesInput,
  type DutiesOutput,
  type DutiesRefusal,
  type DutyItem,
  duties,
  type Reason,
  type Requirement,
  RULES_VERSION,
} from './duties.ts';
export {
  type Article,
  type Instrument,
  instruments,
  type KeyPoint,
  type ProvisionItem,
  provisionOf,
  REGULATION,
  type SourceStatus,
} from './instruments.ts';
