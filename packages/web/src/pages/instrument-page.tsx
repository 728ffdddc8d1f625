// One instrument: the regulation in the reader, or a local instrument with its values.

import { useParams } from '@tanstack/react-router';
import { REGULATION } from './clause-address.ts';
import { LocalInstrumentPage } from './local-instrument-page.tsx';
import { RegulationReader } from './regulation-reader.tsx';

export function InstrumentPage() {
  const { instrumentId = REGULATION } = useParams({ strict: false });
  return instrumentId === REGULATION ? (
    <RegulationReader />
  ) : (
    <LocalInstrumentPage key={instrumentId} instrumentId={instrumentId} />
  );
}
