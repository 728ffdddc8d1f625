// The instruments themselves: the module's public face.
export { instrumentsErrors, registerInstruments } from './instruments.routes.ts';
