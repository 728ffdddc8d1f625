// Reading time stamps for a check of evidence: by the certificates that a person has brought, whatever file they came in.
import type { TokenFault, VerifyToken } from '../evidence/index.ts';
import { nameText, readCertificates } from './certificate.ts';
import { type TokenRefusal, verifyToken } from './verify-token.ts';

export interface TokenReader {
  /** Subjects of the certificates, for a person to see whom they trust. */
  readonly authorities: readonly string[];
  readonly verifyToken: VerifyToken;
}

/** What is no fault of the token: another certificate, or another place to check it at, may still tell. */
const UNTOLD: Readonly<Partial<Record<TokenRefusal['code'], TokenFault>>> = {
  'timestamp.untrusted': 'evidence.other-authority',
  'timestamp.no-certificate': 'evidence.other-authority',
  'timestamp.no-crypto': 'evidence.no-crypto',
};

const PEM = '-----BEGIN';

/** Undefined where the file holds no certificate (PEM or DER), or one that cannot be read. */
export function tokenReader(file: Uint8Array): TokenReader | undefined {
  const text = new TextDecoder().decode(file);
  const trusted = text.includes(PEM) ? text : file;
  const certificates = readCertificates(trusted);
  if (certificates === undefined) return undefined;
  return {
    authorities: certificates.map(({ x509 }) => nameText(x509.subject)),
    verifyToken: async (token, message) => {
      const stamped = await verifyToken({ token, message, trusted: [trusted] });
      return stamped.ok ? stamped.value : (UNTOLD[stamped.error.code] ?? 'evidence.bad-token');
    },
  };
}
